// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/NumberLabel.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

NumberLabel::NumberLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NumberLabel::setParts(const QString &strong, const QString &quiet, const QString &widest)
{
    if (m_strong == strong && m_quiet == quiet && m_widest == widest) {
        return;
    }
    const QSize before = sizeHint();
    m_strong = strong;
    m_quiet = quiet;
    m_widest = widest;
    setAccessibleName(text());
    if (sizeHint() != before) {
        updateGeometry();
    }
    update();
}

QSize NumberLabel::sizeHint() const
{
    const QFont strong = m_theme.font(TextRole::Strong);
    const int own = tabularWidth(strong, m_strong) + tabularWidth(m_theme.font(TextRole::Body), m_quiet);
    return {std::max(own, tabularWidth(strong, m_widest)) + 2, m_theme.px(20)};
}

void NumberLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(TextRole::Strong));
    painter.setPen(m_theme.color(isEnabled() ? Token::Text : Token::Faint));
    paintTabular(painter, rect(), Qt::AlignLeft, m_strong);
    const int offset = tabularWidth(painter.font(), m_strong);
    painter.setFont(m_theme.font(TextRole::Body));
    painter.setPen(m_theme.color(isEnabled() ? Token::Secondary : Token::Faint));
    paintTabular(painter, rect().adjusted(offset, 0, 0, 0), Qt::AlignLeft, m_quiet);
}

} // namespace gridfolk
