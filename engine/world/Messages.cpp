// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/Messages.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

struct BySlot {
    bool operator()(const Messages::Letter &letter, std::uint32_t slot) const
    {
        return letter.receiver.slot < slot;
    }
    bool operator()(std::uint32_t slot, const Messages::Letter &letter) const
    {
        return slot < letter.receiver.slot;
    }
    bool operator()(const Messages::Letter &a, const Messages::Letter &b) const
    {
        return a.receiver.slot < b.receiver.slot;
    }
};

} // namespace

void Messages::send(AgentRef receiver, std::uint32_t kind, std::span<const std::uint64_t> values)
{
    m_sent.push_back({receiver, kind, static_cast<std::uint32_t>(values.size()), m_sentValues.size()});
    m_sentValues.insert(m_sentValues.end(), values.begin(), values.end());
}

void Messages::deliver()
{
    m_delivered.clear();
    m_deliveredValues.clear();
    std::swap(m_sent, m_delivered);
    std::swap(m_sentValues, m_deliveredValues);
    std::stable_sort(m_delivered.begin(), m_delivered.end(), BySlot{});
}

void Messages::endTick()
{
    m_delivered.clear();
    m_deliveredValues.clear();
}

std::span<const Messages::Letter> Messages::deliveredTo(AgentRef receiver) const
{
    const auto [first, last] =
        std::equal_range(m_delivered.begin(), m_delivered.end(), receiver.slot, BySlot{});
    // The slot may have had another agent when a message was sent; the dead of a tick keep theirs until it
    // ends, so all letters of a slot are for the same agent, or for none that lives.
    if (first == last || first->receiver != receiver) {
        return {};
    }
    return {first, last};
}

void Messages::addTo(StateHash &hash) const
{
    for (const Letter &letter : m_sent) {
        hash.add(letter.receiver.packed());
        hash.add(letter.kind);
    }
    if (!m_sent.empty()) {
        hash.add(std::span<const std::uint64_t>(m_sentValues));
    }
}

} // namespace gridfolk
