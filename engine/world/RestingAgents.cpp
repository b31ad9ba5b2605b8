// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/RestingAgents.h"

#include <algorithm>

namespace gridfolk
{

std::size_t RestingAgents::count() const
{
    return static_cast<std::size_t>(std::count(m_resting.begin(), m_resting.end(), 1));
}

void RestingAgents::watch(std::size_t cells)
{
    m_reach = -1;
    m_resting.assign(cells + NeighborIndex::kPadding, 0);
}

void RestingAgents::wake(const NeighborIndex &index, std::uint32_t cell)
{
    // Who looks as far as this cell is in its neighborhood of the farthest reach.
    ++m_wakings;
    m_resting[cell] = 0;
    if (const auto *const eights = index.eightsAtHand(cell, m_reach)) {
        for (const NeighborIndex::Eight &eight : *eights) {
            std::uint8_t *const first = m_resting.data() + (std::int64_t{cell} + eight.delta);
            for (std::size_t i = 0; i < eight.belongs.size(); ++i) {
                first[i] &= static_cast<std::uint8_t>(~eight.belongs[i]);
            }
        }
        return;
    }
    const NeighborIndex::Around around = index.around(cell, m_reach);
    for (const NeighborIndex::Run &run : *around.runs) {
        index.forEachPart(cell, run, [&](std::uint32_t first, std::uint32_t length) {
            std::fill_n(m_resting.begin() + first, length, std::uint8_t{0});
        });
    }
}

void RestingAgents::wakeAll()
{
    ++m_wakings;
    m_reach = -1;
    std::fill(m_resting.begin(), m_resting.end(), std::uint8_t{0});
}

} // namespace gridfolk
