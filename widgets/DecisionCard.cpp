// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DecisionCard.h"

#include "widgets/Chip.h"
#include "widgets/ElidedLabel.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace gridfolk
{

DecisionCard::DecisionCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_thought(new TextLabel(theme, QString(), TextRole::Body, Token::Secondary))
    , m_action(new TextLabel(theme, QString(), TextRole::Strong))
    , m_arguments(new ElidedLabel(theme, QString(), TextRole::Mono))
    , m_status(new Chip(theme, QString()))
    , m_footer(new ElidedLabel(theme, QString(), TextRole::Small, Token::Secondary))
    , m_actionRow(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(13), theme.px(12), theme.px(10), theme.px(8));
    column->setSpacing(theme.px(10));
    m_thought->setWordWrap(true);
    m_thought->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_thought);
    auto *row = new QHBoxLayout(m_actionRow);
    row->setContentsMargins(0, theme.px(8), 0, 0);
    row->setSpacing(theme.px(8));
    row->addWidget(m_action);
    row->addWidget(m_arguments, 1);
    row->addWidget(m_status);
    column->addWidget(m_actionRow);
    m_footer->setMinimumHeight(theme.px(24));
    column->addWidget(m_footer);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DecisionCard::setDecision(const InspectorDecision &decision)
{
    m_thought->setText(decision.thought);
    m_thought->setVisible(!decision.thought.isEmpty());
    m_action->setText(decision.action);
    m_arguments->setText(decision.arguments);
    m_status->setText(statusText(decision.status));
    m_status->setTone(statusTone(decision.status));
    m_footer->setText(decision.footer);
    m_footer->setVisible(!decision.footer.isEmpty());
    update();
}

QString DecisionCard::statusText(DecisionStatus status)
{
    switch (status) {
    case DecisionStatus::Repaired:
        return tr("repaired");
    case DecisionStatus::Fallback:
        return tr("fallback");
    case DecisionStatus::Refused:
        return tr("refused");
    case DecisionStatus::Valid:
        break;
    }
    return tr("valid");
}

Tone DecisionCard::statusTone(DecisionStatus status)
{
    switch (status) {
    case DecisionStatus::Repaired:
        return Tone::Caution;
    case DecisionStatus::Fallback:
    case DecisionStatus::Refused:
        return Tone::Bad;
    case DecisionStatus::Valid:
        break;
    }
    return Tone::Good;
}

void DecisionCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    const int line = m_theme.lineWidth();
    if (m_thought->isVisibleTo(this)) {
        painter.fillRect(0, m_actionRow->y(), width(), line, m_theme.color(Token::Line));
    }
    if (m_footer->isVisibleTo(this)) {
        painter.fillRect(0, m_footer->y() - m_theme.px(3), width(), line, m_theme.color(Token::Line));
    }
}

} // namespace gridfolk
