// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/ActionStage.h"

#include "run/HybridAgent.h"
#include "run/ModelRules.h"
#include "run/Scheduler.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

bool isDue(const typed::Rule &rule, std::int64_t tick, std::int32_t stage)
{
    switch (rule.trigger) {
    case ast::Trigger::EveryStep:
        return stage < 0;
    case ast::Trigger::EveryNSteps:
        return stage < 0 && tick % rule.interval == 0;
    case ast::Trigger::AtStage:
        return stage == rule.stage;
    default:
        return false;
    }
}

/// By kind, the rules that are due.
std::vector<HybridAgent::DueRules> dueRules(const typed::Program &program, std::int64_t tick,
                                            std::int32_t stage)
{
    std::vector<HybridAgent::DueRules> due;
    for (const typed::KindCode &kind : program.kinds) {
        HybridAgent::DueRules &rules = due.emplace_back();
        for (const typed::Rule &rule : kind.rules) {
            if (isDue(rule, tick, stage)) {
                rules.push_back(&rule);
            }
        }
    }
    return due;
}

bool acts(const typed::Rule &rule, std::int32_t stage)
{
    const bool step = rule.trigger == ast::Trigger::EveryStep || rule.trigger == ast::Trigger::EveryNSteps;
    return stage < 0 ? step : rule.trigger == ast::Trigger::AtStage && rule.stage == stage;
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

/// Turns between two looks at the stop flag.
constexpr std::size_t kTurnsPerLook = 256;

/// The order of turns is known, so what a turn will read is fetched while earlier ones run: first the agent's
/// slot, then the row that it names, then the cell that the row names.
void fetchAhead(const World &world, const std::vector<AgentRef> &order, std::size_t turn)
{
    constexpr std::size_t kSlot = 24;
    constexpr std::size_t kRow = 16;
    constexpr std::size_t kCell = 8;
    if (turn + kSlot < order.size()) {
        world.prefetchSlot(order[turn + kSlot]);
        world.prefetchRow(order[turn + kRow]);
        world.prefetchCell(order[turn + kCell]);
    }
}

/// One turn for everyone who has something to do in the stage.
Result<void> takeTurns(const Scenario &scenario, TickContext &context, std::int32_t stage, bool last)
{
    const World &world = context.state.world();
    const std::vector<AgentRef> order =
        turnOrder(world, scenario.run.schedule, actingKinds(scenario, context.program, stage, last),
                  context.seed, context.tick, static_cast<std::uint32_t>(stage + 1));
    const std::vector<HybridAgent::DueRules> due = dueRules(context.program, context.tick, stage);
    for (std::size_t turn = 0; turn < order.size(); ++turn) {
        fetchAhead(world, order, turn);
        if (turn % kTurnsPerLook == 0 && context.stop.raised()) {
            return failure("run.stopped");
        }
        if (!world.isAlive(order[turn])) {
            continue;
        }
        HybridAgent agent(scenario, context, order[turn], due[world.body(order[turn]).kind]);
        const bool decides = last && agent.hasMind();
        const Decision *decision = decides ? decisionOf(context.decisions, agent.serial()) : nullptr;
        if (auto taken = agent.takeTurn(decision, stage); !taken) {
            return taken;
        }
    }
    return {};
}

/// Everyone acts at once: first all ask, then it is done.
Result<void> actAtOnce(const Scenario &scenario, TickContext &context)
{
    Requests requests(context.state.world());
    context.vm.setRequests(&requests);
    auto taken = takeTurns(scenario, context, -1, true);
    context.vm.setRequests(nullptr);
    if (!taken) {
        return taken;
    }
    const CounterRng rng(context.seed, Stream::Schedule, context.tick, 0);
    const Vm::Status status = context.vm.grant(requests, rng);
    return status == Vm::Status::Done ? Result<void>{} : tl::make_unexpected(context.problemOf(status));
}

} // namespace

Result<void> ActionStage::run(const Scenario &scenario, TickContext &context)
{
    if (auto done = runModelRules(context, context.program.beforeStep, ModelRulePhase::BeforeStep); !done) {
        return done;
    }
    if (scenario.run.schedule == Schedule::Simultaneous) {
        return actAtOnce(scenario, context);
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
