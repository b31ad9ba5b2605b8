// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ChoiceChip.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

ChoiceChip::ChoiceChip(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFont(theme.font(TextRole::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ChoiceChip::sizeHint() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    return {QFontMetrics(strong).horizontalAdvance(text()) + m_theme.px(30), m_theme.px(24)};
}

void ChoiceChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool on = isChecked();
    painter.setBrush(on             ? m_theme.color(Token::AccentSurface)
                     : underMouse() ? m_theme.color(Token::Hover)
                                    : m_theme.color(Token::Panel));
    const Token edge = showsKeyboardFocus(this) ? Token::Accent : Token::Outline;
    painter.setPen(on && !showsKeyboardFocus(this)
                       ? QPen(Qt::NoPen)
                       : QPen(m_theme.color(edge), showsKeyboardFocus(this) ? 1.5 : 1));
    painter.drawRoundedRect(pill, 6, 6);
    const int size = m_theme.px(12);
    const QRect mark(m_theme.px(7), (height() - size) / 2, size, size);
    m_theme.icon(on ? QStringLiteral("check") : QStringLiteral("plus"), on ? Token::Accent : Token::Secondary)
        .paint(&painter, mark);
    QFont shown = font();
    shown.setWeight(on ? QFont::DemiBold : QFont::Normal);
    painter.setFont(shown);
    painter.setPen(m_theme.color(!isEnabled() ? Token::Faint : on ? Token::Accent : Token::Secondary));
    painter.drawText(rect().adjusted(mark.right() + m_theme.px(4), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     text());
}

} // namespace gridfolk
