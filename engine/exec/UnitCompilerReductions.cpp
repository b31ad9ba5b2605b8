// SPDX-License-Identifier: GPL-3.0-or-later
// Which aggregates become one native loop.
#include "exec/UnitCompiler.h"

namespace gridfolk
{

using typed::Op;

namespace
{

bool isAttributeOf(const typed::Expr &expr, std::int64_t element)
{
    return expr.op == Op::Attribute && expr.children[0]->op == Op::Local &&
           expr.children[0]->integer == element;
}

/// The value of an aggregate without the widening that statistics of whole numbers ask for; the reduction
/// widens itself.
const typed::Expr &withoutWidening(const typed::Expr &expr)
{
    return expr.op == Op::ToFloat ? *expr.children[0] : expr;
}

Reduction::Relation mirrored(Reduction::Relation relation)
{
    switch (relation) {
    case Reduction::Relation::Less:
        return Reduction::Relation::Greater;
    case Reduction::Relation::LessEqual:
        return Reduction::Relation::GreaterEqual;
    default:
        return relation;
    }
}

Reduction::Number numberOf(const typed::Type &type)
{
    switch (type.base) {
    case typed::Type::Base::Float:
        return Reduction::Number::Float;
    case typed::Type::Base::Int:
        return Reduction::Number::Int;
    default:
        return Reduction::Number::Bits;
    }
}

/// What the aggregate gives; false when only bytecode can.
bool yieldOf(const typed::Expr &expr, Reduction::Yield &yield)
{
    if (expr.op == Op::Count) {
        yield = Reduction::Yield::Count;
        return true;
    }
    const bool ints = withoutWidening(*expr.children[1]).type.base == typed::Type::Base::Int;
    switch (expr.op) {
    case Op::Sum:
        if (expr.children[1]->op == Op::ToFloat) {
            return false;
        }
        yield = ints ? Reduction::Yield::SumInt : Reduction::Yield::SumFloat;
        return true;
    case Op::Mean:
        yield = ints ? Reduction::Yield::MeanInt : Reduction::Yield::MeanFloat;
        return true;
    case Op::Variance:
    case Op::Median:
    case Op::Gini:
    case Op::Quantile:
        yield = ints ? Reduction::Yield::ListInt : Reduction::Yield::ListFloat;
        return true;
    default:
        return false;
    }
}

} // namespace

bool UnitCompiler::reduction(const typed::Expr &expr, Register to, std::uint16_t buffer)
{
    Reduction result;
    if (!yieldOf(expr, result.yield)) {
        return false;
    }
    if (expr.op != Op::Count) {
        const typed::Expr &element = withoutWidening(*expr.children[1]);
        if (!isAttributeOf(element, expr.integer)) {
            return false;
        }
        result.columns = columnMap(element.columns);
    }
    // Registers and instructions of operands stay when a later test refuses; they are few and harmless.
    const typed::Expr *set = nullptr;
    if (!tests(*expr.children[0], result, set)) {
        return false;
    }
    switch (set->op) {
    case Op::AllAgents:
        result.source = Reduction::Source::Agents;
        break;
    case Op::Neighbors:
        result.source = Reduction::Source::Neighbors;
        result.where = value(*set->children[0]);
        result.center = center(*set->children[1]);
        break;
    case Op::AgentsHere:
        result.source = Reduction::Source::Here;
        result.where = value(*set->children[0]);
        break;
    default:
        return false;
    }
    result.kind = set->integer;
    m_shared.reductions.push_back(std::move(result));
    emit(Opcode::Reduce, to, m_shared.reductions.back().where, buffer,
         static_cast<std::int64_t>(m_shared.reductions.size() - 1));
    return true;
}

bool UnitCompiler::tests(const typed::Expr &set, Reduction &result, const typed::Expr *&source)
{
    if (set.op != Op::Filter) {
        source = &set;
        return true;
    }
    return tests(*set.children[0], result, source) && test(*set.children[1], set.integer, result);
}

bool UnitCompiler::test(const typed::Expr &expr, std::int64_t element, Reduction &result)
{
    if (expr.op == Op::And) {
        return test(*expr.children[0], element, result) && test(*expr.children[1], element, result);
    }
    const bool negated = expr.op == Op::Not;
    const typed::Expr &plain = negated ? *expr.children[0] : expr;
    if (plain.type.base == typed::Type::Base::Bool && isAttributeOf(plain, element)) {
        Reduction::Test &test = result.tests.emplace_back();
        test.columns = columnMap(plain.columns);
        test.narrow = true;
        test.relation = negated ? Reduction::Relation::Equal : Reduction::Relation::NotEqual;
        test.operand = temporary();
        constant(test.operand, 0);
        return result.tests.size() <= Reduction::kMostTests;
    }
    return !negated && comparisonTest(expr, element, result);
}

bool UnitCompiler::comparisonTest(const typed::Expr &expr, std::int64_t element, Reduction &result)
{
    Reduction::Test test;
    switch (expr.op) {
    case Op::Equal:
        test.relation = Reduction::Relation::Equal;
        break;
    case Op::NotEqual:
        test.relation = Reduction::Relation::NotEqual;
        break;
    case Op::Less:
        test.relation = Reduction::Relation::Less;
        break;
    case Op::LessEqual:
        test.relation = Reduction::Relation::LessEqual;
        break;
    default:
        return false;
    }
    const bool swapped = !isAttributeOf(*expr.children[0], element);
    const typed::Expr &attribute = *expr.children[swapped ? 1 : 0];
    const typed::Expr &operand = *expr.children[swapped ? 0 : 1];
    if (!isAttributeOf(attribute, element) || !isSteady(operand, element)) {
        return false;
    }
    test.columns = columnMap(attribute.columns);
    test.narrow =
        attribute.type.base == typed::Type::Base::Bool || attribute.type.base == typed::Type::Base::Category;
    test.relation = swapped ? mirrored(test.relation) : test.relation;
    test.number = numberOf(attribute.type);
    test.operand = value(operand);
    result.tests.push_back(test);
    return result.tests.size() <= Reduction::kMostTests;
}

bool UnitCompiler::isSteady(const typed::Expr &expr, std::int64_t element) const
{
    switch (expr.op) {
    case Op::ConstBool:
    case Op::ConstInt:
    case Op::ConstFloat:
    case Op::ConstCategory:
    case Op::Parameter:
    case Op::Tick:
    case Op::Self:
        return true;
    case Op::Local:
        return expr.integer != element;
    case Op::Attribute:
        return isOwn(*expr.children[0]);
    case Op::ToFloat:
        return isSteady(*expr.children[0], element);
    default:
        return false;
    }
}

} // namespace gridfolk
