// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PromptPreview.h"

#include "widgets/Chip.h"
#include "widgets/LinkButton.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace gridfolk
{

PromptPreview::PromptPreview(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_agent(new Chip(theme, QString()))
    , m_another(new LinkButton(theme, tr("Another agent")))
    , m_text(new QPlainTextEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, theme.px(4));
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(11), theme.px(7), theme.px(9), theme.px(7));
    head->setSpacing(theme.px(8));
    head->addWidget(new TextLabel(theme, tr("Prompt preview"), TextRole::Strong));
    head->addWidget(m_agent);
    head->addStretch(1);
    head->addWidget(m_another);
    column->addLayout(head);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(theme.font(TextRole::Mono));
    m_text->setAccessibleName(tr("Prompt preview"));
    m_text->setMinimumHeight(theme.px(150));
    m_text->document()->setDocumentMargin(theme.px(8));
    m_text->viewport()->setAutoFillBackground(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_text, 1);
    m_agent->hide();
    connect(m_another, &LinkButton::clicked, this, &PromptPreview::anotherRequested);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setReason(tr("The prompt appears here once the model has no errors."));
}

void PromptPreview::setPreview(const QString &system, const QString &user, const QString &agent)
{
    m_agent->setText(agent);
    m_agent->setVisible(!agent.isEmpty());
    m_another->setEnabled(true);
    const QString whole = user.isEmpty() ? system : system + QStringLiteral("\n\n") + user;
    if (whole != m_text->toPlainText()) {
        m_text->setPlainText(whole);
    }
}

void PromptPreview::setReason(const QString &reason)
{
    m_agent->hide();
    m_another->setEnabled(false);
    m_text->clear();
    m_text->setPlaceholderText(reason);
}

void PromptPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    painter.fillRect(0, m_text->y(), width(), m_theme.lineWidth(), m_theme.color(Token::Line));
}

} // namespace gridfolk
