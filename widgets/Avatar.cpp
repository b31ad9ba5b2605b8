// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Avatar.h"

#include <QPainter>

namespace gridfolk
{

Avatar::Avatar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedSize(theme.px(40), theme.px(40));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Avatar::setAgent(const QString &name, const std::string &color)
{
    const QString letter = name.left(1).toUpper();
    if (letter != m_letter || color != m_color) {
        m_letter = letter;
        m_color = color;
        update();
    }
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = m_theme.series(m_color);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(rect(), 9, 9);
    painter.setFont(m_theme.font(TextRole::Heading));
    painter.setPen(m_theme.textOn(color));
    painter.drawText(rect(), Qt::AlignCenter, m_letter);
}

} // namespace gridfolk
