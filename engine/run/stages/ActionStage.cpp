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

/// By kind, the rules that are due.
std::vector<HybridAgent::DueRules> dueRules(const typed::Program &program, std::int64_t tick)
{
    std::vector<HybridAgent::DueRules> due;
    for (const typed::KindCode &kind : program.kinds) {
        HybridAgent::DueRules &rules = due.emplace_back();
        for (const typed::Rule &rule : kind.rules) {
            if (rule.trigger == ast::Trigger::EveryStep ||
                (rule.trigger == ast::Trigger::EveryNSteps && tick % rule.interval == 0)) {
                rules.push_back(&rule);
            }
        }
    }
    return due;
}

std::vector<bool> actingKinds(const Scenario &scenario, const typed::Program &program)
{
    std::vector<bool> acts;
    for (std::size_t kind = 0; kind < scenario.kinds.size(); ++kind) {
        const std::vector<typed::Rule> &rules = program.kinds[kind].rules;
        const bool hasSteps = std::any_of(rules.begin(), rules.end(), [](const typed::Rule &rule) {
            return rule.trigger == ast::Trigger::EveryStep || rule.trigger == ast::Trigger::EveryNSteps;
        });
        acts.push_back(hasSteps || scenario.kinds[kind].persona.has_value());
    }
    return acts;
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

} // namespace

Result<void> ActionStage::run(const Scenario &scenario, TickContext &context)
{
    if (auto done = runModelRules(context, context.program.beforeStep, ModelRulePhase::BeforeStep); !done) {
        return done;
    }
    const World &world = context.state.world();
    const std::vector<AgentRef> order = turnOrder(
        world, scenario.run.schedule, actingKinds(scenario, context.program), context.seed, context.tick);
    const std::vector<HybridAgent::DueRules> due = dueRules(context.program, context.tick);
    for (std::size_t turn = 0; turn < order.size(); ++turn) {
        fetchAhead(world, order, turn);
        if (turn % kTurnsPerLook == 0 && context.stop.raised()) {
            return failure("run.stopped");
        }
        if (!world.isAlive(order[turn])) {
            continue;
        }
        HybridAgent agent(scenario, context, order[turn], due[world.body(order[turn]).kind]);
        const Decision *decision = agent.hasMind() ? decisionOf(context.decisions, agent.serial()) : nullptr;
        if (auto taken = agent.takeTurn(decision); !taken) {
            return taken;
        }
    }
    return {};
}

} // namespace gridfolk
