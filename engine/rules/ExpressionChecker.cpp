// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ExpressionChecker.h"

#include "base/Numbers.h"
#include "rules/CallChecker.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

using ast::Operator;
using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kBool{Type::Base::Bool, -1};
constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kFloat{Type::Base::Float, -1};
constexpr Type kText{Type::Base::Text, -1};
constexpr Type kCell{Type::Base::Cell, -1};

} // namespace

bool drawsOrChanges(const typed::Expr &expr, const ModelScope &model)
{
    if ((expr.op >= Op::Chance && expr.op <= Op::RandomEmptyCell) ||
        (expr.op >= Op::MoveTo && expr.op <= Op::Print)) {
        return true;
    }
    if (expr.op == Op::CallFunction) {
        const FunctionInfo &info = model.functionInfo(static_cast<std::int32_t>(expr.integer));
        if (info.draws || info.effects != kNoEffects) {
            return true;
        }
    }
    return std::any_of(expr.children.begin(), expr.children.end(),
                       [&](const ExprPtr &child) { return drawsOrChanges(*child, model); });
}

ExprPtr ExpressionChecker::node(Op op, Type type, ast::Span span)
{
    auto expr = std::make_unique<typed::Expr>();
    expr->op = op;
    expr->type = type;
    expr->span = span;
    return expr;
}

bool ExpressionChecker::isNumber(const Type &type)
{
    return type.base == Type::Base::Int || type.base == Type::Base::Float;
}

void ExpressionChecker::mismatch(std::string_view expected, const Type &found, ast::Span span,
                                 std::string hint)
{
    m_problems.error("rules.type-mismatch", span,
                     {{"expected", std::string(expected)}, {"found", m_model.typeText(found)}},
                     std::move(hint));
}

ExprPtr ExpressionChecker::check(const ast::Expr &expr, const Type *expected)
{
    switch (expr.kind) {
    case ast::Expr::Kind::Bool:
    case ast::Expr::Kind::Int:
    case ast::Expr::Kind::Float:
        return literal(expr);
    case ast::Expr::Kind::Text:
        if (expected != nullptr && expected->base == Type::Base::Category) {
            return category(expr.text, expected->index, expr.span);
        }
        return literal(expr);
    case ast::Expr::Kind::Nobody: {
        const bool agent = expected != nullptr && expected->base == Type::Base::Agent;
        return node(Op::ConstNobody, agent ? *expected : Type{Type::Base::Agent, -1}, expr.span);
    }
    case ast::Expr::Kind::Name:
        return name(expr, expected);
    case ast::Expr::Kind::Member:
        return member(expr);
    case ast::Expr::Kind::Call:
        return CallChecker(*this).check(expr);
    case ast::Expr::Kind::Unary:
        return unary(expr);
    case ast::Expr::Kind::Binary:
        return binary(expr);
    case ast::Expr::Kind::Conditional:
        return conditional(expr, expected);
    case ast::Expr::Kind::Generator:
        m_problems.error("rules.misplaced-generator", expr.span);
        return nullptr;
    case ast::Expr::Kind::List:
        return listLiteral(expr, expected);
    case ast::Expr::Kind::Index:
        return item(expr);
    case ast::Expr::Kind::Error:
        return nullptr;
    }
    return nullptr;
}

ExprPtr ExpressionChecker::value(const ast::Expr &expr, const Type *expected)
{
    ExprPtr result = check(expr, expected);
    return result ? kept(std::move(result), expr.span) : nullptr;
}

ExprPtr ExpressionChecker::kept(ExprPtr value, ast::Span span)
{
    if (value->type.base == Type::Base::Void) {
        m_problems.error("rules.no-value", span);
        return nullptr;
    }
    if (isSet(value->type)) {
        m_problems.error("rules.set-as-value", span, {{"found", m_model.typeText(value->type)}},
                         "random_choice(…)");
        return nullptr;
    }
    if (value->type.base == Type::Base::List) {
        m_problems.error("rules.list-as-value", span, {{"found", m_model.typeText(value->type)}});
        return nullptr;
    }
    return value;
}

ExprPtr ExpressionChecker::as(const ast::Expr &expr, const Type &wanted)
{
    if (wanted.base == Type::Base::List) {
        return listValue(expr, wanted);
    }
    ExprPtr result = value(expr, &wanted);
    return result ? coerce(std::move(result), wanted, expr.span) : nullptr;
}

ExprPtr ExpressionChecker::condition(const ast::Expr &expr)
{
    ExprPtr result = value(expr, &kBool);
    if (result && result->type != kBool) {
        const bool agent = result->type.base == Type::Base::Agent;
        mismatch("bool", result->type, expr.span,
                 agent                    ? "is not nobody"
                 : isNumber(result->type) ? "> 0"
                                          : "");
        return nullptr;
    }
    return result;
}

ExprPtr ExpressionChecker::number(const ast::Expr &expr)
{
    ExprPtr result = value(expr, &kFloat);
    if (result && !isNumber(result->type)) {
        mismatch("number", result->type, expr.span);
        return nullptr;
    }
    return result;
}

ExprPtr ExpressionChecker::set(const ast::Expr &expr)
{
    ExprPtr result = check(expr);
    if (result && !isIterable(result->type)) {
        notASet(*result, expr.span);
        return nullptr;
    }
    return result;
}

void ExpressionChecker::notASet(const typed::Expr &found, ast::Span span)
{
    m_problems.error("rules.not-a-set", span, {{"found", m_model.typeText(found.type)}}, "neighbors()");
}

ExprPtr ExpressionChecker::somebody(const ast::Expr &expr)
{
    ExprPtr agent = value(expr);
    if (!agent) {
        return nullptr;
    }
    if (agent->type.base != Type::Base::Agent) {
        mismatch("Agent", agent->type, expr.span);
        return nullptr;
    }
    warnIfNobody(expr, *agent);
    return agent;
}

void ExpressionChecker::warnIfNobody(const ast::Expr &expr, const typed::Expr &agent)
{
    if (mayBeNobody(expr, agent)) {
        std::string key = keyOf(expr);
        std::string hint = key.empty() ? std::string{} : "if " + key + " is not nobody:";
        m_problems.warning("rules.nobody-untested", expr.span, {{"name", key.empty() ? "nobody" : key}},
                           std::move(hint));
    }
}

ExprPtr ExpressionChecker::cellOf(const ast::Expr &expr)
{
    ExprPtr place = check(expr);
    if (!place) {
        return nullptr;
    }
    if (place->type.base == Type::Base::Cell) {
        return place;
    }
    if (place->type.base == Type::Base::Agent) {
        warnIfNobody(expr, *place);
        ExprPtr cell = node(Op::CellOf, kCell, expr.span);
        cell->children.push_back(std::move(place));
        return cell;
    }
    mismatch("Cell", place->type, expr.span, isSet(place->type) ? "random_choice(…)" : "");
    return nullptr;
}

ExprPtr ExpressionChecker::toFloat(ExprPtr expr)
{
    if (expr->type.base != Type::Base::Int) {
        return expr;
    }
    if (expr->op == Op::ConstInt) {
        expr->op = Op::ConstFloat;
        expr->type = kFloat;
        expr->number = static_cast<double>(expr->integer);
        expr->integer = 0;
        return expr;
    }
    ExprPtr result = node(Op::ToFloat, kFloat, expr->span);
    result->children.push_back(std::move(expr));
    return result;
}

ExprPtr ExpressionChecker::boolToInt(ExprPtr condition)
{
    const ast::Span span = condition->span;
    ExprPtr result = node(Op::Conditional, kInt, span);
    result->children.push_back(std::move(condition));
    for (const std::int64_t value : {1, 0}) {
        result->children.push_back(node(Op::ConstInt, kInt, span));
        result->children.back()->integer = value;
    }
    return result;
}

ExprPtr ExpressionChecker::coerce(ExprPtr expr, const Type &wanted, ast::Span span)
{
    if (expr->type == wanted) {
        return expr;
    }
    if (wanted.base == Type::Base::Float && expr->type.base == Type::Base::Int) {
        return toFloat(std::move(expr));
    }
    if (wanted.base == Type::Base::Agent && expr->type.base == Type::Base::Agent) {
        if (expr->op == Op::ConstNobody) {
            expr->type = wanted;
            return expr;
        }
        if (wanted.index < 0) {
            return expr;
        }
    }
    std::string hint;
    if (wanted.base == Type::Base::Int && expr->type.base == Type::Base::Float) {
        hint = "round(…)";
    } else if (wanted.base == Type::Base::Cell && expr->type.base == Type::Base::Agent) {
        hint = ".cell";
    } else if (wanted.base == Type::Base::Bool && isNumber(expr->type)) {
        hint = "> 0";
    }
    mismatch(m_model.typeText(wanted), expr->type, span, std::move(hint));
    return nullptr;
}

ExprPtr ExpressionChecker::literal(const ast::Expr &expr)
{
    if (expr.kind == ast::Expr::Kind::Bool) {
        ExprPtr result = node(Op::ConstBool, kBool, expr.span);
        result->integer = expr.text == "True" ? 1 : 0;
        return result;
    }
    if (expr.kind == ast::Expr::Kind::Text) {
        ExprPtr result = node(Op::ConstText, kText, expr.span);
        result->text = expr.text;
        return result;
    }
    std::string digits = expr.text;
    std::erase(digits, '_');
    if (expr.kind == ast::Expr::Kind::Int) {
        if (const auto number = parseNumber<std::int64_t>(digits)) {
            ExprPtr result = node(Op::ConstInt, kInt, expr.span);
            result->integer = *number;
            return result;
        }
    } else if (const auto number = parseNumber<double>(digits)) {
        ExprPtr result = node(Op::ConstFloat, kFloat, expr.span);
        result->number = *number;
        return result;
    }
    m_problems.error("rules.number-too-large", expr.span, {{"number", digits.substr(0, 40)}});
    return nullptr;
}

ExprPtr ExpressionChecker::member(const ast::Expr &expr)
{
    const ast::Expr &owner = *expr.children[0];
    if (owner.kind == ast::Expr::Kind::Name && owner.text == "world" && m_scope.find(owner.text) == nullptr) {
        return worldValue(expr.text, expr.textSpan);
    }
    if (isSeries(expr)) {
        return seriesNow(expr);
    }
    ExprPtr base = check(owner);
    if (!base) {
        return nullptr;
    }
    if (isIterable(base->type)) {
        const std::string hint = owner.kind == ast::Expr::Kind::Name
                                     ? "a." + expr.text + " for a in " + owner.text
                                     : std::string{};
        m_problems.error("rules.member-of-set", expr.textSpan, {{"name", expr.text}}, hint);
        return nullptr;
    }
    if (base->type.base == Type::Base::Cell) {
        if (expr.text == "x" || expr.text == "y") {
            ExprPtr result = node(expr.text == "x" ? Op::CellX : Op::CellY, kInt, expr.span);
            result->children.push_back(std::move(base));
            return result;
        }
        return layer(std::move(base), expr.text, expr.textSpan);
    }
    if (base->type.base == Type::Base::Link) {
        return linkMember(std::move(base), expr.text, expr.textSpan);
    }
    if (base->type.base != Type::Base::Agent) {
        m_problems.error("rules.no-members", expr.textSpan,
                         {{"name", expr.text}, {"found", m_model.typeText(base->type)}});
        return nullptr;
    }
    warnIfNobody(owner, *base);
    if ((expr.text == "x" || expr.text == "y") && m_model.scenario().world.space == Space::Plane) {
        ExprPtr result = node(expr.text == "x" ? Op::PositionX : Op::PositionY, kFloat, expr.span);
        result->children.push_back(std::move(base));
        return result;
    }
    if (expr.text == "cell" || expr.text == "id") {
        const bool cell = expr.text == "cell";
        ExprPtr result = node(cell ? Op::CellOf : Op::AgentSerial, cell ? kCell : kInt, expr.span);
        result->children.push_back(std::move(base));
        return result;
    }
    return attribute(std::move(base), expr.text, expr.textSpan);
}

ExprPtr ExpressionChecker::unary(const ast::Expr &expr)
{
    if (expr.op == Operator::Not) {
        ExprPtr operand = condition(*expr.children[0]);
        if (!operand) {
            return nullptr;
        }
        ExprPtr result = node(Op::Not, kBool, expr.span);
        result->children.push_back(std::move(operand));
        return result;
    }
    ExprPtr operand = number(*expr.children[0]);
    if (!operand) {
        return nullptr;
    }
    if (operand->op == Op::ConstInt || operand->op == Op::ConstFloat) {
        operand->integer = -operand->integer;
        operand->number = -operand->number;
        operand->span = expr.span;
        return operand;
    }
    ExprPtr result = node(Op::Negate, operand->type, expr.span);
    result->children.push_back(std::move(operand));
    return result;
}

ExprPtr ExpressionChecker::arithmetic(Op op, ExprPtr left, ExprPtr right, ast::Span span)
{
    const bool isFloat = op == Op::Divide || left->type == kFloat || right->type == kFloat;
    ExprPtr result = node(op, isFloat ? kFloat : kInt, span);
    result->children.push_back(isFloat ? toFloat(std::move(left)) : std::move(left));
    result->children.push_back(isFloat ? toFloat(std::move(right)) : std::move(right));
    return result;
}

ExprPtr ExpressionChecker::binary(const ast::Expr &expr)
{
    switch (expr.op) {
    case Operator::And:
    case Operator::Or:
        return logical(expr);
    case Operator::Less:
    case Operator::LessEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
        return comparison(expr);
    case Operator::Equal:
    case Operator::NotEqual:
        return equality(expr);
    case Operator::In:
    case Operator::NotIn:
        return membership(expr);
    default:
        break;
    }
    ExprPtr left = number(*expr.children[0]);
    ExprPtr right = number(*expr.children[1]);
    if (!left || !right) {
        return nullptr;
    }
    switch (expr.op) {
    case Operator::Add:
        return arithmetic(Op::Add, std::move(left), std::move(right), expr.span);
    case Operator::Subtract:
        return arithmetic(Op::Subtract, std::move(left), std::move(right), expr.span);
    case Operator::Multiply:
        return arithmetic(Op::Multiply, std::move(left), std::move(right), expr.span);
    case Operator::Divide:
        return arithmetic(Op::Divide, std::move(left), std::move(right), expr.span);
    case Operator::FloorDivide:
        return arithmetic(Op::FloorDivide, std::move(left), std::move(right), expr.span);
    case Operator::Modulo:
        return arithmetic(Op::Modulo, std::move(left), std::move(right), expr.span);
    default:
        return arithmetic(Op::Power, std::move(left), std::move(right), expr.span);
    }
}

ExprPtr ExpressionChecker::logical(const ast::Expr &expr)
{
    const bool conjunction = expr.op == Operator::And;
    ExprPtr left = condition(*expr.children[0]);
    const UnitScope::Mark mark = m_scope.mark();
    learn(*expr.children[0], conjunction);
    ExprPtr right = condition(*expr.children[1]);
    m_scope.releaseFacts(mark);
    if (!left || !right) {
        return nullptr;
    }
    if (conjunction) {
        checkChain(expr, *right);
    }
    ExprPtr result = node(conjunction ? Op::And : Op::Or, kBool, expr.span);
    result->children.push_back(std::move(left));
    result->children.push_back(std::move(right));
    return result;
}

/// `a < f() < b` was read as `a < f() and f() < b`; that is no longer the same when f() draws.
void ExpressionChecker::checkChain(const ast::Expr &expr, const typed::Expr &right)
{
    const ast::Expr *first = expr.children[0].get();
    if (first->kind == ast::Expr::Kind::Binary && first->op == Operator::And) {
        first = first->children[1].get();
    }
    const ast::Expr &second = *expr.children[1];
    if (first->kind != ast::Expr::Kind::Binary || second.kind != ast::Expr::Kind::Binary ||
        right.children.empty()) {
        return;
    }
    const ast::Expr &middle = *first->children[1];
    const ast::Span &a = middle.span;
    const ast::Span &b = second.children[0]->span;
    const bool chained = a.line == b.line && a.column == b.column && a.line != 0;
    const bool swapped = second.op == Operator::Greater || second.op == Operator::GreaterEqual;
    if (chained && drawsOrChanges(*right.children[swapped ? 1 : 0], m_model)) {
        m_problems.error("rules.chained-draw", middle.span, {}, "let");
    }
}

ExprPtr ExpressionChecker::comparison(const ast::Expr &expr)
{
    ExprPtr left = number(*expr.children[0]);
    ExprPtr right = number(*expr.children[1]);
    if (!left || !right) {
        return nullptr;
    }
    const bool swapped = expr.op == Operator::Greater || expr.op == Operator::GreaterEqual;
    const bool orEqual = expr.op == Operator::LessEqual || expr.op == Operator::GreaterEqual;
    if (swapped) {
        std::swap(left, right);
    }
    ExprPtr result =
        arithmetic(orEqual ? Op::LessEqual : Op::Less, std::move(left), std::move(right), expr.span);
    result->type = kBool;
    return result;
}

/// Whether only an expected type can tell what the expression means.
bool ExpressionChecker::needsExpectation(const ast::Expr &expr) const
{
    if (expr.kind == ast::Expr::Kind::Text || expr.kind == ast::Expr::Kind::Nobody) {
        return true;
    }
    if (expr.kind != ast::Expr::Kind::Name || m_scope.find(expr.text) != nullptr ||
        !m_model.meaningOf(expr.text).empty()) {
        return false;
    }
    const UnitContext &context = m_scope.context();
    if (context.subject == typed::Subject::Agent && m_model.attribute(context.kind, expr.text) >= 0) {
        return false;
    }
    return context.subject != typed::Subject::Cell || m_model.layer(expr.text) < 0;
}

ExprPtr ExpressionChecker::equality(const ast::Expr &expr)
{
    const bool rightFirst = needsExpectation(*expr.children[0]) && !needsExpectation(*expr.children[1]);
    ExprPtr first = value(*expr.children[rightFirst ? 1 : 0]);
    if (!first) {
        return nullptr;
    }
    const Type expected = first->type;
    ExprPtr second = value(*expr.children[rightFirst ? 0 : 1], &expected);
    if (!second || !unify(first, second, expr.children[rightFirst ? 0 : 1]->span)) {
        return nullptr;
    }
    ExprPtr result = node(expr.op == Operator::Equal ? Op::Equal : Op::NotEqual, kBool, expr.span);
    if (rightFirst) {
        std::swap(first, second);
    }
    result->children.push_back(std::move(first));
    result->children.push_back(std::move(second));
    return result;
}

/// Brings two values to one type; reports at `span` when that cannot be.
bool ExpressionChecker::unify(ExprPtr &left, ExprPtr &right, ast::Span span)
{
    if (left->type == right->type) {
        return true;
    }
    if (isNumber(left->type) && isNumber(right->type)) {
        left = toFloat(std::move(left));
        right = toFloat(std::move(right));
        return true;
    }
    if (left->type.base == Type::Base::Agent && right->type.base == Type::Base::Agent) {
        if (left->op == Op::ConstNobody) {
            left->type = right->type;
            return true;
        }
        if (right->op == Op::ConstNobody) {
            right->type = left->type;
            return true;
        }
        if (left->type.index < 0 || right->type.index < 0) {
            return true;
        }
    }
    mismatch(m_model.typeText(left->type), right->type, span);
    return false;
}

ExprPtr ExpressionChecker::conditional(const ast::Expr &expr, const Type *expected)
{
    ExprPtr test = condition(*expr.children[1]);
    const UnitScope::Mark mark = m_scope.mark();
    learn(*expr.children[1], true);
    ExprPtr then = value(*expr.children[0], expected);
    m_scope.releaseFacts(mark);
    learn(*expr.children[1], false);
    const bool helps = expected == nullptr && then != nullptr;
    const Type thenType = then ? then->type : Type{};
    ExprPtr otherwise = value(*expr.children[2], helps ? &thenType : expected);
    m_scope.releaseFacts(mark);
    if (!test || !then || !otherwise || !unify(then, otherwise, expr.children[2]->span)) {
        return nullptr;
    }
    const Type type = then->type.base == Type::Base::Agent && then->type.index != otherwise->type.index
                          ? Type{Type::Base::Agent, -1}
                          : then->type;
    ExprPtr result = node(Op::Conditional, type, expr.span);
    result->children.push_back(std::move(test));
    result->children.push_back(std::move(then));
    result->children.push_back(std::move(otherwise));
    return result;
}

} // namespace gridfolk
