// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world/NeighborIndex.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Which agents rest: in their last turn they changed nothing, and looked at nothing but parameters,
/// themselves and who stands around, so that until something of that changes another turn would do nothing
/// either and may be left out. By cell, for worlds whose cells hold one agent at most. Derived, never part of
/// the state; no entry means awake.
class RestingAgents
{
public:
    /// Farther sight costs more to wake than it saves.
    static constexpr std::int64_t kMostReach = 10;

    /// Precondition: not nobody().
    [[nodiscard]] bool at(std::uint32_t cell) const { return m_resting[cell] != 0; }

    /// How many rest.
    [[nodiscard]] std::size_t count() const;

    /// Who stands on the cell goes to rest, having looked as far as the reach.
    void rest(std::uint32_t cell, std::int64_t reach)
    {
        if (reach <= kMostReach) {
            m_reach = std::max(m_reach, reach);
            m_resting[cell] = 1;
        }
    }

    /// For a world of so many cells, in which nobody rests.
    void watch(std::size_t cells);

    [[nodiscard]] bool nobody() const { return m_reach < 0; }

    /// Something has changed on a cell.
    void wakeAround(const NeighborIndex &index, std::uint32_t cell)
    {
        if (m_reach >= 0) {
            wake(index, cell);
        }
    }

    /// Another number than before where somebody may have woken up since.
    [[nodiscard]] std::uint64_t wakings() const { return m_wakings; }

    void wakeAll();

private:
    void wake(const NeighborIndex &index, std::uint32_t cell);

    std::uint64_t m_wakings = 0;
    std::int64_t m_reach = -1; ///< of those who rest; -1: nobody does
    std::vector<std::uint8_t> m_resting;
};

} // namespace gridfolk
