// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Subject.h"
#include "world/World.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Walks a set of agents or cells in its fixed order without copying it. Reused, so that its buffer is
/// allocated once. Elements are packed AgentRefs or cell numbers.
class SetIterator
{
public:
    static constexpr std::int64_t kAnyKind = -1;

    void overAgents(const World &world, std::int64_t kind);
    /// @param exclude the acting agent, or nobody
    void overHere(const World &world, std::uint32_t cell, std::int64_t kind, AgentRef exclude);
    void overNeighbors(const World &world, std::uint32_t center, std::int64_t radius, std::int64_t kind);
    void overNeighborCells(const World &world, std::uint32_t center, std::int64_t radius);
    /// Agents of the plane at most so far from one, itself excluded, by kind and serial. They stand in the
    /// buffer.
    void overWithin(const World &world, AgentRef center, double radius, std::int64_t kind);
    void overCells(const World &world);
    /// The cells on the line from one cell to another; see NeighborIndex::between().
    void overBetween(const World &world, std::uint32_t from, std::uint32_t to);
    /// Agents that links tie to one, or those links; see Network::ties().
    void overTies(const World &world, std::size_t network, std::uint32_t slot, bool reverse, bool agents);
    void overLinks(std::size_t network);
    /// What stands in the buffer. @param content a Content; @param network of links
    void overBuffer(std::uint16_t content, std::size_t network);
    /// What elements of a buffer are, so that the dead are passed over.
    enum class Content : std::uint8_t { Values, Agents, Links };
    /// Whole numbers from the first to before the end.
    void overRange(std::int64_t first, std::int64_t end);

    /// The next element, or false at the end.
    bool next(const World &world, std::uint64_t &element);

    /// Takes all that is left into the buffer and walks that instead; the dead are passed over.
    void collect(const World &world);

    [[nodiscard]] std::vector<std::uint64_t> &buffer() { return m_buffer; }

private:
    enum class Source : std::uint8_t {
        Agents,
        Here,
        Neighbors,
        NeighborCells,
        Cells,
        Range,
        Ties,
        Links,
        Buffer
    };

    bool nextOnCells(const World &world, std::uint64_t &element);
    [[nodiscard]] bool isThere(const World &world, std::uint64_t element) const;
    void sortRows();
    bool nextCell(const World &world, std::uint32_t &cell);

    Source m_source = Source::Buffer;
    Content m_bufferContent = Content::Values;
    bool m_ofAgents = false;   ///< ties: the agents, not the links
    std::size_t m_network = 0; ///< of ties and links
    const std::vector<Network::Tie> *m_ties = nullptr;
    bool m_interior = false;
    std::int64_t m_kind = kAnyKind;
    std::size_t m_table = 0;
    std::size_t m_lastTable = 0;
    std::size_t m_position = 0; ///< row, cell, ring or buffer index
    std::uint32_t m_center = 0;
    CellGrid::Visit m_visit;
    AgentRef m_exclude;
    std::int64_t m_number = 0; ///< of a range: the next
    std::int64_t m_end = 0;
    const NeighborIndex::Ring *m_ring = nullptr;
    std::vector<std::uint64_t> m_buffer;
    std::vector<std::uint32_t> m_slots; ///< found within a radius
    std::vector<std::uint64_t> m_marks; ///< a bit for each row; none between calls
};

} // namespace gridfolk
