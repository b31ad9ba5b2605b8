// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/Turns.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

/// Serials stay below; the stage above them keeps the random numbers of two stages apart.
constexpr int kStageShift = 48;

constexpr std::size_t kWorthFetching = 5'000;        ///< agents; what fewer are fits the first caches
constexpr std::size_t kWorthFetchingToRest = 50'000; ///< of those who may rest less is read

bool isDue(const typed::Rule &rule, std::int64_t tick, std::int32_t stage)
{
    switch (rule.trigger) {
    case ast::Trigger::EveryStep:
        return stage < 0;
    case ast::Trigger::EveryNSteps:
        return stage < 0 && tick % rule.interval == 0;
    case ast::Trigger::AtStage:
        return stage == rule.stage;
    case ast::Trigger::Transition:
        return stage < 0 && rule.message < 0;
    default:
        return false;
    }
}

const Chunk *chunkOf(const TickContext &context, typed::UnitIndex unit)
{
    return unit < 0 ? nullptr : &context.code.chunks[static_cast<std::size_t>(unit)];
}

} // namespace

std::vector<TurnRules> turnRules(const Scenario &scenario, const TickContext &context, std::int32_t stage)
{
    std::vector<TurnRules> turns;
    for (std::size_t kind = 0; kind < scenario.kinds.size(); ++kind) {
        TurnRules &turn = turns.emplace_back();
        turn.mayRest = stage < 0 && context.code.births[kind].mayRest;
        for (const typed::Rule &rule : context.program.kinds[kind].rules) {
            if (stage < 0 && rule.message >= 0) {
                turn.readers.push_back(&rule);
            } else if (isDue(rule, context.tick, stage) && rule.trigger == ast::Trigger::Transition) {
                turn.due.push_back({nullptr, nullptr, &rule});
            } else if (isDue(rule, context.tick, stage)) {
                turn.due.push_back({chunkOf(context, rule.condition), chunkOf(context, rule.body)});
            }
        }
        if (turn.readers.empty() && !turn.due.empty() && turn.due.front().transition == nullptr) {
            const TurnRule &rule = turn.due.front();
            turn.drawsFirst = (rule.condition != nullptr ? rule.condition : rule.body)->drawsFirst;
        }
    }
    return turns;
}

TurnsAhead::TurnsAhead(const TickContext &context, const std::vector<World::Body> &order, std::int32_t stage,
                       const std::vector<TurnRules> &rules)
    : m_world(context.state.world())
    , m_order(order)
    , m_seed(context.seed)
    , m_tick(context.tick)
    , m_stage(static_cast<std::uint64_t>(stage + 1) << kStageShift)
    , m_any(m_seed, Stream::Rule, m_tick, 0)
    , m_draws(std::any_of(rules.begin(), rules.end(), [](const TurnRules &kind) { return kind.drawsFirst; }))
    , m_fetches(order.size() >= (m_world.resting().nobody() ? kWorthFetching : kWorthFetchingToRest))
{
}

std::span<const World::Body> TurnsAhead::prepare(std::size_t turn)
{
    const std::size_t count = std::min(kTogether, m_order.size() - turn);
    if (m_draws) {
        std::array<std::uint64_t, kTogether> sequences{};
        for (std::size_t i = 0; i < count; ++i) {
            const World::Body body = m_order[turn + i]; // the dead keep their row until the tick ends
            sequences[i] = m_world.table(body.kind).serial[body.row] | m_stage;
        }
        m_firsts = CounterRng::firstBlocks(m_seed, Stream::Rule, m_tick, sequences);
    }
    if (m_fetches) {
        fetch(turn);
    }
    return std::span(m_order).subspan(turn, count);
}

/// First the agent's row, then the cell and the slot that it names.
void TurnsAhead::fetch(std::size_t turn) const
{
    constexpr std::size_t kRow = 3 * kTogether;
    constexpr std::size_t kCell = kTogether;
    const std::size_t end = m_order.size();
    for (std::size_t i = std::min(end, turn + kRow); i < std::min(end, turn + kRow + kTogether); ++i) {
        m_world.prefetchRow(m_order[i]);
    }
    for (std::size_t i = std::min(end, turn + kCell); i < std::min(end, turn + kCell + kTogether); ++i) {
        m_world.prefetchCell(m_order[i]);
    }
}

} // namespace gridfolk
