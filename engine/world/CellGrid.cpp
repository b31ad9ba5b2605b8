// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/CellGrid.h"

#include <limits>
#include <numeric>

namespace gridfolk
{

CellGrid::CellGrid(const WorldSpec &spec)
    : m_width(static_cast<std::uint32_t>(spec.width))
    , m_capacity(spec.capacity == 0 ? std::numeric_limits<std::uint32_t>::max()
                                    : static_cast<std::uint32_t>(spec.capacity))
    , m_cells(static_cast<std::size_t>(spec.width) * static_cast<std::size_t>(spec.height))
    , m_empty(m_cells.size())
    , m_emptyCount(cellCount())
{
    std::iota(m_empty.begin(), m_empty.end(), 0U);
    for (std::uint32_t cell = 0; cell < cellCount(); ++cell) {
        m_cells[cell].agents[0] = cell;
    }
}

CellGrid::Link &CellGrid::linkOf(std::uint32_t slot)
{
    if (slot >= m_links.size()) {
        m_links.resize(slot + 1U);
    }
    return m_links[slot];
}

void CellGrid::link(std::uint32_t slot, Cell &cell)
{
    if (cell.count == kInside) {
        const std::array<std::uint32_t, kInside> inside = cell.agents;
        for (std::uint32_t index = 0; index < kInside; ++index) {
            linkOf(inside[index]) = {index + 1 < kInside ? inside[index + 1] : kNone,
                                     index > 0 ? inside[index - 1] : kNone};
        }
        cell.agents[1] = inside.back();
    }
    std::uint32_t &last = cell.agents[1];
    linkOf(slot) = {kNone, last};
    m_links[last].next = slot;
    last = slot;
    ++cell.count;
}

void CellGrid::unlink(std::uint32_t slot, Cell &cell)
{
    const Link link = m_links[slot];
    (link.previous == kNone ? cell.agents[0] : m_links[link.previous].next) = link.next;
    (link.next == kNone ? cell.agents[1] : m_links[link.next].previous) = link.previous;
    if (--cell.count == kInside) {
        std::uint32_t next = cell.agents[0];
        for (std::uint32_t &inside : cell.agents) {
            inside = next;
            next = m_links[next].next;
        }
    }
}

void CellGrid::addTo(StateHash &hash) const
{
    for (std::uint32_t cell = 0; cell < cellCount(); ++cell) {
        hash.add(m_cells[cell].count);
        for (Visit at = visit(cell); at.slot() != kNone; at.next()) {
            hash.add(at.slot());
        }
    }
    hash.add(emptyCells());
}

} // namespace gridfolk
