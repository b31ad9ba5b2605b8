// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/TickContext.h"

#include <array>
#include <cstdint>
#include <vector>

namespace gridfolk
{

/// What agents of a kind do in one pass over the turns.
struct KindTurn {
    TurnRules rules;
    bool drawsFirst = false; ///< a turn is sure to draw a random number
    bool hasMind = false;
};

/// By kind.
/// @param stage whose rules are due; -1: those of no stage
[[nodiscard]] std::vector<KindTurn> kindTurns(const Scenario &scenario, const TickContext &context,
                                              std::int32_t stage);

/// Names the random numbers of turns, and makes the first of a few turns at once where most turns draw.
class TurnNumbers
{
public:
    static constexpr std::size_t kTogether = 4;

    TurnNumbers(const TickContext &context, const std::vector<AgentRef> &order, std::int32_t stage,
                const std::vector<KindTurn> &kinds);

    /// The dead keep their row until the tick ends, so a later turn's serial can be read.
    [[nodiscard]] std::uint64_t sequence(std::size_t turn) const
    {
        return m_world.serialOf(m_order[turn]) | m_stage;
    }

    /// nullptr: made when it is drawn. Turns are asked for one after the other, beginning with one that
    /// kTogether divides.
    [[nodiscard]] const CounterRng::Block *first(std::size_t turn)
    {
        if (!m_ahead) {
            return nullptr;
        }
        const std::size_t number = turn % kTogether;
        if (number == 0) {
            drawAhead(turn);
        }
        return &m_blocks[number];
    }

private:
    void drawAhead(std::size_t turn);

    const World &m_world;
    const std::vector<AgentRef> &m_order;
    std::uint64_t m_seed;
    std::int64_t m_tick;
    std::uint64_t m_stage;
    bool m_ahead;
    std::array<CounterRng::Block, kTogether> m_blocks{};
};

/// The order of turns is known, so what a turn will read is fetched while earlier ones run: first the agent's
/// slot, then the row that it names, then the cell that the row names.
inline void fetchAhead(const World &world, const std::vector<AgentRef> &order, std::size_t turn)
{
    constexpr std::size_t kWorthIt = 10'000; ///< what fewer agents are fits the second cache
    constexpr std::size_t kSlot = 24;
    constexpr std::size_t kRow = 16;
    constexpr std::size_t kCell = 8;
    if (order.size() >= kWorthIt && turn + kSlot < order.size()) {
        world.prefetchSlot(order[turn + kSlot]);
        world.prefetchRow(order[turn + kRow]);
        world.prefetchCell(order[turn + kCell]);
    }
}

} // namespace gridfolk
