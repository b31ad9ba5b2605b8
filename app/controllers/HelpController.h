// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace gridfolk
{

class Dialogs;
class ManualWindow;
class Theme;
class WindowActions;

/// The Help menu but for the welcome page: the manual in a window of its own, the shortcuts, the version.
class HelpController : public QObject
{
    Q_OBJECT

public:
    /// @param window the manual stands over it and ends with it
    HelpController(const Theme &theme, Dialogs &dialogs, WindowActions &actions, QWidget &window);

    void showManual();

private:
    void showShortcuts();
    void showAbout();

    const Theme &m_theme;
    Dialogs &m_dialogs;
    WindowActions &m_actions;
    QWidget &m_window;
    ManualWindow *m_manual = nullptr; ///< made when it is asked for
};

} // namespace gridfolk
