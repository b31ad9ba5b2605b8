// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/RuledBox.h"

#include <QPainter>

namespace gridfolk
{

RuledBox::RuledBox(const Theme &theme, Qt::Edge edge, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_edge(edge)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RuledBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Panel));
    const int line = m_theme.lineWidth();
    QRect edge = rect();
    switch (m_edge) {
    case Qt::TopEdge:
        edge.setHeight(line);
        break;
    case Qt::BottomEdge:
        edge.setTop(height() - line);
        break;
    case Qt::LeftEdge:
        edge.setWidth(line);
        break;
    case Qt::RightEdge:
        edge.setLeft(width() - line);
        break;
    }
    painter.fillRect(edge, m_theme.color(Token::Line));
}

} // namespace gridfolk
