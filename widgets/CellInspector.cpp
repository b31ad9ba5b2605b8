// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CellInspector.h"

#include "widgets/AttributeRows.h"
#include "widgets/SwatchList.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace gridfolk
{

CellInspector::CellInspector(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(theme, QString(), TextRole::Heading))
    , m_layersTitle(new TextLabel(theme, tr("Layers"), TextRole::Caption, Token::Secondary))
    , m_layers(new AttributeRows(theme))
    , m_agentsTitle(new TextLabel(theme, tr("Agents here"), TextRole::Caption, Token::Secondary))
    , m_agents(new SwatchList(theme, false))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.px(12), 0, theme.px(12));
    column->setSpacing(theme.px(8));
    for (QWidget *widget : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_layersTitle),
                            static_cast<QWidget *>(m_layers), static_cast<QWidget *>(m_agentsTitle)}) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
        row->addWidget(widget);
        column->addLayout(row);
    }
    m_agents->setAccessibleName(tr("Agents on this cell"));
    column->addWidget(m_agents);
    column->addStretch(1);
    connect(m_agents, &SwatchList::clicked, this,
            [this](const QModelIndex &index) { activate(index.row()); });
    connect(m_agents, &SwatchList::activated, this,
            [this](const QModelIndex &index) { activate(index.row()); });
}

void CellInspector::activate(int row)
{
    if (m_view && row >= 0 && row < static_cast<int>(m_view->agents.size())) {
        const CellOccupant &agent = m_view->agents[static_cast<std::size_t>(row)];
        emit agentActivated(agent.serial, agent.kindIndex);
    }
}

void CellInspector::setView(const CellView &view)
{
    if (m_view == view) {
        return;
    }
    m_view = view;
    m_title->setText(tr("Cell %1, %2").arg(view.x).arg(view.y));
    m_layers->setRows(view.layers);
    m_layersTitle->setVisible(!view.layers.empty());
    std::vector<SwatchRow> rows;
    for (const CellOccupant &agent : view.agents) {
        SwatchRow row;
        row.name = agent.label;
        row.shape = agent.shape.empty() ? "circle" : agent.shape;
        row.color = agent.color;
        rows.push_back(std::move(row));
    }
    m_agents->setRows(std::move(rows));
    m_agents->setVisible(!view.agents.empty());
    m_agentsTitle->setVisible(!view.agents.empty());
}

} // namespace gridfolk
