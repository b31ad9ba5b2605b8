// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world/NeighborIndex.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// The cells that may change next: those that changed and those that see one of them. Derived from what the
/// last tick did, never part of a run's state. Not for hexagons, whose rows differ in what they see.
class ActiveCells
{
public:
    /// @param radius how far a cell sees
    ActiveCells(const NeighborIndex &index, std::int64_t radius);

    /// Cells that each changed cell may rouse, itself included.
    [[nodiscard]] std::size_t reach() const { return m_reach; }

    /// Replaces the set by what the changed cells rouse.
    void rouse(std::span<const std::uint32_t> changed);

    /// In order; cells whose whole neighborhood lies on the grid without wrapping, and the others.
    [[nodiscard]] const std::vector<std::uint32_t> &interior() const { return m_interior; }
    [[nodiscard]] const std::vector<std::uint32_t> &border() const { return m_border; }

private:
    void mark(std::uint32_t cell) { m_marked[cell / 64] |= std::uint64_t{1} << (cell % 64); }
    [[nodiscard]] bool isBorder(std::uint32_t cell) const
    {
        return (m_edge[cell / 64] >> (cell % 64) & 1U) != 0;
    }
    void collect();

    const NeighborIndex &m_index;
    std::int64_t m_radius;
    std::size_t m_reach;
    std::vector<std::uint64_t> m_edge;   ///< a bit a cell
    std::vector<std::uint64_t> m_marked; ///< likewise; empty between calls
    std::vector<std::uint32_t> m_interior;
    std::vector<std::uint32_t> m_border;
};

} // namespace gridfolk
