// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "base/Prefetch.h"
#include "scenario/WorldSpec.h"
#include "world/AgentRef.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// Who stands where: for each cell its agents in order of arrival, and the set of empty cells. Agents are
/// named by their slot. A few agents stand in the cell itself, so that a move touches two cells and nothing
/// else; more of them are linked. All operations take constant time.
class CellGrid
{
public:
    static constexpr std::uint32_t kNone = AgentRef::kNoSlot;

    explicit CellGrid(const WorldSpec &spec);

    [[nodiscard]] std::uint32_t cellCount() const { return static_cast<std::uint32_t>(m_cells.size()); }
    [[nodiscard]] std::uint32_t population(std::uint32_t cell) const { return m_cells[cell].count; }
    [[nodiscard]] bool hasRoom(std::uint32_t cell) const { return m_cells[cell].count < m_capacity; }

    [[nodiscard]] bool holdsOne() const { return m_capacity == 1; }

    /// Walks the agents of one cell in order of arrival; valid while nobody comes or goes there.
    class Visit
    {
    public:
        Visit() = default;
        Visit(const CellGrid &grid, std::uint32_t cell)
            : m_grid(&grid)
            , m_cell(cell)
            , m_slot(grid.m_cells[cell].count == 0 ? kNone : grid.m_cells[cell].agents[0])
        {
        }
        /// The agent that the walk has come to, or kNone at its end.
        [[nodiscard]] std::uint32_t slot() const { return m_slot; }
        void next() { m_slot = m_grid->after(m_cell, m_slot, m_index); }

    private:
        const CellGrid *m_grid = nullptr;
        std::uint32_t m_cell = 0;
        std::uint32_t m_slot = kNone;
        std::uint32_t m_index = 0;
    };
    [[nodiscard]] Visit visit(std::uint32_t cell) const { return {*this, cell}; }

    /// Cells without agents, in an order that depends only on the history of moves.
    [[nodiscard]] std::span<const std::uint32_t> emptyCells() const { return {m_empty.data(), m_emptyCount}; }

    /// A hint to the processor: the cell and those around it.
    void prefetch(std::uint32_t cell) const
    {
        gridfolk::prefetch(&m_cells[cell]);
        gridfolk::prefetch(&m_cells[cell >= m_width ? cell - m_width : cell]);
        gridfolk::prefetch(&m_cells[std::min(cell + m_width, cellCount() - 1)]);
    }

    /// Precondition: the slot is on no cell. Ignores capacity.
    void insert(std::uint32_t slot, std::uint32_t cellIndex)
    {
        Cell &cell = m_cells[cellIndex];
        if (cell.count == 0) {
            fill(cell);
        } else if (cell.count >= kInside) {
            link(slot, cell);
            return;
        }
        cell.agents[cell.count++] = slot;
    }

    /// Where both cells hold their agents in themselves, and the new one has room, moves one from the first
    /// to the second; else false. For most moves, without a call.
    bool moveInside(std::uint32_t slot, std::uint32_t from, std::uint32_t to)
    {
        Cell &target = m_cells[to];
        if (m_cells[from].count > kInside || target.count >= std::min(kInside, m_capacity)) {
            return false;
        }
        takeOut(slot, from);
        if (target.count == 0) {
            fill(target);
        }
        target.agents[target.count++] = slot;
        return true;
    }

    /// Precondition: the slot is on the cell.
    void remove(std::uint32_t slot, std::uint32_t cellIndex)
    {
        Cell &cell = m_cells[cellIndex];
        if (cell.count > kInside) {
            unlink(slot, cell);
            return;
        }
        takeOut(slot, cellIndex);
    }

    void addTo(StateHash &hash) const;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_cells, self.m_links, self.m_empty, self.m_emptyCount);
    }

private:
    static constexpr std::uint32_t kInside = 3; ///< with the count, four cells in a cache line

    struct alignas(16) Cell {
        /// Up to kInside agents: themselves, in order of arrival. More: the first and the last, linked. None:
        /// the cell's place in m_empty.
        std::array<std::uint32_t, kInside> agents{}; // not "slots", which Qt makes a macro
        std::uint32_t count = 0;
    };
    struct Link {
        std::uint32_t next = kNone;
        std::uint32_t previous = kNone;
    };

    /// Precondition: the slot is on the cell, which holds its agents in itself.
    void takeOut(std::uint32_t slot, std::uint32_t cellIndex)
    {
        Cell &cell = m_cells[cellIndex];
        std::uint32_t index = 0;
        while (cell.agents[index] != slot) {
            ++index;
        }
        --cell.count;
        for (; index < cell.count; ++index) {
            cell.agents[index] = cell.agents[index + 1];
        }
        if (cell.count == 0) {
            cell.agents[0] = m_emptyCount;
            m_empty[m_emptyCount++] = cellIndex;
        }
    }

    /// Takes an empty cell out of m_empty.
    void fill(Cell &cell)
    {
        const std::uint32_t last = m_empty[--m_emptyCount];
        m_empty[cell.agents[0]] = last;
        m_cells[last].agents[0] = cell.agents[0];
    }
    void link(std::uint32_t slot, Cell &cell);
    void unlink(std::uint32_t slot, Cell &cell);
    [[nodiscard]] Link &linkOf(std::uint32_t slot);
    [[nodiscard]] std::uint32_t after(std::uint32_t cellIndex, std::uint32_t slot, std::uint32_t &index) const
    {
        const Cell &cell = m_cells[cellIndex];
        if (cell.count > kInside) {
            return m_links[slot].next;
        }
        return ++index < cell.count ? cell.agents[index] : kNone;
    }

    std::uint32_t m_width;
    std::uint32_t m_capacity; ///< at least 1; without a limit the greatest number
    std::vector<Cell> m_cells;
    std::vector<Link> m_links;          ///< by slot; of agents on crowded cells
    std::vector<std::uint32_t> m_empty; ///< of any length that all cells need; the first m_emptyCount count
    std::uint32_t m_emptyCount;
};

} // namespace gridfolk
