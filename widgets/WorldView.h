// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/AgentFinder.h"
#include "widgets/WorldPainter.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

class QToolButton;

namespace gridfolk
{

class WorldLegend;

/// The world on screen: layers, links, agents, zoom, pan, selection, a cell cursor for the keyboard, a brush
/// for Design. Knows values only. Left button selects, or paints while a brush is set; middle button or Space
/// + drag pans; the wheel zooms at the pointer; + and - zoom, 0 fits; arrows move the cell cursor, Enter
/// presses on it. On a grid the agents of the cell under the pointer are meant, in a plane the nearest ones.
class WorldView : public QWidget
{
    Q_OBJECT
public:
    explicit WorldView(const Theme &theme, QWidget *parent = nullptr);
    ~WorldView() override;

    /// Shapes, colors, layers and the legend. The zoom stays when the world's size does.
    void setScenario(const Scenario &scenario);
    /// Latest wins; null shows an empty ground. Zoom and selection stay.
    void setSnapshot(SnapshotPtr snapshot);
    [[nodiscard]] SnapshotPtr snapshot() const { return m_snapshot; }

    void setLayerVisible(int layer, bool visible);
    void setKindVisible(int kind, bool visible);
    /// Lines between cells, in Design; never in a plane.
    void setGridLines(bool on);
    void setLegendVisible(bool on);
    /// Edge of the square brush in cells; 0: no brush, clicks select. While a brush is set, presses and drags
    /// come as cellPressed(), cellDragged(), cellReleased().
    void setBrush(int size);
    [[nodiscard]] int brush() const { return m_brush; }
    /// Cells outlined as a preview while a line or rectangle is drawn; empty: none.
    void setPreviewRect(const QRect &cells);

    void selectCell(std::optional<CellPosition> cell);
    void selectAgent(int kind, quint64 serial);
    void clearSelection();
    /// Keeps the selected agent in view from frame to frame.
    void setFollowing(bool on);

    [[nodiscard]] double pixelsPerCell() const { return m_scale; }
    void setPixelsPerCell(double pixels, QPointF anchor);
    /// The box around a cell.
    [[nodiscard]] QRect cellRectOnScreen(int x, int y) const;
    /// A point of the world, in widths of a cell (CellGeometry).
    [[nodiscard]] QPointF toScreen(QPointF place) const { return m_origin + place * m_scale; }
    [[nodiscard]] std::optional<CellPosition> cellAt(QPointF point) const;
    [[nodiscard]] std::optional<CellPosition> cursorCell() const { return m_cursor; }
    void setCursorCell(CellPosition cell);
    void centerOn(CellPosition cell);

    /// What is seen now, without overlays.
    [[nodiscard]] QImage picture() const;
    /// A whole world as a picture, for export and cards.
    [[nodiscard]] QImage wholeWorld(QSize size) const;
    /// Milliseconds of the last full painting of the world.
    [[nodiscard]] double lastPaintMilliseconds() const { return m_lastPaint; }

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 120}; }

public slots:
    void fit();
    void zoomIn();
    void zoomOut();

signals:
    void cellHovered(int x, int y);
    void hoverLeft();
    /// A click on an agent; repeated clicks walk through those that share the cell.
    void agentClicked(quint64 serial, int kind);
    /// A click on any cell, agents or not; comes after agentClicked().
    void cellClicked(int x, int y, Qt::MouseButton button);
    void cellPressed(int x, int y, Qt::MouseButton button);
    void cellDragged(int x, int y, Qt::MouseButton button);
    void cellReleased(int x, int y, Qt::MouseButton button);
    void cursorMoved(int x, int y);
    void zoomChanged(double pixelsPerCell);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildOverlay();
    void placeOverlay();
    void invalidateFrame();
    void ensureFrame();
    void clampOrigin();
    void paintOverlays(QPainter &painter);
    void paintHover(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void paintSight(QPainter &painter) const;
    void paintBrush(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    /// An outline that reads on any ground.
    void paintOutline(QPainter &painter, const QPolygonF &shape, Token inner, Token outer) const;
    void click(CellPosition cell, const std::vector<AgentPick> &here, Qt::MouseButton button);
    void moveCursor(int dx, int dy);
    void describeCursor();
    void measureCells();
    void centerOnPlace(QPointF place);
    void selectionChanged();
    [[nodiscard]] AgentFinder finder() const;
    /// Agents that the pointer means.
    [[nodiscard]] std::vector<AgentPick> agentsAt(QPointF point) const;
    [[nodiscard]] QPointF toWorld(QPointF point) const { return (point - m_origin) / m_scale; }
    [[nodiscard]] QRectF cellsRect(const QRect &cells) const;
    /// The border of cells on screen, `grow` pixels wider.
    [[nodiscard]] QPolygonF shapeOf(const QRect &cells, double grow = 0) const;

    const Theme &m_theme;
    WorldPainter m_painter;
    SnapshotPtr m_snapshot;
    CellGeometry m_cells; ///< of the snapshot, or of the scenario while there is none
    Scenario m_scenario;  ///< painted values left out
    QImage m_frame;
    bool m_frameValid = false;
    QPointF m_origin; ///< of the world's top left corner, logical pixels
    double m_scale = 8;
    bool m_fitted = true;
    bool m_following = false;
    bool m_spaceHeld = false;
    bool m_keyboard = false; ///< the cell cursor was moved last, not the mouse
    int m_brush = 0;
    QRect m_preview;
    std::optional<CellPosition> m_hover;
    std::optional<QPointF> m_pointer; ///< over the view, logical pixels
    std::optional<CellPosition> m_cursor;
    std::optional<CellPosition> m_selectedCell;
    std::optional<AgentPick> m_selectedAgent;
    std::optional<CellPosition> m_lastDrag;
    Qt::MouseButton m_dragButton = Qt::NoButton;
    bool m_panning = false;
    QPointF m_lastMouse;
    QPointF m_pressedAt;
    double m_lastPaint = 0;
    QWidget *m_zoomBox = nullptr;
    WorldLegend *m_legend = nullptr;
};

} // namespace gridfolk
