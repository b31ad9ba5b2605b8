// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to lists: `list.append(value)` and its like.
#include "rules/CallChecker.h"
#include "rules/Spelling.h"

#include <algorithm>
#include <array>
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
constexpr Type kInt{Type::Base::Int, -1};

struct Method {
    std::string_view name;
    Op op;
    std::size_t arguments;
};

constexpr std::array<Method, 5> kMethods{{{"append", Op::ListAppend, 1},
                                          {"clear", Op::ListClear, 0},
                                          {"pop", Op::ListPop, 0},
                                          {"push", Op::ListPush, 1},
                                          {"remove", Op::ListRemove, 1}}};

} // namespace

bool CallChecker::isMethod(const ast::Expr &callee)
{
    return callee.kind == ast::Expr::Kind::Member &&
           std::any_of(kMethods.begin(), kMethods.end(),
                       [&](const Method &method) { return method.name == callee.text; });
}

ExprPtr CallChecker::method(const ast::Expr &call)
{
    const ast::Expr &callee = *call.children[0];
    const Method &method = *std::find_if(kMethods.begin(), kMethods.end(), [&](const Method &candidate) {
        return candidate.name == callee.text;
    });
    ExprPtr list = m_expressions.check(*callee.children[0]);
    if (!list) {
        return nullptr;
    }
    if (list->type.base != Type::Base::List) {
        m_expressions.problems().error("rules.not-a-list", callee.children[0]->span,
                                       {{"found", m_expressions.model().typeText(list->type)}});
        return nullptr;
    }
    const std::string name(method.name);
    if (call.arguments.size() != method.arguments ||
        (method.arguments == 1 && !call.arguments[0].name.empty())) {
        m_expressions.problems().error("rules.argument-count", call.span,
                                       {{"name", name}, {"found", std::to_string(call.arguments.size())}},
                                       name + (method.arguments == 1 ? "(value)" : "()"));
        return nullptr;
    }
    if (!m_expressions.mayChange(*list, name, callee.textSpan)) {
        return nullptr;
    }
    const Type element = m_expressions.elementType(list->type);
    const Type type = method.op == Op::ListPop ? element : method.op == Op::ListRemove ? kBool : kVoid;
    ExprPtr result = make(method.op, type, call);
    result->children.push_back(std::move(list));
    if (method.arguments == 1) {
        result->children.push_back(m_expressions.as(*call.arguments[0].value, element));
        if (!result->children.back()) {
            return nullptr;
        }
    }
    return result;
}

/// How many places of a list are taken.
ExprPtr CallChecker::length(const ast::Expr &call, Op op)
{
    const ast::Expr &argument = *call.arguments[0].value;
    ExprPtr list = m_expressions.check(argument);
    if (!list) {
        return nullptr;
    }
    if (list->type.base != Type::Base::List) {
        m_expressions.problems().error("rules.not-a-list", argument.span,
                                       {{"found", m_expressions.model().typeText(list->type)}},
                                       ExpressionChecker::isSet(list->type) ? "count(…)" : "");
        return nullptr;
    }
    ExprPtr result = make(op, kInt, call);
    result->children.push_back(std::move(list));
    return result;
}

} // namespace gridfolk
