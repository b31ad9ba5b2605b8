// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ModelText.h"

#include "base/Numbers.h"

#include <array>
#include <sstream>

namespace gridfolk
{

namespace
{

std::string typeText(ValueType type, const std::vector<std::string> &categories, const std::string &kind)
{
    switch (type) {
    case ValueType::Bool:
        return "bool";
    case ValueType::Int:
        return "int";
    case ValueType::Float:
        return "float";
    case ValueType::Text:
        return "text";
    case ValueType::Agent:
        return kind;
    case ValueType::List:
        return "list";
    case ValueType::Category:
        break;
    }
    std::string text = "one of";
    for (const std::string &category : categories) {
        text += (text == "one of" ? " " : ", ") + category;
    }
    return text;
}

/// Each line of a text behind an indent.
std::string indented(const std::string &text, const std::string &indent)
{
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        result += (line.empty() ? "" : indent + line) + '\n';
    }
    return result;
}

void writeWorld(std::ostream &out, const WorldSpec &world)
{
    constexpr std::array<const char *, 4> kNeighborhoods{"Moore", "von Neumann", "hexagonal", "circular"};
    out << "World: " << world.width << " x " << world.height << " cells, "
        << kNeighborhoods[static_cast<std::size_t>(world.neighborhood)] << " neighborhood, "
        << (world.torus ? "torus" : "with edges") << ", ";
    if (world.capacity == 0) {
        out << "any number of agents on a cell\n";
    } else {
        out << "at most " << world.capacity << " on a cell\n";
    }
}

void writeLayers(std::ostream &out, const std::vector<CellLayer> &layers)
{
    for (const CellLayer &layer : layers) {
        out << "\nLayer " << layer.name << ": " << typeText(layer.type, layer.categories, "");
        if (!layer.painted.empty()) {
            out << ", painted";
        } else if (!layer.initial.empty()) {
            out << " = " << layer.initial;
        }
        out << '\n' << indented(layer.rules, "    ");
    }
}

void writePersona(std::ostream &out, const Persona &persona)
{
    out << "  persona\n    role: " << persona.role << "\n    goal: " << persona.goal
        << "\n    backstory: " << persona.backstory << "\n    decides: every " << persona.decides.everyTicks
        << " ticks" << (persona.decides.when.empty() ? "" : ", and when " + persona.decides.when)
        << "\n    may:";
    for (const std::string &action : persona.may) {
        out << ' ' << action;
    }
    out << '\n';
}

void writeKind(std::ostream &out, const AgentKind &kind)
{
    out << "\nKind " << kind.name << ": " << kind.placement.placed.size() << " placed by hand and "
        << kind.placement.count << " at random"
        << (kind.placement.where.empty() ? "" : " where " + kind.placement.where) << '\n';
    for (const Attribute &attribute : kind.attributes) {
        out << "  " << attribute.name << ": "
            << typeText(attribute.type, attribute.categories, attribute.agentKind)
            << (attribute.initial.empty() ? "" : " = " + attribute.initial) << '\n';
    }
    if (kind.persona) {
        writePersona(out, *kind.persona);
    }
    out << indented(kind.rules, "    ");
}

} // namespace

std::string modelText(const Scenario &scenario)
{
    std::ostringstream out;
    out << scenario.title << '\n' << std::string(scenario.title.size(), '=') << '\n';
    if (!scenario.description.empty()) {
        out << scenario.description << "\n\n";
    }
    writeWorld(out, scenario.world);
    for (const Parameter &parameter : scenario.parameters) {
        out << "Parameter " << parameter.name << " = " << numberText(parameter.value) << " ("
            << numberText(parameter.minimum) << " to " << numberText(parameter.maximum) << ")"
            << (parameter.description.empty() ? "" : ": " + parameter.description) << '\n';
    }
    writeLayers(out, scenario.layers);
    for (const AgentKind &kind : scenario.kinds) {
        writeKind(out, kind);
    }
    if (!scenario.rules.empty()) {
        out << "\nModel rules\n" << indented(scenario.rules, "    ");
    }
    out << '\n';
    for (const Metric &metric : scenario.metrics) {
        out << "Metric " << metric.name << " = " << metric.expression << '\n';
    }
    out << "Run: seed " << scenario.run.seed << ", " << scenario.run.ticks << " ticks\n";
    return out.str();
}

} // namespace gridfolk
