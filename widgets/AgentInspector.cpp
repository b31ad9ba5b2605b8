// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/AgentInspector.h"

#include "widgets/AttributeRows.h"
#include "widgets/Avatar.h"
#include "widgets/DecisionCard.h"
#include "widgets/Drawing.h"
#include "widgets/EmptyState.h"
#include "widgets/LinkButton.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace gridfolk
{

AgentInspector::AgentInspector(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
{
    auto *empty = new EmptyState(theme);
    empty->setContent(tr("No agent is selected."),
                      tr("Click an agent in the world to see what it knows and does."));
    m_stack->addWidget(empty);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Agent"));
    area->setWidget(buildBody(theme));
    m_stack->addWidget(area);
}

QWidget *AgentInspector::buildHead(const Theme &theme)
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(12));
    m_avatar = new Avatar(theme);
    row->addWidget(m_avatar);
    auto *words = new QVBoxLayout;
    words->setSpacing(theme.px(1));
    auto *names = new QHBoxLayout;
    names->setSpacing(theme.px(5));
    m_name = new TextLabel(theme, QString(), TextRole::Heading);
    m_kind = new TextLabel(theme, QString(), TextRole::Body, Token::Secondary);
    names->addWidget(m_name);
    names->addWidget(m_kind, 1, Qt::AlignBottom);
    words->addLayout(names);
    m_where = new TextLabel(theme, QString(), TextRole::Body, Token::Secondary);
    words->addWidget(m_where);
    row->addLayout(words, 1);
    m_follow = new QPushButton(tr("Follow"));
    m_follow->setCheckable(true);
    m_follow->setAccessibleName(tr("Follow this agent"));
    m_follow->setToolTip(tr("Keep this agent in view"));
    row->addWidget(m_follow);
    connect(m_follow, &QPushButton::clicked, this, &AgentInspector::followToggled);
    return head;
}

QWidget *AgentInspector::buildBody(const Theme &theme)
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addWidget(buildHead(theme));
    column->addSpacing(theme.px(14));
    m_attributesTitle = new TextLabel(theme, tr("Attributes"), TextRole::Caption, Token::Secondary);
    column->addWidget(m_attributesTitle);
    m_attributes = new AttributeRows(theme);
    column->addWidget(m_attributes);
    column->addSpacing(theme.px(10));
    m_decisionTitle = new TextLabel(theme, QString(), TextRole::Caption, Token::Secondary);
    column->addWidget(m_decisionTitle);
    m_decision = new DecisionCard(theme);
    column->addWidget(m_decision);
    column->addSpacing(theme.px(8));
    m_whyTitle = new TextLabel(theme, tr("Why"), TextRole::Caption, Token::Secondary);
    column->addWidget(m_whyTitle);
    m_why = new TextLabel(theme, QString());
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_why);
    m_openTrace = new LinkButton(theme, tr("Open in trace"));
    column->addWidget(m_openTrace, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_openTrace, &LinkButton::clicked, this, [this] {
        if (m_view && m_view->decision) {
            emit openTraceRequested(m_view->serial, m_view->decision->tick);
        }
    });
    return body;
}

void AgentInspector::setView(const InspectorView &view)
{
    m_stack->setCurrentIndex(1);
    if (m_view == view) {
        return;
    }
    m_view = view;
    const QString kind = tr("%1 #%2").arg(view.kind).arg(view.serial);
    m_name->setText(view.name.isEmpty() ? view.kind : view.name);
    m_kind->setText(view.name.isEmpty() ? QStringLiteral("#%1").arg(view.serial) : kind);
    m_avatar->setAgent(view.name.isEmpty() ? view.kind : view.name, view.color);
    QString where = tr("cell %1, %2").arg(view.cellX).arg(view.cellY);
    if (view.age) {
        where = tr("%1 · age %2").arg(where, groupedNumber(*view.age));
    }
    m_where->setText(view.alive ? where : tr("no longer alive"));
    m_follow->setEnabled(view.alive);
    m_attributes->setRows(view.attributes);
    m_attributesTitle->setVisible(!view.attributes.empty());
    const bool decided = view.decision.has_value();
    m_decisionTitle->setVisible(decided);
    m_decision->setVisible(decided);
    m_openTrace->setVisible(decided);
    if (decided) {
        m_decisionTitle->setText(tr("Last decision · tick %1").arg(groupedNumber(view.decision->tick)));
        m_decision->setDecision(*view.decision);
    }
    m_why->setText(view.why.join(QLatin1Char('\n')));
    m_why->setVisible(!view.why.isEmpty());
    m_whyTitle->setVisible(!view.why.isEmpty());
}

void AgentInspector::clear()
{
    m_view.reset();
    m_stack->setCurrentIndex(0);
}

void AgentInspector::setFollowing(bool following)
{
    m_follow->setChecked(following);
}

} // namespace gridfolk
