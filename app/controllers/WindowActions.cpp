// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/WindowActions.h"

#include "modes/Mode.h"
#include "widgets/Theme.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

namespace gridfolk
{

WindowActions::WindowActions(QUndoStack &undoStack, WorldView &world, QObject *parent)
    : QObject(parent)
    , undo(undoStack.createUndoAction(this, tr("&Undo")))
    , redo(undoStack.createRedoAction(this, tr("&Redo")))
{
    undo->setShortcut(QKeySequence::Undo);
    undo->setStatusTip(tr("Take back the last change of the model"));
    redo->setShortcuts({QKeySequence(tr("Ctrl+Y")), QKeySequence(tr("Ctrl+Shift+Z"))});
    redo->setStatusTip(tr("Make the change again that was taken back"));
    makeFileActions();
    makeViewActions(world);
    makeRunActions(world);
}

QAction *WindowActions::add(const QString &text, const QKeySequence &shortcut, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setStatusTip(tip);
    return action;
}

QAction *WindowActions::addForCanvas(WorldView &world, const QString &text, const QKeySequence &shortcut,
                                     const QString &tip)
{
    QAction *action = add(text, shortcut, tip);
    action->setShortcutContext(Qt::WidgetShortcut);
    world.addAction(action);
    return action;
}

void WindowActions::makeFileActions()
{
    newModel = add(tr("&New model"), QKeySequence::New, tr("Start a small model of your own"));
    open = add(tr("&Open…"), QKeySequence::Open, tr("Open a project or a model"));
    save = add(tr("&Save"), QKeySequence::Save, tr("Save the model; its runs are kept as they come"));
    saveAs = add(tr("Save &as…"), QKeySequence(tr("Ctrl+Shift+S")),
                 tr("Save under another name, as a project with its runs or as plain JSON"));
    exportCsv = add(tr("&Export CSV…"), QKeySequence(tr("Ctrl+E")),
                    tr("Write metrics and agents of this run as tables"));
    exportTraces = add(tr("Export &traces…"), QKeySequence(tr("Ctrl+Shift+E")),
                       tr("Write every decision of this run as a table"));
    welcome = add(tr("&Welcome page"), QKeySequence(tr("Ctrl+Home")), tr("Examples and recent projects"));
    quit = add(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), tr("Close Gridfolk"));
    manual = add(tr("&Manual"), QKeySequence::HelpContents, tr("How rules and models are written"));
    shortcuts =
        add(tr("&Keyboard shortcuts"), QKeySequence(tr("Ctrl+F1")), tr("Every command with its keys"));
    about = add(tr("&About Gridfolk"), {}, tr("Version and license"));
    languageModel = add(tr("&Language model…"), QKeySequence(tr("Ctrl+L")),
                        tr("Choose who answers for agents with minds"));
}

void WindowActions::makeViewActions(WorldView &world)
{
    const std::array<QString, 3> modes{tr("&Design"), tr("&Run"), tr("&Analyze")};
    const std::array<QString, 3> modeTips{tr("Paint the world, write rules, give minds"),
                                          tr("Watch the world and turn its parameters"),
                                          tr("Look at the runs of this project")};
    auto *modeGroup = new QActionGroup(this);
    for (std::size_t at = 0; at < mode.size(); ++at) {
        mode[at] = add(modes[at], QKeySequence(QStringLiteral("Ctrl+%1").arg(at + 1)), modeTips[at]);
        mode[at]->setCheckable(true);
        modeGroup->addAction(mode[at]);
    }
    fit = addForCanvas(world, tr("&Fit the world"), QKeySequence(Qt::Key_F), tr("Show the whole world"));
    zoomIn = add(tr("Zoom &in"), QKeySequence::ZoomIn, tr("Larger cells"));
    zoomOut = add(tr("Zoom &out"), QKeySequence::ZoomOut, tr("Smaller cells"));
    showLeft = add(tr("&Left panel"), QKeySequence(tr("Ctrl+Alt+L")), tr("Show or hide the left panel"));
    showRight = add(tr("&Inspector"), QKeySequence(tr("Ctrl+Alt+R")), tr("Show or hide the right panel"));
    showTabs = add(tr("&Tabs below the world"), QKeySequence(tr("Ctrl+Alt+B")),
                   tr("Show or hide the tabs below the world"));
    expandTabs = add(tr("Tabs in the &whole window"), QKeySequence(tr("Ctrl+Alt+F")),
                     tr("Let plots or trace take the place of the world"));
    for (QAction *action : {showLeft, showRight, showTabs, expandTabs}) {
        action->setCheckable(true);
    }
    showLeft->setChecked(true);
    showRight->setChecked(true);
    const std::array<QString, 5> tabs{tr("&Plots"), tr("T&race"), tr("Pro&blems"), tr("Lo&g"),
                                      tr("Gate&way")};
    const std::array<QString, 5> tabTips{
        tr("Show the plots of the metrics"), tr("Show what agents thought and did"), tr("Show what is wrong"),
        tr("Show what rules printed"), tr("Show calls to language models, their cost and their times")};
    for (std::size_t at = 0; at < tab.size(); ++at) {
        tab[at] = add(tabs[at], QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(at + 1)), tabTips[at]);
    }
    appearance = new QActionGroup(this);
    const std::array<std::pair<Theme::Mode, QString>, 4> looks{
        {{Theme::Mode::System, tr("&System")},
         {Theme::Mode::Light, tr("&Light")},
         {Theme::Mode::Dark, tr("&Dark")},
         {Theme::Mode::HighContrast, tr("&High contrast")}}};
    for (const auto &[look, text] : looks) {
        QAction *action = appearance->addAction(text);
        action->setStatusTip(tr("Change the colors of the window"));
        action->setCheckable(true);
        action->setData(static_cast<int>(look));
    }
    findCommand =
        add(tr("Find a &command"), QKeySequence(tr("Ctrl+Shift+P")), tr("Type the name of a command"));
    nextRegion =
        add(tr("&Next part of the window"), QKeySequence(Qt::Key_F6), tr("Move the keyboard focus on"));
    previousRegion = add(tr("Pre&vious part of the window"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
                         tr("Move the keyboard focus back"));
}

void WindowActions::makeRunActions(WorldView &world)
{
    playPause =
        addForCanvas(world, tr("&Play"), QKeySequence(Qt::Key_Space), tr("Run the model, or pause it"));
    step =
        addForCanvas(world, tr("One &tick"), QKeySequence(Qt::Key_Period), tr("Compute one tick and pause"));
    reset = add(tr("&Start again"), QKeySequence(tr("Ctrl+R")),
                tr("A new run of the model as it is now, from tick 0"));
    faster = add(tr("&Faster"), QKeySequence(tr("Ctrl+]")), tr("Twice as many ticks a second"));
    slower = add(tr("S&lower"), QKeySequence(tr("Ctrl+[")), tr("Half as many ticks a second"));
}

void WindowActions::fillMenus(QMenuBar &bar, const QList<Mode *> &modes)
{
    fillFileMenu(bar);
    QMenu *edit = bar.addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    m_menus.append(edit);
    fillViewMenu(bar);
    const std::array<QString, 3> titles{tr("&Design"), tr("&Run"), tr("&Analyze")};
    for (std::size_t at = 0; at < titles.size(); ++at) {
        QMenu *menu = bar.addMenu(titles[at]);
        menu->addAction(mode[at]);
        menu->addSeparator();
        if (at == 1) {
            menu->addActions({playPause, step, reset});
            menu->addSeparator();
            menu->addActions({faster, slower});
            menu->addSeparator();
        }
        for (QAction *action : modes[static_cast<qsizetype>(at)]->menuActions()) {
            if (action == nullptr) {
                menu->addSeparator();
            } else {
                menu->addAction(action);
                m_modeActions[at].append(action);
            }
        }
        if (at == 1) {
            menu->addSeparator();
            menu->addAction(languageModel);
        }
        m_modeMenus[at] = menu;
        m_menus.append(menu);
    }
    QMenu *help = bar.addMenu(tr("&Help"));
    help->addActions({manual, welcome, shortcuts});
    help->addSeparator();
    help->addAction(about);
    m_menus.append(help);
}

void WindowActions::fillFileMenu(QMenuBar &bar)
{
    QMenu *file = bar.addMenu(tr("&File"));
    file->addActions({newModel, open});
    m_recent = file->addMenu(tr("Open &recent"));
    file->addSeparator();
    file->addActions({save, saveAs});
    file->addSeparator();
    file->addActions({exportCsv, exportTraces});
    file->addSeparator();
    file->addAction(quit);
    m_menus.append(file);
}

void WindowActions::fillViewMenu(QMenuBar &bar)
{
    QMenu *view = bar.addMenu(tr("&View"));
    view->addActions({mode[0], mode[1], mode[2]});
    view->addSeparator();
    view->addActions({fit, zoomIn, zoomOut});
    view->addSeparator();
    view->addActions({showLeft, showRight, showTabs, expandTabs});
    view->addSeparator();
    view->addActions({tab[0], tab[1], tab[2], tab[3], tab[4]});
    view->addSeparator();
    view->addMenu(tr("A&ppearance"))->addActions(appearance->actions());
    view->addSeparator();
    view->addActions({findCommand, nextRegion, previousRegion});
    m_menus.append(view);
}

void WindowActions::setModeMenusShown(bool shown)
{
    for (QMenu *menu : m_modeMenus) {
        menu->menuAction()->setVisible(shown);
    }
    for (QAction *action : {save, saveAs, fit, zoomIn, zoomOut, showLeft, showRight, showTabs, expandTabs,
                            playPause, step, reset, faster, slower, undo, redo}) {
        action->setVisible(shown);
    }
    for (QAction *action : tab) {
        action->setVisible(shown);
    }
    for (QAction *action : mode) {
        action->setVisible(shown);
    }
}

void WindowActions::setCurrentMode(int current)
{
    for (std::size_t at = 0; at < mode.size(); ++at) {
        const bool active = static_cast<int>(at) == current;
        mode[at]->setChecked(active);
        for (QAction *action : std::as_const(m_modeActions[at])) {
            action->setVisible(active);
        }
    }
}

void WindowActions::setRecent(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths) {
        QAction *action =
            m_recent->addAction(QFileInfo(path).fileName().replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setStatusTip(path);
        connect(action, &QAction::triggered, this, [this, path] { emit recentChosen(path); });
    }
    if (!paths.isEmpty()) {
        m_recent->addSeparator();
        QAction *clear = m_recent->addAction(tr("&Clear this list"));
        clear->setStatusTip(tr("Forget the recent files; the files stay"));
        connect(clear, &QAction::triggered, this, &WindowActions::recentCleared);
    }
    m_recent->setEnabled(!paths.isEmpty());
}

QList<QAction *> WindowActions::all() const
{
    QList<QAction *> actions;
    for (const QMenu *menu : m_menus) {
        for (QAction *action : menu->actions()) {
            if (action->menu() != nullptr && action->menu() != m_recent) {
                actions.append(action->menu()->actions());
            } else if (!action->isSeparator() && action->menu() == nullptr) {
                actions.append(action);
            }
        }
    }
    return actions;
}

QList<QAction *> WindowActions::available() const
{
    QList<QAction *> actions = all();
    actions.removeIf([](const QAction *action) { return !action->isEnabled() || !action->isVisible(); });
    return actions;
}

} // namespace gridfolk
