// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that stand in the code: comparisons, sums and increments with an operand in the instruction itself.
#include "exec/UnitCompiler.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

namespace gridfolk
{

using typed::Op;

namespace
{

using Small = std::int16_t;

/// A constant that fits beside the registers of an instruction; nullopt: it is none, or does not fit.
std::optional<Small> smallNumber(const typed::Expr &expr)
{
    // One less than the least, so that each has an opposite.
    constexpr std::int64_t kMost = std::numeric_limits<Small>::max();
    switch (expr.op) {
    case Op::ConstBool:
    case Op::ConstInt:
    case Op::ConstCategory:
        return expr.integer >= -kMost && expr.integer <= kMost
                   ? std::optional<Small>(static_cast<Small>(expr.integer))
                   : std::nullopt;
    case Op::ConstFloat:
        return std::fabs(expr.number) <= static_cast<double>(kMost) && std::trunc(expr.number) == expr.number
                   ? std::optional<Small>(static_cast<Small>(expr.number))
                   : std::nullopt;
    case Op::ToFloat:
        return expr.children[0]->type.base == typed::Type::Base::Int ? smallNumber(*expr.children[0])
                                                                     : std::nullopt;
    case Op::Negate: {
        const std::optional<Small> number = smallNumber(*expr.children[0]);
        return number ? std::optional<Small>(static_cast<Small>(-*number)) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

bool isFloat(const typed::Expr &expr)
{
    return expr.type.base == typed::Type::Base::Float;
}

/// The jumps of a comparison: between registers, with a small number on its right, and on its left.
struct Comparison {
    Op op;
    Opcode plain;
    std::optional<Opcode> right;
    std::optional<Opcode> left;
};

constexpr Comparison kWholeComparisons[] = {
    {Op::Less, Opcode::JumpUnlessLessInt, Opcode::JumpUnlessLessSmallInt, Opcode::JumpUnlessGreaterSmallInt},
    {Op::LessEqual, Opcode::JumpUnlessLessEqualInt, Opcode::JumpUnlessLessEqualSmallInt,
     Opcode::JumpUnlessGreaterEqualSmallInt},
    {Op::Equal, Opcode::JumpUnlessEqual, Opcode::JumpUnlessEqualSmallInt, Opcode::JumpUnlessEqualSmallInt},
    {Op::NotEqual, Opcode::JumpUnlessNotEqual, Opcode::JumpUnlessNotEqualSmallInt,
     Opcode::JumpUnlessNotEqualSmallInt},
};

constexpr Comparison kFloatComparisons[] = {
    {Op::Less, Opcode::JumpUnlessLessFloat, Opcode::JumpUnlessLessSmallFloat,
     Opcode::JumpUnlessGreaterSmallFloat},
    {Op::LessEqual, Opcode::JumpUnlessLessEqualFloat, Opcode::JumpUnlessLessEqualSmallFloat,
     Opcode::JumpUnlessGreaterEqualSmallFloat},
    {Op::Equal, Opcode::JumpUnlessEqualFloat, std::nullopt, std::nullopt},
    {Op::NotEqual, Opcode::JumpUnlessNotEqualFloat, std::nullopt, std::nullopt},
};

const Comparison *comparisonOf(const typed::Expr &expr)
{
    const auto &table =
        !expr.children.empty() && isFloat(*expr.children[0]) ? kFloatComparisons : kWholeComparisons;
    const auto *found = std::find_if(std::begin(table), std::end(table),
                                     [&](const Comparison &entry) { return entry.op == expr.op; });
    return found == std::end(table) ? nullptr : found;
}

} // namespace

bool UnitCompiler::isNobodyTest(const typed::Expr &expr)
{
    return (expr.op == Op::Equal || expr.op == Op::NotEqual) && expr.children[1]->op == Op::ConstNobody;
}

bool UnitCompiler::comparison(const typed::Expr &expr, Label otherwise)
{
    if (isNobodyTest(expr)) {
        if (expr.op == Op::Equal) {
            return false;
        }
        jump(Opcode::JumpUnlessAlive, otherwise, 0, value(*expr.children[0]));
        return true;
    }
    const Comparison *found = comparisonOf(expr);
    if (found == nullptr) {
        return false;
    }
    const std::optional<Small> left = smallNumber(*expr.children[0]);
    const std::optional<Small> right = smallNumber(*expr.children[1]);
    if (right && found->right) {
        jump(*found->right, otherwise, value(*expr.children[0]), 0, static_cast<std::uint16_t>(*right));
    } else if (left && found->left) {
        jump(*found->left, otherwise, value(*expr.children[1]), 0, static_cast<std::uint16_t>(*left));
    } else {
        const Register first = value(*expr.children[0]);
        const Register second = value(*expr.children[1]);
        jump(found->plain, otherwise, first, second);
    }
    return true;
}

bool UnitCompiler::addition(const typed::Expr &expr, Register to)
{
    if (expr.op != Op::Add && expr.op != Op::Subtract) {
        return false;
    }
    const bool floats = isFloat(*expr.children[0]);
    if (!floats && expr.children[0]->type.base != typed::Type::Base::Int) {
        return false; // of vectors
    }
    const std::optional<Small> number = smallNumber(*expr.children[1]);
    if (!number) {
        return false;
    }
    const auto signedNumber = static_cast<Small>(expr.op == Op::Add ? *number : -*number);
    emit(floats ? Opcode::AddSmallFloat : Opcode::AddSmallInt, to, value(*expr.children[0]),
         static_cast<std::uint16_t>(signedNumber));
    return true;
}

bool UnitCompiler::increment(const typed::Stmt &stmt)
{
    const typed::Expr &sum = *stmt.value;
    if ((sum.op != Op::Add && sum.op != Op::Subtract) || sum.children[0]->op != Op::Attribute ||
        sum.children[0]->columns != stmt.columns) {
        return false;
    }
    const bool floats = isFloat(sum);
    const typed::Expr &agent = *sum.children[0]->children[0];
    if (isOwn(*stmt.subject) && isOwn(agent)) {
        const std::optional<Small> number = smallNumber(*sum.children[1]);
        if (!number) {
            return false;
        }
        m_span = sum.span.line != 0 ? sum.span : stmt.span;
        const auto signedNumber = static_cast<Small>(sum.op == Op::Add ? *number : -*number);
        emit(floats ? Opcode::AddOwnSmallFloat : Opcode::AddOwnSmallInt, 0, 0,
             static_cast<std::uint16_t>(signedNumber), stmt.columns[static_cast<std::size_t>(m_unit.kind)]);
        return true;
    }
    const bool sameLocal =
        stmt.subject->op == Op::Local && agent.op == Op::Local && stmt.subject->integer == agent.integer;
    if (!sameLocal || sum.op != Op::Add) {
        return false;
    }
    if (const std::optional<Small> number = smallNumber(*sum.children[1])) {
        m_span = sum.span.line != 0 ? sum.span : stmt.span;
        emit(floats ? Opcode::AddAttributeSmallFloat : Opcode::AddAttributeSmallInt, 0,
             static_cast<std::size_t>(agent.integer), static_cast<std::uint16_t>(*number),
             columnMap(stmt.columns));
        return true;
    }
    const Register added = value(*sum.children[1]);
    m_span = sum.span.line != 0 ? sum.span : stmt.span;
    emit(floats ? Opcode::AddAttributeFloat : Opcode::AddAttributeInt, added,
         static_cast<std::size_t>(agent.integer), 0, columnMap(stmt.columns));
    return true;
}

} // namespace gridfolk
