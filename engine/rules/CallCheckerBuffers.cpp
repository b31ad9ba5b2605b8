// SPDX-License-Identifier: GPL-3.0-or-later
// Sets that are made of another set's elements.
#include "rules/CallChecker.h"

#include <array>
#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kBool{Type::Base::Bool, -1};
constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kFloat{Type::Base::Float, -1};

} // namespace

/// sample(set, n) and first(set, n).
ExprPtr CallChecker::some(const ast::Expr &call, Op op)
{
    if (op == Op::Sample) {
        m_expressions.scope().useDraw();
    }
    Elements found = chosen(call);
    ExprPtr count = m_expressions.as(*call.arguments[1].value, kInt);
    if (!found.set || !count) {
        return nullptr;
    }
    const Type type = found.set->type;
    ExprPtr result = make(op, type, call);
    result->children.push_back(std::move(found.set));
    result->children.push_back(std::move(count));
    return result;
}

/// All elements in rising order of a value.
ExprPtr CallChecker::sorted(const ast::Expr &call, Op op)
{
    Elements found = elements(call, true);
    if (!found.set) {
        return nullptr;
    }
    if (!ExpressionChecker::isNumber(found.value->type)) {
        m_expressions.mismatch("number", found.value->type, call.arguments[0].value->children[0]->span);
        return nullptr;
    }
    const Type type = found.set->type;
    return aggregateNode(op, type, std::move(found), call.span);
}

/// How many values lie in each of some bins of equal width.
ExprPtr CallChecker::histogram(const ast::Expr &call, Op op)
{
    Elements found = elements(call, true);
    if (!found.set) {
        return nullptr;
    }
    if (found.value->type == kBool) {
        found.value = ExpressionChecker::boolToInt(std::move(found.value));
    }
    if (!ExpressionChecker::isNumber(found.value->type)) {
        m_expressions.mismatch("number", found.value->type, call.arguments[0].value->children[0]->span);
        return nullptr;
    }
    found.value = ExpressionChecker::toFloat(std::move(found.value));
    ExprPtr result = aggregateNode(op, {Type::Base::Numbers, -1}, std::move(found), call.span);
    constexpr std::array<std::string_view, 3> kNames{"low", "high", "bins"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const ast::Argument *given = nullptr;
        for (const ast::Argument &argument : call.arguments) {
            given = argument.name == kNames[i] ? &argument : given;
        }
        if (given == nullptr) {
            m_expressions.problems().error(
                "rules.argument-count", call.span,
                {{"name", "histogram"}, {"found", std::to_string(call.arguments.size())}},
                std::string(findBuiltin("histogram")->signature));
            return nullptr;
        }
        result->children.push_back(m_expressions.as(*given->value, i == 2 ? kInt : kFloat));
        if (!result->children.back()) {
            return nullptr;
        }
    }
    return result;
}

} // namespace gridfolk
