// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ChoiceCard.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

ChoiceCard::ChoiceCard(const Theme &theme, const QString &title, const QString &detail, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setDetail(detail);
}

void ChoiceCard::setDetail(const QString &detail)
{
    m_detail = detail;
    setAccessibleDescription(detail);
    setToolTip(detail.toHtmlEscaped());
    update();
}

QSize ChoiceCard::sizeHint() const
{
    return {m_theme.px(220), m_theme.px(54)};
}

QSize ChoiceCard::minimumSizeHint() const
{
    return {m_theme.px(140), m_theme.px(54)};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const bool focused = showsKeyboardFocus(this);
    painter.setBrush(m_theme.color(on ? Token::AccentSurface : underMouse() ? Token::Hover : Token::Panel));
    painter.setPen(
        QPen(m_theme.color(on || focused ? Token::Accent : Token::Line), focused ? 2 : m_theme.lineWidth()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    const double ring = m_theme.px(14);
    const QRectF dot(m_theme.px(12), (height() - ring) / 2, ring, ring);
    painter.setBrush(m_theme.color(Token::Panel));
    painter.setPen(QPen(m_theme.color(on ? Token::Accent : Token::Outline), on ? ring / 3 : 1.5));
    painter.drawEllipse(on ? dot.adjusted(ring / 6, ring / 6, -ring / 6, -ring / 6) : dot);
    const int left = qRound(dot.right()) + m_theme.px(10);
    const int width = this->width() - left - m_theme.px(8);
    const int middle = height() / 2;
    const auto draw = [&](TextRole role, Token color, const QRect &where, int align, const QString &text) {
        painter.setFont(m_theme.font(role));
        painter.setPen(m_theme.color(isEnabled() ? color : Token::Faint));
        painter.drawText(where, align | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    draw(TextRole::Strong, Token::Text, {left, 0, width, middle}, Qt::AlignBottom, text());
    draw(TextRole::Small, Token::Secondary, {left, middle + m_theme.px(1), width, middle}, Qt::AlignTop,
         m_detail);
}

} // namespace gridfolk
