// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/HybridAgent.h"

#include "run/Values.h"

namespace gridfolk
{

HybridAgent::HybridAgent(const Scenario &scenario, TickContext &context, World::Body body)
    : m_scenario(scenario)
    , m_context(context)
    , m_agent(context.state.world().refOfRow(body.kind, body.row))
    , m_body(body)
    , m_serial(context.state.world().table(m_body.kind).serial[m_body.row])
{
}

Result<void> HybridAgent::takeTurn(const TurnRules &rules, const CounterRng &rng, const Decision *decision)
{
    const Vm::Status status = m_context.vm.takeTurn(m_body, rules, rng);
    if (status == Vm::Status::Failed || status == Vm::Status::Stopped) {
        return tl::make_unexpected(m_context.problemOf(status));
    }
    if (decision == nullptr) {
        return {};
    }
    if (status == Vm::Status::Died) {
        m_context.minds->applied(*decision, {true, "mind.died-first", {}});
        return {};
    }
    const auto outcome = act(*decision);
    if (!outcome) {
        return tl::make_unexpected(outcome.error());
    }
    m_context.minds->applied(*decision, *outcome);
    return {};
}

Result<ActionOutcome> HybridAgent::act(const Decision &decision)
{
    switch (decision.action) {
    case Decision::Action::Wait:
    case Decision::Action::Speak:
        return ActionOutcome{};
    case Decision::Action::Move:
        return step(decision);
    case Decision::Action::Rule:
        return actByRule(decision);
    }
    return ActionOutcome{};
}

ActionOutcome HybridAgent::step(const Decision &decision)
{
    World &world = m_context.state.world();
    const auto dx = static_cast<std::int32_t>(std::get<std::int64_t>(decision.arguments.at(0)));
    const auto dy = static_cast<std::int32_t>(std::get<std::int64_t>(decision.arguments.at(1)));
    const std::uint32_t cell = world.index().shifted(world.cellOf(m_agent), dx, dy);
    const Portrait before = portraitOf(m_agent);
    if (cell == NeighborIndex::kOutside || !world.move(m_agent, cell)) {
        return {true, cell == NeighborIndex::kOutside ? "run.edge-of-world" : "run.cell-full", {}};
    }
    ActionOutcome outcome;
    compare(before, outcome.effects);
    return outcome;
}

Result<ActionOutcome> HybridAgent::actByRule(const Decision &decision)
{
    World &world = m_context.state.world();
    const typed::Action &action =
        m_context.program.kinds[m_body.kind].actions[static_cast<std::size_t>(decision.rule)];
    std::vector<std::uint64_t> arguments;
    std::vector<Portrait> portraits{portraitOf(m_agent)};
    for (const ActionValue &value : decision.arguments) {
        arguments.push_back(bitsOf(world, value));
        if (const AgentRef *other = std::get_if<AgentRef>(&value)) {
            if (!world.isAlive(*other)) {
                return ActionOutcome{true, "mind.partner-gone", {}};
            }
            portraits.push_back(portraitOf(*other));
        }
    }
    m_context.vm.begin(Subject::ofAgent(m_agent),
                       CounterRng(m_context.seed, Stream::Action, m_context.tick, m_serial));
    for (const typed::Requirement &requirement : action.requirements) {
        const Vm::Status status = m_context.vm.run(requirement.condition, arguments);
        if (status != Vm::Status::Done) {
            return tl::make_unexpected(m_context.problemOf(status));
        }
        if (m_context.vm.result() == 0) {
            return ActionOutcome{true, requirement.message, {}};
        }
    }
    const Vm::Status status = m_context.vm.run(action.body, arguments);
    if (status != Vm::Status::Done && status != Vm::Status::Died) {
        return tl::make_unexpected(m_context.problemOf(status));
    }
    ActionOutcome outcome;
    for (const Portrait &portrait : portraits) {
        compare(portrait, outcome.effects);
    }
    return outcome;
}

HybridAgent::Portrait HybridAgent::portraitOf(AgentRef agent) const
{
    Portrait portrait;
    portrait.agent = agent;
    portrait.kind = m_context.state.world().body(agent).kind;
    if (agent != m_agent) {
        portrait.handle = m_context.minds->handle(m_context.perception, agent);
    }
    for (const Attribute &attribute : m_scenario.kinds[m_context.state.world().body(agent).kind].attributes) {
        portrait.values.push_back(m_context.perception.attributeText(agent, attribute.name));
    }
    portrait.position = m_context.perception.position(agent);
    return portrait;
}

void HybridAgent::compare(const Portrait &before, std::vector<std::string> &effects) const
{
    const std::string prefix = before.handle.empty() ? "" : before.handle + '.';
    if (!m_context.state.world().isAlive(before.agent)) {
        effects.push_back(prefix + "died");
        return;
    }
    const Portrait after = portraitOf(before.agent);
    const auto &attributes = m_scenario.kinds[after.kind].attributes;
    if (after.kind != before.kind) {
        effects.push_back(prefix + "kind " + m_scenario.kinds[before.kind].name + " \u2192 " +
                          m_scenario.kinds[after.kind].name);
        return;
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (before.values[i] != after.values[i]) {
            effects.push_back(prefix + attributes[i].name + ' ' + before.values[i] + " \u2192 " +
                              after.values[i]);
        }
    }
    const auto place = [](const CellPosition &at) {
        return std::to_string(at.x) + ',' + std::to_string(at.y);
    };
    if (before.position != after.position) {
        effects.push_back(prefix + "cell " + place(before.position) + " \u2192 " + place(after.position));
    }
}

} // namespace gridfolk
