// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world/NeighborIndex.h"

#include <array>
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

    /// Cells that nothing rouses, told by their value of a layer.
    struct Gate {
        const std::uint8_t *values = nullptr; ///< by cell
        std::array<std::uint8_t, 256> open{}; ///< by value, 0 or 1
    };

    /// Replaces the set by what the changed cells rouse.
    /// @param gate nullptr: open for all
    void rouse(std::span<const std::uint32_t> changed, const Gate *gate);

    /// Cells whose whole neighborhood lies on the grid without wrapping, each once, in no order.
    [[nodiscard]] const std::vector<std::uint32_t> &interior() const { return m_cells; }

    /// The others, in order.
    [[nodiscard]] const std::vector<std::uint32_t> &border() const { return m_border; }

private:
    static constexpr std::uint8_t kActive = 1;
    static constexpr std::uint8_t kEdge = 2;

    template <class Opens>
    void rouseThose(std::span<const std::uint32_t> changed, Opens opens);
    void separate(std::size_t count);

    const NeighborIndex &m_index;
    std::int64_t m_radius;
    std::size_t m_reach;
    std::vector<std::uint8_t> m_marks;  ///< by cell; kActive only inside rouse()
    std::vector<std::uint32_t> m_cells; ///< of the interior
    std::vector<std::uint32_t> m_border;
};

} // namespace gridfolk
