// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/SetIterator.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace gridfolk
{

void SetIterator::overAgents(const World &world, std::int64_t kind)
{
    m_source = Source::Agents;
    m_exclude = {};
    m_table = kind == kAnyKind ? 0 : static_cast<std::size_t>(kind);
    m_lastTable = kind == kAnyKind ? world.kindCount() : m_table + 1;
    m_position = 0;
}

void SetIterator::overHere(const World &world, std::uint32_t cell, std::int64_t kind, AgentRef exclude)
{
    m_source = Source::Here;
    m_kind = kind;
    m_visit = world.grid().visit(cell);
    m_exclude = exclude;
}

void SetIterator::overNeighbors(const World &world, std::uint32_t center, std::int64_t radius,
                                std::int64_t kind)
{
    overNeighborCells(world, center, radius);
    m_source = Source::Neighbors;
    m_kind = kind;
    m_visit = {};
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

void SetIterator::overWithin(const World &world, AgentRef center, double radius, std::int64_t kind)
{
    overBuffer(static_cast<std::uint16_t>(Content::Agents), 0);
    m_slots.clear();
    world.plane().findWithin(world.plane().at(center.slot), radius, m_slots);
    m_buffer.clear();
    for (const std::uint32_t slot : m_slots) {
        const World::Body body = world.bodyOfSlot(slot);
        if (slot != center.slot && (kind == kAnyKind || body.kind == static_cast<std::uint32_t>(kind))) {
            m_buffer.push_back(std::uint64_t{body.kind} << 32U | body.row);
        }
    }
    sortRows();
    for (std::uint64_t &element : m_buffer) {
        element = world.refOfRow(element >> 32U, element & 0xFFFFFFFFU).packed();
    }
}

/// Sorts a buffer of rows with their kind above.
void SetIterator::sortRows()
{
    if (std::is_sorted(m_buffer.begin(), m_buffer.end())) {
        return;
    }
    const auto [first, last] = std::minmax_element(m_buffer.begin(), m_buffer.end());
    const std::uint64_t start = *first;
    const std::uint64_t words = (*last - start) / 64 + 1;
    if (words > 4 * m_buffer.size() + 16) {
        std::sort(m_buffer.begin(), m_buffer.end());
        return;
    }
    // Many of a few rows: a bit for each is quicker.
    m_marks.resize(std::max<std::size_t>(m_marks.size(), words));
    for (const std::uint64_t row : m_buffer) {
        m_marks[(row - start) / 64] |= std::uint64_t{1} << ((row - start) % 64);
    }
    std::size_t count = 0;
    for (std::uint64_t word = 0; word < words; ++word) {
        for (std::uint64_t bits = std::exchange(m_marks[word], 0); bits != 0; bits &= bits - 1) {
            m_buffer[count++] = start + word * 64 + static_cast<std::uint64_t>(std::countr_zero(bits));
        }
    }
}

void SetIterator::overCells(const World &)
{
    m_source = Source::Cells;
    m_position = 0;
}

void SetIterator::overBuffer(std::uint16_t content, std::size_t network)
{
    m_source = Source::Buffer;
    m_bufferContent = static_cast<Content>(content);
    m_network = network;
    m_position = 0;
}

void SetIterator::overBetween(const World &world, std::uint32_t from, std::uint32_t to)
{
    overBuffer(static_cast<std::uint16_t>(Content::Values), 0);
    world.index().between(from, to, m_buffer);
}

void SetIterator::overRange(std::int64_t first, std::int64_t end)
{
    m_source = Source::Range;
    m_number = first;
    m_end = end;
}

void SetIterator::overTies(const World &world, std::size_t network, std::uint32_t slot, bool reverse,
                           bool agents)
{
    m_source = Source::Ties;
    m_network = network;
    m_ties = &world.networks()[network].ties(slot, reverse);
    m_ofAgents = agents;
    m_position = 0;
}

void SetIterator::overLinks(std::size_t network)
{
    m_source = Source::Links;
    m_network = network;
    m_position = 0;
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
        while (m_visit.slot() == CellGrid::kNone) {
            std::uint32_t cell = 0;
            if (m_source == Source::Here || !nextCell(world, cell)) {
                return false;
            }
            m_visit = world.grid().visit(cell);
        }
        const std::uint32_t slot = m_visit.slot();
        m_visit.next();
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
    case Source::Ties:
        if (m_position >= m_ties->size()) {
            return false;
        }
        element =
            m_ofAgents ? world.refOfSlot((*m_ties)[m_position].slot).packed() : (*m_ties)[m_position].link;
        ++m_position;
        return true;
    case Source::Links:
        while (m_position < world.networks()[m_network].rows()) {
            element = m_position++;
            if (world.networks()[m_network].isAlive(static_cast<std::uint32_t>(element))) {
                return true;
            }
        }
        return false;
    case Source::Buffer:
        while (m_position < m_buffer.size()) {
            element = m_buffer[m_position++];
            if (isThere(world, element)) {
                return true;
            }
        }
        return false;
    }
    return false;
}

/// Whether an element of the buffer has not died since it was collected.
bool SetIterator::isThere(const World &world, std::uint64_t element) const
{
    switch (m_bufferContent) {
    case Content::Agents:
        return world.isAlive(AgentRef::unpacked(element));
    case Content::Links:
        return world.networks()[m_network].isAlive(static_cast<std::uint32_t>(element));
    case Content::Values:
        break;
    }
    return true;
}

void SetIterator::collect(const World &world)
{
    if (m_source == Source::Range || m_source == Source::Buffer) {
        return; // nothing can change it
    }
    if (m_source == Source::Links || (m_source == Source::Ties && !m_ofAgents)) {
        m_bufferContent = Content::Links;
    } else {
        const bool cells = m_source == Source::NeighborCells || m_source == Source::Cells;
        m_bufferContent = cells ? Content::Values : Content::Agents;
    }
    m_buffer.clear();
    std::uint64_t element = 0;
    while (next(world, element)) {
        m_buffer.push_back(element);
    }
    m_source = Source::Buffer;
    m_position = 0;
}

} // namespace gridfolk
