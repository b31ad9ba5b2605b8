// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/AgentTables.h"

#include "run/QueryAnswers.h"

namespace gridfolk
{

namespace
{

AgentColumn coordinateColumn(const char *name, std::size_t rows)
{
    AgentColumn column{name, AgentValueType::Int, {}};
    column.cells.reserve(rows);
    return column;
}

AgentValueType valueTypeOf(ValueType type)
{
    switch (type) {
    case ValueType::Bool:
        return AgentValueType::Bool;
    case ValueType::Int:
        return AgentValueType::Int;
    case ValueType::Float:
        return AgentValueType::Float;
    default:
        return AgentValueType::Text;
    }
}

AgentValue cellOf(const HybridSimulationEngine &engine, const Attribute &attribute, const Column &column,
                  std::size_t row)
{
    const World &world = engine.state().world();
    switch (attribute.type) {
    case ValueType::Bool:
        return column.bits(row) != 0;
    case ValueType::Int:
        return static_cast<std::int64_t>(column.bits(row));
    case ValueType::Float:
        return column.number(row);
    case ValueType::Text:
        return world.texts().text(column.bits(row));
    case ValueType::Category:
        return attribute.categories[column.bits(row)];
    case ValueType::Agent: {
        const AgentRef agent = AgentRef::unpacked(column.bits(row));
        return world.isAlive(agent) ? handleOf(engine, agent) : std::string();
    }
    case ValueType::List:
        break;
    }
    return std::string();
}

} // namespace

std::vector<AgentTableRecord> agentTables(const HybridSimulationEngine &engine)
{
    const World &world = engine.state().world();
    std::vector<AgentTableRecord> tables;
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        const AgentTable &table = world.table(kind);
        const AgentKind &description = engine.scenario()->kinds[kind];
        AgentTableRecord &record = tables.emplace_back();
        record.kind = description.name;
        record.tick = engine.tick();
        for (const char *name : {"serial", "x", "y"}) {
            record.columns.push_back(coordinateColumn(name, table.rows()));
        }
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto at = world.index().coordinates(table.cell[row]);
            record.columns[0].cells.emplace_back(static_cast<std::int64_t>(table.serial[row]));
            record.columns[1].cells.emplace_back(std::int64_t{at.x});
            record.columns[2].cells.emplace_back(std::int64_t{at.y});
        }
        for (std::size_t i = 0; i < description.attributes.size(); ++i) {
            const Attribute &attribute = description.attributes[i];
            AgentColumn column{attribute.name, valueTypeOf(attribute.type), {}};
            for (std::size_t row = 0; row < table.rows(); ++row) {
                if (attribute.type == ValueType::List) {
                    const AgentRef agent = world.refOfRow(kind, row);
                    column.cells.emplace_back(engine.perception().attributeText(agent, attribute.name));
                    continue;
                }
                column.cells.push_back(cellOf(engine, attribute, table.columns[i], row));
            }
            record.columns.push_back(std::move(column));
        }
    }
    return tables;
}

} // namespace gridfolk
