// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"

#include <array>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

/// The keys of the document, once for reading and writing. Each fields() names the members of one part in the
/// order of the file to an archive: `required` must be there, `always` is written even at its default,
/// `field` is left out at its default, `text` may be a list of lines, `rules` is one.
namespace gridfolk::document
{

/// Bounds of a number, both included.
struct Range {
    double minimum = std::numeric_limits<double>::lowest();
    double maximum = std::numeric_limits<double>::max();
};

inline constexpr Range kFromZero{.minimum = 0};

/// Words of an enumeration in the order of its values.
template <class Enum>
struct Words;
template <>
struct Words<ValueType> {
    static constexpr std::array<std::string_view, 7> kWords{"bool",     "int",   "float", "text",
                                                            "category", "agent", "list"};
};
template <>
struct Words<Neighborhood> {
    static constexpr std::array<std::string_view, 4> kWords{"moore", "von_neumann", "hexagonal", "circle"};
};
template <>
struct Words<Space> {
    static constexpr std::array<std::string_view, 2> kWords{"grid", "plane"};
};
template <>
struct Words<Schedule> {
    static constexpr std::array<std::string_view, 5> kWords{"random", "in_order", "by_kind", "staged",
                                                            "simultaneous"};
};

template <>
struct Words<TimeUnit> {
    static constexpr std::array<std::string_view, 6> kWords{"minute", "hour", "day", "week", "month", "year"};
};
template <>
struct Words<Interpolation> {
    static constexpr std::array<std::string_view, 2> kWords{"step", "linear"};
};
template <>
struct Words<NetworkShape> {
    static constexpr std::array<std::string_view, 7> kWords{"none",   "ring",     "small_world", "scale_free",
                                                            "random", "complete", "edges"};
};

template <class T>
using Part = std::type_identity<T>;

template <class Archive>
void fields(Archive &archive, Part<WorldSpec>)
{
    archive.always("width", &WorldSpec::width, Range{1, 10'000});
    archive.always("height", &WorldSpec::height, Range{1, 10'000});
    archive.field("space", &WorldSpec::space);
    archive.field("neighborhood", &WorldSpec::neighborhood);
    archive.field("torus", &WorldSpec::torus);
    archive.field("capacity", &WorldSpec::capacity, kFromZero);
    archive.field("attributes", &WorldSpec::attributes);
}

template <class Archive>
void fields(Archive &archive, Part<CellLayer>)
{
    archive.required("name", &CellLayer::name);
    archive.always("type", &CellLayer::type);
    archive.field("categories", &CellLayer::categories);
    archive.field("initial", &CellLayer::initial);
    archive.field("color", &CellLayer::color);
    archive.field("scale", &CellLayer::scale);
    archive.field("minimum", &CellLayer::minimum);
    archive.field("maximum", &CellLayer::maximum);
    archive.field("opacity", &CellLayer::opacity, Range{0, 1});
    archive.field("visible", &CellLayer::visible);
    archive.field("diffuse", &CellLayer::diffuse);
    archive.field("decay", &CellLayer::decay);
    archive.rules("rules", &CellLayer::rules);
    archive.painted("painted", &CellLayer::painted);
}

template <class Archive>
void fields(Archive &archive, Part<Attribute>)
{
    archive.required("name", &Attribute::name);
    archive.always("type", &Attribute::type);
    archive.field("of", &Attribute::element);
    archive.field("up_to", &Attribute::capacity, Range{0, 1000});
    archive.field("categories", &Attribute::categories);
    archive.field("kind", &Attribute::agentKind);
    archive.field("initial", &Attribute::initial);
}

template <class Archive>
void fields(Archive &archive, Part<Placement>)
{
    archive.field("count", &Placement::count);
    archive.field("where", &Placement::where);
    archive.field("placed", &Placement::placed);
}

template <class Archive>
void fields(Archive &archive, Part<Portrayal>)
{
    archive.field("shape", &Portrayal::shape);
    archive.field("color", &Portrayal::color);
    archive.field("color_by", &Portrayal::colorBy);
    archive.field("minimum", &Portrayal::minimum);
    archive.field("maximum", &Portrayal::maximum);
}

template <class Archive>
void fields(Archive &archive, Part<Trait>)
{
    archive.required("name", &Trait::name);
    archive.field("expression", &Trait::expression);
    archive.field("choices", &Trait::choices);
    archive.field("weights", &Trait::weights);
}

template <class Archive>
void fields(Archive &archive, Part<Sight>)
{
    archive.required("label", &Sight::label);
    archive.required("expression", &Sight::expression);
}

template <class Archive>
void fields(Archive &archive, Part<DecisionTrigger>)
{
    archive.field("every", &DecisionTrigger::everyTicks, kFromZero);
    archive.field("staggered", &DecisionTrigger::staggered);
    archive.field("when", &DecisionTrigger::when);
}

template <class Archive>
void fields(Archive &archive, Part<Bins>)
{
    archive.required("of", &Bins::of);
    archive.field("edges", &Bins::edges);
}

template <class Archive>
void fields(Archive &archive, Part<Archetypes>)
{
    archive.field("samples", &Archetypes::samples, kFromZero);
    archive.field("bins", &Archetypes::bins);
}

template <class Archive>
void fields(Archive &archive, Part<Persona>)
{
    archive.text("role", &Persona::role);
    archive.text("goal", &Persona::goal);
    archive.text("backstory", &Persona::backstory);
    archive.field("voice", &Persona::voice);
    archive.field("names", &Persona::names);
    archive.field("traits", &Persona::traits);
    archive.field("decides", &Persona::decides);
    archive.field("sees", &Persona::sees);
    archive.field("sight_radius", &Persona::sightRadius, kFromZero);
    archive.field("shows_attributes", &Persona::showsAttributes);
    archive.field("may", &Persona::may);
    archive.field("style", &Persona::style);
    archive.field("short_term_memory", &Persona::shortTermMemory, kFromZero);
    archive.field("archetypes", &Persona::archetypes);
    archive.field("fallback", &Persona::fallback);
}

template <class Archive>
void fields(Archive &archive, Part<AgentKind>)
{
    archive.required("name", &AgentKind::name);
    archive.text("description", &AgentKind::description);
    archive.field("attributes", &AgentKind::attributes);
    archive.field("placement", &AgentKind::placement);
    archive.field("portrayal", &AgentKind::portrayal);
    archive.rules("rules", &AgentKind::rules);
    archive.field("persona", &AgentKind::persona);
}

template <class Archive>
void fields(Archive &archive, Part<Edge>)
{
    archive.always("from", &Edge::from, kFromZero);
    archive.always("to", &Edge::to, kFromZero);
}

template <class Archive>
void fields(Archive &archive, Part<LinkKind>)
{
    archive.required("name", &LinkKind::name);
    archive.field("directed", &LinkKind::directed);
    archive.field("attributes", &LinkKind::attributes);
    archive.field("between", &LinkKind::between);
    archive.field("shape", &LinkKind::shape);
    archive.field("degree", &LinkKind::degree);
    archive.field("probability", &LinkKind::probability);
    archive.field("edges", &LinkKind::edges);
    archive.field("color", &LinkKind::color);
}

template <class Archive>
void fields(Archive &archive, Part<MessageField>)
{
    archive.required("name", &MessageField::name);
    archive.always("type", &MessageField::type);
    archive.field("categories", &MessageField::categories);
    archive.field("kind", &MessageField::agentKind);
}

template <class Archive>
void fields(Archive &archive, Part<MessageKind>)
{
    archive.required("name", &MessageKind::name);
    archive.field("fields", &MessageKind::fields);
}

template <class Archive>
void fields(Archive &archive, Part<Parameter>)
{
    archive.required("name", &Parameter::name);
    archive.always("type", &Parameter::type);
    archive.typedNumber("value", &Parameter::value, &Parameter::type);
    archive.field("minimum", &Parameter::minimum);
    archive.field("maximum", &Parameter::maximum);
    archive.field("step", &Parameter::step, kFromZero);
    archive.text("description", &Parameter::description);
}

template <class Archive>
void fields(Archive &archive, Part<SeriesTable>)
{
    archive.required("name", &SeriesTable::name);
    archive.field("between", &SeriesTable::between);
    archive.rules("table", &SeriesTable::table);
}

template <class Archive>
void fields(Archive &archive, Part<Calendar>)
{
    archive.required("start", &Calendar::start);
    archive.always("every", &Calendar::every, Range{1, 1'000'000});
    archive.always("unit", &Calendar::unit);
}

template <class Archive>
void fields(Archive &archive, Part<Metric>)
{
    archive.required("name", &Metric::name);
    archive.required("expression", &Metric::expression);
    archive.field("label", &Metric::label);
    archive.field("color", &Metric::color);
}

template <class Archive>
void fields(Archive &archive, Part<Chart>)
{
    archive.field("title", &Chart::title);
    archive.field("metrics", &Chart::metrics);
}

template <class Archive>
void fields(Archive &archive, Part<RunSettings>)
{
    archive.always("seed", &RunSettings::seed);
    archive.always("ticks", &RunSettings::ticks, kFromZero);
    archive.field("schedule", &RunSettings::schedule);
    archive.field("stages", &RunSettings::stages);
    archive.field("collect_every", &RunSettings::collectEvery, Range{.minimum = 1});
}

template <class Archive>
void fields(Archive &archive, Part<Scenario>)
{
    archive.format("gridfolk");
    archive.always("title", &Scenario::title);
    archive.field("summary", &Scenario::summary);
    archive.text("description", &Scenario::description);
    archive.field("tags", &Scenario::tags);
    archive.always("world", &Scenario::world);
    archive.field("layers", &Scenario::layers);
    archive.field("kinds", &Scenario::kinds);
    archive.field("links", &Scenario::links);
    archive.field("messages", &Scenario::messages);
    archive.field("parameters", &Scenario::parameters);
    archive.field("series", &Scenario::series);
    archive.field("calendar", &Scenario::calendar);
    archive.rules("rules", &Scenario::rules);
    archive.field("metrics", &Scenario::metrics);
    archive.field("charts", &Scenario::charts);
    archive.always("run", &Scenario::run);
}

} // namespace gridfolk::document
