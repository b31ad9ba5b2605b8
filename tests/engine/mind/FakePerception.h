// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Numbers.h"
#include "run/Perception.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// A village without an engine: agents stand where a test puts them, units are functions of the test.
class FakePerception final : public Perception
{
public:
    struct Body {
        std::uint64_t serial = 0;
        std::int32_t kind = 0;
        CellPosition at;
        bool alive = true;
        std::map<std::string, std::string> attributes;
    };
    using Formula = std::function<Result<Value>(AgentRef subject, std::span<const Value> arguments)>;

    /// Adds a unit; its index.
    typed::UnitIndex unit(Formula formula, typed::Type result = {})
    {
        m_formulas.push_back(std::move(formula));
        typed::Unit &added = m_program.units.emplace_back();
        added.result = result;
        return static_cast<typed::UnitIndex>(m_formulas.size() - 1);
    }

    AgentRef add(std::uint64_t serial, std::int32_t kind, CellPosition at,
                 std::map<std::string, std::string> attributes = {})
    {
        m_bodies.push_back({serial, kind, at, true, std::move(attributes)});
        return {static_cast<std::uint32_t>(m_bodies.size() - 1), 1};
    }

    Body &body(AgentRef agent) { return m_bodies[agent.slot]; }
    [[nodiscard]] const Body &body(AgentRef agent) const { return m_bodies[agent.slot]; }
    AgentRef ref(std::uint64_t serial) const
    {
        for (std::uint32_t slot = 0; slot < m_bodies.size(); ++slot) {
            if (m_bodies[slot].serial == serial) {
                return {slot, 1};
            }
        }
        return {};
    }

    Scenario m_scenario;
    typed::Program m_program;
    std::int64_t m_tick = 1;
    std::uint64_t m_seed = 42;

    [[nodiscard]] const Scenario &scenario() const override { return m_scenario; }
    [[nodiscard]] const typed::Program &program() const override { return m_program; }
    [[nodiscard]] std::uint64_t seed() const override { return m_seed; }
    [[nodiscard]] std::int64_t tick() const override { return m_tick; }
    [[nodiscard]] std::vector<AgentRef> agents(std::int32_t kind) const override
    {
        std::vector<AgentRef> result;
        for (std::uint32_t slot = 0; slot < m_bodies.size(); ++slot) {
            if (m_bodies[slot].kind == kind && m_bodies[slot].alive) {
                result.push_back({slot, 1});
            }
        }
        std::sort(result.begin(), result.end(),
                  [this](AgentRef a, AgentRef b) { return body(a).serial < body(b).serial; });
        return result;
    }
    [[nodiscard]] bool alive(AgentRef agent) const override { return !agent.isNobody() && body(agent).alive; }
    [[nodiscard]] std::uint64_t serial(AgentRef agent) const override { return body(agent).serial; }
    [[nodiscard]] std::int32_t kind(AgentRef agent) const override { return body(agent).kind; }
    [[nodiscard]] CellPosition position(AgentRef agent) const override { return body(agent).at; }
    [[nodiscard]] std::vector<AgentRef> agentsWithin(AgentRef agent, std::int64_t radius,
                                                     std::int32_t kind) const override
    {
        std::vector<std::pair<std::int32_t, std::uint64_t>> near; // distance, serial
        for (const Body &other : m_bodies) {
            const std::int32_t distance =
                std::max(std::abs(other.at.x - body(agent).at.x), std::abs(other.at.y - body(agent).at.y));
            if (other.alive && other.serial != body(agent).serial && distance <= radius &&
                (kind < 0 || other.kind == kind)) {
                near.emplace_back(distance, other.serial);
            }
        }
        std::sort(near.begin(), near.end());
        std::vector<AgentRef> result;
        for (const auto &[distance, serial] : near) {
            result.push_back(ref(serial));
        }
        return result;
    }
    [[nodiscard]] CellPosition offset(AgentRef from, AgentRef to) const override
    {
        return {body(to).at.x - body(from).at.x, body(to).at.y - body(from).at.y};
    }
    [[nodiscard]] std::string attributeText(AgentRef agent, const std::string &attribute) const override
    {
        const auto found = body(agent).attributes.find(attribute);
        return found == body(agent).attributes.end() ? std::string() : found->second;
    }
    [[nodiscard]] Result<Value> evaluate(typed::UnitIndex index, AgentRef subject,
                                         std::span<const Value> arguments) const override
    {
        return m_formulas.at(static_cast<std::size_t>(index))(subject, arguments);
    }
    [[nodiscard]] Result<std::string> evaluateText(typed::UnitIndex index, AgentRef subject) const override
    {
        return evaluate(index, subject, {}).map([](const Value &value) {
            if (const auto *flag = std::get_if<bool>(&value)) {
                return std::string(*flag ? "True" : "False");
            }
            if (const auto *integer = std::get_if<std::int64_t>(&value)) {
                return numberText(*integer);
            }
            if (const auto *number = std::get_if<double>(&value)) {
                return numberText(*number);
            }
            const auto *text = std::get_if<std::string>(&value);
            return text != nullptr ? *text : std::string("nobody");
        });
    }

private:
    std::vector<Body> m_bodies;
    std::vector<Formula> m_formulas;
};

/// The document's half of a village of gossips: kind 0 "Villager" with a persona and the action tell(partner
/// within 2, words), kind 1 "Goose" without. Villagers know the rumor when their attribute `knows` is "True".
inline void describeVillage(FakePerception &world)
{
    using Base = typed::Type::Base;
    world.m_scenario.title = "Village";
    world.m_scenario.world = {.width = 20, .height = 10, .torus = false};
    world.m_scenario.kinds.resize(2);
    AgentKind &villager = world.m_scenario.kinds[0];
    villager.name = "Villager";
    villager.attributes.resize(2);
    villager.attributes[0].name = "knows";
    villager.attributes[1].name = "heard";
    world.m_scenario.kinds[1].name = "Goose";
    Persona persona;
    persona.names = {"Ana", "Bruno", "Clara", "Davi"};
    persona.voice = "short sentences";
    persona.traits.resize(2);
    persona.traits[0].name = "talkative";
    persona.traits[1].name = "temper";
    persona.traits[1].choices = {"calm", "proud"};
    persona.traits[1].weights = {1, 1};
    persona.sees = {{"you know the rumor", ""}, {"what you heard last", ""}};
    persona.sightRadius = 3;
    persona.showsAttributes = {"knows"};
    persona.may = {"tell", "speak", "move", "wait"};
    persona.fallback = "wait";
    villager.persona = persona;

    world.m_program.kinds.resize(2);
    typed::KindCode &code = world.m_program.kinds[0];
    code.attributes.resize(2);
    code.attributes[0].type = {Base::Bool, -1};
    code.attributes[1].type = {Base::Text, -1};
}

/// The typed half of describeVillage(); the formulas point at the world.
inline void programVillage(FakePerception &world)
{
    using Base = typed::Type::Base;
    using Value = Perception::Value;
    typed::KindCode &code = world.m_program.kinds[0];
    const auto knows = world.unit(
        [&world](AgentRef self, std::span<const Value>) -> Result<Value> {
            return Value(world.attributeText(self, "knows") == "True");
        },
        {Base::Bool, -1});
    const auto heard = world.unit(
        [&world](AgentRef self, std::span<const Value>) -> Result<Value> {
            return Value(world.attributeText(self, "heard"));
        },
        {Base::Text, -1});
    const auto talkative = world.unit(
        [&world](AgentRef self, std::span<const Value>) -> Result<Value> {
            return Value(static_cast<double>(world.serial(self)) / 10);
        },
        {Base::Float, -1});
    const auto two =
        world.unit([](AgentRef, std::span<const Value>) -> Result<Value> { return Value(std::int64_t{2}); },
                   {Base::Int, -1});
    const auto partnerKnowsNot = world.unit(
        [&world](AgentRef, std::span<const Value> arguments) -> Result<Value> {
            return Value(world.attributeText(std::get<AgentRef>(arguments[0]), "knows") != "True");
        },
        {Base::Bool, -1});
    typed::PersonaCode persona;
    persona.sees = {knows, heard};
    persona.traits = {talkative, -1};
    persona.role.texts = {"", ", a villager"};
    persona.role.parts = {{"name", -1}};
    persona.goal.texts = {"Be the first to know."};
    persona.backstory.texts = {"People call you ", "."};
    persona.backstory.parts = {{"temper", -1}};
    code.persona = {persona};

    typed::Action tell;
    tell.name = "tell";
    tell.description = "Tell a villager near you the rumor.";
    tell.parameters.resize(2);
    tell.parameters[0].name = "partner";
    tell.parameters[0].type = {Base::Agent, 0};
    tell.parameters[0].within = two;
    tell.parameters[1].name = "words";
    tell.parameters[1].type = {Base::Text, -1};
    tell.parameters[1].maximumLength = 40;
    tell.requirements = {{knows, {false, false}, "you know no rumor"},
                         {partnerKnowsNot, {true, false}, "that villager knows already"}};
    code.actions = {tell};
}

/// The village, ready to be peopled.
struct Village {
    Village()
    {
        describeVillage(world);
        programVillage(world);
    }
    Village(const Village &) = delete;
    Village &operator=(const Village &) = delete;
    Persona &persona() { return *world.m_scenario.kinds[0].persona; }
    FakePerception world;
};

} // namespace gridfolk
