// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/ActionStage.h"

#include "run/HybridAgent.h"
#include "run/ModelRules.h"
#include "run/Scheduler.h"
#include "run/stages/Turns.h"

#include <algorithm>
#include <span>

namespace gridfolk
{

namespace
{

bool acts(const typed::Rule &rule, std::int32_t stage)
{
    const bool step = rule.trigger == ast::Trigger::EveryStep || rule.trigger == ast::Trigger::EveryNSteps;
    const bool event = rule.trigger == ast::Trigger::OnMessage || rule.trigger == ast::Trigger::Transition;
    return stage < 0 ? step || event : rule.trigger == ast::Trigger::AtStage && rule.stage == stage;
}

/// Kinds that have something to do in a stage; minds decide in the last.
std::vector<bool> actingKinds(const Scenario &scenario, const typed::Program &program, std::int32_t stage,
                              bool last)
{
    std::vector<bool> kinds;
    for (std::size_t kind = 0; kind < scenario.kinds.size(); ++kind) {
        const std::vector<typed::Rule> &rules = program.kinds[kind].rules;
        const bool hasRules = std::any_of(rules.begin(), rules.end(),
                                          [&](const typed::Rule &rule) { return acts(rule, stage); });
        kinds.push_back(hasRules || (last && scenario.kinds[kind].persona.has_value()));
    }
    return kinds;
}

const Decision *decisionOf(const std::vector<Decision> &decisions, std::uint64_t serial)
{
    const auto found =
        std::lower_bound(decisions.begin(), decisions.end(), serial,
                         [](const Decision &decision, std::uint64_t s) { return decision.serial < s; });
    return found != decisions.end() && found->serial == serial ? &*found : nullptr;
}

/// Turns of a kind with minds, one after the other: each follows its rules, then its decision.
Result<void> takeTurnsWithMinds(const Scenario &scenario, TickContext &context,
                                std::span<const World::Body> turns, const std::vector<TurnRules> &rules,
                                const TurnNumbers &numbers)
{
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const World::Body body = turns[turn];
        if (context.state.world().table(body.kind).alive[body.row] == 0) {
            continue;
        }
        HybridAgent agent(scenario, context, body);
        const Decision *decision = scenario.kinds[body.kind].persona.has_value()
                                       ? decisionOf(context.decisions, agent.serial())
                                       : nullptr;
        CounterRng rng = numbers.any;
        numbers.begin(rng, turn, agent.serial());
        if (auto taken = agent.takeTurn(rules[body.kind], rng, decision); !taken) {
            return taken;
        }
    }
    return {};
}

/// Turns between two looks at the stop flag.
constexpr std::size_t kTurnsPerLook = 256;
static_assert(kTurnsPerLook % TurnsAhead::kTogether == 0);

/// One turn for everyone who has something to do in the stage.
Result<void> takeTurns(const Scenario &scenario, TickContext &context, std::int32_t stage, bool last)
{
    const std::vector<World::Body> order = turnOrder(
        context.state.world(), scenario.run.schedule, actingKinds(scenario, context.program, stage, last),
        context.seed, context.tick, static_cast<std::uint32_t>(stage + 1));
    const std::vector<TurnRules> rules = turnRules(scenario, context, stage);
    const bool decides = last && context.minds != nullptr;
    TurnsAhead ahead(context, order, stage, rules);
    for (std::size_t turn = 0; turn < order.size(); turn += TurnsAhead::kTogether) {
        if (turn % kTurnsPerLook == 0 && context.stop.raised()) {
            return failure("run.stopped");
        }
        const std::span<const World::Body> turns = ahead.prepare(turn);
        if (decides) {
            if (auto taken = takeTurnsWithMinds(scenario, context, turns, rules, ahead.numbers()); !taken) {
                return taken;
            }
            continue;
        }
        const Vm::Status status = context.vm.takeTurns(turns, rules, ahead.numbers());
        if (status != Vm::Status::Done) {
            return tl::make_unexpected(context.problemOf(status));
        }
    }
    return {};
}

} // namespace

ActionStage::ActionStage(std::shared_ptr<ThreadPool> threads)
    : m_simultaneous(std::move(threads))
{
}

Result<void> ActionStage::run(const Scenario &scenario, TickContext &context)
{
    context.state.world().messages().deliver();
    if (auto done = runModelRules(context, context.program.beforeStep, ModelRulePhase::BeforeStep); !done) {
        return done;
    }
    if (scenario.run.schedule == Schedule::Simultaneous) {
        const std::vector<World::Body> order =
            turnOrder(context.state.world(), scenario.run.schedule,
                      actingKinds(scenario, context.program, -1, true), context.seed, context.tick, 0);
        return m_simultaneous.run(scenario, context, order);
    }
    const bool staged = scenario.run.schedule == Schedule::Staged;
    const auto stages = static_cast<std::int32_t>(staged ? scenario.run.stages.size() : 0);
    for (std::int32_t stage = -1; stage < stages; ++stage) {
        if (auto done = takeTurns(scenario, context, stage, stage + 1 == stages); !done) {
            return done;
        }
    }
    return {};
}

} // namespace gridfolk
