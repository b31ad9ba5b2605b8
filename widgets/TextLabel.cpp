// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TextLabel.h"

namespace gridfolk
{

TextLabel::TextLabel(const Theme &theme, const QString &text, TextRole role, Token color, QWidget *parent)
    : QLabel(text, parent)
    , m_theme(theme)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    refresh();
    connect(&theme, &Theme::changed, this, &TextLabel::refresh);
}

void TextLabel::setColor(Token color)
{
    if (m_color != color) {
        m_color = color;
        refresh();
    }
}

void TextLabel::setRole(TextRole role)
{
    m_role = role;
    refresh();
}

void TextLabel::refresh()
{
    setFont(m_theme.font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_color));
    colors.setColor(QPalette::Text, m_theme.color(m_color));
    setPalette(colors);
}

} // namespace gridfolk
