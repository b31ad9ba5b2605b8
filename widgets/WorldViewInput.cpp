// SPDX-License-Identifier: GPL-3.0-or-later
// Painting and input of the world; WorldView.cpp has what it shows and where.
#include "widgets/Drawing.h"
#include "widgets/WorldLegend.h"
#include "widgets/WorldView.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

// Cells on a straight line between two, the first excluded: a fast stroke leaves no gap.
std::vector<CellPosition> cellsBetween(CellPosition from, CellPosition to)
{
    std::vector<CellPosition> cells;
    const int steps = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
    for (int step = 1; step <= steps; ++step) {
        const double share = step / double(steps);
        cells.push_back({static_cast<std::int32_t>(std::lround(from.x + (to.x - from.x) * share)),
                         static_cast<std::int32_t>(std::lround(from.y + (to.y - from.y) * share))});
    }
    return cells;
}

} // namespace

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
    if (m_gridLines && m_scale >= 5) {
        paintGrid(painter);
    }
    paintSelection(painter);
    paintBrush(painter);
    if (hasFocus() && m_cursor && m_keyboard) {
        painter.setBrush(Qt::NoBrush);
        const QRectF cell = cellsRect(QRect(m_cursor->x, m_cursor->y, 1, 1)).adjusted(-1.5, -1.5, 1.5, 1.5);
        painter.setPen(QPen(m_theme.color(Token::Panel), 3));
        painter.drawRect(cell);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.drawRect(cell);
    }
    if (showsKeyboardFocus(this)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void WorldView::paintGrid(QPainter &painter) const
{
    const int w = m_snapshot ? m_snapshot->width : m_scenario.world.width;
    const int h = m_snapshot ? m_snapshot->height : m_scenario.world.height;
    const QRectF world = cellsRect(QRect(0, 0, w, h)).intersected(QRectF(rect()));
    QColor line = m_theme.color(Token::Text);
    line.setAlphaF(0.08F);
    const auto first = [&](double origin) {
        return std::max(0, static_cast<int>(std::floor(-origin / m_scale)));
    };
    for (int x = first(m_origin.x()); x <= w; ++x) {
        const double at = cellsRect(QRect(x, 0, 1, 1)).left();
        if (at > width()) {
            break;
        }
        painter.fillRect(QRectF(at, world.top(), 1, world.height()), line);
    }
    for (int y = first(m_origin.y()); y <= h; ++y) {
        const double at = cellsRect(QRect(0, y, 1, 1)).top();
        if (at > height()) {
            break;
        }
        painter.fillRect(QRectF(world.left(), at, world.width(), 1), line);
    }
}

void WorldView::paintSelection(QPainter &painter) const
{
    const std::optional<CellPosition> cell = m_selectedAgent ? cellOf(*m_selectedAgent) : m_selectedCell;
    if (!cell) {
        return;
    }
    painter.setBrush(Qt::NoBrush);
    const QRectF box = cellsRect(QRect(cell->x, cell->y, 1, 1));
    if (m_selectedAgent && m_selectedAgent->kind < static_cast<int>(m_scenario.kinds.size())) {
        const AgentKind &kind = m_scenario.kinds[static_cast<std::size_t>(m_selectedAgent->kind)];
        if (kind.persona) {
            // What this agent's mind can see.
            const int radius = kind.persona->sightRadius;
            QPen dashed(m_theme.series("violet"), 1.5, Qt::CustomDashLine);
            dashed.setDashPattern({2, 2});
            painter.setPen(dashed);
            painter.drawRect(
                cellsRect(QRect(cell->x - radius, cell->y - radius, 2 * radius + 1, 2 * radius + 1)));
        }
    }
    const double grow = std::max(3.0, 9 - m_scale / 2);
    painter.setPen(QPen(m_theme.color(Token::Canvas), 3));
    painter.drawRect(box.adjusted(-grow, -grow, grow, grow));
    painter.setPen(QPen(m_theme.color(Token::Text), 1.5));
    painter.drawRect(box.adjusted(-grow, -grow, grow, grow));
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
    painter.drawRect(cellsRect(cells));
}

void WorldView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_fitted) {
        fit();
    }
    clampOrigin();
    placeOverlay();
    invalidateFrame();
}

void WorldView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        placeOverlay();
    }
}

void WorldView::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0) {
        setPixelsPerCell(m_scale * std::pow(1.2, steps), event->position());
    }
    event->accept();
}

void WorldView::mousePressEvent(QMouseEvent *event)
{
    m_keyboard = false;
    m_lastMouse = event->position();
    m_pressedAt = event->position();
    const bool pan =
        event->button() == Qt::MiddleButton || (m_spaceHeld && event->button() == Qt::LeftButton);
    if (pan) {
        m_panning = true;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    const auto cell = cellAt(event->position());
    m_dragButton = event->button();
    m_lastDrag = cell;
    if (m_brush > 0 && cell) {
        emit cellPressed(cell->x, cell->y, event->button());
    }
}

void WorldView::mouseMoveEvent(QMouseEvent *event)
{
    const bool leftPan = m_brush == 0 && m_dragButton == Qt::LeftButton &&
                         (event->position() - m_pressedAt).manhattanLength() > 6;
    if (m_panning || leftPan) {
        m_panning = true;
        m_origin += event->position() - m_lastMouse;
        m_lastMouse = event->position();
        m_fitted = false;
        clampOrigin();
        invalidateFrame();
        return;
    }
    const auto cell = cellAt(event->position());
    if (cell != m_hover) {
        m_hover = cell;
        if (cell) {
            emit cellHovered(cell->x, cell->y);
        } else {
            emit hoverLeft();
        }
        update();
    }
    if (m_brush > 0 && m_dragButton != Qt::NoButton && cell && cell != m_lastDrag) {
        const auto path = m_lastDrag ? cellsBetween(*m_lastDrag, *cell) : std::vector<CellPosition>{*cell};
        m_lastDrag = cell;
        for (const CellPosition &step : path) {
            emit cellDragged(step.x, step.y, m_dragButton);
        }
    }
}

void WorldView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool panned = m_panning;
    const Qt::MouseButton button = m_dragButton;
    m_panning = false;
    m_dragButton = Qt::NoButton;
    setCursor(m_brush > 0 ? Qt::CrossCursor : Qt::ArrowCursor);
    if (panned || button != event->button()) {
        return;
    }
    const auto cell = cellAt(event->position());
    if (m_brush > 0) {
        if (const auto last = cell ? cell : m_lastDrag) {
            emit cellReleased(last->x, last->y, button);
        }
        return;
    }
    if (cell) {
        clickAt(*cell, button);
    }
}

void WorldView::clickAt(CellPosition cell, Qt::MouseButton button)
{
    m_cursor = cell;
    describeCursor();
    if (button == Qt::LeftButton) {
        const std::vector<AgentPick> here = agentsOn(cell);
        if (here.empty()) {
            selectCell(cell);
        } else {
            // The next of those that share the cell, or the topmost.
            auto found = m_selectedAgent ? std::find(here.begin(), here.end(), *m_selectedAgent) : here.end();
            found = found == here.end() || found + 1 == here.end() ? here.begin() : found + 1;
            selectAgent(found->kind, found->serial);
            emit agentClicked(found->serial, found->kind);
        }
    }
    emit cellClicked(cell.x, cell.y, button);
    update();
}

void WorldView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (m_hover) {
        m_hover.reset();
        emit hoverLeft();
        update();
    }
}

void WorldView::keyPressEvent(QKeyEvent *event)
{
    const int stride = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(-stride, 0);
        return;
    case Qt::Key_Right:
        moveCursor(stride, 0);
        return;
    case Qt::Key_Up:
        moveCursor(0, -stride);
        return;
    case Qt::Key_Down:
        moveCursor(0, stride);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_Space:
        m_spaceHeld = true;
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_cursor) {
            moveCursor(0, 0);
        } else if (m_brush > 0) {
            emit cellPressed(m_cursor->x, m_cursor->y, Qt::LeftButton);
            emit cellReleased(m_cursor->x, m_cursor->y, Qt::LeftButton);
        } else {
            clickAt(*m_cursor, Qt::LeftButton);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void WorldView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        m_spaceHeld = false;
        return;
    }
    QWidget::keyReleaseEvent(event);
}

} // namespace gridfolk
