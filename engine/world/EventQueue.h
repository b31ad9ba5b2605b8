// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "world/AgentRef.h"

#include <cstdint>
#include <optional>
#include <set>
#include <tuple>

namespace gridfolk
{

/// Rules that are scheduled for later ticks, of agents or (nobody) of the model. Due in the order of their
/// ticks, and of scheduling where these are equal. A plain value; copied with the world.
class EventQueue
{
public:
    struct Event {
        std::int64_t due = 0;     ///< tick
        std::uint64_t number = 0; ///< in the order of scheduling
        AgentRef agent;
        std::uint32_t rule = 0; ///< into typed::Program::scheduled

        template <class Archive, class Self>
        static void archive(Archive &archive, Self &self)
        {
            archive(self.due, self.number, self.agent, self.rule);
        }
    };

    /// More than this cannot wait at once; keeps a rule that schedules without end from eating all memory.
    static constexpr std::size_t kLimit = 4'000'000;

    void add(std::int64_t due, AgentRef agent, std::uint32_t rule);

    /// Takes back all that wait of an agent and a rule; how many. O(log n) and the number taken back.
    std::size_t cancel(AgentRef agent, std::uint32_t rule);

    /// Takes back everything of an agent.
    void dropAgent(AgentRef agent);

    /// The next event that is due at a tick or before, taken off the queue; nothing when there is none.
    std::optional<Event> takeDue(std::int64_t tick);

    [[nodiscard]] std::size_t size() const { return m_byTime.size(); }
    [[nodiscard]] bool empty() const { return m_byTime.empty(); }
    [[nodiscard]] bool isFull() const { return m_byTime.size() >= kLimit; }

    /// Adds what waits; nothing when there is none.
    void addTo(StateHash &hash) const;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_nextNumber, self.m_byTime);
        if constexpr (Archive::kReads) {
            self.m_byAgent.clear();
            for (const Event &event : self.m_byTime) {
                self.m_byAgent.insert(keyOf(event));
            }
        }
    }

private:
    struct Earlier {
        bool operator()(const Event &a, const Event &b) const
        {
            return std::tie(a.due, a.number) < std::tie(b.due, b.number);
        }
    };
    using OfAgent = std::tuple<std::uint64_t, std::uint32_t, std::int64_t, std::uint64_t>;

    std::size_t drop(const OfAgent &first, const OfAgent &last);
    [[nodiscard]] static OfAgent keyOf(const Event &event)
    {
        return {event.agent.packed(), event.rule, event.due, event.number};
    }

    std::uint64_t m_nextNumber = 0;
    std::set<Event, Earlier> m_byTime;
    std::set<OfAgent> m_byAgent; ///< the same events
};

} // namespace gridfolk
