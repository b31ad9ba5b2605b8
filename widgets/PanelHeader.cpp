// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PanelHeader.h"

#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace gridfolk
{

PanelHeader::PanelHeader(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
    , m_title(new TextLabel(theme, title, TextRole::Title))
    , m_detail(new TextLabel(theme, QString(), TextRole::Body, Token::Secondary))
{
    setFixedHeight(theme.px(36));
    m_row->setContentsMargins(theme.px(12), 0, theme.px(12), 1);
    m_row->setSpacing(theme.px(8));
    m_row->addWidget(m_title);
    m_row->addStretch(1);
    m_row->addWidget(m_detail);
    m_detail->hide();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PanelHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString PanelHeader::title() const
{
    return m_title->text();
}

void PanelHeader::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QString PanelHeader::detail() const
{
    return m_detail->text();
}

QToolButton *PanelHeader::addButton(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(m_theme.icon(icon, Token::Secondary));
    button->setIconSize(QSize(m_theme.px(16), m_theme.px(16)));
    button->setFixedSize(m_theme.px(28), m_theme.px(28));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    addAtEnd(button);
    m_row->setContentsMargins(m_theme.px(12), 0, m_theme.px(6), 1);
    return button;
}

void PanelHeader::addBesideTitle(QWidget *widget, int stretch)
{
    m_row->insertWidget(m_beside, widget, stretch);
    ++m_beside;
}

void PanelHeader::addAtEnd(QWidget *widget)
{
    m_row->addWidget(widget);
}

void PanelHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = m_theme.lineWidth();
    painter.fillRect(rect(), m_theme.color(Token::Panel));
    painter.fillRect(0, height() - line, width(), line, m_theme.color(Token::Line));
}

} // namespace gridfolk
