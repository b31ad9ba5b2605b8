// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/Workspace.h"

#include "modes/Mode.h"
#include "panels/RunTabs.h"
#include "settings/AppSettings.h"
#include "widgets/WorldView.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kTabsHeight = 214;     // of the drawings
constexpr int kWide = 2000;          // a splitter shares what there is in proportion
constexpr double kDocksShare = 0.6;  // of a narrow window; the world keeps the rest
constexpr double kLeastShare = 0.82; // of the right dock's own width, or its forms would be cut

const QString kRows = QStringLiteral("rows");

/// A column of widgets of which one is shown; the hidden ones ask for no room.
QWidget *makeColumn()
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return column;
}

void addTo(QWidget *column, QWidget *widget)
{
    if (widget != nullptr) {
        column->layout()->addWidget(widget);
        widget->hide();
    }
}

} // namespace

Workspace::Workspace(AppSettings &settings, WorldView *world, RunTabs *tabs, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_world(world)
    , m_tabs(tabs)
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_left(makeColumn())
    , m_center(makeColumn())
    , m_right(makeColumn())
    , m_worldAndTabs(new QSplitter(Qt::Vertical))
{
    m_worldAndTabs->addWidget(world);
    m_worldAndTabs->addWidget(tabs);
    m_worldAndTabs->setStretchFactor(0, 1);
    m_worldAndTabs->setStretchFactor(1, 0);
    m_worldAndTabs->setChildrenCollapsible(false);
    const QList<int> rows = settings.sizes(kRows);
    m_worldAndTabs->setSizes(rows.size() == 2 ? rows : QList<int>{kWide, kTabsHeight});
    m_center->layout()->addWidget(m_worldAndTabs);
    for (QWidget *column : {m_left, m_center, m_right}) {
        m_columns->addWidget(column);
    }
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 0);
    m_columns->setChildrenCollapsible(false);
    connect(m_columns, &QSplitter::splitterMoved, this, [this] { m_movedByHand = true; });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);
}

void Workspace::addMode(Mode &mode, const QString &id, int left, int right)
{
    Place place{&mode, id, mode.leftDock(), mode.center(), mode.rightDock(), left, right, mode.showsTabs()};
    addTo(m_left, place.left);
    addTo(m_center, place.center);
    addTo(m_right, place.right);
    m_places.append(place);
}

void Workspace::showMode(int index)
{
    rememberSizes();
    m_current = index;
    m_expanded = false;
    refresh();
    restoreSizes();
}

void Workspace::refresh()
{
    const Place now = m_places.at(m_current);
    for (int index = 0; index < m_places.size(); ++index) {
        const Place &place = m_places.at(index);
        const bool current = index == m_current;
        for (QWidget *widget : {place.left, place.center, place.right}) {
            if (widget != nullptr) {
                widget->setVisible(current);
            }
        }
    }
    const bool whole = m_expanded && now.center == nullptr;
    m_left->setVisible(now.left != nullptr && m_leftShown && !whole);
    m_right->setVisible(now.right != nullptr && m_rightShown && !whole);
    m_worldAndTabs->setVisible(now.center == nullptr);
    m_world->setVisible(!whole);
    m_tabs->setVisible(now.tabs || whole);
    m_tabs->setExpanded(whole);
    emit tabsShownChanged(now.tabs);
}

void Workspace::restoreSizes()
{
    const Place &now = m_places.at(m_current);
    const QList<int> sizes = m_settings.sizes(now.id);
    m_movedByHand = false;
    if (sizes.size() == 3) {
        m_columns->setSizes(sizes);
        return;
    }
    const int left = now.leftWidth;
    const int spared = qRound(kDocksShare * width()) - left;
    const int right = std::clamp(spared, qRound(kLeastShare * now.rightWidth), now.rightWidth);
    m_columns->setSizes({left, width() - left - right, right});
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_current >= 0 && !m_expanded && !m_movedByHand) {
        restoreSizes();
    }
}

void Workspace::rememberSizes()
{
    if (m_current < 0 || m_expanded || !isVisible()) {
        return;
    }
    const Place &now = m_places.at(m_current);
    if (m_movedByHand && m_left->isVisible() == (now.left != nullptr) &&
        m_right->isVisible() == (now.right != nullptr)) {
        m_settings.setSizes(now.id, m_columns->sizes());
    }
    if (now.center == nullptr && now.tabs) {
        m_settings.setSizes(kRows, m_worldAndTabs->sizes());
    }
}

void Workspace::setLeftShown(bool shown)
{
    m_leftShown = shown;
    refresh();
}

void Workspace::setRightShown(bool shown)
{
    m_rightShown = shown;
    refresh();
}

void Workspace::setTabsShown(bool shown)
{
    m_places[m_current].tabs = shown;
    m_expanded = m_expanded && shown;
    refresh();
}

bool Workspace::areTabsShown() const
{
    return m_current >= 0 && m_places.at(m_current).tabs;
}

void Workspace::setTabsExpanded(bool expanded)
{
    if (expanded) {
        rememberSizes();
    }
    m_expanded = expanded;
    refresh();
    if (!expanded) {
        restoreSizes();
    }
}

QList<QWidget *> Workspace::regions() const
{
    QList<QWidget *> regions;
    const Place &now = m_places.at(m_current);
    for (QWidget *region :
         std::initializer_list<QWidget *>{now.left, now.center, m_world, m_tabs, now.right}) {
        if (region != nullptr && region->isVisible()) {
            regions.append(region);
        }
    }
    return regions;
}

} // namespace gridfolk
