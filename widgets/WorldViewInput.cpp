// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do to the world; WorldView.cpp has what it shows and where.
#include "widgets/WorldView.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

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
    m_pointer = event->position();
    if (m_cells.isPlane() && m_brush == 0) {
        update();
    }
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
        const auto path = m_lastDrag ? m_cells.line(*m_lastDrag, *cell) : std::vector<CellPosition>{*cell};
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
        click(*cell, agentsAt(event->position()), button);
    }
}

void WorldView::click(CellPosition cell, const std::vector<AgentPick> &here, Qt::MouseButton button)
{
    m_cursor = cell;
    describeCursor();
    if (button == Qt::LeftButton) {
        if (here.empty()) {
            selectCell(cell);
        } else {
            // The next of those that share the place, or the first.
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
    m_pointer.reset();
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
            click(*m_cursor, finder().onCell(*m_cursor), Qt::LeftButton);
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
