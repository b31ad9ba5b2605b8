// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/WorldSpec.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Arithmetic of cells on the grid: wrapping, distances, and the offsets of each neighborhood. Immutable,
/// thread-safe.
class NeighborIndex
{
public:
    static constexpr std::uint32_t kOutside = 0xFFFFFFFF;

    struct Offset {
        std::int32_t dx = 0;
        std::int32_t dy = 0;
        std::int32_t delta = 0; ///< dy * width + dx, valid for interior cells
    };

    /// The cells around a cell, its own excluded, row by row; on a small torus every cell at most once.
    using Ring = std::vector<Offset>;

    explicit NeighborIndex(const WorldSpec &spec);

    [[nodiscard]] std::int32_t width() const { return m_spec.width; }
    [[nodiscard]] std::int32_t height() const { return m_spec.height; }

    /// The neighborhood of a radius of 0 to kMaxRadius.
    [[nodiscard]] const Ring &ring(std::int64_t radius) const
    {
        return m_rings[static_cast<std::size_t>(radius)];
    }
    static constexpr std::int64_t kMaxRadius = 64;

    /// True when all offsets of the radius stay on the grid without wrapping.
    [[nodiscard]] bool isInterior(std::uint32_t cell, std::int64_t radius) const
    {
        const auto [x, y] = coordinates(cell);
        return x >= radius && y >= radius && x + radius < m_spec.width && y + radius < m_spec.height;
    }

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

    /// Euclidean distance in cells, the short way round a torus.
    [[nodiscard]] double distance(std::uint32_t from, std::uint32_t to) const;

    /// Chebyshev (Moore) or Manhattan (von Neumann) distance, the one that a radius means.
    [[nodiscard]] std::int64_t steps(std::uint32_t from, std::uint32_t to) const;

    /// The neighboring cell one step nearer to the goal; `from` itself when they are equal.
    [[nodiscard]] std::uint32_t towards(std::uint32_t from, std::uint32_t to) const;

private:
    __extension__ using Wide = unsigned __int128;

    WorldSpec m_spec;
    std::uint64_t m_inverseWidth; ///< 2^64 / width, rounded up
    std::vector<Ring> m_rings;
};

} // namespace gridfolk
