// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/PersonaSampler.h"

#include "base/CounterRng.h"

#include <numeric>
#include <set>
#include <utility>

namespace gridfolk
{

namespace
{

// Places in the tick's part of the counter: one sequence for the name, one for each trait.
constexpr std::int64_t kNameDraw = 0;
constexpr std::int64_t kFirstTraitDraw = 1;

std::optional<double> numberOf(const Perception::Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag ? 1.0 : 0.0;
    }
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*integer);
    }
    if (const auto *number = std::get_if<double>(&value)) {
        return *number;
    }
    return std::nullopt;
}

std::string weightedChoice(const Trait &trait, CounterRng rng)
{
    const double sum = std::accumulate(trait.weights.begin(), trait.weights.end(), 0.0);
    double left = rng.uniform() * sum;
    for (std::size_t i = 0; i + 1 < trait.choices.size() && i < trait.weights.size(); ++i) {
        if (left < trait.weights[i]) {
            return trait.choices[i];
        }
        left -= trait.weights[i];
    }
    return trait.choices.back();
}

/// Samples one newborn mind.
class Newborn
{
public:
    Newborn(const Perception &world, MindState &state, std::int32_t kind, AgentRef agent)
        : m_world(world)
        , m_state(state)
        , m_kind(static_cast<std::size_t>(kind))
        , m_agent(agent)
        , m_serial(world.serial(agent))
    {
    }

    Result<std::shared_ptr<const AgentMind>> sample()
    {
        auto mind = std::make_shared<AgentMind>();
        giveName(*mind);
        const Persona &persona = *m_world.scenario().kinds[m_kind].persona;
        for (std::size_t i = 0; i < persona.traits.size(); ++i) {
            auto trait = drawTrait(persona.traits[i], i);
            if (!trait) {
                return tl::make_unexpected(trait.error());
            }
            mind->traits.push_back(std::move(*trait));
        }
        return mind;
    }

private:
    void giveName(AgentMind &mind)
    {
        const AgentKind &kind = m_world.scenario().kinds[m_kind];
        const std::vector<std::string> &names = kind.persona->names;
        if (names.empty()) {
            mind.name = mind.handle = kind.name + " " + std::to_string(m_serial);
            return;
        }
        CounterRng rng(m_world.seed(), Stream::Persona, kNameDraw, m_serial);
        std::vector<std::int32_t> &free = m_state.freeNames[m_kind];
        if (free.empty()) {
            mind.name = names[rng.below(names.size())];
        } else {
            const auto drawn = free.begin() + static_cast<std::ptrdiff_t>(rng.below(free.size()));
            mind.name = names[static_cast<std::size_t>(*drawn)];
            free.erase(drawn);
        }
        mind.handle = mind.name + " #" + std::to_string(m_serial);
    }

    Result<TraitValue> drawTrait(const Trait &trait, std::size_t index)
    {
        TraitValue value;
        value.name = trait.name;
        const typed::UnitIndex unit = m_world.program().kinds[m_kind].persona.front().traits[index];
        if (unit < 0) {
            const auto draw = kFirstTraitDraw + static_cast<std::int64_t>(index);
            value.text = weightedChoice(trait, CounterRng(m_world.seed(), Stream::Persona, draw, m_serial));
            return value;
        }
        const auto drawn = m_world.evaluate(unit, m_agent);
        const auto text = drawn ? m_world.evaluateText(unit, m_agent) : tl::make_unexpected(drawn.error());
        if (!text) {
            return tl::make_unexpected(text.error());
        }
        value.number = numberOf(*drawn);
        value.text = *text;
        return value;
    }

    const Perception &m_world;
    MindState &m_state;
    std::size_t m_kind;
    AgentRef m_agent;
    std::uint64_t m_serial;
};

} // namespace

Result<void> PersonaSampler::update(const Perception &world, MindState &state)
{
    const std::vector<AgentKind> &kinds = world.scenario().kinds;
    while (state.freeNames.size() < kinds.size()) {
        const std::optional<Persona> &persona = kinds[state.freeNames.size()].persona;
        std::vector<std::int32_t> &free = state.freeNames.emplace_back(persona ? persona->names.size() : 0);
        std::iota(free.begin(), free.end(), 0);
    }
    std::set<std::uint64_t> living;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (!kinds[kind].persona) {
            continue;
        }
        for (const AgentRef agent : world.agents(static_cast<std::int32_t>(kind))) {
            const std::uint64_t serial = world.serial(agent);
            living.insert(living.end(), serial);
            if (state.minds.contains(serial)) {
                continue;
            }
            auto mind = Newborn(world, state, static_cast<std::int32_t>(kind), agent).sample();
            if (!mind) {
                return tl::make_unexpected(mind.error());
            }
            state.minds.emplace(serial, std::move(*mind));
        }
    }
    std::erase_if(state.minds, [&living](const auto &entry) { return !living.contains(entry.first); });
    return {};
}

std::string PersonaSampler::handle(const Perception &world, const MindState &state, AgentRef agent)
{
    const std::uint64_t serial = world.serial(agent);
    const auto found = state.minds.find(serial);
    if (found != state.minds.end()) {
        return found->second->handle;
    }
    return world.scenario().kinds[static_cast<std::size_t>(world.kind(agent))].name + " " +
           std::to_string(serial);
}

} // namespace gridfolk
