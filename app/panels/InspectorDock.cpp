// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/InspectorDock.h"

#include "panels/RuledBox.h"
#include "widgets/AgentInspector.h"
#include "widgets/CellInspector.h"
#include "widgets/EmptyState.h"
#include "widgets/PromptPreview.h"
#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace gridfolk
{

InspectorDock::InspectorDock(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_agent(new AgentInspector(theme))
    , m_cell(new CellInspector(theme))
    , m_cellPages(new QStackedWidget)
    , m_prompt(new PromptPreview(theme))
    , m_export(new QPushButton(tr("Export CSV")))
{
    setAccessibleName(tr("Inspector"));
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Inspector tabs"));
    for (const QString &title : {tr("Agent"), tr("Cell"), tr("Prompt")}) {
        m_tabs->addTab(title);
    }
    auto *empty = new EmptyState(theme);
    empty->setContent(tr("No cell is selected."), tr("Click the world to see what lies there."));
    auto *cellArea = new QScrollArea;
    cellArea->setWidgetResizable(true);
    cellArea->setFrameShape(QFrame::NoFrame);
    cellArea->setAccessibleName(tr("Cell"));
    cellArea->setWidget(m_cell);
    m_cellPages->addWidget(empty);
    m_cellPages->addWidget(cellArea);
    auto *promptPage = new QWidget;
    auto *promptColumn = new QVBoxLayout(promptPage);
    promptColumn->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    promptColumn->addWidget(m_prompt);
    m_pages->addWidget(m_agent);
    m_pages->addWidget(m_cellPages);
    m_pages->addWidget(promptPage);
    auto *foot = new RuledBox(theme, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10));
    row->addWidget(m_export);
    m_export->setAccessibleName(tr("Export the metrics and agents of this run as CSV"));
    auto *head = new RuledBox(theme, Qt::BottomEdge);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(theme.px(4), 0, theme.px(4), 0);
    headRow->addWidget(m_tabs);
    headRow->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_pages, 1);
    column->addWidget(foot);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        emit tabChanged();
    });
    connect(m_export, &QPushButton::clicked, this, &InspectorDock::exportRequested);
}

void InspectorDock::setPromptVisible(bool visible)
{
    m_tabs->setTabVisible(PromptTab, visible);
}

void InspectorDock::setCurrentTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

InspectorDock::Tab InspectorDock::currentTab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void InspectorDock::clearCell()
{
    m_cellPages->setCurrentIndex(0);
}

void InspectorDock::showCell(const CellView &view)
{
    m_cell->setView(view);
    m_cellPages->setCurrentIndex(1);
}

void InspectorDock::setExportEnabled(bool enabled, const QString &reason)
{
    m_export->setEnabled(enabled);
    m_export->setToolTip(reason);
}

} // namespace gridfolk
