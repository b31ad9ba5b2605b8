// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "scenario/WorldSpec.h"
#include "world/AgentRef.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Who stands where: for each cell its agents in order of arrival, and the set of empty cells. Agents are
/// named by their slot. All operations take constant time.
class CellGrid
{
public:
    static constexpr std::uint32_t kNone = AgentRef::kNoSlot;

    explicit CellGrid(const WorldSpec &spec);

    [[nodiscard]] std::uint32_t cellCount() const { return static_cast<std::uint32_t>(m_cells.size()); }
    [[nodiscard]] std::uint32_t population(std::uint32_t cell) const { return m_cells[cell].count; }
    [[nodiscard]] bool hasRoom(std::uint32_t cell) const
    {
        return m_capacity == 0 || m_cells[cell].count < m_capacity;
    }
    [[nodiscard]] std::uint32_t first(std::uint32_t cell) const { return m_cells[cell].head; }

    /// The one that arrived after `slot` on its cell, or kNone.
    [[nodiscard]] std::uint32_t next(std::uint32_t slot) const { return m_links[slot].next; }

    /// Cells without agents, in an order that depends only on the history of moves.
    [[nodiscard]] const std::vector<std::uint32_t> &emptyCells() const { return m_empty; }

    /// A hint to the processor.
    void prefetch(std::uint32_t slot, std::uint32_t cell) const
    {
        __builtin_prefetch(&m_cells[cell], 1);
        __builtin_prefetch(&m_links[slot], 1);
    }

    /// Precondition: the slot is on no cell. Ignores capacity.
    void insert(std::uint32_t slot, std::uint32_t cell);
    void remove(std::uint32_t slot, std::uint32_t cell);

    void addTo(StateHash &hash) const;

private:
    struct Cell {
        std::uint32_t head = kNone;
        std::uint32_t tail = kNone;
        std::uint32_t count = 0;
        std::uint32_t emptyIndex = 0; ///< into m_empty while count is 0
    };
    struct Link {
        std::uint32_t next = kNone;
        std::uint32_t previous = kNone;
    };
    std::uint32_t m_capacity;
    std::vector<Cell> m_cells;
    std::vector<Link> m_links; ///< by slot
    std::vector<std::uint32_t> m_empty;
};

} // namespace gridfolk
