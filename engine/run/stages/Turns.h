// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/TickContext.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// What agents do in one pass over the turns, by kind.
/// @param stage whose rules are due; -1: those of no stage
[[nodiscard]] std::vector<TurnRules> turnRules(const Scenario &scenario, const TickContext &context,
                                               std::int32_t stage);

/// Makes turns ready, a few at a time: their random numbers, of which the first are made at once where most
/// turns draw, and what the turns after them will read, which is fetched.
class TurnsAhead
{
public:
    static constexpr std::size_t kTogether = kPhiloxTogether;
    static_assert(kTogether <= Vm::kMostTurns);

    /// All references outlive this.
    TurnsAhead(const TickContext &context, const std::vector<World::Body> &order, std::int32_t stage,
               const std::vector<TurnRules> &rules);

    /// The next turns: at most kTogether, none at the end.
    [[nodiscard]] std::span<const World::Body> prepare(std::size_t turn);

    /// Of the turns prepared last.
    [[nodiscard]] TurnNumbers numbers() const
    {
        return {.any = m_any, .stage = m_stage, .firsts = m_draws ? m_firsts.data() : nullptr};
    }

private:
    void fetch(std::size_t turn) const;

    const World &m_world;
    const std::vector<World::Body> &m_order;
    std::uint64_t m_seed;
    std::int64_t m_tick;
    std::uint64_t m_stage;
    CounterRng m_any;
    bool m_draws;
    bool m_fetches;
    std::array<CounterRng::Block, kTogether> m_firsts{};
};

} // namespace gridfolk
