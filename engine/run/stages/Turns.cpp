// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/Turns.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

/// Serials stay below; the stage above them keeps the random numbers of two stages apart.
constexpr int kStageShift = 48;

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

std::vector<KindTurn> kindTurns(const Scenario &scenario, const TickContext &context, std::int32_t stage)
{
    std::vector<KindTurn> turns;
    for (std::size_t kind = 0; kind < scenario.kinds.size(); ++kind) {
        KindTurn &turn = turns.emplace_back();
        for (const typed::Rule &rule : context.program.kinds[kind].rules) {
            if (stage < 0 && rule.message >= 0) {
                turn.rules.readers.push_back(&rule);
            } else if (isDue(rule, context.tick, stage) && rule.trigger == ast::Trigger::Transition) {
                turn.rules.due.push_back({nullptr, nullptr, &rule});
            } else if (isDue(rule, context.tick, stage)) {
                turn.rules.due.push_back({chunkOf(context, rule.condition), chunkOf(context, rule.body)});
            }
        }
        turn.hasMind = scenario.kinds[kind].persona.has_value() && context.minds != nullptr;
        if (turn.rules.readers.empty() && !turn.rules.due.empty() &&
            turn.rules.due.front().transition == nullptr) {
            const TurnRule &rule = turn.rules.due.front();
            turn.drawsFirst = (rule.condition != nullptr ? rule.condition : rule.body)->drawsFirst;
        }
    }
    return turns;
}

TurnNumbers::TurnNumbers(const TickContext &context, const std::vector<AgentRef> &order, std::int32_t stage,
                         const std::vector<KindTurn> &kinds)
    : m_world(context.state.world())
    , m_order(order)
    , m_seed(context.seed)
    , m_tick(context.tick)
    , m_stage(static_cast<std::uint64_t>(stage + 1) << kStageShift)
    , m_ahead(std::any_of(kinds.begin(), kinds.end(), [](const KindTurn &kind) { return kind.drawsFirst; }))
{
}

void TurnNumbers::drawAhead(std::size_t turn)
{
    std::array<std::uint64_t, kTogether> sequences{};
    for (std::size_t i = 0; i < kTogether && turn + i < m_order.size(); ++i) {
        sequences[i] = sequence(turn + i);
    }
    m_blocks = CounterRng::firstBlocks(m_seed, Stream::Rule, m_tick, sequences);
}

} // namespace gridfolk
