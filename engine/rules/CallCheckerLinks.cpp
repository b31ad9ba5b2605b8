// SPDX-License-Identifier: GPL-3.0-or-later
// Calls about networks.
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

constexpr Type kBool{Type::Base::Bool, -1};

} // namespace

/// The agent that is written, or the acting one.
ExprPtr CallChecker::actingOr(const ast::Expr *agent, const ast::Expr &call)
{
    if (agent != nullptr) {
        return m_expressions.somebody(*agent);
    }
    const UnitContext &context = m_expressions.scope().context();
    if (context.subject != typed::Subject::Agent) {
        m_expressions.problems().error("rules.no-acting-agent", call.children[0]->span,
                                       {{"name", call.children[0]->text}}, "of=…");
        return nullptr;
    }
    return make(Op::Self, {Type::Base::Agent, context.kind}, call);
}

/// The kind of links that is named; where nothing is, the only one. -1 after reporting.
std::int32_t CallChecker::linkKind(const ast::Expr *name, const ast::Expr &call)
{
    const std::vector<LinkKind> &links = m_expressions.model().scenario().links;
    if (name == nullptr && links.size() == 1) {
        return 0;
    }
    const bool isName = name != nullptr && name->kind == ast::Expr::Kind::Name;
    const std::int32_t kind = isName ? m_expressions.model().linkKind(name->text) : -1;
    if (kind < 0) {
        std::vector<std::string_view> candidates;
        candidates.reserve(links.size());
        for (const LinkKind &link : links) {
            candidates.push_back(link.name);
        }
        m_expressions.problems().error("rules.expected-links", name != nullptr ? name->span : call.span, {},
                                       isName ? closest(name->text, candidates)
                                              : std::string(links.empty() ? "" : links[0].name));
    }
    return kind;
}

/// linked(), linked_from() and links(): a kind of links, and whose.
ExprPtr CallChecker::linked(const ast::Expr &call, Op op)
{
    const ast::Expr *of = nullptr;
    const ast::Expr *name = nullptr;
    for (const ast::Argument &argument : call.arguments) {
        (argument.name == "of" ? of : name) = argument.value.get();
    }
    const std::int32_t kind = linkKind(name, call);
    ExprPtr agent = actingOr(of, call);
    if (kind < 0 || !agent) {
        return nullptr;
    }
    const Type type = op == Op::LinksOf ? Type{Type::Base::Links, kind}
                                        : Type{Type::Base::Agents, m_expressions.model().endsOf(kind)};
    ExprPtr result = make(op, type, call);
    result->integer = kind;
    result->columns.push_back(call.children[0]->text == "linked_from" ? 1 : 0);
    result->children.push_back(std::move(agent));
    return result;
}

/// Two agents and a kind of links.
ExprPtr CallChecker::pair(const ast::Expr &call, Op op, Type type)
{
    const ast::Expr *name = nullptr;
    if (call.arguments.size() > 2 && call.arguments[2].name.empty()) {
        name = call.arguments[2].value.get();
    }
    const std::int32_t kind = linkKind(name, call);
    ExprPtr result = make(op, type, call);
    result->integer = kind;
    const Type ends{Type::Base::Agent, kind < 0 ? -1 : m_expressions.model().endsOf(kind)};
    bool good = kind >= 0;
    for (std::size_t i = 0; i < 2; ++i) {
        const ast::Expr &argument = *call.arguments[i].value;
        ExprPtr agent = m_expressions.as(argument, ends);
        if (agent) {
            m_expressions.warnIfNobody(argument, *agent);
        }
        good = good && agent != nullptr;
        result->children.push_back(std::move(agent));
    }
    return good ? std::move(result) : nullptr;
}

ExprPtr CallChecker::linkPair(const ast::Expr &call, Op op)
{
    if (op == Op::Disconnect && !m_expressions.effect("disconnect", kLinks, call.children[0]->span)) {
        return nullptr;
    }
    return pair(call, op, kBool);
}

ExprPtr CallChecker::connect(const ast::Expr &call, Op op)
{
    bool good = m_expressions.effect("connect", kLinks, call.children[0]->span);
    ExprPtr result = pair(call, op, {});
    if (!result) {
        return nullptr;
    }
    result->type = {Type::Base::Link, static_cast<std::int32_t>(result->integer)};
    for (std::size_t i = 2; i < call.arguments.size(); ++i) {
        if (!call.arguments[i].name.empty()) {
            good = givenLinkAttribute(call.arguments[i], *result) && good;
        } else if (i > 2) {
            m_expressions.problems().error("rules.unnamed-argument", call.arguments[i].value->span);
            good = false;
        }
    }
    return good ? std::move(result) : nullptr;
}

bool CallChecker::givenLinkAttribute(const ast::Argument &argument, typed::Expr &node)
{
    ModelScope &model = m_expressions.model();
    const LinkKind &kind = model.scenario().links[static_cast<std::size_t>(node.integer)];
    const std::int32_t column = model.linkAttribute(static_cast<std::int32_t>(node.integer), argument.name);
    const bool twice = std::find(node.columns.begin(), node.columns.end(), column) != node.columns.end();
    if (column < 0 || twice) {
        std::vector<std::string_view> candidates;
        candidates.reserve(kind.attributes.size());
        for (const Attribute &attribute : kind.attributes) {
            candidates.push_back(attribute.name);
        }
        m_expressions.problems().error(column < 0 ? "rules.unknown-attribute" : "rules.argument-twice",
                                       argument.nameSpan, {{"name", argument.name}, {"kind", kind.name}},
                                       column < 0 ? closest(argument.name, candidates) : "");
        return false;
    }
    const std::vector<typed::AttributeCode> &attributes =
        model.program().links[static_cast<std::size_t>(node.integer)].attributes;
    node.columns.push_back(column);
    node.children.push_back(
        m_expressions.as(*argument.value, attributes[static_cast<std::size_t>(column)].type));
    return node.children.back() != nullptr;
}

ExprPtr CallChecker::otherEnd(const ast::Expr &call, Op op)
{
    const ast::Expr *of = nullptr;
    const ast::Expr *written = nullptr;
    for (const ast::Argument &argument : call.arguments) {
        (argument.name == "of" ? of : written) = argument.value.get();
    }
    if (written == nullptr) {
        m_expressions.problems().error("rules.argument-count", call.span,
                                       {{"name", "other_end"}, {"found", "0"}},
                                       std::string(findBuiltin("other_end")->signature));
        return nullptr;
    }
    ExprPtr link = m_expressions.value(*written);
    ExprPtr agent = actingOr(of, call);
    if (!link || !agent) {
        return nullptr;
    }
    if (link->type.base != Type::Base::Link) {
        m_expressions.mismatch("link", link->type, written->span);
        return nullptr;
    }
    ExprPtr result = make(op, {Type::Base::Agent, m_expressions.model().endsOf(link->type.index)}, call);
    result->children.push_back(std::move(link));
    result->children.push_back(std::move(agent));
    return result;
}

} // namespace gridfolk
