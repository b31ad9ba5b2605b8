// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/DecisionPreparer.h"

#include "mind/Archetype.h"
#include "mind/Observation.h"
#include "mind/PromptBuilder.h"
#include "mind/ReplySchema.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

const Persona &personaOf(const Perception &world, AgentRef agent)
{
    return *world.scenario().kinds[static_cast<std::size_t>(world.kind(agent))].persona;
}

bool isDueByTime(const DecisionTrigger &decides, std::int64_t tick, std::uint64_t serial)
{
    if (decides.everyTicks <= 0) {
        return false;
    }
    const std::int64_t shift =
        decides.staggered ? static_cast<std::int64_t>(serial % static_cast<std::uint64_t>(decides.everyTicks))
                          : 0;
    return (tick + shift) % decides.everyTicks == 0;
}

std::string timeTrigger(std::int64_t everyTicks)
{
    return everyTicks == 1 ? "every tick" : "every " + std::to_string(everyTicks) + " ticks";
}

std::string sightsLine(const Observation &observation)
{
    std::string line;
    for (const auto &[label, value] : observation.sights) {
        line += (line.empty() ? "" : ", ") + label + ": " + value;
    }
    return line;
}

} // namespace

Result<std::optional<std::string>> DecisionPreparer::trigger(const Perception &world, AgentRef agent)
{
    const DecisionTrigger &decides = personaOf(world, agent).decides;
    if (isDueByTime(decides, world.tick(), world.serial(agent))) {
        return timeTrigger(decides.everyTicks);
    }
    const auto kind = static_cast<std::size_t>(world.kind(agent));
    const typed::UnitIndex when = world.program().kinds[kind].persona.front().when;
    if (when < 0) {
        return std::nullopt;
    }
    const auto holds = world.evaluate(when, agent);
    if (!holds) {
        return tl::make_unexpected(holds.error());
    }
    const auto *flag = std::get_if<bool>(&*holds);
    return flag != nullptr && *flag ? std::optional("when " + decides.when) : std::nullopt;
}

Result<PendingDecision> DecisionPreparer::prepare(const Perception &world, const MindState &state,
                                                  AgentRef agent, std::string trigger)
{
    const Persona &persona = personaOf(world, agent);
    const std::uint64_t serial = world.serial(agent);
    const AgentMind &mind = *state.minds.at(serial);
    const auto observation = observe(world, state, agent);
    if (!observation) {
        return tl::make_unexpected(observation.error());
    }
    // What the model is told: as it is, or as everyone in the same situation would be told.
    const bool shared = persona.archetypes.samples > 0;
    const AgentKind &kind = world.scenario().kinds[static_cast<std::size_t>(world.kind(agent))];
    const AgentMind told = shared ? archetypeOf(mind, kind) : mind;
    const Observation perceived = shared ? archetypeOf(world, *observation, persona) : *observation;
    auto actions = offerActions(world, agent, perceived);
    auto system =
        actions ? PromptBuilder::systemPrompt(world, agent, told) : tl::make_unexpected(actions.error());
    if (!system) {
        return tl::make_unexpected(system.error());
    }

    PendingDecision pending;
    pending.agent = agent;
    pending.serial = serial;
    pending.seed = world.seed();
    pending.think = persona.style == "think";
    pending.fallback = persona.fallback;
    pending.memoryCapacity = static_cast<std::size_t>(std::max(persona.shortTermMemory, 0));
    pending.samples = persona.archetypes.samples;
    pending.sightsLine = sightsLine(*observation);
    pending.heard = observation->heard;
    for (const SeenAgent &seen : observation->seen) {
        pending.known.emplace_back(seen.agent, seen.serial);
        if (seen.hears) {
            pending.hearers.push_back(seen.serial);
        }
    }
    pending.trace.tick = world.tick();
    pending.trace.agent = serial;
    pending.trace.kind = kind.name;
    pending.trace.name = mind.handle;
    pending.trace.trigger = std::move(trigger);
    pending.trace.observation = perceived.text();
    pending.trace.systemPrompt = std::move(*system);
    pending.trace.userPrompt = PromptBuilder::userPrompt(perceived, told.memory, actions->offers);
    pending.trace.offered = std::move(actions->listed);
    pending.offers = std::move(actions->offers);

    pending.request.system = pending.trace.systemPrompt;
    pending.request.messages = {{LlmMessage::Role::User, pending.trace.userPrompt}};
    pending.request.schema = replySchema(pending.offers, pending.think);
    pending.request.maxOutputTokens = replyTokens(pending.offers, pending.think);
    pending.request.purpose = "decision";
    for (const TraitValue &trait : told.traits) {
        if (trait.number) {
            pending.request.traits.emplace_back(trait.name, *trait.number);
        }
    }
    return pending;
}

} // namespace gridfolk
