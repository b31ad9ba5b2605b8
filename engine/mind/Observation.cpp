// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/Observation.h"

#include "llm/PlainText.h"
#include "mind/PersonaSampler.h"

#include <cstdlib>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kValueLength = 200; // code points
constexpr std::size_t kWordsLength = 300;

/// A value as it may stand in a prompt: texts could hold what another agent said, so they are quoted.
std::string shown(const std::string &value, typed::Type type)
{
    const std::string line = quotable(value, kValueLength);
    return type.base == typed::Type::Base::Text ? "\u00ab" + line + "\u00bb" : line;
}

typed::Type attributeType(const Perception &world, std::size_t kind, const std::string &name)
{
    const std::vector<Attribute> &attributes = world.scenario().kinds[kind].attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (attributes[i].name == name) {
            return world.program().kinds[kind].attributes[i].type;
        }
    }
    return {};
}

SeenAgent lookAt(const Perception &world, const MindState &state, AgentRef viewer, AgentRef other,
                 const Persona &persona)
{
    SeenAgent seen;
    seen.agent = other;
    seen.serial = world.serial(other);
    seen.kind = world.kind(other);
    seen.handle = PersonaSampler::handle(world, state, other);
    seen.place = compassWords(world.offset(viewer, other));
    seen.hears = state.minds.contains(seen.serial);
    for (const std::string &attribute : persona.showsAttributes) {
        const std::string value = world.attributeText(other, attribute);
        if (!value.empty()) {
            const typed::Type type = attributeType(world, static_cast<std::size_t>(seen.kind), attribute);
            seen.attributes.emplace_back(attribute, shown(value, type));
        }
    }
    return seen;
}

std::string lineOf(const SeenAgent &seen)
{
    std::string line = "- " + seen.handle + ", " + seen.place;
    for (const auto &[name, value] : seen.attributes) {
        line += "; " + name + ": " + value;
    }
    return line + "\n";
}

std::string lineOf(const HeardMessage &message)
{
    return "- " + message.from + (message.toEveryone ? " said to everyone: \u00ab" : " said to you: \u00ab") +
           quotable(message.words, kWordsLength) + "\u00bb\n";
}

} // namespace

std::string compassWords(CellPosition offset)
{
    std::string words;
    if (offset.x != 0) {
        words = std::to_string(std::abs(offset.x)) + (offset.x > 0 ? " east" : " west");
    }
    if (offset.y != 0) {
        words += (words.empty() ? "" : " and ") + std::to_string(std::abs(offset.y)) +
                 (offset.y > 0 ? " south" : " north");
    }
    return words.empty() ? "on your cell" : words;
}

std::string Observation::text() const
{
    std::string text;
    for (const auto &[label, value] : sights) {
        text += "- " + label + ": " + value + "\n";
    }
    text += seen.empty() ? "Nobody is in sight.\n" : "In sight (distances in cells):\n";
    for (const SeenAgent &agent : seen) {
        text += lineOf(agent);
    }
    if (unlisted > 0) {
        text += "- and " + std::to_string(unlisted) + " more\n";
    }
    if (!heard.empty()) {
        text += "You heard:\n";
    }
    if (unheard > 0) {
        text += "- (" + std::to_string(unheard) + " earlier messages were too many to follow)\n";
    }
    for (const HeardMessage &message : heard) {
        text += lineOf(message);
    }
    return text;
}

Result<Observation> observe(const Perception &world, const MindState &state, AgentRef agent)
{
    const auto kind = static_cast<std::size_t>(world.kind(agent));
    const Persona &persona = *world.scenario().kinds[kind].persona;
    const typed::PersonaCode &code = world.program().kinds[kind].persona.front();
    Observation observation;
    observation.viewer = agent;
    observation.tick = world.tick();
    for (std::size_t i = 0; i < persona.sees.size(); ++i) {
        const auto value = world.evaluateText(code.sees[i], agent);
        if (!value) {
            return tl::make_unexpected(value.error());
        }
        const typed::Unit &unit = world.program().units[static_cast<std::size_t>(code.sees[i])];
        observation.sights.emplace_back(persona.sees[i].label, shown(*value, unit.result));
    }
    for (const AgentRef other : world.agentsWithin(agent, persona.sightRadius, -1)) {
        if (observation.seen.size() == Observation::kMostSeen) {
            ++observation.unlisted;
            continue;
        }
        observation.seen.push_back(lookAt(world, state, agent, other, persona));
    }
    const auto mind = state.minds.find(world.serial(agent));
    if (mind != state.minds.end()) {
        observation.heard.assign(mind->second->inbox.begin(), mind->second->inbox.end());
        observation.unheard = mind->second->unheard;
    }
    return observation;
}

} // namespace gridfolk
