// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "widgets/Theme.h"

#include <QWidget>

class QVBoxLayout;

namespace gridfolk
{

class LinkButton;
class TextLabel;

/// Servers of language models that run on this computer, each with its models to choose from. Looks for them
/// beside the window's thread, for a second at most.
class LocalServersPanel : public QWidget
{
    Q_OBJECT

public:
    LocalServersPanel(const Theme &theme, Environment environment, QWidget *parent = nullptr);

    /// Drops what was found, and looks anew.
    void look();

signals:
    void chosen(const QString &address, const QString &model);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void offerAll(const std::vector<LocalServer> &servers);
    /// "llama.cpp at 127.0.0.1:8080"
    [[nodiscard]] static QString nameOf(const LocalServer &server);
    void offer(const LocalServer &server, const std::string &model);

    const Theme &m_theme;
    Environment m_environment;
    TextLabel *m_note;
    LinkButton *m_again;
    QVBoxLayout *m_offers;
    bool m_looked = false;
    int m_number = 0; ///< of the newest search
};

} // namespace gridfolk
