// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "world/AgentRef.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// Messages on their way. What is sent in a tick is delivered at the beginning of the next, to each receiver
/// in the order of sending, and gone when that tick ends. A plain value; copied with the world.
class Messages
{
public:
    struct Letter {
        AgentRef receiver;
        std::uint32_t kind = 0;  ///< into Scenario::messages
        std::uint32_t count = 0; ///< of values
        std::size_t begin = 0;   ///< of values
    };

    /// More than this cannot wait at once; keeps a rule that sends without end from eating all memory.
    static constexpr std::size_t kLimit = 4'000'000;

    /// @param values register bits: the packed sender, then the fields in their order
    void send(AgentRef receiver, std::uint32_t kind, std::span<const std::uint64_t> values);

    /// What was sent becomes what is delivered.
    void deliver();

    /// Drops what was delivered.
    void endTick();

    /// Delivered to an agent, in the order of sending. Valid until the next deliver() or endTick().
    [[nodiscard]] std::span<const Letter> deliveredTo(AgentRef receiver) const;
    [[nodiscard]] std::span<const std::uint64_t> values(const Letter &letter) const
    {
        return std::span(m_deliveredValues).subspan(letter.begin, letter.count);
    }

    [[nodiscard]] std::size_t waiting() const { return m_sent.size(); }
    [[nodiscard]] bool isFull() const { return m_sent.size() >= kLimit; }

    /// Adds what waits; nothing when there is none.
    void addTo(StateHash &hash) const;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_sent, self.m_sentValues, self.m_delivered, self.m_deliveredValues);
    }

private:
    std::vector<Letter> m_sent; ///< in the order of sending
    std::vector<std::uint64_t> m_sentValues;
    std::vector<Letter> m_delivered; ///< by the receiver's slot, then in the order of sending
    std::vector<std::uint64_t> m_deliveredValues;
};

} // namespace gridfolk
