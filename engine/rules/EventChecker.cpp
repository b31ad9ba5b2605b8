// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/EventChecker.h"

#include "rules/Spelling.h"

#include <algorithm>
#include <iterator>

namespace gridfolk
{

using ast::Cause;
using ast::Trigger;
using typed::Type;

namespace
{

/// Whether the trigger was written to its end; if not, the parser has said so.
bool isWhole(const ast::Declaration &declaration)
{
    const auto written = [](const ast::WrittenName &name) { return name.span.line != 0; };
    switch (declaration.trigger) {
    case Trigger::OnMessage:
    case Trigger::OnEnter:
    case Trigger::OnExit:
        return written(declaration.event);
    case Trigger::Transition:
        if (!written(declaration.from) || !written(declaration.to)) {
            return false;
        }
        return declaration.cause == Cause::When      ? declaration.condition != nullptr
               : declaration.cause == Cause::Message ? written(declaration.event)
                                                     : declaration.amount != nullptr;
    default:
        return true;
    }
}

} // namespace

void EventChecker::declareScheduled(ModelScope &model, std::int32_t kind, const ast::Module &module)
{
    for (const ast::Declaration &declaration : module.declarations) {
        if (declaration.kind == ast::Declaration::Kind::Rule && declaration.trigger == Trigger::OnSchedule) {
            model.addScheduled(kind, declaration.name);
        }
    }
}

bool EventChecker::resolve(const ast::Declaration &declaration, const UnitContext &context, typed::Rule &rule,
                           TypeChecker::Given &given)
{
    if (!isWhole(declaration)) {
        return false;
    }
    switch (declaration.trigger) {
    case Trigger::OnMessage:
        return message(declaration, rule, given);
    case Trigger::OnEnter:
    case Trigger::OnExit:
        return states(declaration.event, declaration.event, context.kind, rule);
    case Trigger::Transition:
        rule.cause = declaration.cause;
        return states(declaration.from, declaration.to, context.kind, rule) &&
               (declaration.cause != Cause::Message || message(declaration, rule, given)) &&
               amount(declaration, context, rule, given);
    default:
        return true;
    }
}

bool EventChecker::message(const ast::Declaration &declaration, typed::Rule &rule, TypeChecker::Given &given)
{
    const ast::WrittenName &name = declaration.event;
    const std::vector<MessageKind> &messages = m_model.scenario().messages;
    rule.message = m_model.message(name.text);
    if (rule.message < 0) {
        std::vector<std::string_view> candidates;
        for (const MessageKind &kind : messages) {
            candidates.push_back(kind.name);
        }
        m_problems.error("rules.unknown-message", name.span, {{"name", name.text}},
                         closest(name.text, candidates));
        return false;
    }
    const auto add = [&](const std::string &field, const Type &type) {
        ast::Parameter parameter;
        parameter.name = field;
        parameter.span = name.span;
        m_fields.push_back(std::move(parameter));
        given.types.push_back(type);
    };
    m_fields.clear();
    const auto index = static_cast<std::size_t>(rule.message);
    add("sender", {Type::Base::Agent, -1});
    for (std::size_t i = 0; i < messages[index].fields.size(); ++i) {
        add(messages[index].fields[i].name, m_model.program().messages[index].fields[i]);
    }
    given.parameters = &m_fields;
    return true;
}

bool EventChecker::amount(const ast::Declaration &declaration, const UnitContext &context, typed::Rule &rule,
                          const TypeChecker::Given &given)
{
    if (!declaration.amount) {
        return true;
    }
    UnitContext reading = context;
    reading.allowed = kNoEffects;
    const TypeChecker::Outcome outcome = m_types.expression(
        *declaration.amount, reading, {Wanted::Sort::Exact, {Type::Base::Float, -1}}, given, m_problems);
    rule.amount = outcome.unit;
    if (outcome.unit >= 0 && outcome.draws && declaration.cause == Cause::After) {
        m_problems.error("rules.timeout-draws", declaration.amount->span, {{"name", declaration.from.text}});
        return false;
    }
    return outcome.unit >= 0;
}

std::int64_t EventChecker::valueOf(const std::string &state, std::int32_t attribute, std::int32_t kind) const
{
    const auto &attributes = m_model.program().kinds[static_cast<std::size_t>(kind)].attributes;
    const Type type = attributes[static_cast<std::size_t>(attribute)].type;
    return type.base == Type::Base::Category ? m_model.categoryValue(type.index, state) : -1;
}

std::vector<std::int32_t> EventChecker::attributesWith(const std::string &state, std::int32_t kind) const
{
    std::vector<std::int32_t> found;
    const std::size_t count = m_model.program().kinds[static_cast<std::size_t>(kind)].attributes.size();
    for (std::int32_t attribute = 0; attribute < static_cast<std::int32_t>(count); ++attribute) {
        if (valueOf(state, attribute, kind) >= 0) {
            found.push_back(attribute);
        }
    }
    return found;
}

/// @param attributes where the state could have been; empty: any of the kind
void EventChecker::unknownState(const ast::WrittenName &name, const std::vector<std::int32_t> &attributes,
                                std::int32_t kind)
{
    const AgentKind &described = m_model.scenario().kinds[static_cast<std::size_t>(kind)];
    std::vector<std::string_view> candidates;
    for (std::size_t i = 0; i < described.attributes.size(); ++i) {
        const bool wanted = attributes.empty() || std::find(attributes.begin(), attributes.end(),
                                                            static_cast<std::int32_t>(i)) != attributes.end();
        if (wanted && described.attributes[i].type == ValueType::Category) {
            const std::vector<std::string> &names = described.attributes[i].categories;
            candidates.insert(candidates.end(), names.begin(), names.end());
        }
    }
    m_problems.error("rules.unknown-state", name.span, {{"name", name.text}, {"kind", described.name}},
                     closest(name.text, candidates));
}

/// The chart with both states.
bool EventChecker::states(const ast::WrittenName &from, const ast::WrittenName &to, std::int32_t kind,
                          typed::Rule &rule)
{
    const std::vector<std::int32_t> first = attributesWith(from.text, kind);
    if (first.empty()) {
        unknownState(from, {}, kind);
        return false;
    }
    std::vector<std::int32_t> both;
    std::copy_if(first.begin(), first.end(), std::back_inserter(both),
                 [&](std::int32_t attribute) { return valueOf(to.text, attribute, kind) >= 0; });
    if (both.empty()) {
        unknownState(to, first, kind);
        return false;
    }
    if (both.size() > 1) {
        const auto &attributes = m_model.scenario().kinds[static_cast<std::size_t>(kind)].attributes;
        m_problems.error("rules.ambiguous-state", from.span,
                         {{"name", from.text},
                          {"first", attributes[static_cast<std::size_t>(both[0])].name},
                          {"second", attributes[static_cast<std::size_t>(both[1])].name}});
        return false;
    }
    rule.chart = chartOf(both[0], kind);
    rule.from = valueOf(from.text, both[0], kind);
    rule.to = valueOf(to.text, both[0], kind);
    return true;
}

/// The chart of an attribute, made on first use.
std::int32_t EventChecker::chartOf(std::int32_t attribute, std::int32_t kind)
{
    typed::KindCode &code = m_model.program().kinds[static_cast<std::size_t>(kind)];
    const auto found =
        std::find_if(code.charts.begin(), code.charts.end(),
                     [&](const typed::ChartCode &chart) { return chart.attribute == attribute; });
    const auto index = static_cast<std::int32_t>(found - code.charts.begin());
    if (found == code.charts.end()) {
        const Type type = code.attributes[static_cast<std::size_t>(attribute)].type;
        const std::size_t values = m_model.program().categories[static_cast<std::size_t>(type.index)].size();
        typed::ChartCode chart;
        chart.attribute = attribute;
        chart.onEnter.resize(values);
        chart.onExit.resize(values);
        code.charts.push_back(std::move(chart));
    }
    return index;
}

void EventChecker::enter(const ast::Declaration &declaration, std::int32_t kind, const typed::Rule &rule)
{
    typed::ChartCode &chart =
        m_model.program().kinds[static_cast<std::size_t>(kind)].charts[static_cast<std::size_t>(rule.chart)];
    std::vector<std::vector<typed::Rule>> &rules =
        declaration.trigger == Trigger::OnEnter ? chart.onEnter : chart.onExit;
    rules[static_cast<std::size_t>(rule.from)].push_back(rule);
}

} // namespace gridfolk
