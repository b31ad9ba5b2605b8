// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: literals, elements by number, membership, and what a list may be set to.
#include "rules/ExpressionChecker.h"
#include "rules/TypeNameParser.h"

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
constexpr Type kInt{Type::Base::Int, -1};

/// Whether elements of one type may stand in a list of another.
bool fits(const Type &element, const Type &wanted)
{
    return element == wanted ||
           (element.base == Type::Base::Agent && wanted.base == Type::Base::Agent && wanted.index < 0);
}

} // namespace

Type ExpressionChecker::elementType(const Type &set) const
{
    switch (set.base) {
    case Type::Base::Agents:
        return {Type::Base::Agent, set.index};
    case Type::Base::Links:
        return {Type::Base::Link, set.index};
    case Type::Base::Numbers:
        return kInt;
    case Type::Base::List:
        return m_model.program().lists[static_cast<std::size_t>(set.index)].element;
    default:
        return {Type::Base::Cell, -1};
    }
}

/// `[a, b]`. Without an expected type it holds as many as are written.
ExprPtr ExpressionChecker::listLiteral(const ast::Expr &expr, const Type *expected)
{
    const bool known = expected != nullptr && expected->base == Type::Base::List;
    if (!known && expr.children.empty()) {
        m_problems.error("rules.list-needs-type", expr.span, {}, "let name: list of int up to 8 = []");
        return nullptr;
    }
    if (static_cast<std::int64_t>(expr.children.size()) > kMostListElements) {
        m_problems.error("rules.list-too-long", expr.span, {{"limit", std::to_string(kMostListElements)}});
        return nullptr;
    }
    ExprPtr result = node(Op::ListLiteral, {}, expr.span);
    Type element = known ? elementType(*expected) : Type{};
    bool good = true;
    for (std::size_t i = 0; i < expr.children.size(); ++i) {
        const bool first = !known && i == 0;
        ExprPtr value = first ? this->value(*expr.children[i]) : as(*expr.children[i], element);
        good = good && value != nullptr;
        if (!good) {
            return nullptr;
        }
        element = first ? value->type : element;
        result->children.push_back(std::move(value));
    }
    if (element.base == Type::Base::Link) {
        mismatch("int", element, expr.children[0]->span);
        return nullptr;
    }
    result->type =
        known ? *expected : m_model.listType(element, static_cast<std::int32_t>(expr.children.size()));
    return result;
}

/// `list[number]`.
ExprPtr ExpressionChecker::item(const ast::Expr &expr)
{
    ExprPtr list = check(*expr.children[0]);
    ExprPtr index = as(*expr.children[1], kInt);
    if (!list || !index) {
        return nullptr;
    }
    if (list->type.base != Type::Base::List) {
        m_problems.error("rules.not-a-list", expr.children[0]->span,
                         {{"found", m_model.typeText(list->type)}}, isSet(list->type) ? "first(…, 1)" : "");
        return nullptr;
    }
    ExprPtr result = node(Op::ListItem, elementType(list->type), expr.span);
    result->children.push_back(std::move(list));
    result->children.push_back(std::move(index));
    return result;
}

/// `value in set` and `value not in set`.
ExprPtr ExpressionChecker::membership(const ast::Expr &expr)
{
    ExprPtr set = this->set(*expr.children[1]);
    if (!set) {
        (void)value(*expr.children[0]);
        return nullptr;
    }
    const Type element = elementType(set->type);
    ExprPtr wanted = value(*expr.children[0], &element);
    if (!wanted) {
        return nullptr;
    }
    const bool agents = wanted->type.base == Type::Base::Agent && element.base == Type::Base::Agent &&
                        (wanted->op == Op::ConstNobody || wanted->type.index == element.index ||
                         wanted->type.index < 0 || element.index < 0);
    if (!agents) {
        wanted = coerce(std::move(wanted), element, expr.children[0]->span);
        if (!wanted) {
            return nullptr;
        }
    }
    ExprPtr result = node(Op::Contains, kBool, expr.span);
    result->children.push_back(std::move(set));
    result->children.push_back(std::move(wanted));
    if (expr.op == ast::Operator::In) {
        return result;
    }
    ExprPtr negated = node(Op::Not, kBool, expr.span);
    negated->children.push_back(std::move(result));
    return negated;
}

ExprPtr ExpressionChecker::listValue(const ast::Expr &expr, const Type &wanted)
{
    ExprPtr value = check(expr, &wanted);
    if (!value) {
        return nullptr;
    }
    if (isIterable(value->type) && fits(elementType(value->type), elementType(wanted))) {
        return value;
    }
    mismatch(m_model.typeText(wanted), value->type, expr.span, isIterable(value->type) ? "" : "[…]");
    return nullptr;
}

bool ExpressionChecker::mayChange(const typed::Expr &list, const std::string &name, ast::Span span)
{
    const UnitContext &context = m_scope.context();
    if (m_iterations > 0) {
        m_problems.error("rules.effect-not-allowed", span, {{"name", name}});
        return false;
    }
    switch (list.op) {
    case Op::Local:
        if (m_scope.isReadOnly(static_cast<std::int32_t>(list.integer))) {
            m_problems.error("rules.not-assignable", span, {{"name", name}});
            return false;
        }
        return true;
    case Op::Attribute:
    case Op::WorldValue: {
        const bool own = list.op == Op::Attribute && list.children[0]->op == Op::Self;
        if (context.simultaneous && !own) {
            m_problems.error("rules.simultaneous-list", span, {{"name", name}});
            return false;
        }
        return effect(name, list.op == Op::Attribute ? kWritesAgents : kWritesWorld, span);
    }
    default:
        m_problems.error("rules.not-assignable", span, {{"name", name}});
        return false;
    }
}

} // namespace gridfolk
