// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Chip.h"

#include <QPainter>

namespace gridfolk
{

Token toneToken(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return Token::Accent;
    case Tone::Good:
        return Token::Good;
    case Tone::Caution:
        return Token::Caution;
    case Tone::Bad:
        return Token::Bad;
    case Tone::Neutral:
        break;
    }
    return Token::Secondary;
}

Chip::Chip(const Theme &theme, const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(text)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(theme.font(TextRole::Small));
    setAccessibleName(text);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setText(const QString &text)
{
    if (m_text != text) {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
        update();
    }
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + m_theme.px(16), m_theme.px(20)};
}

int Chip::paint(QPainter &painter, const Theme &theme, const QPointF &leftCenter, const QString &text,
                Tone tone)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(TextRole::Small));
    const int width = painter.fontMetrics().horizontalAdvance(text) + theme.px(16);
    const QRectF pill(leftCenter.x(), leftCenter.y() - theme.px(20) / 2.0, width, theme.px(20));
    painter.setPen(theme.variant() == ThemeVariant::HighContrast ? QPen(theme.color(Token::Line))
                                                                 : QPen(Qt::NoPen));
    painter.setBrush(theme.color(tone == Tone::Accent ? Token::AccentSurface : Token::Chip));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(theme.color(toneToken(tone)));
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.restore();
    return width;
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, m_theme, QPointF(0, height() / 2.0), m_text, m_tone);
}

} // namespace gridfolk
