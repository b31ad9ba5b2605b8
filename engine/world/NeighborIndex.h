// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "scenario/WorldSpec.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <vector>

namespace gridfolk
{

/// Arithmetic of cells on the grid: wrapping, distances, and the offsets of each neighborhood. Immutable,
/// thread-safe.
class NeighborIndex
{
public:
    static constexpr std::uint32_t kOutside = 0xFFFFFFFF;

    struct alignas(16) Offset {
        std::int32_t dx = 0;
        std::int32_t dy = 0;
        std::int32_t delta = 0; ///< dy * width + dx, valid for interior cells
    };

    /// The cells around a cell, its own excluded, row by row; on a small torus every cell at most once.
    using Ring = std::vector<Offset>;

    /// Cells of a ring that lie side by side in a row, in the ring's order.
    struct Run {
        Offset first;
        std::uint32_t length = 0;
    };

    /// Cells of a ring among eight that lie side by side: as many bytes of a map of cells, taken together. Up
    /// to kPadding of them are behind the map's last cell.
    static constexpr std::size_t kPadding = 8;
    struct Eight {
        std::int64_t delta = 0;                       ///< of the first, see Offset
        std::array<std::uint8_t, kPadding> belongs{}; ///< 255 for cells of the ring, 0 for others
    };

    explicit NeighborIndex(const WorldSpec &spec);

    [[nodiscard]] std::int32_t width() const { return m_spec.width; }
    [[nodiscard]] std::int32_t height() const { return m_spec.height; }
    [[nodiscard]] bool isTorus() const { return m_spec.torus; }
    [[nodiscard]] bool isHexagonal() const { return m_spec.neighborhood == Neighborhood::Hexagonal; }

    static constexpr std::int64_t kMaxRadius = 64;

    /// The neighborhood of one cell.
    struct Around {
        const Ring *ring = nullptr;
        const std::vector<Run> *runs = nullptr; ///< the same cells
        bool interior = false;                  ///< all its offsets stay on the grid without wrapping
    };

    /// @param radius 0 to kMaxRadius
    [[nodiscard]] Around around(std::uint32_t cell, std::int64_t radius) const
    {
        const bool odd = isHexagonal() && (coordinates(cell).y & 1) != 0;
        const Shape &shape = shapeOf(odd, radius);
        return {&shape.ring, &shape.runs, radius <= marginOf(cell)};
    }

    /// The ring around a cell where all of it is on the grid without wrapping and it needs not be made;
    /// else nullptr, and around() knows more.
    [[nodiscard]] const Ring *ringAtHand(std::uint32_t cell, std::int64_t radius) const
    {
        const Shape *shape = shapeAtHand(cell, radius);
        return shape != nullptr ? &shape->ring : nullptr;
    }

    /// The same cells, likewise.
    [[nodiscard]] const std::vector<Eight> *eightsAtHand(std::uint32_t cell, std::int64_t radius) const
    {
        const Shape *shape = shapeAtHand(cell, radius);
        return shape != nullptr ? &shape->eights : nullptr;
    }

    /// Calls visit(first cell, number of cells) for the parts of a run around a cell that are on the grid,
    /// wrapped on a torus.
    template <class Visit>
    void forEachPart(std::uint32_t center, const Run &run, Visit visit) const
    {
        const auto [x, y] = coordinates(center);
        std::int32_t row = y + run.first.dy;
        std::int32_t begin = x + run.first.dx;
        std::int32_t end = begin + static_cast<std::int32_t>(run.length);
        if (!m_spec.torus) {
            begin = std::max(begin, 0);
            end = std::min(end, m_spec.width);
            if (row >= 0 && row < m_spec.height && begin < end) {
                visit(static_cast<std::uint32_t>(row * m_spec.width + begin),
                      static_cast<std::uint32_t>(end - begin));
            }
            return;
        }
        row = onTorus(row, m_spec.height);
        while (begin < end) { // a part for each round of the torus that the run goes through
            const std::int32_t column = onTorus(begin, m_spec.width);
            const std::int32_t length = std::min(end - begin, m_spec.width - column);
            visit(static_cast<std::uint32_t>(row * m_spec.width + column),
                  static_cast<std::uint32_t>(length));
            begin += length;
        }
    }

    /// How many cells touch one in the middle of the grid: 8, 4 or 6.
    [[nodiscard]] std::int64_t directions() const;

    /// The touching cell in a direction, counted clockwise from the top; kOutside beyond the edge.
    [[nodiscard]] std::uint32_t inDirection(std::uint32_t cell, std::int64_t direction) const;

    /// The cell at an offset: wrapped on a torus, else kOutside beyond the edge.
    [[nodiscard]] std::uint32_t shifted(std::uint32_t cell, std::int32_t dx, std::int32_t dy) const
    {
        const auto [x, y] = coordinates(cell);
        return at(std::int64_t{x} + dx, std::int64_t{y} + dy);
    }

    /// The cell at coordinates: wrapped on a torus, else kOutside beyond the edge.
    [[nodiscard]] std::uint32_t at(std::int64_t x, std::int64_t y) const;

    struct Position {
        std::int32_t x = 0;
        std::int32_t y = 0;
    };
    [[nodiscard]] Position coordinates(std::uint32_t cell) const
    {
        // Division by multiplication: exact for all 32-bit cells and widths (Granlund and Montgomery,
        // "Division by invariant integers using multiplication", 1994, with 64-bit precision).
        const auto width = static_cast<std::uint32_t>(m_spec.width);
        const auto y = width == 1 ? cell : static_cast<std::uint32_t>((Wide{m_inverseWidth} * cell) >> 64U);
        return {static_cast<std::int32_t>(cell - y * width), static_cast<std::int32_t>(y)};
    }

    /// From one cell to another, the short way round a torus.
    [[nodiscard]] Position offset(std::uint32_t from, std::uint32_t to) const;

    /// Euclidean distance between centers in cells, the short way round a torus.
    [[nodiscard]] double distance(std::uint32_t from, std::uint32_t to) const;

    /// The distance that a radius means, in whole steps; see Neighborhood.
    [[nodiscard]] std::int64_t steps(std::uint32_t from, std::uint32_t to) const;

    /// The neighboring cell one step nearer to the goal; `from` itself when they are equal.
    [[nodiscard]] std::uint32_t towards(std::uint32_t from, std::uint32_t to) const;

    /// The cells on the straight line from one cell to another, both left out, in order. The line from b to a
    /// has the same cells the other way round. Squares: one cell in each column or row of the longer side,
    /// the nearest to the line (Bresenham, "Algorithm for computer control of a digital plotter", 1965),
    /// reckoned from the upper end, so that both directions agree where two are equally near. Hexagons: even
    /// steps in cube coordinates, each rounded to its hexagon, reckoned from the lower cell number.
    void between(std::uint32_t from, std::uint32_t to, std::vector<std::uint64_t> &cells) const;

private:
    [[nodiscard]] static std::int32_t onTorus(std::int32_t value, std::int32_t size)
    {
        const std::int32_t rest = value % size;
        return rest < 0 ? rest + size : rest;
    }

    struct Shape {
        Ring ring;
        std::vector<Run> runs;
        std::vector<Eight> eights;
    };
    /// By radius; made when it is first asked for, as most never are.
    using Shapes = std::array<std::atomic<const Shape *>, kMaxRadius + 1>;
    [[nodiscard]] const Shape &shapeOf(bool odd, std::int64_t radius) const
    {
        const Shape *shape = (odd ? m_oddRows : m_rows)[static_cast<std::size_t>(radius)].load();
        return shape != nullptr ? *shape : makeShape(odd, radius);
    }
    [[nodiscard]] const Shape *shapeAtHand(std::uint32_t cell, std::int64_t radius) const
    {
        const Shape *shape = m_rows[static_cast<std::size_t>(radius)].load();
        return shape != nullptr && !isHexagonal() && radius <= marginOf(cell) ? shape : nullptr;
    }
    [[nodiscard]] const Shape &makeShape(bool odd, std::int64_t radius) const;

    /// How many cells lie between one and the nearest edge; more than kMaxRadius counts as that.
    [[nodiscard]] std::int32_t marginOf(std::uint32_t cell) const
    {
        return m_margins.empty() ? marginAt(coordinates(cell)) : m_margins[cell];
    }
    [[nodiscard]] std::int32_t marginAt(Position at) const
    {
        return std::min({at.x, at.y, m_spec.width - 1 - at.x, m_spec.height - 1 - at.y,
                         static_cast<std::int32_t>(kMaxRadius)});
    }

    __extension__ using Wide = unsigned __int128;

    void squaresBetween(std::uint32_t from, std::uint32_t to, std::vector<std::uint64_t> &cells) const;
    void hexagonsBetween(std::uint32_t from, std::uint32_t to, std::vector<std::uint64_t> &cells) const;
    [[nodiscard]] std::int64_t hexagonalSteps(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] double hexagonalDistance(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] std::uint32_t hexagonalTowards(std::uint32_t from, std::uint32_t to) const;

    WorldSpec m_spec;
    std::uint64_t m_inverseWidth;        ///< 2^64 / width, rounded up
    std::vector<std::uint8_t> m_margins; ///< by cell, while that is small enough to be quicker
    mutable Shapes m_rows{};             ///< of hexagons: in even rows
    mutable Shapes m_oddRows{};          ///< of hexagons
    mutable Mutex m_mutex;
    mutable std::deque<Shape> m_shapes GUARDED_BY(m_mutex); ///< all that was made
};

} // namespace gridfolk
