// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/SetIterator.h"

namespace gridfolk
{

void SetIterator::overAgents(const World &world, std::int64_t kind)
{
    m_source = Source::Agents;
    m_table = kind == kAnyKind ? 0 : static_cast<std::size_t>(kind);
    m_lastTable = kind == kAnyKind ? world.kindCount() : m_table + 1;
    m_position = 0;
}

void SetIterator::overHere(const World &world, std::uint32_t cell, std::int64_t kind, AgentRef exclude)
{
    m_source = Source::Here;
    m_kind = kind;
    m_slot = world.grid().first(cell);
    m_exclude = exclude;
}

void SetIterator::overNeighbors(const World &world, std::uint32_t center, std::int64_t radius,
                                std::int64_t kind)
{
    overNeighborCells(world, center, radius);
    m_source = Source::Neighbors;
    m_kind = kind;
    m_slot = CellGrid::kNone;
    m_exclude = {};
}

void SetIterator::overNeighborCells(const World &world, std::uint32_t center, std::int64_t radius)
{
    m_source = Source::NeighborCells;
    m_center = center;
    const NeighborIndex::Around around = world.index().around(center, radius);
    m_ring = around.ring;
    m_interior = around.interior;
    m_position = 0;
}

void SetIterator::overCells(const World &)
{
    m_source = Source::Cells;
    m_position = 0;
}

void SetIterator::overRange(std::int64_t first, std::int64_t end)
{
    m_source = Source::Range;
    m_number = first;
    m_end = end;
}

bool SetIterator::nextCell(const World &world, std::uint32_t &cell)
{
    while (m_position < m_ring->size()) {
        const NeighborIndex::Offset &offset = (*m_ring)[m_position++];
        if (m_interior) {
            cell = static_cast<std::uint32_t>(static_cast<std::int64_t>(m_center) + offset.delta);
            return true;
        }
        cell = world.index().shifted(m_center, offset.dx, offset.dy);
        if (cell != NeighborIndex::kOutside) {
            return true;
        }
    }
    return false;
}

bool SetIterator::nextOnCells(const World &world, std::uint64_t &element)
{
    for (;;) {
        while (m_slot == CellGrid::kNone) {
            std::uint32_t cell = 0;
            if (m_source == Source::Here || !nextCell(world, cell)) {
                return false;
            }
            m_slot = world.grid().first(cell);
        }
        const std::uint32_t slot = m_slot;
        m_slot = world.grid().next(slot);
        if (slot != m_exclude.slot &&
            (m_kind == kAnyKind || world.kindOfSlot(slot) == static_cast<std::uint32_t>(m_kind))) {
            element = world.refOfSlot(slot).packed();
            return true;
        }
    }
}

bool SetIterator::next(const World &world, std::uint64_t &element)
{
    switch (m_source) {
    case Source::Agents:
        while (m_table < m_lastTable) {
            const AgentTable &table = world.table(m_table);
            while (m_position < table.rows()) {
                const std::size_t row = m_position++;
                if (table.alive[row] != 0) {
                    element = world.refOfRow(m_table, row).packed();
                    return true;
                }
            }
            ++m_table;
            m_position = 0;
        }
        return false;
    case Source::Here:
    case Source::Neighbors:
        return nextOnCells(world, element);
    case Source::NeighborCells: {
        std::uint32_t cell = 0;
        if (!nextCell(world, cell)) {
            return false;
        }
        element = cell;
        return true;
    }
    case Source::Cells:
        element = m_position;
        return m_position++ < world.cellCount();
    case Source::Range:
        if (m_number >= m_end) {
            return false;
        }
        element = static_cast<std::uint64_t>(m_number++);
        return true;
    case Source::Buffer:
        while (m_position < m_buffer.size()) {
            element = m_buffer[m_position++];
            if (!m_bufferOfAgents || world.isAlive(AgentRef::unpacked(element))) {
                return true;
            }
        }
        return false;
    }
    return false;
}

void SetIterator::collect(const World &world)
{
    if (m_source == Source::Range) {
        return; // nothing can change it
    }
    const bool agents = m_source != Source::NeighborCells && m_source != Source::Cells;
    m_buffer.clear();
    std::uint64_t element = 0;
    while (next(world, element)) {
        m_buffer.push_back(element);
    }
    m_source = Source::Buffer;
    m_bufferOfAgents = agents;
    m_position = 0;
}

} // namespace gridfolk
