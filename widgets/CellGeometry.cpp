// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CellGeometry.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace gridfolk
{

namespace
{

// Of a hexagon one wide.
constexpr double kSide = std::numbers::inv_sqrt3;
constexpr double kPitch = 1.5 * kSide; // sqrt(3) / 2

/// Where a row of hexagons begins when rows lean instead of zigzagging: axial coordinates.
int lean(int y)
{
    return (y - (y & 1)) / 2;
}

double shiftOf(int y)
{
    return (y & 1) != 0 ? 0.5 : 0.0;
}

} // namespace

CellGeometry::CellGeometry(const WorldSpec &spec, int width, int height)
    : m_width(std::max(0, width))
    , m_height(std::max(0, height))
    , m_hexagonal(spec.neighborhood == Neighborhood::Hexagonal && spec.space == Space::Grid)
    , m_plane(spec.space == Space::Plane)
    , m_torus(spec.torus)
{
}

QSizeF CellGeometry::size() const
{
    if (!m_hexagonal || m_height == 0) {
        return QSizeF(m_width, m_height);
    }
    return QSizeF(m_width + (m_height > 1 ? 0.5 : 0.0), m_height * kPitch + kSide / 2);
}

QRectF CellGeometry::gapless() const
{
    if (!m_hexagonal || m_height < 2 || m_width < 2) {
        return QRectF(QPointF(0, 0), size());
    }
    return QRectF(QPointF(0.5, kSide / 2), QPointF(m_width, m_height * kPitch));
}

QSizeF CellGeometry::period() const
{
    return QSizeF(m_width, m_height * rowPitch());
}

double CellGeometry::rowPitch() const
{
    return m_hexagonal ? kPitch : 1.0;
}

QPointF CellGeometry::center(int x, int y) const
{
    return m_hexagonal ? QPointF(x + 0.5 + shiftOf(y), y * kPitch + kSide) : QPointF(x + 0.5, y + 0.5);
}

QPointF CellGeometry::center(std::uint32_t cell) const
{
    const auto width = static_cast<std::uint32_t>(std::max(1, m_width));
    return center(static_cast<int>(cell % width), static_cast<int>(cell / width));
}

QRectF CellGeometry::box(int x, int y) const
{
    const double half = m_hexagonal ? kSide : 0.5;
    const QPointF middle = center(x, y);
    return QRectF(middle - QPointF(0.5, half), middle + QPointF(0.5, half));
}

bool CellGeometry::contains(CellPosition cell) const
{
    return cell.x >= 0 && cell.y >= 0 && cell.x < m_width && cell.y < m_height;
}

std::optional<CellPosition> CellGeometry::cellAt(QPointF point) const
{
    int row = static_cast<int>(std::floor(point.y() / rowPitch()));
    if (m_hexagonal) {
        // The upper third of a row's band is shared by its own tips and the lower ends of the row above.
        const double rise = (point.y() - row * kPitch) / (kSide / 2);
        const double along = point.x() - shiftOf(row);
        if (rise < 1 && std::abs(along - std::floor(along) - 0.5) > rise / 2) {
            --row;
        }
    }
    const CellPosition cell{static_cast<std::int32_t>(std::floor(point.x() - rowShift(row))), row};
    return contains(cell) ? std::optional(cell) : std::nullopt;
}

QRect CellGeometry::cellsIn(const QRectF &area) const
{
    const double overhang = m_hexagonal ? kSide / 2 : 0;
    const auto cell = [](double at, int size) {
        return std::clamp(static_cast<int>(std::clamp(at, -1.0, size + 1.0)), 0, size);
    };
    const int left = cell(std::floor(area.left() - (m_hexagonal ? 0.5 : 0)), m_width);
    const int right = cell(std::ceil(area.right()), m_width);
    const int top = cell(std::floor((area.top() - overhang) / rowPitch()), m_height);
    const int bottom = cell(std::ceil(area.bottom() / rowPitch()), m_height);
    return QRect(left, top, right - left, bottom - top);
}

QPolygonF CellGeometry::hexagonOutline(const std::vector<Row> &rows)
{
    // Corners that neighboring rows share are where one row's upper right edge goes on in the next one's, so
    // the sides need no corners in between as long as rows end at most half a cell apart.
    QPolygonF outline;
    const Row &top = rows.front();
    for (int x = top.first; x <= top.last; ++x) {
        const double left = x + shiftOf(top.y);
        outline << QPointF(left, top.y * kPitch + kSide / 2) << QPointF(left + 0.5, top.y * kPitch);
    }
    for (const Row &row : rows) {
        const double right = row.last + 1 + shiftOf(row.y);
        outline << QPointF(right, row.y * kPitch + kSide / 2) << QPointF(right, (row.y + 1) * kPitch);
    }
    const Row &bottom = rows.back();
    for (int x = bottom.last; x >= bottom.first; --x) {
        const double left = x + shiftOf(bottom.y);
        outline << QPointF(left + 0.5, (bottom.y + 1) * kPitch + kSide / 2)
                << QPointF(left, (bottom.y + 1) * kPitch);
    }
    for (std::size_t at = rows.size(); at-- > 0;) {
        const Row &row = rows[at];
        const double left = row.first + shiftOf(row.y);
        outline << QPointF(left, (row.y + 1) * kPitch) << QPointF(left, row.y * kPitch + kSide / 2);
    }
    return outline;
}

QPolygonF CellGeometry::outline(const QRect &cells) const
{
    if (!m_hexagonal || cells.isEmpty()) {
        return QPolygonF(QRectF(cells));
    }
    std::vector<Row> rows;
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        rows.push_back({y, cells.left(), cells.right()});
    }
    return hexagonOutline(rows);
}

QPolygonF CellGeometry::outlineAround(CellPosition cell, int radius) const
{
    const int reach = std::max(0, radius);
    if (!m_hexagonal) {
        return outline(QRect(cell.x - reach, cell.y - reach, 2 * reach + 1, 2 * reach + 1));
    }
    std::vector<Row> rows;
    for (int dy = -reach; dy <= reach; ++dy) {
        const int y = cell.y + dy;
        const int start = cell.x - lean(cell.y) + lean(y);
        rows.push_back({y, start + std::max(-reach, -reach - dy), start + std::min(reach, reach - dy)});
    }
    return hexagonOutline(rows);
}

int CellGeometry::steps(CellPosition from, CellPosition to) const
{
    const int dy = to.y - from.y;
    if (!m_hexagonal) {
        return std::max(std::abs(to.x - from.x), std::abs(dy));
    }
    const int dq = (to.x - lean(to.y)) - (from.x - lean(from.y));
    return std::max({std::abs(dq), std::abs(dy), std::abs(dq + dy)});
}

std::vector<CellPosition> CellGeometry::line(CellPosition from, CellPosition to) const
{
    std::vector<CellPosition> cells;
    const int count = steps(from, to);
    for (int step = 1; step <= count; ++step) {
        const double share = step / double(count);
        if (!m_hexagonal) {
            cells.push_back({static_cast<std::int32_t>(std::lround(from.x + (to.x - from.x) * share)),
                             static_cast<std::int32_t>(std::lround(from.y + (to.y - from.y) * share))});
            continue;
        }
        // A hair off the line, which else would run along the edges between two cells.
        const QPointF start = center(from.x, from.y) + QPointF(1e-6, 2e-6);
        if (const auto cell = cellAt(start + (center(to.x, to.y) - center(from.x, from.y)) * share)) {
            cells.push_back(*cell);
        }
    }
    return cells;
}

} // namespace gridfolk
