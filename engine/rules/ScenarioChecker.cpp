// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ScenarioChecker.h"

#include "base/Numbers.h"
#include "rules/Lexer.h"
#include "rules/MetricColumns.h"
#include "rules/Spelling.h"
#include "rules/TypeNameParser.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::int32_t kMaxSide = 10000;
constexpr std::size_t kMostCategories = 256; ///< a category is held in a byte

bool isWhole(double value)
{
    return std::isfinite(value) && std::floor(value) == value && std::abs(value) <= 9007199254740992.0;
}

/// Whether a number can be the value of a cell of this layer.
bool fits(double value, const CellLayer &layer)
{
    switch (layer.type) {
    case ValueType::Bool:
        return value == 0 || value == 1;
    case ValueType::Int:
        return isWhole(value);
    case ValueType::Category:
        return isWhole(value) && value >= 0 && value < static_cast<double>(layer.categories.size());
    default:
        return std::isfinite(value);
    }
}

} // namespace

ScenarioChecker::ScenarioChecker(const ModelScope &model, std::vector<Problem> &problems)
    : m_model(model)
    , m_scenario(model.scenario())
    , m_problems(problems)
{
    if (sizeIsGood()) {
        m_placed.assign(static_cast<std::size_t>(m_scenario.world.width) *
                            static_cast<std::size_t>(m_scenario.world.height),
                        0);
    }
}

bool ScenarioChecker::sizeIsGood() const
{
    const WorldSpec &world = m_scenario.world;
    return world.width >= 1 && world.width <= kMaxSide && world.height >= 1 && world.height <= kMaxSide;
}

void ScenarioChecker::report(const std::string &path, std::string code, ProblemList::Args args,
                             std::string hint, bool warning)
{
    if (!hint.empty()) {
        args.emplace_back("hint", std::move(hint));
    }
    Place place;
    place.path = path;
    m_problems.push_back({std::move(code), std::move(args), std::move(place), warning});
}

void ScenarioChecker::checkName(const std::string &path, const std::string &name, Names &sameSort,
                                std::string_view ownMeaning)
{
    const std::string_view meaning = m_model.meaningOf(name);
    if (!sameSort.insert(name).second) {
        report(path, "scenario.duplicate-name", {{"name", name}});
    } else if (!meaning.empty() && meaning != ownMeaning) {
        report(path, "scenario.name-taken", {{"name", name}, {"meaning", std::string(meaning)}});
    } else if (!isIdentifier(name)) {
        report(path, "scenario.bad-name", {{"name", name}});
    }
}

void ScenarioChecker::checkCategories(const std::string &path, const std::vector<std::string> &names)
{
    if (names.empty()) {
        report(path, "scenario.no-categories", {});
    }
    if (names.size() > kMostCategories) {
        report(path, "scenario.too-many-categories", {{"limit", std::to_string(kMostCategories)}});
    }
    Names seen;
    for (const std::string &name : names) {
        if (name.empty()) {
            report(path, "scenario.bad-name", {{"name", name}});
        } else if (!seen.insert(name).second) {
            report(path, "scenario.duplicate-name", {{"name", name}});
        }
    }
}

void ScenarioChecker::checkWorld()
{
    const WorldSpec &world = m_scenario.world;
    if (!sizeIsGood()) {
        report("world", "scenario.bad-size",
               {{"width", std::to_string(world.width)},
                {"height", std::to_string(world.height)},
                {"limit", std::to_string(kMaxSide)}});
    }
    if (world.capacity < 0) {
        report("world", "scenario.out-of-range", {{"name", "capacity"}, {"low", "0"}});
    }
    if (world.space == Space::Plane && (world.neighborhood != Neighborhood::Moore || world.capacity != 0)) {
        report("world", "scenario.plane-cells", {});
    }
    if (world.neighborhood == Neighborhood::Hexagonal && world.torus && world.height % 2 != 0) {
        report("world", "scenario.hexagonal-height", {{"height", std::to_string(world.height)}},
               std::to_string(world.height + 1));
    }
}

void ScenarioChecker::checkWorldAttribute(const Attribute &attribute)
{
    checkAttribute("world/attributes/" + attribute.name, attribute, m_worldAttributes);
}

void ScenarioChecker::checkLayer(const CellLayer &layer)
{
    const std::string path = "layers/" + layer.name;
    checkName(path, layer.name, m_layers, "");
    if (layer.name == "x" || layer.name == "y") {
        report(path, "scenario.name-taken", {{"name", layer.name}, {"meaning", "word"}});
    }
    if (layer.type == ValueType::Text || layer.type == ValueType::Agent || layer.type == ValueType::List) {
        report(path, "scenario.layer-type", {{"name", layer.name}});
    }
    if (layer.type == ValueType::Category) {
        checkCategories(path, layer.categories);
    }
    if (layer.type != ValueType::Float && (!layer.diffuse.empty() || !layer.decay.empty())) {
        report(path, "scenario.layer-flows", {{"name", layer.name}}, "float");
    }
    if (!layer.painted.empty() && sizeIsGood()) {
        checkPainted(layer, path);
    }
}

void ScenarioChecker::checkPainted(const CellLayer &layer, const std::string &path)
{
    const std::size_t cells = m_placed.size();
    if (layer.painted.size() != cells) {
        report(path, "scenario.painted-size",
               {{"name", layer.name},
                {"found", std::to_string(layer.painted.size())},
                {"expected", std::to_string(cells)}});
        return;
    }
    const auto bad = std::find_if(layer.painted.begin(), layer.painted.end(),
                                  [&](double value) { return !fits(value, layer); });
    if (bad != layer.painted.end()) {
        const auto cell = static_cast<std::int64_t>(bad - layer.painted.begin());
        report(path, "scenario.painted-value",
               {{"name", layer.name},
                {"value", numberText(*bad)},
                {"x", std::to_string(cell % m_scenario.world.width)},
                {"y", std::to_string(cell / m_scenario.world.width)}});
    }
}

void ScenarioChecker::checkKind(const AgentKind &kind)
{
    m_attributes.clear();
    const std::string path = "kinds/" + kind.name;
    checkName(path, kind.name, m_kinds, "kind");
    checkPortrayal(kind);
    if (sizeIsGood()) {
        checkPlacement(kind);
    }
}

void ScenarioChecker::checkPortrayal(const AgentKind &kind)
{
    const std::string &name = kind.portrayal.colorBy;
    std::vector<std::string_view> attributes;
    for (const Attribute &attribute : kind.attributes) {
        attributes.push_back(attribute.name);
    }
    if (!name.empty() && std::find(attributes.begin(), attributes.end(), name) == attributes.end()) {
        report("kinds/" + kind.name + "/portrayal", "scenario.unknown-attribute", {{"name", name}},
               closest(name, attributes));
    }
}

void ScenarioChecker::checkPlacement(const AgentKind &kind)
{
    const WorldSpec &world = m_scenario.world;
    const std::string path = "kinds/" + kind.name + "/placement";
    for (const CellPosition &position : kind.placement.placed) {
        ProblemList::Args place{
            {"name", kind.name}, {"x", std::to_string(position.x)}, {"y", std::to_string(position.y)}};
        if (position.x < 0 || position.x >= world.width || position.y < 0 || position.y >= world.height) {
            report(path, "scenario.agent-off-grid", std::move(place));
            continue;
        }
        std::int32_t &here =
            m_placed[static_cast<std::size_t>(position.y) * static_cast<std::size_t>(world.width) +
                     static_cast<std::size_t>(position.x)];
        ++here;
        if (world.capacity > 0 && here == world.capacity + 1) {
            place.emplace_back("capacity", std::to_string(world.capacity));
            report(path, "scenario.population-does-not-fit", std::move(place));
        }
    }
}

void ScenarioChecker::checkAttribute(const AgentKind &kind, const Attribute &attribute)
{
    const std::string path = "kinds/" + kind.name + "/attributes/" + attribute.name;
    checkAttribute(path, attribute, m_attributes);
    const bool position = attribute.name == "x" || attribute.name == "y";
    if (attribute.name == "id" || (position && m_scenario.world.space == Space::Plane)) {
        report(path, "scenario.name-taken", {{"name", attribute.name}, {"meaning", "word"}});
    }
}

void ScenarioChecker::checkAttribute(const std::string &path, const Attribute &attribute, Names &sameSort)
{
    checkName(path, attribute.name, sameSort, "");
    const bool list = attribute.type == ValueType::List;
    if (list && (attribute.capacity < 1 || attribute.capacity > kMostListElements)) {
        report(path, "scenario.list-size",
               {{"name", attribute.name}, {"limit", std::to_string(kMostListElements)}});
    }
    if (list && attribute.element == ValueType::List) {
        report(path, "scenario.list-of-lists", {{"name", attribute.name}});
    }
    const ValueType single = list ? attribute.element : attribute.type;
    if (single == ValueType::Category) {
        checkCategories(path, attribute.categories);
    }
    if (single == ValueType::Agent && !attribute.agentKind.empty() && m_model.kind(attribute.agentKind) < 0) {
        std::vector<std::string_view> kinds;
        for (const AgentKind &candidate : m_scenario.kinds) {
            kinds.push_back(candidate.name);
        }
        report(path, "scenario.unknown-kind", {{"name", attribute.agentKind}},
               closest(attribute.agentKind, kinds));
    }
}

void ScenarioChecker::checkLinks(const LinkKind &kind)
{
    const std::string path = "links/" + kind.name;
    checkName(path, kind.name, m_linkKinds, "link");
    Names attributes;
    for (const Attribute &attribute : kind.attributes) {
        checkAttribute(path + "/attributes/" + attribute.name, attribute, attributes);
        if (attribute.type == ValueType::List) {
            report(path, "scenario.list-not-here", {{"name", attribute.name}});
        }
        if (attribute.name == "first" || attribute.name == "second") {
            report(path, "scenario.name-taken", {{"name", attribute.name}, {"meaning", "word"}});
        }
    }
    if (!kind.between.empty() && m_model.kind(kind.between) < 0) {
        std::vector<std::string_view> kinds;
        for (const AgentKind &candidate : m_scenario.kinds) {
            kinds.push_back(candidate.name);
        }
        report(path, "scenario.unknown-kind", {{"name", kind.between}}, closest(kind.between, kinds));
    }
    for (const Edge &edge : kind.edges) {
        if (edge.from == edge.to || edge.from < 0 || edge.to < 0) {
            report(path, "scenario.bad-edge",
                   {{"from", std::to_string(edge.from)}, {"to", std::to_string(edge.to)}});
        }
    }
}

void ScenarioChecker::checkParameter(const Parameter &parameter)
{
    const std::string path = "parameters/" + parameter.name;
    checkName(path, parameter.name, m_parameters, "parameter");
    const bool boolean = parameter.type == ValueType::Bool;
    if (!boolean && parameter.type != ValueType::Int && parameter.type != ValueType::Float) {
        report(path, "scenario.parameter-type", {{"name", parameter.name}});
        return;
    }
    const bool whole = parameter.type == ValueType::Int;
    const bool badValue = boolean ? parameter.value != 0 && parameter.value != 1
                          : whole ? !isWhole(parameter.value)
                                  : !std::isfinite(parameter.value);
    if (badValue) {
        report(path, "scenario.parameter-value",
               {{"name", parameter.name}, {"value", numberText(parameter.value)}});
        return;
    }
    if (boolean) {
        return;
    }
    if (!(parameter.minimum <= parameter.maximum)) {
        report(path, "scenario.bad-range",
               {{"name", parameter.name},
                {"low", numberText(parameter.minimum)},
                {"high", numberText(parameter.maximum)}});
    } else if (parameter.value < parameter.minimum || parameter.value > parameter.maximum) {
        report(path, "scenario.value-outside-range",
               {{"name", parameter.name},
                {"value", numberText(parameter.value)},
                {"low", numberText(parameter.minimum)},
                {"high", numberText(parameter.maximum)}},
               {}, true);
    }
}

void ScenarioChecker::checkCalendar()
{
    const std::optional<Calendar> &calendar = m_scenario.calendar;
    if (calendar && !TickClock::of(*calendar)) {
        report("calendar", "scenario.bad-start", {{"value", calendar->start}}, "2024-01-31");
    }
}

void ScenarioChecker::checkSeries(std::size_t index)
{
    const SeriesTable &table = m_scenario.series[index];
    const SeriesData &data = m_model.seriesData(index);
    const std::string path = "series/" + table.name;
    checkName(path, table.name, m_series, "series");
    if (const Problem *problem = m_model.seriesProblem(index)) {
        m_problems.push_back(*problem);
        m_problems.back().place.path = path + "/table";
        return;
    }
    for (const std::string &column : data.columns) {
        if (!isIdentifier(column)) {
            report(path + "/table", "scenario.bad-name", {{"name", column}});
        }
    }
    if (data.byDate && !m_scenario.calendar) {
        report(path, "scenario.series-needs-calendar", {{"name", table.name}});
    }
}

void ScenarioChecker::checkMessage(const MessageKind &kind)
{
    const std::string path = "messages/" + kind.name;
    checkName(path, kind.name, m_messages, "message");
    Names names;
    for (const MessageField &field : kind.fields) {
        Attribute likewise;
        likewise.name = field.name;
        likewise.type = field.type;
        likewise.categories = field.categories;
        likewise.agentKind = field.agentKind;
        if (field.type == ValueType::List) {
            report(path + "/fields/" + field.name, "scenario.list-not-here", {{"name", field.name}});
            continue;
        }
        checkAttribute(path + "/fields/" + field.name, likewise, names);
        if (field.name == "sender") {
            report(path, "scenario.name-taken", {{"name", field.name}, {"meaning", "word"}});
        }
    }
}

void ScenarioChecker::checkMetric(const Metric &metric)
{
    const std::string path = "metrics/" + metric.name;
    bool fresh = m_metrics.insert(metric.name).second;
    if (histogramOf(metric.expression)) {
        for (const Metric &column : metricColumns({metric})) {
            fresh = m_metrics.insert(column.name).second && fresh;
        }
    }
    if (!fresh) {
        report(path, "scenario.duplicate-name", {{"name", metric.name}});
    } else if (!isIdentifier(metric.name)) {
        report(path, "scenario.bad-name", {{"name", metric.name}});
    }
}

void ScenarioChecker::checkCharts()
{
    std::vector<std::string_view> names;
    for (const Metric &metric : m_scenario.metrics) {
        names.push_back(metric.name);
    }
    for (const Chart &chart : m_scenario.charts) {
        for (const std::string &metric : chart.metrics) {
            if (std::find(names.begin(), names.end(), metric) == names.end()) {
                report("charts/" + chart.title, "scenario.unknown-metric", {{"name", metric}},
                       closest(metric, names));
            }
        }
    }
}

void ScenarioChecker::checkRun()
{
    if (m_scenario.run.ticks < 0) {
        report("run", "scenario.out-of-range", {{"name", "ticks"}, {"low", "0"}});
    }
    if (m_scenario.run.collectEvery < 1) {
        report("run", "scenario.out-of-range", {{"name", "collectEvery"}, {"low", "1"}});
    }
    for (const AgentKind &kind : m_scenario.kinds) {
        if (m_scenario.run.schedule == Schedule::Simultaneous && kind.persona) {
            report("run", "scenario.simultaneous-minds", {{"name", kind.name}});
        }
    }
    Names stages;
    for (const std::string &stage : m_scenario.run.stages) {
        if (!isIdentifier(stage)) {
            report("run/stages", "scenario.bad-name", {{"name", stage}});
        } else if (!stages.insert(stage).second) {
            report("run/stages", "scenario.duplicate-name", {{"name", stage}});
        }
    }
}

} // namespace gridfolk
