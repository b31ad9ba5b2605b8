// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/HelpController.h"

#include "controllers/WindowActions.h"
#include "dialogs/Dialogs.h"
#include "dialogs/ManualWindow.h"
#include "session/Session.h"

#include <QAction>
#include <QWidget>

namespace gridfolk
{

HelpController::HelpController(const Theme &theme, Dialogs &dialogs, WindowActions &actions, QWidget &window)
    : QObject(&window)
    , m_theme(theme)
    , m_dialogs(dialogs)
    , m_actions(actions)
    , m_window(window)
{
    connect(actions.manual, &QAction::triggered, this, &HelpController::showManual);
    connect(actions.shortcuts, &QAction::triggered, this, &HelpController::showShortcuts);
    connect(actions.about, &QAction::triggered, this, &HelpController::showAbout);
}

void HelpController::showManual()
{
    if (m_manual == nullptr) {
        m_manual = new ManualWindow(m_theme, &m_window);
    }
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void HelpController::showShortcuts()
{
    QList<QStringList> rows;
    for (const QAction *action : m_actions.all()) {
        rows.append({action->text().remove(QLatin1Char('&')),
                     QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)});
    }
    m_dialogs.showTable(tr("Keyboard shortcuts"), rows);
}

void HelpController::showAbout()
{
    m_dialogs.showText(
        tr("Gridfolk %1").arg(QString::fromLatin1(programVersion())),
        tr("A studio for agent-based models whose agents can reason.\n\nFree software under the GNU General "
           "Public License, version 3 or later. It comes without any warranty."));
}

} // namespace gridfolk
