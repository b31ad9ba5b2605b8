// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the painted world: selection, sight, brush, cursor.
#include "widgets/Drawing.h"
#include "widgets/WorldView.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>

namespace gridfolk
{

void WorldView::invalidateFrame()
{
    m_frameValid = false;
    update();
}

void WorldView::ensureFrame()
{
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = size() * ratio;
    if (m_frame.size() != wanted) {
        m_frame = QImage(wanted, QImage::Format_ARGB32_Premultiplied);
        m_frameValid = false;
    }
    if (m_frameValid || m_frame.isNull()) {
        return;
    }
    QElapsedTimer timer;
    timer.start();
    m_painter.paint(m_frame, m_snapshot ? *m_snapshot : Snapshot{}, m_origin * ratio, m_scale * ratio, ratio);
    m_frame.setDevicePixelRatio(ratio);
    m_lastPaint = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    m_frameValid = true;
}

void WorldView::paintEvent(QPaintEvent *)
{
    ensureFrame();
    QPainter painter(this);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(0, 0, m_frame);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    paintOverlays(painter);
}

void WorldView::paintOverlays(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing, m_cells.isHexagonal() || m_cells.isPlane());
    painter.setBrush(Qt::NoBrush);
    paintHover(painter);
    paintSight(painter);
    paintSelection(painter);
    paintBrush(painter);
    paintCursor(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (showsKeyboardFocus(this)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void WorldView::paintOutline(QPainter &painter, const QPolygonF &shape, Token inner, Token outer) const
{
    painter.setPen(QPen(m_theme.color(outer), 3));
    painter.drawPolygon(shape);
    painter.setPen(QPen(m_theme.color(inner), 1.5));
    painter.drawPolygon(shape);
}

/// In a plane one sees whom a click would take.
void WorldView::paintHover(QPainter &painter) const
{
    if (!m_cells.isPlane() || m_brush > 0 || !m_pointer || m_panning) {
        return;
    }
    const std::vector<AgentPick> agents = agentsAt(*m_pointer);
    const auto place = agents.empty() ? std::nullopt : finder().placeOf(agents.front());
    if (place && !(m_selectedAgent && *m_selectedAgent == agents.front())) {
        const double radius = std::max(8.0, m_scale * 0.75);
        painter.setPen(QPen(m_theme.color(Token::Secondary), 1.5));
        painter.drawEllipse(toScreen(*place), radius, radius);
    }
}

/// What the selected agent's mind can see.
void WorldView::paintSight(QPainter &painter) const
{
    if (!m_selectedAgent || m_selectedAgent->kind >= static_cast<int>(m_scenario.kinds.size())) {
        return;
    }
    const AgentKind &kind = m_scenario.kinds[static_cast<std::size_t>(m_selectedAgent->kind)];
    const auto cell = kind.persona ? finder().cellOf(*m_selectedAgent) : std::nullopt;
    if (!cell) {
        return;
    }
    QPen dashed(m_theme.series("violet"), 1.5, Qt::CustomDashLine);
    dashed.setDashPattern({2, 2});
    painter.setPen(dashed);
    const int radius = kind.persona->sightRadius;
    if (!m_cells.isHexagonal()) {
        const int edge = 2 * radius + 1;
        painter.drawRect(cellsRect(QRect(cell->x - radius, cell->y - radius, edge, edge)));
        return;
    }
    QPolygonF border = m_cells.outlineAround(*cell, radius);
    for (QPointF &corner : border) {
        corner = toScreen(corner);
    }
    painter.drawPolygon(border);
}

void WorldView::paintSelection(QPainter &painter) const
{
    const double grow = std::max(3.0, 9 - m_scale / 2);
    if (m_selectedAgent && m_cells.isPlane()) {
        if (const auto place = finder().placeOf(*m_selectedAgent)) {
            const double radius = m_scale / 2 + grow;
            painter.setPen(QPen(m_theme.color(Token::Canvas), 3));
            painter.drawEllipse(toScreen(*place), radius, radius);
            painter.setPen(QPen(m_theme.color(Token::Text), 1.5));
            painter.drawEllipse(toScreen(*place), radius, radius);
        }
        return;
    }
    const std::optional<CellPosition> cell =
        m_selectedAgent ? finder().cellOf(*m_selectedAgent) : m_selectedCell;
    if (cell) {
        paintOutline(painter, shapeOf(QRect(cell->x, cell->y, 1, 1), grow), Token::Text, Token::Canvas);
    }
}

void WorldView::paintBrush(QPainter &painter) const
{
    QRect cells = m_preview;
    if (cells.isEmpty() && m_brush > 0 && (m_hover || (hasFocus() && m_cursor && m_keyboard))) {
        const CellPosition at = m_hover ? *m_hover : *m_cursor;
        cells = QRect(at.x - (m_brush - 1) / 2, at.y - (m_brush - 1) / 2, m_brush, m_brush);
    }
    if (cells.isEmpty()) {
        return;
    }
    QColor fill = m_theme.color(Token::Text);
    fill.setAlphaF(0.12F);
    painter.setBrush(fill);
    painter.setPen(QPen(m_theme.color(Token::Text), 1.5));
    painter.drawPolygon(shapeOf(cells));
    painter.setBrush(Qt::NoBrush);
}

void WorldView::paintCursor(QPainter &painter) const
{
    if (hasFocus() && m_cursor && m_keyboard) {
        paintOutline(painter, shapeOf(QRect(m_cursor->x, m_cursor->y, 1, 1), 1.5), Token::Accent,
                     Token::Panel);
    }
}

} // namespace gridfolk
