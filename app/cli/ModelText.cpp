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
        return kind.empty() ? "Agent" : kind;
    case ValueType::List:
    case ValueType::Category:
        break;
    }
    std::string text = "one of";
    for (const std::string &category : categories) {
        text += (text == "one of" ? " " : ", ") + category;
    }
    return text;
}

/// The attribute's name, type and initial value.
std::string attributeText(const Attribute &attribute)
{
    const bool list = attribute.type == ValueType::List;
    std::string text = attribute.name + ": ";
    if (list) {
        text += "list of up to " + std::to_string(attribute.capacity) + ", each ";
    }
    text += typeText(list ? attribute.element : attribute.type, attribute.categories, attribute.agentKind);
    return text + (attribute.initial.empty() ? "" : " = " + attribute.initial) + '\n';
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
    if (world.space == Space::Plane) {
        out << "agents anywhere on them\n";
    } else if (world.capacity == 0) {
        out << "any number of agents on a cell\n";
    } else {
        out << "at most " << world.capacity << " on a cell\n";
    }
    for (const Attribute &attribute : world.attributes) {
        out << "  world." << attributeText(attribute);
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
        if (!layer.diffuse.empty()) {
            out << ", diffuses by " << layer.diffuse;
        }
        if (!layer.decay.empty()) {
            out << ", decays by " << layer.decay;
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
        out << "  " << attributeText(attribute);
    }
    if (kind.persona) {
        writePersona(out, *kind.persona);
    }
    out << indented(kind.rules, "    ");
}

void writeLinks(std::ostream &out, const LinkKind &kind)
{
    constexpr std::array<const char *, 7> kShapes{
        "no links at the start", "a ring",          "a small world", "a scale-free network",
        "a random network",      "everyone linked", "written links"};
    out << "\nLinks " << kind.name << ": " << (kind.directed ? "directed, " : "")
        << kShapes[static_cast<std::size_t>(kind.shape)]
        << (kind.between.empty() ? "" : " between agents of " + kind.between) << '\n';
    for (const Attribute &attribute : kind.attributes) {
        out << "  " << attributeText(attribute);
    }
}

void writeMessage(std::ostream &out, const MessageKind &message)
{
    out << "\nMessage " << message.name << '\n';
    for (const MessageField &field : message.fields) {
        out << "  " << field.name << ": " << typeText(field.type, field.categories, field.agentKind) << '\n';
    }
}

/// Tables of numbers by their first lines, and what a tick stands for.
void writeTime(std::ostream &out, const Scenario &scenario)
{
    constexpr std::array<const char *, 6> kUnits{"minute", "hour", "day", "week", "month", "year"};
    for (const SeriesTable &series : scenario.series) {
        out << "\nSeries " << series.name << ": " << series.table.substr(0, series.table.find('\n')) << '\n';
    }
    if (scenario.calendar) {
        out << "\nCalendar: from " << scenario.calendar->start << ", " << scenario.calendar->every << ' '
            << kUnits[static_cast<std::size_t>(scenario.calendar->unit)]
            << (scenario.calendar->every == 1 ? "" : "s") << " a tick\n";
    }
}

void writeRun(std::ostream &out, const RunSettings &run)
{
    constexpr std::array<const char *, 5> kSchedules{"random order", "in order", "by kind", "staged",
                                                     "simultaneous"};
    out << "Run: seed " << run.seed << ", " << run.ticks << " ticks, turns "
        << kSchedules[static_cast<std::size_t>(run.schedule)];
    for (std::size_t i = 0; i < run.stages.size(); ++i) {
        out << (i == 0 ? ": " : ", ") << run.stages[i];
    }
    out << '\n';
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
    for (const LinkKind &kind : scenario.links) {
        writeLinks(out, kind);
    }
    for (const MessageKind &message : scenario.messages) {
        writeMessage(out, message);
    }
    writeTime(out, scenario);
    if (!scenario.rules.empty()) {
        out << "\nModel rules\n" << indented(scenario.rules, "    ");
    }
    out << '\n';
    for (const Metric &metric : scenario.metrics) {
        out << "Metric " << metric.name << " = " << metric.expression << '\n';
    }
    writeRun(out, scenario.run);
    return out.str();
}

} // namespace gridfolk
