// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/AgentKind.h"
#include "scenario/WorldSpec.h"

#include <QPointF>
#include <QPolygonF>
#include <QRect>
#include <QSizeF>

#include <optional>
#include <vector>

namespace gridfolk
{

/// Where the cells of a world lie when it is drawn, in widths of a cell from its top left corner: squares, or
/// hexagons with a tip at the top, in rows of which odd ones stand half a cell to the right
/// (Neighborhood::Hexagonal). A value.
class CellGeometry
{
public:
    CellGeometry() = default;
    /// `width` and `height` in cells: those of what is drawn, which may differ from the description's.
    CellGeometry(const WorldSpec &spec, int width, int height);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] bool isHexagonal() const { return m_hexagonal; }
    /// Agents stand at points of their own, not in the middle of cells.
    [[nodiscard]] bool isPlane() const { return m_plane; }
    [[nodiscard]] bool isTorus() const { return m_torus; }

    /// The box around all cells.
    [[nodiscard]] QSizeF size() const;
    /// The largest box that cells fill without a gap; smaller than size() for hexagons.
    [[nodiscard]] QRectF gapless() const;
    /// After which way a torus repeats.
    [[nodiscard]] QSizeF period() const;
    /// From one row's middle to the next one's.
    [[nodiscard]] double rowPitch() const;
    /// How far a row stands to the right.
    [[nodiscard]] double rowShift(int y) const { return m_hexagonal && (y & 1) != 0 ? 0.5 : 0.0; }

    [[nodiscard]] QPointF center(int x, int y) const;
    [[nodiscard]] QPointF center(std::uint32_t cell) const;
    [[nodiscard]] QRectF box(int x, int y) const;
    [[nodiscard]] bool contains(CellPosition cell) const;
    [[nodiscard]] std::optional<CellPosition> cellAt(QPointF point) const;
    /// Cells that may reach into an area, clipped to the world; empty when none does.
    [[nodiscard]] QRect cellsIn(const QRectF &area) const;

    /// The border of a rectangle of cells, which need not be in the world.
    [[nodiscard]] QPolygonF outline(const QRect &cells) const;
    /// The border of the cells at most `radius` steps from one: for hexagons as the neighborhood counts, for
    /// squares a square.
    [[nodiscard]] QPolygonF outlineAround(CellPosition cell, int radius) const;

    /// Cells of a straight line, each touching the one before, the first excluded: a fast stroke leaves no
    /// gap.
    [[nodiscard]] std::vector<CellPosition> line(CellPosition from, CellPosition to) const;

private:
    struct Row {
        int y = 0;
        int first = 0;
        int last = 0; ///< included
    };
    [[nodiscard]] static QPolygonF hexagonOutline(const std::vector<Row> &rows);
    [[nodiscard]] int steps(CellPosition from, CellPosition to) const;

    int m_width = 0;
    int m_height = 0;
    bool m_hexagonal = false;
    bool m_plane = false;
    bool m_torus = false;
};

} // namespace gridfolk
