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

/// Makes turns ready, a few at a time: names their random numbers, makes the first of them where most turns
/// draw, and fetches what the turns after them will read.
class TurnsAhead
{
public:
    static constexpr std::size_t kTogether = kPhiloxTogether;

    /// All references outlive this.
    TurnsAhead(const TickContext &context, const std::vector<World::Body> &order, std::int32_t stage,
               const std::vector<KindTurn> &kinds);

    /// Called for one turn after the other, beginning with one that kTogether divides.
    void prepare(std::size_t turn)
    {
        if (turn % kTogether == 0) {
            prepareFrom(turn);
        }
    }

    /// Names the random numbers of a turn.
    [[nodiscard]] std::uint64_t sequence(std::size_t turn) const { return m_sequences[turn % kTogether]; }

    /// Their first block; nullptr: made when it is drawn.
    [[nodiscard]] const CounterRng::Block *first(std::size_t turn) const
    {
        return m_draws ? &m_blocks[turn % kTogether] : nullptr;
    }

private:
    void prepareFrom(std::size_t turn);
    void fetch(std::size_t turn) const;

    const World &m_world;
    const std::vector<World::Body> &m_order;
    std::uint64_t m_seed;
    std::int64_t m_tick;
    std::uint64_t m_stage;
    bool m_draws;
    bool m_fetches;
    std::array<std::uint64_t, kTogether> m_sequences{};
    std::array<CounterRng::Block, kTogether> m_blocks{};
};

} // namespace gridfolk
