// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/EventQueue.h"

#include <limits>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kFirstTick = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLastTick = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t kLastNumber = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint32_t kLastRule = std::numeric_limits<std::uint32_t>::max();

} // namespace

void EventQueue::add(std::int64_t due, AgentRef agent, std::uint32_t rule)
{
    const Event event{due, m_nextNumber++, agent, rule};
    m_byTime.insert(event);
    m_byAgent.insert(keyOf(event));
}

std::size_t EventQueue::drop(const OfAgent &first, const OfAgent &last)
{
    std::size_t dropped = 0;
    auto at = m_byAgent.lower_bound(first);
    while (at != m_byAgent.end() && *at <= last) {
        Event event;
        event.due = std::get<2>(*at);
        event.number = std::get<3>(*at);
        m_byTime.erase(event);
        at = m_byAgent.erase(at);
        ++dropped;
    }
    return dropped;
}

std::size_t EventQueue::cancel(AgentRef agent, std::uint32_t rule)
{
    return drop({agent.packed(), rule, kFirstTick, 0}, {agent.packed(), rule, kLastTick, kLastNumber});
}

void EventQueue::dropAgent(AgentRef agent)
{
    drop({agent.packed(), 0, kFirstTick, 0}, {agent.packed(), kLastRule, kLastTick, kLastNumber});
}

std::optional<EventQueue::Event> EventQueue::takeDue(std::int64_t tick)
{
    if (m_byTime.empty() || m_byTime.begin()->due > tick) {
        return std::nullopt;
    }
    const Event event = *m_byTime.begin();
    m_byTime.erase(m_byTime.begin());
    m_byAgent.erase(keyOf(event));
    return event;
}

void EventQueue::addTo(StateHash &hash) const
{
    for (const Event &event : m_byTime) {
        hash.add(event.due);
        hash.add(event.agent.packed());
        hash.add(event.rule);
    }
}

} // namespace gridfolk
