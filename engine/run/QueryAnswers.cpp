// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/QueryAnswers.h"

#include "exec/ValueText.h"

namespace gridfolk
{

namespace
{

constexpr std::size_t kMostOccupants = 100;

Problem noSuchAgent(std::uint64_t serial)
{
    return {"run.no-such-agent", {{"agent", std::to_string(serial)}}, {}, false};
}

NamedValue namedValue(const std::string &name, const std::string &text, const Column &column, std::size_t row)
{
    NamedValue value{name, text, column.number(row), false};
    value.isFraction = column.type() == ValueType::Float && value.number >= 0 && value.number <= 1;
    return value;
}

} // namespace

std::string handleOf(const HybridSimulationEngine &engine, AgentRef agent)
{
    const World &world = engine.state().world();
    const AgentKind &kind = engine.scenario()->kinds[world.body(agent).kind];
    if (kind.persona && engine.minds() != nullptr) {
        return engine.minds()->handle(engine.perception(), agent);
    }
    return kind.name + ' ' + std::to_string(world.serialOf(agent));
}

QueryAnswer describeAgent(const HybridSimulationEngine &engine, std::uint64_t serial)
{
    const World &world = engine.state().world();
    const AgentRef agent = world.findSerial(serial);
    if (agent.isNobody()) {
        return noSuchAgent(serial);
    }
    const World::Body body = world.body(agent);
    const AgentKind &kind = engine.scenario()->kinds[body.kind];
    AgentDetails details;
    details.serial = serial;
    details.kind = static_cast<std::int32_t>(body.kind);
    details.handle = handleOf(engine, agent);
    details.hasMind = kind.persona.has_value();
    const auto at = world.index().coordinates(world.cellOf(agent));
    details.x = at.x;
    details.y = at.y;
    details.tick = engine.tick();
    for (std::size_t i = 0; i < kind.attributes.size(); ++i) {
        const std::string &name = kind.attributes[i].name;
        details.attributes.push_back(namedValue(name, engine.perception().attributeText(agent, name),
                                                world.table(body.kind).columns[i], body.row));
    }
    return details;
}

QueryAnswer describeCell(const HybridSimulationEngine &engine, CellPosition position)
{
    const Scenario &scenario = *engine.scenario();
    const World &world = engine.state().world();
    if (position.x < 0 || position.y < 0 || position.x >= scenario.world.width ||
        position.y >= scenario.world.height) {
        return Problem{"run.no-such-cell",
                       {{"x", std::to_string(position.x)}, {"y", std::to_string(position.y)}},
                       {},
                       false};
    }
    const std::uint32_t cell = world.index().at(position.x, position.y);
    CellDetails details;
    details.x = position.x;
    details.y = position.y;
    details.tick = engine.tick();
    for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
        const Column &column = world.layers()[i];
        const CellLayer &layer = scenario.layers[i];
        std::string text;
        if (layer.type == ValueType::Category) {
            text = layer.categories[column.bits(cell)];
        } else if (layer.type == ValueType::Bool) {
            text = column.bits(cell) != 0 ? "True" : "False";
        } else {
            text = layer.type == ValueType::Int ? std::to_string(static_cast<std::int64_t>(column.bits(cell)))
                                                : shortNumber(column.number(cell));
        }
        details.layers.push_back(namedValue(layer.name, text, column, cell));
    }
    details.agentCount = world.grid().population(cell);
    for (CellGrid::Visit at = world.grid().visit(cell);
         at.slot() != CellGrid::kNone && details.agents.size() < kMostOccupants; at.next()) {
        const AgentRef agent = world.refOfSlot(at.slot());
        details.agents.push_back({world.serialOf(agent), static_cast<std::int32_t>(world.body(agent).kind),
                                  handleOf(engine, agent)});
    }
    return details;
}

QueryAnswer describePrompt(const HybridSimulationEngine &engine, std::uint64_t serial)
{
    const AgentRef agent = engine.state().world().findSerial(serial);
    if (agent.isNobody()) {
        return noSuchAgent(serial);
    }
    if (engine.minds() == nullptr) {
        return Problem{"mind.no-persona", {{"agent", std::to_string(serial)}}, {}, false};
    }
    auto prompt = engine.minds()->previewPrompt(engine.perception(), agent);
    if (!prompt) {
        return prompt.error();
    }
    return PromptDetails{serial, handleOf(engine, agent), prompt->system, prompt->user};
}

} // namespace gridfolk
