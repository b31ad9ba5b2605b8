// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "scenario/LinkKind.h"
#include "world/AgentRef.h"
#include "world/Column.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// The links of one kind between agents: who is tied to whom, and the links' attributes as columns. Two
/// agents have at most one link of a kind (one each way where they are directed), nobody is tied to itself.
/// Links are numbered; a number stays with its link until the tick ends and is given again afterwards. Agents
/// are named by slots. Owned by World, which is its only writer.
class Network
{
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    explicit Network(const LinkKind &kind);

    /// One end of a link as the agent at the other end has it.
    struct Tie {
        std::uint32_t link = kNone;
        std::uint32_t slot = AgentRef::kNoSlot; ///< of the agent at the other end
    };

    /// Of an agent, in order of arrival. Those that it links to; with `reverse` those that link to it.
    /// Without direction both are the same.
    [[nodiscard]] const std::vector<Tie> &ties(std::uint32_t slot, bool reverse) const;

    [[nodiscard]] std::size_t rows() const { return m_from.size(); } ///< numbers in use, dead links included
    [[nodiscard]] std::size_t living() const { return m_living; }
    [[nodiscard]] bool isAlive(std::uint32_t link) const { return m_from[link] != AgentRef::kNoSlot; }

    /// Slots of the ends of a living link.
    [[nodiscard]] std::uint32_t from(std::uint32_t link) const { return m_from[link]; }
    [[nodiscard]] std::uint32_t to(std::uint32_t link) const { return m_to[link]; }

    [[nodiscard]] std::vector<Column> &columns() { return m_columns; }
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }

    /// The link from one agent to another, or kNone. Takes time in proportion to the smaller number of ties.
    [[nodiscard]] std::uint32_t find(std::uint32_t from, std::uint32_t to) const;

    /// A new link with zero attributes. Precondition: from != to, find(from, to) == kNone.
    std::uint32_t connect(std::uint32_t from, std::uint32_t to);

    void disconnect(std::uint32_t link);

    /// Ends all links of an agent.
    void dropAgent(std::uint32_t slot);

    /// Lets the numbers of dead links be given again.
    void endTick();

    void addTo(StateHash &hash) const;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_living, self.m_from, self.m_to);
        archive.each(self.m_columns);
        archive(self.m_free, self.m_dead, self.m_out, self.m_in);
    }

private:
    using Ties = std::vector<std::vector<Tie>>;

    static void add(Ties &ties, std::uint32_t slot, Tie tie);
    static void remove(Ties &ties, std::uint32_t slot, std::uint32_t link);
    [[nodiscard]] Ties &arriving() { return m_directed ? m_in : m_out; }

    bool m_directed;
    std::size_t m_living = 0;
    std::vector<std::uint32_t> m_from; ///< kNoSlot: the link is dead
    std::vector<std::uint32_t> m_to;
    std::vector<Column> m_columns;
    std::vector<std::uint32_t> m_free; ///< numbers to give again
    std::vector<std::uint32_t> m_dead; ///< numbers of links that ended in this tick
    Ties m_out;                        ///< by slot; all ties where links have no direction
    Ties m_in;
};

} // namespace gridfolk
