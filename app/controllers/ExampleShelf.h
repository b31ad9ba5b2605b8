// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "examples/ExampleLibrary.h"
#include "session/Session.h"

#include <QObject>

namespace gridfolk
{

class AppSettings;
class ThumbnailMaker;
class Theme;
class WelcomePage;

/// Fills the welcome page: examples with their pictures, recent files, who answers for minds.
class ExampleShelf : public QObject
{
    Q_OBJECT

public:
    ExampleShelf(const Theme &theme, AppSettings &settings, std::shared_ptr<const EngineFactory> factory,
                 WelcomePage &page, QObject *parent = nullptr);

    /// The examples that the page shows now, by its filter.
    [[nodiscard]] int count() const;

signals:
    void countChanged();
    void runRequested(const std::shared_ptr<const gridfolk::Scenario> &scenario);
    void designRequested(const std::shared_ptr<const gridfolk::Scenario> &scenario);

private:
    [[nodiscard]] std::shared_ptr<const Scenario> find(const QString &id) const;
    void showExamples();
    void showRecent();
    void showProvider();

    AppSettings &m_settings;
    WelcomePage &m_page;
    std::vector<Example> m_examples;
    ThumbnailMaker *m_thumbnails;
};

} // namespace gridfolk
