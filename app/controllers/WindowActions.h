// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <array>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QUndoStack;

namespace gridfolk
{

class Mode;
class WorldView;

/// Every command of the window, each in a menu with its shortcut and status tip. What they do is connected by
/// the window. Commands of a single key act only while the canvas has the focus.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    WindowActions(QUndoStack &undo, WorldView &world, QObject *parent = nullptr);

    /// Fills the bar: File, Edit, View, one menu for each mode, Help. `modes` in the order of `mode`.
    void fillMenus(QMenuBar &bar, const QList<Mode *> &modes);
    /// Menus of modes are shown only while there is a document on screen.
    void setModeMenusShown(bool shown);
    void setCurrentMode(int mode);
    void setRecent(const QStringList &paths);

    /// Everything that can be asked for by name now.
    [[nodiscard]] QList<QAction *> available() const;
    /// Every command, by menu: what the list of shortcuts shows.
    [[nodiscard]] QList<QAction *> all() const;

    QAction *newModel;
    QAction *open;
    QAction *save;
    QAction *saveAs;
    QAction *exportCsv;
    QAction *exportTraces;
    QAction *welcome;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    std::array<QAction *, 3> mode;
    QAction *fit;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *showLeft;
    QAction *showRight;
    QAction *showTabs;
    QAction *expandTabs;
    std::array<QAction *, 5> tab;
    QActionGroup *appearance; ///< each action's data is a Theme::Mode
    QAction *findCommand;
    QAction *nextRegion;
    QAction *previousRegion;
    QAction *playPause;
    QAction *step;
    QAction *reset;
    QAction *faster;
    QAction *slower;
    QAction *languageModel;
    QAction *manual;
    QAction *shortcuts;
    QAction *about;

signals:
    void recentChosen(const QString &path);
    void recentCleared();

private:
    QAction *add(const QString &text, const QKeySequence &shortcut, const QString &tip);
    QAction *addForCanvas(WorldView &world, const QString &text, const QKeySequence &shortcut,
                          const QString &tip);
    void makeFileActions();
    void makeViewActions(WorldView &world);
    void makeRunActions(WorldView &world);
    void fillFileMenu(QMenuBar &bar);
    void fillViewMenu(QMenuBar &bar);

    QMenu *m_recent = nullptr;
    QList<QMenu *> m_menus;
    std::array<QMenu *, 3> m_modeMenus{};
    std::array<QList<QAction *>, 3> m_modeActions;
};

} // namespace gridfolk
