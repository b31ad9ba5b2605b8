// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StopFlag.h"
#include "examples/ExampleLibrary.h"
#include "session/Session.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <map>
#include <memory>

namespace gridfolk
{

class Theme;

/// Pictures of the examples as they look after a few dozen ticks: runs each headless on a thread of its own,
/// once, and paints it again when the theme changes. Never asks a language model over the network.
class ThumbnailMaker : public QObject
{
    Q_OBJECT

public:
    ThumbnailMaker(const Theme &theme, std::shared_ptr<const EngineFactory> factory,
                   QObject *parent = nullptr);
    /// Stops what is running.
    ~ThumbnailMaker() override;

    void make(const std::vector<Example> &examples);

signals:
    void made(const QString &id, const QImage &picture);

private:
    struct Shot {
        std::shared_ptr<const Scenario> scenario;
        SnapshotPtr snapshot;
    };
    void take(const QString &id, const Shot &shot);
    void paint(const QString &id, const Shot &shot);

    const Theme &m_theme;
    std::shared_ptr<const EngineFactory> m_factory;
    std::shared_ptr<StopFlag> m_stop;
    QThreadPool m_worker;
    std::map<QString, Shot> m_shots;
};

} // namespace gridfolk
