// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ChoicesPane.h"

#include "widgets/TraceModel.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace gridfolk
{

ChoicesPane::ChoicesPane(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Choices"));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ChoicesPane::setEvent(const TraceEvent &event)
{
    m_offered = event.offered;
    std::stable_partition(m_offered.begin(), m_offered.end(),
                          [&](const OfferedAction &action) { return action.name == event.action; });
    m_chosen = QString::fromStdString(event.action);
    m_chosenText = TraceModel::actionText(event);
    QStringList spoken;
    for (const OfferedAction &action : m_offered) {
        const QString name = QString::fromStdString(action.name);
        spoken << (action.offered
                       ? name
                       : tr("%1 not offered: %2").arg(name, QString::fromStdString(action.reason)));
    }
    setAccessibleDescription(
        tr("Chosen: %1. Offered: %2").arg(m_chosenText, spoken.join(QStringLiteral(", "))));
    updateScrollBar();
    viewport()->update();
}

void ChoicesPane::clear()
{
    m_offered.clear();
    m_chosen.clear();
    m_chosenText.clear();
    updateScrollBar();
    viewport()->update();
}

int ChoicesPane::rowHeight(const OfferedAction &action) const
{
    return action.offered || action.reason.empty() ? m_theme.px(34) : m_theme.px(48);
}

void ChoicesPane::updateScrollBar()
{
    int height = m_theme.px(34);
    for (const OfferedAction &action : m_offered) {
        height += rowHeight(action) + m_theme.px(6);
    }
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
}

void ChoicesPane::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void ChoicesPane::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Token::Panel));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_offered.empty()) {
        return;
    }
    const int side = m_theme.px(12);
    int y = m_theme.px(10) - verticalScrollBar()->value();
    const auto offered = std::count_if(m_offered.begin(), m_offered.end(),
                                       [](const OfferedAction &action) { return action.offered; });
    painter.setFont(m_theme.font(TextRole::Caption));
    painter.setPen(m_theme.color(Token::Secondary));
    painter.drawText(QRect(side, y, viewport()->width() - 2 * side, m_theme.px(18)), Qt::AlignVCenter,
                     tr("Offered %1").arg(offered));
    y += m_theme.px(24);
    for (const OfferedAction &action : m_offered) {
        const QString name = QString::fromStdString(action.name);
        const bool chosen = name == m_chosen;
        const int height = rowHeight(action);
        const QRectF box(side + 0.5, y + 0.5, viewport()->width() - 2 * side - 1, height - 1);
        painter.setPen(
            QPen(m_theme.color(chosen ? Token::Accent : Token::Line), chosen ? 1.25 : m_theme.lineWidth()));
        painter.setBrush(m_theme.color(chosen ? Token::AccentSurface : Token::Panel));
        painter.drawRoundedRect(box, 6, 6);
        const QPointF mark(box.left() + m_theme.px(16), y + m_theme.px(17));
        const Token color = chosen ? Token::Accent : action.offered ? Token::Secondary : Token::Faint;
        painter.setPen(QPen(m_theme.color(color), 1.5));
        painter.setBrush(chosen ? QBrush(m_theme.color(Token::Accent)) : QBrush(Qt::NoBrush));
        painter.drawEllipse(mark, 4, 4);
        if (!action.offered) {
            painter.drawLine(mark + QPointF(-3, 3), mark + QPointF(3, -3));
        }
        painter.setFont(m_theme.font(TextRole::Body));
        painter.setPen(m_theme.color(action.offered ? Token::Text : Token::Secondary));
        const QRect line(int(box.left()) + m_theme.px(30), y, int(box.width()) - m_theme.px(38),
                         m_theme.px(34));
        painter.drawText(
            line, Qt::AlignVCenter,
            painter.fontMetrics().elidedText(chosen ? m_chosenText : name, Qt::ElideRight, line.width()));
        if (!action.offered && !action.reason.empty()) {
            painter.setFont(m_theme.font(TextRole::Small));
            painter.setPen(m_theme.color(Token::Secondary));
            const QString reason = QString::fromStdString(action.reason);
            painter.drawText(line.translated(0, m_theme.px(17)), Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(reason, Qt::ElideRight, line.width()));
        }
        y += height + m_theme.px(6);
    }
}

} // namespace gridfolk
