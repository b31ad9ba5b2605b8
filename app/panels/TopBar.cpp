// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/TopBar.h"

#include "panels/CommandField.h"
#include "widgets/BudgetMeter.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TransportBar.h"

#include <QFrame>
#include <QHBoxLayout>

namespace gridfolk
{

TopBar::TopBar(const Theme &theme, QWidget *parent)
    : RuledBox(theme, Qt::BottomEdge, parent)
    , m_modes(new SegmentedControl(theme))
    , m_transport(new TransportBar(theme))
    , m_meter(new BudgetMeter(theme))
    , m_commands(new CommandField(theme))
{
    setFixedHeight(theme.px(48));
    m_modes->setAccessibleName(tr("Mode"));
    m_modes->addSegment(tr("Design"), tr("Paint the world, write rules, give minds"));
    m_modes->addSegment(tr("Run"), tr("Watch the world and turn its parameters"));
    m_modes->addSegment(tr("Analyze"), tr("Look at the runs of this project"));
    auto *separator = new RuledBox(theme, Qt::LeftEdge);
    separator->setFixedSize(theme.lineWidth(), theme.px(24));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(12), 0, theme.px(12), theme.lineWidth());
    row->setSpacing(theme.px(12));
    row->addWidget(m_modes);
    row->addWidget(separator);
    row->addWidget(m_transport);
    row->addStretch(1);
    row->addWidget(m_meter);
    row->addWidget(m_commands);
    m_meter->hide();
}

void TopBar::setMeterShown(bool shown)
{
    m_meter->setVisible(shown);
}

} // namespace gridfolk
