// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/Network.h"

#include <algorithm>

namespace gridfolk
{

Network::Network(const LinkKind &kind)
    : m_directed(kind.directed)
{
    for (const Attribute &attribute : kind.attributes) {
        m_columns.emplace_back(attribute.type);
    }
}

const std::vector<Network::Tie> &Network::ties(std::uint32_t slot, bool reverse) const
{
    static const std::vector<Tie> none;
    const Ties &all = reverse && m_directed ? m_in : m_out;
    return slot < all.size() ? all[slot] : none;
}

std::uint32_t Network::find(std::uint32_t from, std::uint32_t to) const
{
    const std::vector<Tie> &leaving = ties(from, false);
    const std::vector<Tie> &coming = ties(to, true);
    const bool fromFirst = leaving.size() <= coming.size();
    const std::uint32_t other = fromFirst ? to : from;
    for (const Tie &tie : fromFirst ? leaving : coming) {
        if (tie.slot == other) {
            return tie.link;
        }
    }
    return kNone;
}

std::uint32_t Network::connect(std::uint32_t from, std::uint32_t to)
{
    std::uint32_t link = 0;
    if (m_free.empty()) {
        link = static_cast<std::uint32_t>(m_from.size());
        m_from.push_back(from);
        m_to.push_back(to);
        for (Column &column : m_columns) {
            column.push(column.zeroBits());
        }
    } else {
        link = m_free.back();
        m_free.pop_back();
        m_from[link] = from;
        m_to[link] = to;
        for (Column &column : m_columns) {
            column.setBits(link, column.zeroBits());
        }
    }
    add(m_out, from, {link, to});
    add(arriving(), to, {link, from});
    ++m_living;
    return link;
}

void Network::disconnect(std::uint32_t link)
{
    remove(m_out, m_from[link], link);
    remove(arriving(), m_to[link], link);
    m_from[link] = AgentRef::kNoSlot;
    m_dead.push_back(link);
    --m_living;
}

void Network::dropAgent(std::uint32_t slot)
{
    for (Ties *all : {&m_out, &m_in}) {
        while (slot < all->size() && !(*all)[slot].empty()) {
            disconnect((*all)[slot].back().link);
        }
    }
}

void Network::endTick()
{
    m_free.insert(m_free.end(), m_dead.begin(), m_dead.end());
    m_dead.clear();
}

void Network::add(Ties &ties, std::uint32_t slot, Tie tie)
{
    if (slot >= ties.size()) {
        ties.resize(slot + 1U);
    }
    ties[slot].push_back(tie);
}

void Network::remove(Ties &ties, std::uint32_t slot, std::uint32_t link)
{
    std::vector<Tie> &own = ties[slot];
    own.erase(std::find_if(own.begin(), own.end(), [&](const Tie &tie) { return tie.link == link; }));
}

void Network::addTo(StateHash &hash) const
{
    hash.add(std::span<const std::uint32_t>(m_from));
    hash.add(std::span<const std::uint32_t>(m_to));
    hash.add(std::span<const std::uint32_t>(m_free));
    for (const Column &column : m_columns) {
        column.addTo(hash);
    }
    for (const Ties *all : {&m_out, &m_in}) {
        for (std::size_t slot = 0; slot < all->size(); ++slot) {
            for (const Tie &tie : (*all)[slot]) {
                hash.add(static_cast<std::uint64_t>(slot));
                hash.add(tie.link);
            }
        }
    }
}

} // namespace gridfolk
