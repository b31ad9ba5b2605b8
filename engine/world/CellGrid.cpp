// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/CellGrid.h"

#include <numeric>

namespace gridfolk
{

CellGrid::CellGrid(const WorldSpec &spec)
    : m_capacity(static_cast<std::uint32_t>(spec.capacity))
    , m_cells(static_cast<std::size_t>(spec.width) * static_cast<std::size_t>(spec.height))
    , m_empty(m_cells.size())
{
    std::iota(m_empty.begin(), m_empty.end(), 0U);
    for (std::uint32_t cell = 0; cell < cellCount(); ++cell) {
        m_cells[cell].emptyIndex = cell;
    }
}

void CellGrid::insert(std::uint32_t slot, std::uint32_t cellIndex)
{
    if (slot >= m_links.size()) {
        m_links.resize(slot + 1U);
    }
    Cell &cell = m_cells[cellIndex];
    if (cell.count == 0) {
        const std::uint32_t last = m_empty.back();
        m_empty[cell.emptyIndex] = last;
        m_cells[last].emptyIndex = cell.emptyIndex;
        m_empty.pop_back();
    }
    m_links[slot] = {kNone, cell.tail};
    if (cell.tail == kNone) {
        cell.head = slot;
    } else {
        m_links[cell.tail].next = slot;
    }
    cell.tail = slot;
    ++cell.count;
}

void CellGrid::remove(std::uint32_t slot, std::uint32_t cellIndex)
{
    Cell &cell = m_cells[cellIndex];
    const Link link = m_links[slot];
    (link.previous == kNone ? cell.head : m_links[link.previous].next) = link.next;
    (link.next == kNone ? cell.tail : m_links[link.next].previous) = link.previous;
    --cell.count;
    if (cell.count == 0) {
        cell.emptyIndex = static_cast<std::uint32_t>(m_empty.size());
        m_empty.push_back(cellIndex);
    }
}

void CellGrid::addTo(StateHash &hash) const
{
    for (const Cell &cell : m_cells) {
        hash.add(cell.count);
        for (std::uint32_t slot = cell.head; slot != kNone; slot = m_links[slot].next) {
            hash.add(slot);
        }
    }
    hash.add(std::span<const std::uint32_t>(m_empty));
}

} // namespace gridfolk
