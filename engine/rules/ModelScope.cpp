// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ModelScope.h"

#include "rules/Lexer.h"

#include <algorithm>
#include <array>

namespace gridfolk
{

using typed::Type;

namespace
{

constexpr std::array<std::string_view, 6> kReserved{"self", "cell", "tick", "world", "agents", "cells"};

constexpr std::array<std::string_view, 8> kDateWords{"date",        "year",        "month", "day",
                                                     "day_of_week", "day_of_year", "hour",  "minute"};

std::int32_t find(const std::unordered_map<std::string, std::int32_t> &index, std::string_view name)
{
    const auto found = index.find(std::string(name));
    return found == index.end() ? -1 : found->second;
}

std::int32_t sizeOf(std::size_t size)
{
    return static_cast<std::int32_t>(size);
}

} // namespace

std::span<const std::string_view> dateWords()
{
    return kDateWords;
}

ModelScope::ModelScope(const Scenario &scenario, typed::Program &program)
    : m_scenario(scenario)
    , m_program(program)
{
    for (std::size_t i = 0; i < scenario.kinds.size(); ++i) {
        m_kinds.try_emplace(scenario.kinds[i].name, sizeOf(i));
    }
    for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
        m_parameters.try_emplace(scenario.parameters[i].name, sizeOf(i));
    }
    program.layers.resize(scenario.layers.size());
    for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
        const CellLayer &layer = scenario.layers[i];
        m_layers.try_emplace(layer.name, sizeOf(i));
        program.layers[i].type = typeOf(layer.type, layer.categories, {});
    }
    declareKinds();
    declareLinks();
    declareTime();
    declareMessages();
    program.worldAttributes.resize(scenario.world.attributes.size());
    for (std::size_t i = 0; i < scenario.world.attributes.size(); ++i) {
        const Attribute &attribute = scenario.world.attributes[i];
        m_worldAttributes.try_emplace(attribute.name, sizeOf(i));
        program.worldAttributes[i].type = typeOf(attribute);
    }
}

/// The calendar and the tables.
void ModelScope::declareTime()
{
    if (m_scenario.calendar) {
        m_program.clock = TickClock::of(*m_scenario.calendar);
    }
    for (std::size_t i = 0; i < m_scenario.series.size(); ++i) {
        m_series.try_emplace(m_scenario.series[i].name, sizeOf(i));
        Result<SeriesData> data = readSeries(m_scenario.series[i]);
        m_seriesProblems.push_back(data ? std::nullopt : std::optional(data.error()));
        m_program.series.push_back(data ? std::move(*data) : SeriesData{});
    }
}

void ModelScope::declareMessages()
{
    for (std::size_t i = 0; i < m_scenario.messages.size(); ++i) {
        m_messages.try_emplace(m_scenario.messages[i].name, sizeOf(i));
        typed::MessageCode &code = m_program.messages.emplace_back();
        for (const MessageField &field : m_scenario.messages[i].fields) {
            code.fields.push_back(typeOf(field.type, field.categories, field.agentKind));
        }
    }
}

void ModelScope::addScheduled(std::int32_t kind, const std::string &name)
{
    if (scheduled(kind, name) < 0) {
        m_program.scheduled.push_back({kind, name, {}});
    }
}

std::int32_t ModelScope::scheduled(std::int32_t kind, std::string_view name) const
{
    const std::vector<typed::ScheduledRule> &rules = m_program.scheduled;
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const typed::ScheduledRule &rule) {
        return rule.kind == kind && rule.name == name;
    });
    return found == rules.end() ? -1 : sizeOf(static_cast<std::size_t>(found - rules.begin()));
}

void ModelScope::declareLinks()
{
    const std::vector<LinkKind> &links = m_scenario.links;
    m_program.links.resize(links.size());
    m_linkAttributes.resize(links.size());
    for (std::size_t k = 0; k < links.size(); ++k) {
        m_linkKinds.try_emplace(links[k].name, sizeOf(k));
        m_program.links[k].attributes.resize(links[k].attributes.size());
        for (std::size_t i = 0; i < links[k].attributes.size(); ++i) {
            const Attribute &attribute = links[k].attributes[i];
            m_linkAttributes[k].try_emplace(attribute.name, sizeOf(i));
            m_program.links[k].attributes[i].type = typeOf(attribute);
        }
    }
}

void ModelScope::declareKinds()
{
    const std::vector<AgentKind> &kinds = m_scenario.kinds;
    m_program.kinds.resize(kinds.size());
    m_attributes.resize(kinds.size());
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        const std::vector<Attribute> &attributes = kinds[k].attributes;
        m_program.kinds[k].attributes.resize(attributes.size());
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            m_attributes[k].try_emplace(attributes[i].name, sizeOf(i));
            m_program.kinds[k].attributes[i].type = typeOf(attributes[i]);
        }
    }
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        for (std::size_t before = 0; before < kinds.size(); ++before) {
            std::vector<std::int32_t> &columns = m_program.kinds[k].carried.emplace_back();
            for (std::size_t i = 0; i < kinds[k].attributes.size(); ++i) {
                const std::int32_t old = attribute(sizeOf(before), kinds[k].attributes[i].name);
                const bool same =
                    old >= 0 && m_program.kinds[before].attributes[static_cast<std::size_t>(old)].type ==
                                    m_program.kinds[k].attributes[i].type;
                columns.push_back(same ? old : -1);
            }
        }
    }
}

Type ModelScope::typeOf(const Attribute &attribute)
{
    if (attribute.type == ValueType::List) {
        return listType(typeOf(attribute.element, attribute.categories, attribute.agentKind),
                        attribute.capacity);
    }
    return typeOf(attribute.type, attribute.categories, attribute.agentKind);
}

Type ModelScope::listType(const Type &element, std::int32_t capacity)
{
    const typed::ListType wanted{element, capacity};
    const auto found = std::find(m_program.lists.begin(), m_program.lists.end(), wanted);
    const auto index = sizeOf(static_cast<std::size_t>(found - m_program.lists.begin()));
    if (found == m_program.lists.end()) {
        m_program.lists.push_back(wanted);
    }
    return {Type::Base::List, index};
}

std::optional<Type> ModelScope::typeWritten(const ast::TypeName &name)
{
    const std::optional<Type> type = typeNamed(name.text);
    return type && name.list ? listType(*type, static_cast<std::int32_t>(name.upTo)) : type;
}

Type ModelScope::typeOf(ValueType type, const std::vector<std::string> &categories,
                        const std::string &agentKind)
{
    switch (type) {
    case ValueType::Bool:
        return {Type::Base::Bool, -1};
    case ValueType::Int:
        return {Type::Base::Int, -1};
    case ValueType::Float:
        return {Type::Base::Float, -1};
    case ValueType::Text:
        return {Type::Base::Text, -1};
    case ValueType::Category:
        return categoryType(categories);
    case ValueType::Agent:
        return {Type::Base::Agent, kind(agentKind)};
    case ValueType::List:
        break; // of lists: reported
    }
    return {};
}

std::int32_t ModelScope::kind(std::string_view name) const
{
    return find(m_kinds, name);
}

std::int32_t ModelScope::layer(std::string_view name) const
{
    return find(m_layers, name);
}

std::int32_t ModelScope::parameter(std::string_view name) const
{
    return find(m_parameters, name);
}

std::int32_t ModelScope::attribute(std::int32_t kind, std::string_view name) const
{
    return find(m_attributes[static_cast<std::size_t>(kind)], name);
}

std::int32_t ModelScope::worldAttribute(std::string_view name) const
{
    return find(m_worldAttributes, name);
}

std::int32_t ModelScope::linkKind(std::string_view name) const
{
    return find(m_linkKinds, name);
}

std::int32_t ModelScope::linkAttribute(std::int32_t kind, std::string_view name) const
{
    return find(m_linkAttributes[static_cast<std::size_t>(kind)], name);
}

std::int32_t ModelScope::series(std::string_view name) const
{
    return find(m_series, name);
}

std::int32_t ModelScope::message(std::string_view name) const
{
    return find(m_messages, name);
}

std::int32_t ModelScope::function(std::string_view name) const
{
    return find(m_functionNames, name);
}

const FunctionInfo &ModelScope::functionInfo(std::int32_t index) const
{
    return m_functions[static_cast<std::size_t>(index)];
}

FunctionInfo &ModelScope::functionInfo(std::int32_t index)
{
    return m_functions[static_cast<std::size_t>(index)];
}

std::int32_t ModelScope::addFunction(FunctionInfo info)
{
    const std::int32_t index = functionCount();
    m_functionNames.try_emplace(info.declaration->name, index);
    m_functions.push_back(std::move(info));
    return index;
}

Type ModelScope::categoryType(const std::vector<std::string> &names)
{
    const auto found = std::find(m_program.categories.begin(), m_program.categories.end(), names);
    const auto index = sizeOf(static_cast<std::size_t>(found - m_program.categories.begin()));
    if (found == m_program.categories.end()) {
        m_program.categories.push_back(names);
    }
    return {Type::Base::Category, index};
}

Type ModelScope::parameterType(std::int32_t index) const
{
    switch (m_scenario.parameters[static_cast<std::size_t>(index)].type) {
    case ValueType::Bool:
        return {Type::Base::Bool, -1};
    case ValueType::Int:
        return {Type::Base::Int, -1};
    default:
        return {Type::Base::Float, -1};
    }
}

std::optional<Type> ModelScope::typeNamed(std::string_view name) const
{
    if (const std::int32_t index = kind(name); index >= 0) {
        return Type{Type::Base::Agent, index};
    }
    constexpr std::array<std::pair<std::string_view, Type::Base>, 6> kNames{{{"int", Type::Base::Int},
                                                                             {"float", Type::Base::Float},
                                                                             {"bool", Type::Base::Bool},
                                                                             {"text", Type::Base::Text},
                                                                             {"Cell", Type::Base::Cell},
                                                                             {"Agent", Type::Base::Agent}}};
    for (const auto &[text, base] : kNames) {
        if (text == name) {
            return Type{base, -1};
        }
    }
    return std::nullopt;
}

std::int32_t ModelScope::endsOf(std::int32_t linkKind) const
{
    return kind(m_scenario.links[static_cast<std::size_t>(linkKind)].between);
}

std::int32_t ModelScope::categoryValue(std::int32_t set, std::string_view name) const
{
    const std::vector<std::string> &names = m_program.categories[static_cast<std::size_t>(set)];
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : sizeOf(static_cast<std::size_t>(found - names.begin()));
}

std::int32_t ModelScope::onlyCategoryWith(std::string_view name) const
{
    std::int32_t found = -1;
    for (std::int32_t set = 0; set < sizeOf(m_program.categories.size()); ++set) {
        if (categoryValue(set, name) < 0) {
            continue;
        }
        if (found >= 0) {
            return -1;
        }
        found = set;
    }
    return found;
}

std::string_view ModelScope::meaningOf(std::string_view name) const
{
    if (isKeyword(name) || std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) {
        return "word";
    }
    if (m_scenario.calendar && std::find(kDateWords.begin(), kDateWords.end(), name) != kDateWords.end()) {
        return "word";
    }
    if (series(name) >= 0) {
        return "series";
    }
    if (parameter(name) >= 0) {
        return "parameter";
    }
    if (kind(name) >= 0) {
        return "kind";
    }
    if (linkKind(name) >= 0) {
        return "link";
    }
    if (message(name) >= 0) {
        return "message";
    }
    return function(name) >= 0 ? "function" : "";
}

std::string ModelScope::typeText(const Type &type) const
{
    switch (type.base) {
    case Type::Base::Void:
        return "nothing";
    case Type::Base::Bool:
        return "bool";
    case Type::Base::Int:
        return "int";
    case Type::Base::Float:
        return "float";
    case Type::Base::Text:
        return "text";
    case Type::Base::Category: {
        std::string text = "one of";
        for (const std::string &name : m_program.categories[static_cast<std::size_t>(type.index)]) {
            text += (text.size() > 6 ? ", " : " ") + name;
        }
        return text;
    }
    case Type::Base::Agent:
        return type.index < 0 ? "Agent" : m_scenario.kinds[static_cast<std::size_t>(type.index)].name;
    case Type::Base::Cell:
        return "Cell";
    case Type::Base::List: {
        const typed::ListType &list = m_program.lists[static_cast<std::size_t>(type.index)];
        return "list of " + typeText(list.element) + " up to " + std::to_string(list.capacity);
    }
    case Type::Base::Link:
        return "link of " + m_scenario.links[static_cast<std::size_t>(type.index)].name;
    case Type::Base::Links:
        return "set of links of " + m_scenario.links[static_cast<std::size_t>(type.index)].name;
    case Type::Base::Agents:
        return type.index < 0 ? "set of agents"
                              : "set of " + m_scenario.kinds[static_cast<std::size_t>(type.index)].name;
    case Type::Base::Cells:
        return "set of cells";
    case Type::Base::Numbers:
        return "set of numbers";
    }
    return {};
}

} // namespace gridfolk
