// SPDX-License-Identifier: GPL-3.0-or-later
// Calls about the plane.
#include "rules/CallChecker.h"

#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kBool{Type::Base::Bool, -1};
constexpr Type kFloat{Type::Base::Float, -1};

} // namespace

bool CallChecker::inPlane(const ast::Expr &call)
{
    if (m_expressions.model().scenario().world.space == Space::Plane) {
        return true;
    }
    m_expressions.problems().error("rules.needs-plane", call.children[0]->span,
                                   {{"name", call.children[0]->text}});
    return false;
}

/// within(): a radius, a kind, and of whom.
ExprPtr CallChecker::within(const ast::Expr &call, Op op)
{
    std::int32_t kind = -1;
    bool hasKind = false;
    const ast::Expr *of = nullptr;
    ExprPtr radius;
    for (const ast::Argument &argument : call.arguments) {
        if (argument.name == "of") {
            of = argument.value.get();
        } else if (!hasKind && kindArgument(*argument.value, kind)) {
            hasKind = true;
        } else if (!radius) {
            radius = m_expressions.as(*argument.value, kFloat);
            if (!radius) {
                return nullptr;
            }
        } else {
            m_expressions.problems().error("rules.expected-kind", argument.value->span);
            return nullptr;
        }
    }
    if (!radius) {
        m_expressions.problems().error("rules.argument-count", call.span,
                                       {{"name", "within"}, {"found", "0"}},
                                       std::string(findBuiltin("within")->signature));
        return nullptr;
    }
    ExprPtr agent = actingOr(of, call);
    if (!inPlane(call) || !agent) {
        return nullptr;
    }
    ExprPtr result = make(op, {Type::Base::Agents, kind}, call);
    result->integer = kind;
    result->children.push_back(std::move(radius));
    result->children.push_back(std::move(agent));
    return result;
}

/// dx() and dy(): the way from the acting agent, or another, to an agent.
ExprPtr CallChecker::offset(const ast::Expr &call, Op op)
{
    const ast::Expr *of = nullptr;
    const ast::Expr *to = nullptr;
    for (const ast::Argument &argument : call.arguments) {
        (argument.name == "of" ? of : to) = argument.value.get();
    }
    if (to == nullptr || (of == nullptr && call.arguments.size() > 1)) {
        m_expressions.problems().error(
            "rules.argument-count", call.span,
            {{"name", call.children[0]->text}, {"found", std::to_string(call.arguments.size())}},
            std::string(findBuiltin(call.children[0]->text)->signature));
        return nullptr;
    }
    ExprPtr from = actingOr(of, call);
    ExprPtr target = m_expressions.somebody(*to);
    if (!inPlane(call) || !from || !target) {
        return nullptr;
    }
    ExprPtr result = make(op, kFloat, call);
    result->children.push_back(std::move(from));
    result->children.push_back(std::move(target));
    return result;
}

ExprPtr CallChecker::planeMove(const ast::Expr &call, Op op)
{
    const bool allowed = inPlane(call) && actingAgent(call) &&
                         m_expressions.effect(call.children[0]->text, kMoves, call.children[0]->span);
    ExprPtr result = floatFunction(call, op);
    if (!allowed || !result) {
        return nullptr;
    }
    result->type = outcome(kBool);
    return result;
}

} // namespace gridfolk
