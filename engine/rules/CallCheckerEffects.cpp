// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that change the world.
#include "rules/CallChecker.h"
#include "rules/Spelling.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kVoid{Type::Base::Void, -1};
constexpr Type kBool{Type::Base::Bool, -1};

} // namespace

bool CallChecker::actingAgent(const ast::Expr &call)
{
    if (m_expressions.scope().context().subject == typed::Subject::None) {
        m_expressions.problems().error("rules.no-acting-agent", call.children[0]->span,
                                       {{"name", call.children[0]->text}});
        return false;
    }
    return true;
}

/// What a request gives: where everyone acts at once, its outcome is not known yet.
Type CallChecker::outcome(Type type) const
{
    return m_expressions.scope().context().simultaneous ? kVoid : type;
}

/// Reports what cannot be asked for where everyone acts at once.
bool CallChecker::inTurn(const ast::Expr &call)
{
    if (!m_expressions.scope().context().simultaneous) {
        return true;
    }
    m_expressions.problems().error("rules.not-simultaneous", call.children[0]->span,
                                   {{"name", call.children[0]->text}});
    return false;
}

ExprPtr CallChecker::moveTo(const ast::Expr &call, Op op)
{
    ExprPtr cell = m_expressions.cellOf(*call.arguments[0].value);
    if (!actingAgent(call) || !m_expressions.effect("move_to", kMoves, call.children[0]->span) || !cell) {
        return nullptr;
    }
    ExprPtr result = make(op, outcome(kBool), call);
    result->children.push_back(std::move(cell));
    return result;
}

ExprPtr CallChecker::moveAgent(const ast::Expr &call, Op op)
{
    ExprPtr agent = m_expressions.somebody(*call.arguments[0].value);
    ExprPtr cell = m_expressions.cellOf(*call.arguments[1].value);
    if (!inTurn(call) || !m_expressions.effect("move", kMoves, call.children[0]->span) || !agent || !cell) {
        return nullptr;
    }
    ExprPtr result = make(op, kBool, call);
    result->children.push_back(std::move(agent));
    result->children.push_back(std::move(cell));
    return result;
}

ExprPtr CallChecker::die(const ast::Expr &call, Op op)
{
    if (!actingAgent(call) || !m_expressions.effect("die", kPopulation, call.children[0]->span)) {
        return nullptr;
    }
    return make(op, kVoid, call);
}

ExprPtr CallChecker::kill(const ast::Expr &call, Op op)
{
    ExprPtr agent = m_expressions.somebody(*call.arguments[0].value);
    if (!m_expressions.effect("kill", kPopulation, call.children[0]->span) || !agent) {
        return nullptr;
    }
    ExprPtr result = make(op, kVoid, call);
    result->children.push_back(std::move(agent));
    return result;
}

/// The kind that the first argument names; -1 after reporting.
std::int32_t CallChecker::firstKind(const ast::Expr &call)
{
    std::int32_t kind = -1;
    const ast::Expr &first = *call.arguments[0].value;
    if (!call.arguments[0].name.empty() || !kindArgument(first, kind) || kind < 0) {
        m_expressions.problems().error("rules.expected-kind", first.span);
        return -1;
    }
    return kind;
}

/// `name=value` for an attribute of the kind, added to columns and children of the node.
bool CallChecker::givenAttribute(const ast::Expr &call, const ast::Argument &argument, typed::Expr &node)
{
    const auto kind = static_cast<std::int32_t>(node.integer);
    ModelScope &model = m_expressions.model();
    const std::int32_t column = model.attribute(kind, argument.name);
    const bool twice = std::find(node.columns.begin(), node.columns.end(), column) != node.columns.end();
    if (column < 0 || twice) {
        std::vector<std::string_view> candidates;
        if (node.op == Op::Create) {
            candidates.emplace_back("at");
        }
        for (const Attribute &attribute : model.scenario().kinds[static_cast<std::size_t>(kind)].attributes) {
            candidates.push_back(attribute.name);
        }
        m_expressions.problems().error(column < 0 ? "rules.unknown-attribute" : "rules.argument-twice",
                                       argument.nameSpan,
                                       {{"name", argument.name}, {"kind", call.arguments[0].value->text}},
                                       column < 0 ? closest(argument.name, candidates) : "");
        return false;
    }
    const std::vector<typed::AttributeCode> &attributes =
        model.program().kinds[static_cast<std::size_t>(kind)].attributes;
    node.columns.push_back(column);
    node.children.push_back(
        m_expressions.as(*argument.value, attributes[static_cast<std::size_t>(column)].type));
    return node.children.back() != nullptr;
}

ExprPtr CallChecker::create(const ast::Expr &call, Op op)
{
    const std::int32_t kind = firstKind(call);
    if (kind < 0) {
        return nullptr;
    }
    ExprPtr result = make(op, {Type::Base::Agent, kind}, call);
    result->integer = kind;
    result->children.emplace_back();
    bool good = m_expressions.effect("create", kPopulation, call.children[0]->span);
    bool hasPlace = false;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const ast::Argument &argument = call.arguments[i];
        if (argument.name.empty()) {
            m_expressions.problems().error("rules.unnamed-argument", argument.value->span, {}, "at=…");
            good = false;
        } else if (argument.name == "at" && !hasPlace) {
            hasPlace = true;
            result->children[0] = m_expressions.cellOf(*argument.value);
            good = good && result->children[0] != nullptr;
        } else {
            good = givenAttribute(call, argument, *result) && good;
        }
    }
    if (!hasPlace) {
        result->children[0] = m_expressions.ownCell("create", call.children[0]->span);
        good = good && result->children[0] != nullptr;
    }
    result->type = outcome(result->type);
    return good ? std::move(result) : nullptr;
}

ExprPtr CallChecker::become(const ast::Expr &call, Op op)
{
    const std::int32_t kind = firstKind(call);
    if (kind < 0 || !actingAgent(call) || !inTurn(call)) {
        return nullptr;
    }
    ExprPtr result = make(op, kVoid, call);
    result->integer = kind;
    bool good = m_expressions.effect("become", kPopulation, call.children[0]->span);
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const ast::Argument &argument = call.arguments[i];
        if (argument.name.empty()) {
            m_expressions.problems().error("rules.unnamed-argument", argument.value->span);
            good = false;
        } else {
            good = givenAttribute(call, argument, *result) && good;
        }
    }
    return good ? std::move(result) : nullptr;
}

ExprPtr CallChecker::print(const ast::Expr &call, Op op)
{
    ExprPtr result = make(op, kVoid, call);
    bool good = m_expressions.effect("print", kPrints, call.children[0]->span);
    for (const ast::Argument &argument : call.arguments) {
        ExprPtr value = m_expressions.check(*argument.value);
        if (value && value->type.base != Type::Base::List) {
            value = m_expressions.kept(std::move(value), argument.value->span);
        }
        result->children.push_back(std::move(value));
        good = good && result->children.back() != nullptr;
    }
    return good ? std::move(result) : nullptr;
}

} // namespace gridfolk
