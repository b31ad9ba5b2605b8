// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/Builtins.h"
#include "rules/ExpressionChecker.h"
#include "rules/Spelling.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gridfolk
{

using ast::Operator;
using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kCell{Type::Base::Cell, -1};

} // namespace

ExprPtr ExpressionChecker::name(const ast::Expr &expr, const Type *expected)
{
    if (m_scope.find(expr.text) != nullptr) {
        return localName(expr);
    }
    const std::size_t errors = m_problems.errors();
    ExprPtr result = ownName(expr);
    if (result || m_problems.errors() != errors) {
        return result;
    }
    if (const std::int32_t index = m_model.parameter(expr.text); index >= 0) {
        result = node(Op::Parameter, m_model.parameterType(index), expr.span);
        result->integer = index;
        return result;
    }
    result = languageName(expr);
    if (result || m_problems.errors() != errors) {
        return result;
    }
    if (expected != nullptr && expected->base == Type::Base::Category) {
        return category(expr.text, expected->index, expr.span);
    }
    if (ExprPtr part = dateWord(expr)) {
        return part;
    }
    if (const std::int32_t set = m_model.onlyCategoryWith(expr.text); set >= 0) {
        return category(expr.text, set, expr.span);
    }
    unknownName(expr);
    return nullptr;
}

ExprPtr ExpressionChecker::localName(const ast::Expr &expr)
{
    const LocalName *local = m_scope.find(expr.text);
    m_scope.useSlot(local->slot);
    Type type = m_scope.typeOf(local->slot);
    if (type.base == Type::Base::Void) {
        return nullptr; // its `let` was reported
    }
    if (type.base == Type::Base::Agent && type.index < 0) {
        type.index = m_scope.knownKind(expr.text);
    }
    ExprPtr result = node(Op::Local, type, expr.span);
    result->integer = local->slot;
    return result;
}

/// An attribute of the acting agent or a layer of the acting cell.
ExprPtr ExpressionChecker::ownName(const ast::Expr &expr)
{
    const UnitContext &context = m_scope.context();
    if (context.subject == typed::Subject::Agent && m_model.attribute(context.kind, expr.text) >= 0) {
        return attribute(node(Op::Self, {Type::Base::Agent, context.kind}, expr.span), expr.text, expr.span);
    }
    if (context.subject == typed::Subject::Cell && m_model.layer(expr.text) >= 0) {
        return layer(node(Op::SelfCell, kCell, expr.span), expr.text, expr.span);
    }
    return nullptr;
}

/// Words of the language and kinds as sets.
ExprPtr ExpressionChecker::languageName(const ast::Expr &expr)
{
    const UnitContext &context = m_scope.context();
    if (expr.text == "tick") {
        return node(Op::Tick, kInt, expr.span);
    }
    if (expr.text == "cell" || (expr.text == "self" && context.subject == typed::Subject::Cell)) {
        return ownCell(expr.text, expr.span);
    }
    if (expr.text == "self") {
        if (context.subject == typed::Subject::None) {
            m_problems.error("rules.no-acting-agent", expr.span, {{"name", expr.text}});
            return nullptr;
        }
        return node(Op::Self, {Type::Base::Agent, context.kind}, expr.span);
    }
    if (expr.text == "cells") {
        return node(Op::AllCells, {Type::Base::Cells, -1}, expr.span);
    }
    if (const std::int32_t links = m_model.linkKind(expr.text); links >= 0) {
        ExprPtr result = node(Op::AllLinks, {Type::Base::Links, links}, expr.span);
        result->integer = links;
        return result;
    }
    const std::int32_t kind = m_model.kind(expr.text);
    if (expr.text == "agents" || kind >= 0) {
        ExprPtr result = node(Op::AllAgents, {Type::Base::Agents, kind}, expr.span);
        result->integer = kind;
        return result;
    }
    return nullptr;
}

ExprPtr ExpressionChecker::category(const std::string &value, std::int32_t set, ast::Span span)
{
    const std::int32_t index = m_model.categoryValue(set, value);
    if (index >= 0) {
        ExprPtr result = node(Op::ConstCategory, {Type::Base::Category, set}, span);
        result->integer = index;
        return result;
    }
    const std::vector<std::string> &names = m_model.program().categories[static_cast<std::size_t>(set)];
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    m_problems.error("rules.unknown-category", span,
                     {{"name", value}, {"expected", m_model.typeText({Type::Base::Category, set})}},
                     closest(value, candidates));
    return nullptr;
}

void ExpressionChecker::unknownName(const ast::Expr &expr)
{
    if (m_problems.full()) {
        m_problems.error("rules.unknown-name", expr.span);
        return;
    }
    if (m_model.function(expr.text) >= 0 || isBuiltin(expr.text)) {
        m_problems.error("rules.function-without-call", expr.span, {{"name", expr.text}}, expr.text + "()");
        return;
    }
    if (expr.text == "world") {
        m_problems.error("rules.unknown-name", expr.span, {{"name", expr.text}}, "world.name");
        return;
    }
    if (std::find(dateWords().begin(), dateWords().end(), expr.text) != dateWords().end()) {
        m_problems.error("rules.no-calendar", expr.span, {{"name", expr.text}});
        return;
    }
    if (const std::int32_t table = m_model.series(expr.text); table >= 0) {
        const std::vector<std::string> &columns =
            m_model.program().series[static_cast<std::size_t>(table)].columns;
        m_problems.error("rules.unknown-name", expr.span, {{"name", expr.text}},
                         expr.text + '.' + (columns.empty() ? "…" : columns.front()));
        return;
    }
    const UnitContext &context = m_scope.context();
    std::vector<std::string_view> candidates = m_scope.names();
    for (const std::string_view local : candidates) {
        const Type type = m_scope.typeOf(m_scope.find(local)->slot);
        if (type.base == Type::Base::Agent && type.index >= 0 &&
            m_model.attribute(type.index, expr.text) >= 0) {
            m_problems.error("rules.unknown-name", expr.span, {{"name", expr.text}},
                             std::string(local) + '.' + expr.text);
            return;
        }
    }
    const Scenario &scenario = m_model.scenario();
    if (context.subject == typed::Subject::Agent) {
        if (m_model.layer(expr.text) >= 0) {
            m_problems.error("rules.unknown-name", expr.span, {{"name", expr.text}}, "cell." + expr.text);
            return;
        }
        for (const Attribute &attribute : scenario.kinds[static_cast<std::size_t>(context.kind)].attributes) {
            candidates.push_back(attribute.name);
        }
    }
    if (context.subject == typed::Subject::Cell) {
        for (const CellLayer &layer : scenario.layers) {
            candidates.push_back(layer.name);
        }
    }
    for (const Parameter &parameter : scenario.parameters) {
        candidates.push_back(parameter.name);
    }
    for (const AgentKind &kind : scenario.kinds) {
        candidates.push_back(kind.name);
    }
    for (const LinkKind &kind : scenario.links) {
        candidates.push_back(kind.name);
    }
    for (const SeriesTable &table : scenario.series) {
        candidates.push_back(table.name);
    }
    for (const std::string_view word :
         {"self", "cell", "tick", "agents", "cells", "True", "False", "nobody"}) {
        candidates.push_back(word);
    }
    for (const std::vector<std::string> &names : m_model.program().categories) {
        candidates.insert(candidates.end(), names.begin(), names.end());
    }
    m_problems.error("rules.unknown-name", expr.span, {{"name", expr.text}}, closest(expr.text, candidates));
}

ExprPtr ExpressionChecker::ownCell(const std::string &name, ast::Span span)
{
    if (m_scope.context().subject == typed::Subject::None) {
        m_problems.error("rules.no-acting-agent", span, {{"name", name}});
        return nullptr;
    }
    return node(Op::SelfCell, kCell, span);
}

ExprPtr ExpressionChecker::layer(ExprPtr cell, const std::string &name, ast::Span span)
{
    const std::int32_t index = m_model.layer(name);
    if (index < 0) {
        std::vector<std::string_view> candidates{"x", "y"};
        for (const CellLayer &layer : m_model.scenario().layers) {
            candidates.push_back(layer.name);
        }
        m_problems.error("rules.unknown-layer", span, {{"name", name}}, closest(name, candidates));
        return nullptr;
    }
    if (index >= m_scope.context().visibleLayers) {
        m_problems.error("rules.not-yet-set", span, {{"name", name}});
        return nullptr;
    }
    ExprPtr result = node(Op::Layer, m_model.program().layers[static_cast<std::size_t>(index)].type, span);
    result->integer = index;
    result->children.push_back(std::move(cell));
    return result;
}

/// An end of a link, or one of its attributes.
ExprPtr ExpressionChecker::linkMember(ExprPtr link, const std::string &name, ast::Span span)
{
    if (name == "first" || name == "second") {
        ExprPtr result = node(Op::LinkEnd, {Type::Base::Agent, m_model.endsOf(link->type.index)}, span);
        result->integer = name == "first" ? 0 : 1;
        result->children.push_back(std::move(link));
        return result;
    }
    const auto kind = static_cast<std::size_t>(link->type.index);
    const std::int32_t index = m_model.linkAttribute(link->type.index, name);
    if (index < 0) {
        std::vector<std::string_view> candidates{"first", "second"};
        for (const Attribute &attribute : m_model.scenario().links[kind].attributes) {
            candidates.push_back(attribute.name);
        }
        m_problems.error("rules.unknown-attribute", span,
                         {{"name", name}, {"kind", m_model.scenario().links[kind].name}},
                         closest(name, candidates));
        return nullptr;
    }
    ExprPtr result = node(
        Op::LinkValue, m_model.program().links[kind].attributes[static_cast<std::size_t>(index)].type, span);
    result->integer = index;
    result->children.push_back(std::move(link));
    return result;
}

ExprPtr ExpressionChecker::worldValue(const std::string &name, ast::Span span)
{
    const std::int32_t index = m_model.worldAttribute(name);
    if (index < 0) {
        const std::vector<Attribute> &attributes = m_model.scenario().world.attributes;
        std::vector<std::string_view> candidates;
        candidates.reserve(attributes.size());
        for (const Attribute &attribute : attributes) {
            candidates.push_back(attribute.name);
        }
        m_problems.error("rules.unknown-attribute", span, {{"name", name}, {"kind", "world"}},
                         closest(name, candidates));
        return nullptr;
    }
    if (index >= m_scope.context().visibleWorldAttributes) {
        m_problems.error("rules.not-yet-set", span, {{"name", name}});
        return nullptr;
    }
    ExprPtr result =
        node(Op::WorldValue, m_model.program().worldAttributes[static_cast<std::size_t>(index)].type, span);
    result->integer = index;
    return result;
}

ExprPtr ExpressionChecker::attribute(ExprPtr agent, const std::string &name, ast::Span span)
{
    const typed::Program &program = m_model.program();
    const std::int32_t onlyKind = agent->type.index;
    ExprPtr result = node(Op::Attribute, {}, span);
    result->columns.assign(program.kinds.size(), -1);
    std::string lacking;
    std::vector<std::string_view> candidates{"cell", "id"};
    for (std::size_t kind = 0; kind < program.kinds.size(); ++kind) {
        if (onlyKind >= 0 && onlyKind != static_cast<std::int32_t>(kind)) {
            continue;
        }
        const AgentKind &described = m_model.scenario().kinds[kind];
        for (const Attribute &attribute : described.attributes) {
            candidates.push_back(attribute.name);
        }
        const std::int32_t column = m_model.attribute(static_cast<std::int32_t>(kind), name);
        if (column < 0) {
            lacking += (lacking.empty() ? "" : ", ") + described.name;
            continue;
        }
        const Type type = program.kinds[kind].attributes[static_cast<std::size_t>(column)].type;
        if (result->type.base != Type::Base::Void && result->type != type) {
            m_problems.error("rules.attribute-types-differ", span, {{"name", name}});
            return nullptr;
        }
        result->type = type;
        result->columns[kind] = column;
    }
    if (result->type.base == Type::Base::Void) {
        const bool place = (name == "x" || name == "y" || m_model.layer(name) >= 0);
        m_problems.error("rules.unknown-attribute", span,
                         {{"name", name}, {"kind", m_model.typeText({Type::Base::Agent, onlyKind})}},
                         place ? "cell." + name : closest(name, candidates));
        return nullptr;
    }
    if (!lacking.empty()) {
        m_problems.error("rules.attribute-missing", span, {{"name", name}, {"kinds", lacking}}, "is_a(…)");
        return nullptr;
    }
    const UnitContext &context = m_scope.context();
    const bool own = agent->op == Op::Self && context.subject == typed::Subject::Agent;
    if (own && result->columns[static_cast<std::size_t>(context.kind)] >= context.visibleAttributes) {
        m_problems.error("rules.not-yet-set", span, {{"name", name}});
        return nullptr;
    }
    result->children.push_back(std::move(agent));
    return result;
}

bool ExpressionChecker::mayDeclare(const std::string &name, ast::Span span)
{
    const UnitContext &context = m_scope.context();
    std::string meaning(m_model.meaningOf(name));
    if (m_scope.find(name) != nullptr) {
        meaning = "let";
    } else if (context.subject == typed::Subject::Agent && m_model.attribute(context.kind, name) >= 0) {
        meaning = "attribute";
    } else if (context.subject == typed::Subject::Cell && m_model.layer(name) >= 0) {
        meaning = "layer";
    }
    if (meaning.empty()) {
        return true;
    }
    m_problems.error("rules.shadowing", span, {{"name", name}, {"meaning", meaning}});
    return false;
}

bool ExpressionChecker::effect(const std::string &name, Effects effects, ast::Span span)
{
    m_scope.use(effects);
    const bool allowed = (effects & ~m_scope.context().allowed) == 0;
    if (allowed && (m_iterations == 0 || effects == kNoEffects)) {
        return true;
    }
    m_problems.error("rules.effect-not-allowed", span, {{"name", name}});
    return false;
}

std::string ExpressionChecker::keyOf(const ast::Expr &expr)
{
    if (expr.kind == ast::Expr::Kind::Name) {
        return expr.text;
    }
    if (expr.kind == ast::Expr::Kind::Member) {
        const std::string owner = keyOf(*expr.children[0]);
        return owner.empty() ? std::string{} : owner + '.' + expr.text;
    }
    return {};
}

bool ExpressionChecker::mayBeNobody(const ast::Expr &expr, const typed::Expr &typedExpr) const
{
    if (const std::string key = keyOf(expr); !key.empty() && m_scope.knownSomebody(key)) {
        return false;
    }
    switch (typedExpr.op) {
    case Op::Self:
    case Op::LinkEnd:
    case Op::OtherEnd:
        return false;
    case Op::Local: {
        const LocalName *local = expr.kind == ast::Expr::Kind::Name ? m_scope.find(expr.text) : nullptr;
        return local == nullptr || local->mayBeNobody;
    }
    case Op::Conditional:
        return mayBeNobody(*expr.children[0], *typedExpr.children[1]) ||
               mayBeNobody(*expr.children[2], *typedExpr.children[2]);
    default:
        return typedExpr.type.base == Type::Base::Agent;
    }
}

void ExpressionChecker::learnSomebody(const ast::Expr &expr)
{
    if (const std::string key = keyOf(expr); !key.empty()) {
        m_scope.learnSomebody(key);
    }
}

void ExpressionChecker::learn(const ast::Expr &condition, bool truth)
{
    if (condition.kind == ast::Expr::Kind::Unary && condition.op == Operator::Not) {
        learn(*condition.children[0], !truth);
        return;
    }
    if (condition.kind == ast::Expr::Kind::Binary) {
        const ast::Expr &left = *condition.children[0];
        const ast::Expr &right = *condition.children[1];
        if ((condition.op == Operator::And && truth) || (condition.op == Operator::Or && !truth)) {
            learn(left, truth);
            learn(right, truth);
        } else if (condition.op == (truth ? Operator::NotEqual : Operator::Equal)) {
            if (right.kind == ast::Expr::Kind::Nobody) {
                learnSomebody(left);
            } else if (left.kind == ast::Expr::Kind::Nobody) {
                learnSomebody(right);
            }
        }
        return;
    }
    if (!truth || condition.kind != ast::Expr::Kind::Call || condition.arguments.empty()) {
        return;
    }
    const ast::Expr &callee = *condition.children[0];
    const ast::Expr &subject = *condition.arguments[0].value;
    if (callee.text == "alive") {
        learnSomebody(subject);
    } else if (callee.text == "is_a" && condition.arguments.size() == 2 && !keyOf(subject).empty()) {
        m_scope.learnKind(keyOf(subject), m_model.kind(condition.arguments[1].value->text));
    }
}

ExpressionChecker::Iteration ExpressionChecker::iterate(const std::string &name, ast::Span nameSpan,
                                                        const ast::Expr &set, const ast::Expr *condition)
{
    Iteration result;
    result.set = this->set(set);
    result.mark = m_scope.mark();
    if (!result.set) {
        return result;
    }
    result.element = elementType(result.set->type);
    if (!mayDeclare(name, nameSpan)) {
        result.set = nullptr;
        return result;
    }
    result.slot = m_scope.declare(name, result.element, true, false);
    if (condition == nullptr) {
        return result;
    }
    ++m_iterations;
    ExprPtr test = this->condition(*condition);
    --m_iterations;
    learn(*condition, true);
    if (!test) {
        result.set = nullptr;
        return result;
    }
    ExprPtr filter = node(Op::Filter, result.set->type, result.set->span);
    filter->integer = result.slot;
    filter->children.push_back(std::move(result.set));
    filter->children.push_back(std::move(test));
    result.set = std::move(filter);
    return result;
}

} // namespace gridfolk
