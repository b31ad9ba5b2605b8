// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/AttributeRows.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

AttributeRows::AttributeRows(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Values"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AttributeRows::setRows(std::vector<InspectorAttribute> rows)
{
    if (rows == m_rows) {
        return;
    }
    const bool resized = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    QStringList spoken;
    for (const InspectorAttribute &row : m_rows) {
        spoken << QStringLiteral("%1 %2").arg(row.name, row.value);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    if (resized) {
        updateGeometry();
    }
    update();
}

QSize AttributeRows::sizeHint() const
{
    return {m_theme.px(220), static_cast<int>(m_rows.size()) * m_theme.px(24)};
}

QSize AttributeRows::minimumSizeHint() const
{
    return {m_theme.px(140), sizeHint().height()};
}

void AttributeRows::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int rowHeight = m_theme.px(24);
    const int valueLeft = std::min(m_theme.px(96), width() / 2);
    const auto first = static_cast<std::size_t>(std::max(0, event->rect().top() / rowHeight));
    for (std::size_t at = first; at < m_rows.size(); ++at) {
        const InspectorAttribute &row = m_rows[at];
        const int top = static_cast<int>(at) * rowHeight;
        if (top > event->rect().bottom()) {
            break;
        }
        painter.setPen(m_theme.color(Token::Secondary));
        painter.drawText(QRect(0, top, valueLeft - 8, rowHeight), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.name, Qt::ElideRight, valueLeft - 8));
        int x = valueLeft;
        if (row.fraction) {
            const int barWidth = std::max(20, std::min(m_theme.px(90), width() - valueLeft - m_theme.px(56)));
            QRectF bar(x, top + rowHeight / 2 - 2.5, barWidth, 5);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(Token::Track));
            painter.drawRoundedRect(bar, 2.5, 2.5);
            bar.setWidth(bar.width() * std::clamp(*row.fraction, 0.0, 1.0));
            painter.setBrush(m_theme.color(Token::Accent));
            painter.drawRoundedRect(bar, 2.5, 2.5);
            x += barWidth + m_theme.px(8);
        }
        painter.setPen(m_theme.color(Token::Text));
        const QString text = painter.fontMetrics().elidedText(row.value, Qt::ElideRight, width() - x);
        paintTabular(painter, QRectF(x, top, width() - x, rowHeight), Qt::AlignLeft, text);
    }
}

} // namespace gridfolk
