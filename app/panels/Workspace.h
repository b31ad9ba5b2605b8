// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QSplitter;
class QVBoxLayout;

namespace gridfolk
{

class AppSettings;
class Mode;
class RunTabs;
class WorldView;

/// The middle of the window: the active mode's left dock, the world with the tabs below it (or the mode's own
/// center), the mode's right dock. Remembers each mode's sizes.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    /// Takes world and tabs.
    Workspace(AppSettings &settings, WorldView *world, RunTabs *tabs, QWidget *parent = nullptr);

    /// Takes the mode's widgets. `id` names its remembered sizes; `left` and `right` are widths to begin
    /// with.
    void addMode(Mode &mode, const QString &id, int left, int right);
    void showMode(int index);

    void setLeftShown(bool shown);
    void setRightShown(bool shown);
    void setTabsShown(bool shown);
    [[nodiscard]] bool areTabsShown() const;
    /// The tabs in place of world and docks.
    void setTabsExpanded(bool expanded);

    /// Left dock, middle, tabs, right dock, as far as they are shown: what F6 walks.
    [[nodiscard]] QList<QWidget *> regions() const;
    void rememberSizes();

signals:
    void tabsShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Place {
        Mode *mode = nullptr;
        QString id;
        QWidget *left = nullptr;
        QWidget *center = nullptr;
        QWidget *right = nullptr;
        int leftWidth = 0;
        int rightWidth = 0;
        bool tabs = true;
    };
    void refresh();
    void restoreSizes();

    AppSettings &m_settings;
    WorldView *m_world;
    RunTabs *m_tabs;
    QSplitter *m_columns;
    QWidget *m_left;
    QWidget *m_center;
    QWidget *m_right;
    QSplitter *m_worldAndTabs;
    QList<Place> m_places;
    int m_current = -1;
    bool m_leftShown = true;
    bool m_rightShown = true;
    bool m_expanded = false;
    bool m_movedByHand = false; ///< the columns, since the mode was shown
};

} // namespace gridfolk
