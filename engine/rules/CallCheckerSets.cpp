// SPDX-License-Identifier: GPL-3.0-or-later
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
constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kFloat{Type::Base::Float, -1};
constexpr Type kCell{Type::Base::Cell, -1};

} // namespace

/// The single argument of an aggregate: a generator or a set.
CallChecker::Elements CallChecker::elements(const ast::Expr &call, bool wantsValue)
{
    const ast::Expr &argument = *call.arguments[0].value;
    Elements result;
    if (argument.kind != ast::Expr::Kind::Generator) {
        result.set = m_expressions.check(argument);
        const bool isSet = result.set && ExpressionChecker::isIterable(result.set->type);
        if (isSet) {
            result.element = m_expressions.elementType(result.set->type);
        }
        if (wantsValue && isSet && ExpressionChecker::isNumber(result.element)) {
            result.slot = m_expressions.scope().temporary(result.element);
            result.value = ExpressionChecker::node(Op::Local, result.element, argument.span);
            result.value->integer = result.slot;
            return result;
        }
        if (!result.set) {
            return result;
        }
        if (wantsValue) {
            result.set = nullptr;
            const Builtin *builtin = findBuiltin(call.children[0]->text);
            m_expressions.problems().error("rules.needs-generator", argument.span,
                                           {{"name", std::string(builtin->name)}},
                                           std::string(builtin->name) + "(n.value for n in …)");
            return result;
        }
        if (!isSet) {
            m_expressions.notASet(*result.set, argument.span);
            result.set = nullptr;
        }
        return result;
    }
    const ast::Expr *filter = argument.children.size() > 2 ? argument.children[2].get() : nullptr;
    ExpressionChecker::Iteration iteration =
        m_expressions.iterate(argument.text, argument.textSpan, *argument.children[1], filter);
    if (iteration.set) {
        ++m_expressions.m_iterations;
        result.value = m_expressions.value(*argument.children[0]);
        --m_expressions.m_iterations;
        result.set = result.value ? std::move(iteration.set) : nullptr;
        result.element = iteration.element;
        result.slot = iteration.slot;
    }
    m_expressions.scope().release(iteration.mark);
    return result;
}

/// As elements(), where a generator may only give its variable.
CallChecker::Elements CallChecker::chosen(const ast::Expr &call)
{
    const ast::Expr &argument = *call.arguments[0].value;
    if (argument.kind == ast::Expr::Kind::Generator) {
        const ast::Expr &element = *argument.children[0];
        if (element.kind == ast::Expr::Kind::Error) {
            return {};
        }
        if (element.kind != ast::Expr::Kind::Name || element.text != argument.text) {
            m_expressions.problems().error("rules.generator-element", element.span,
                                           {{"name", call.children[0]->text}},
                                           argument.text + " for " + argument.text + " in … if …");
            return {};
        }
    }
    return elements(call, false);
}

ExprPtr CallChecker::aggregateNode(Op op, Type type, Elements elements, ast::Span span)
{
    ExprPtr result = ExpressionChecker::node(op, type, span);
    result->integer = elements.slot;
    result->children.push_back(std::move(elements.set));
    if (elements.value) {
        result->children.push_back(std::move(elements.value));
    }
    return result;
}

ExprPtr CallChecker::count(const ast::Expr &call, Op op)
{
    Elements found = chosen(call);
    if (!found.set) {
        return nullptr;
    }
    ExprPtr result = make(op, kInt, call);
    result->children.push_back(std::move(found.set));
    return result;
}

ExprPtr CallChecker::aggregate(const ast::Expr &call, Op op)
{
    Elements found = elements(call, true);
    if (!found.set) {
        return nullptr;
    }
    if (found.value->type == kBool && (op == Op::Sum || op == Op::Mean)) {
        found.value = ExpressionChecker::boolToInt(std::move(found.value));
    }
    if (!ExpressionChecker::isNumber(found.value->type)) {
        m_expressions.mismatch("number", found.value->type, call.arguments[0].value->children[0]->span);
        return nullptr;
    }
    const bool keepsType = op == Op::Sum || op == Op::Minimal || op == Op::Maximal;
    if (!keepsType) {
        found.value = ExpressionChecker::toFloat(std::move(found.value));
    }
    const Type type = found.value->type;
    return aggregateNode(op, type, std::move(found), call.span);
}

/// min and max of a generator, or of two or more numbers.
ExprPtr CallChecker::extreme(const ast::Expr &call, Op op)
{
    if (call.arguments.size() == 1) {
        return aggregate(call, op);
    }
    ExprPtr result;
    bool good = true;
    for (const ast::Argument &argument : call.arguments) {
        ExprPtr number = m_expressions.number(*argument.value);
        good = good && number != nullptr;
        if (!good) {
            continue;
        }
        result = result ? m_expressions.arithmetic(op == Op::Minimal ? Op::Minimum : Op::Maximum,
                                                   std::move(result), std::move(number), call.span)
                        : std::move(number);
    }
    return good ? std::move(result) : nullptr;
}

ExprPtr CallChecker::quantifier(const ast::Expr &call, Op op)
{
    const ast::Expr &argument = *call.arguments[0].value;
    Elements found = elements(call, op == Op::All);
    if (!found.set) {
        return nullptr;
    }
    if (!found.value) {
        found.slot = m_expressions.scope().temporary(found.element);
        found.value = ExpressionChecker::node(Op::ConstBool, kBool, call.span);
        found.value->integer = 1;
    }
    if (found.value->type != kBool) {
        m_expressions.mismatch("bool", found.value->type, argument.children[0]->span);
        return nullptr;
    }
    return aggregateNode(op, kBool, std::move(found), call.span);
}

ExprPtr CallChecker::pickBy(const ast::Expr &call, Op op)
{
    Elements found = elements(call, true);
    if (!found.set) {
        return nullptr;
    }
    if (!ExpressionChecker::isNumber(found.value->type)) {
        m_expressions.mismatch("number", found.value->type, call.arguments[0].value->children[0]->span);
        return nullptr;
    }
    const Type element = found.element;
    return aggregateNode(op, element, std::move(found), call.span);
}

ExprPtr CallChecker::cells(const ast::Expr &call, Op op)
{
    ExprPtr from = m_expressions.cellOf(*call.arguments[0].value);
    ExprPtr to = m_expressions.cellOf(*call.arguments[1].value);
    if (!from || !to) {
        return nullptr;
    }
    const bool plane = m_expressions.model().scenario().world.space == Space::Plane &&
                       from->op == Op::CellOf && to->op == Op::CellOf;
    if (plane) { // between agents the positions count, not their cells
        from = std::move(from->children[0]);
        to = std::move(to->children[0]);
    }
    ExprPtr result = make(plane ? Op::PlaneDistance : op, kFloat, call);
    result->children.push_back(std::move(from));
    result->children.push_back(std::move(to));
    return result;
}

ExprPtr CallChecker::towards(const ast::Expr &call, Op op)
{
    ExprPtr from = m_expressions.ownCell("towards", call.children[0]->span);
    ExprPtr to = m_expressions.cellOf(*call.arguments[0].value);
    if (!from || !to) {
        return nullptr;
    }
    ExprPtr result = make(op, kCell, call);
    result->children.push_back(std::move(from));
    result->children.push_back(std::move(to));
    return result;
}

ExprPtr CallChecker::cellAt(const ast::Expr &call, Op op)
{
    ExprPtr x = m_expressions.as(*call.arguments[0].value, kInt);
    ExprPtr y = m_expressions.as(*call.arguments[1].value, kInt);
    if (!x || !y) {
        return nullptr;
    }
    ExprPtr result = make(op, kCell, call);
    result->children.push_back(std::move(x));
    result->children.push_back(std::move(y));
    return result;
}

ExprPtr CallChecker::isKind(const ast::Expr &call, Op op)
{
    ExprPtr agent = m_expressions.as(*call.arguments[0].value, {Type::Base::Agent, -1});
    std::int32_t kind = -1;
    if (!kindArgument(*call.arguments[1].value, kind) || kind < 0) {
        m_expressions.problems().error("rules.expected-kind", call.arguments[1].value->span);
        return nullptr;
    }
    if (!agent) {
        return nullptr;
    }
    ExprPtr result = make(op, kBool, call);
    result->integer = kind;
    result->children.push_back(std::move(agent));
    return result;
}

ExprPtr CallChecker::alive(const ast::Expr &call, Op op)
{
    ExprPtr agent = m_expressions.as(*call.arguments[0].value, {Type::Base::Agent, -1});
    if (!agent) {
        return nullptr;
    }
    ExprPtr result = make(op, kBool, call);
    result->children.push_back(std::move(agent));
    return result;
}

/// An element drawn in proportion to its weight.
ExprPtr CallChecker::weightedChoice(const ast::Expr &call, Op op)
{
    m_expressions.scope().useDraw();
    ExprPtr result = pickBy(call, op);
    if (result) {
        result->children[1] = ExpressionChecker::toFloat(std::move(result->children[1]));
    }
    return result;
}

ExprPtr CallChecker::quantile(const ast::Expr &call, Op op)
{
    ExprPtr result = aggregate(call, op);
    ExprPtr at = m_expressions.as(*call.arguments[1].value, kFloat);
    if (!result || !at) {
        return nullptr;
    }
    result->children.push_back(std::move(at));
    return result;
}

ExprPtr CallChecker::entropy(const ast::Expr &call, Op op)
{
    Elements found = elements(call, true);
    if (!found.set) {
        return nullptr;
    }
    const Type::Base base = found.value->type.base;
    if (base != Type::Base::Int && base != Type::Base::Bool && base != Type::Base::Category) {
        m_expressions.mismatch("int", found.value->type, call.arguments[0].value->children[0]->span,
                               "round(…)");
        return nullptr;
    }
    return aggregateNode(op, kFloat, std::move(found), call.span);
}

/// The whole numbers from the first, or 0, to before the end.
ExprPtr CallChecker::range(const ast::Expr &call, Op op)
{
    ExprPtr result = make(op, {Type::Base::Numbers, -1}, call);
    if (call.arguments.size() == 1) {
        result->children.push_back(make(Op::ConstInt, kInt, call));
    }
    for (const ast::Argument &argument : call.arguments) {
        result->children.push_back(m_expressions.as(*argument.value, kInt));
        if (!result->children.back()) {
            return nullptr;
        }
    }
    return result;
}

ExprPtr CallChecker::inDirection(const ast::Expr &call, Op op)
{
    ExprPtr from;
    ExprPtr direction;
    for (const ast::Argument &argument : call.arguments) {
        ExprPtr &wanted = argument.name == "of" ? from : direction;
        wanted = argument.name == "of" ? m_expressions.cellOf(*argument.value)
                                       : m_expressions.as(*argument.value, kInt);
        if (!wanted) {
            return nullptr;
        }
    }
    if (!from) {
        from = m_expressions.ownCell("neighbor_cell", call.children[0]->span);
    }
    if (!from || !direction) {
        return nullptr;
    }
    ExprPtr result = make(op, kCell, call);
    result->children.push_back(std::move(from));
    result->children.push_back(std::move(direction));
    return result;
}

} // namespace gridfolk
