// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions about one cell.
#include "exec/columns/CodeFacts.h"
#include "exec/columns/ColumnCompiler.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace gridfolk
{

using typed::Op;

namespace
{

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

struct PlainOperation {
    Op op;
    ColumnOp column;
};

constexpr PlainOperation kBinaries[] = {
    {Op::Add, ColumnOp::Add},
    {Op::Subtract, ColumnOp::Subtract},
    {Op::Multiply, ColumnOp::Multiply},
    {Op::Divide, ColumnOp::Divide},
    {Op::FloorDivide, ColumnOp::FloorDivide},
    {Op::Modulo, ColumnOp::Modulo},
    {Op::Power, ColumnOp::Power},
    {Op::Minimum, ColumnOp::Minimum},
    {Op::Maximum, ColumnOp::Maximum},
    {Op::Atan2, ColumnOp::Atan2},
    {Op::Less, ColumnOp::Less},
    {Op::LessEqual, ColumnOp::LessEqual},
    {Op::Equal, ColumnOp::Equal},
    {Op::NotEqual, ColumnOp::NotEqual},
};

constexpr PlainOperation kUnaries[] = {
    {Op::Negate, ColumnOp::Negate},
    {Op::Absolute, ColumnOp::Absolute},
    {Op::ToInt, ColumnOp::ToInt},
    {Op::Floor, ColumnOp::Floor},
    {Op::Ceil, ColumnOp::Ceil},
    {Op::Round, ColumnOp::Round},
    {Op::SquareRoot, ColumnOp::SquareRoot},
    {Op::Exp, ColumnOp::Exp},
    {Op::Log, ColumnOp::Log},
    {Op::Sin, ColumnOp::Sin},
    {Op::Cos, ColumnOp::Cos},
    {Op::Tan, ColumnOp::Tan},
    {Op::ToFloat, ColumnOp::ToFloat},
};

template <std::size_t N>
const PlainOperation *find(const PlainOperation (&operations)[N], Op op)
{
    const auto *found = std::find_if(std::begin(operations), std::end(operations),
                                     [op](const PlainOperation &entry) { return entry.op == op; });
    return found == std::end(operations) ? nullptr : found;
}

bool isComparison(ColumnOp op)
{
    return op >= ColumnOp::Less && op <= ColumnOp::NotEqual;
}

bool isFloat(const typed::Expr &expr)
{
    return expr.type.base == typed::Type::Base::Float;
}

template <class T>
bool compare(ColumnOp op, T left, T right)
{
    switch (op) {
    case ColumnOp::Less:
        return left < right;
    case ColumnOp::LessEqual:
        return left <= right;
    case ColumnOp::Equal:
        return left == right;
    default:
        return left != right;
    }
}

/// Arithmetic of constants, where it is no problem.
std::optional<double> computed(ColumnOp op, double left, double right)
{
    double result = std::numeric_limits<double>::quiet_NaN();
    switch (op) {
    case ColumnOp::Add:
        result = left + right;
        break;
    case ColumnOp::Subtract:
        result = left - right;
        break;
    case ColumnOp::Multiply:
        result = left * right;
        break;
    case ColumnOp::Divide:
        result = right != 0 ? left / right : result;
        break;
    default:
        break;
    }
    return std::isnan(result) ? std::nullopt : std::optional(result);
}

} // namespace

ColumnCompiler::Value ColumnCompiler::expression(const typed::Expr &expr)
{
    if (const auto known = m_given.find(&expr); known != m_given.end()) {
        return isFloat(expr) ? fraction(std::bit_cast<double>(known->second))
                             : whole(static_cast<std::int64_t>(known->second));
    }
    if (m_loop != nullptr) {
        if (const std::optional<Value> value = inLoop(expr)) {
            return *value;
        }
    }
    switch (expr.op) {
    case Op::ConstBool:
    case Op::ConstInt:
    case Op::ConstCategory:
        return whole(expr.integer);
    case Op::ConstFloat:
        return fraction(expr.number);
    case Op::Parameter: {
        const double value = m_parameters[static_cast<std::size_t>(expr.integer)];
        return isFloat(expr) ? fraction(value) : whole(static_cast<std::int64_t>(value));
    }
    case Op::Local: {
        const Name &name = frame().names[static_cast<std::size_t>(expr.integer)];
        return name.meaning == Name::Meaning::Value ? name.value : unsupported();
    }
    case Op::Tick: {
        Value tick = emit(ColumnOp::Tick, Lane::Word, Lane::Word, whole(0), whole(0));
        tick.high = kMost;
        return tick;
    }
    case Op::Layer:
        return layer(expr);
    case Op::CellX:
    case Op::CellY:
        return coordinate(expr);
    case Op::And:
    case Op::Or:
    case Op::Not:
        return logical(expr);
    case Op::Conditional:
        return conditional(expr);
    case Op::CallFunction:
        return call(expr);
    case Op::Chance:
    case Op::RandomFloat:
    case Op::RandomInt:
        return draw(expr);
    case Op::Count:
    case Op::Sum:
    case Op::Mean:
    case Op::Minimal:
    case Op::Maximal:
    case Op::Any:
    case Op::All:
        return aggregate(expr);
    default:
        return arithmetic(expr);
    }
}

ColumnCompiler::Value ColumnCompiler::arithmetic(const typed::Expr &expr)
{
    if (const PlainOperation *found = find(kBinaries, expr.op)) {
        return binary(expr, found->column);
    }
    if (const PlainOperation *found = find(kUnaries, expr.op)) {
        return unary(expr, found->column);
    }
    return unsupported();
}

ColumnCompiler::Value ColumnCompiler::binary(const typed::Expr &expr, ColumnOp op)
{
    const Value left = expression(*expr.children[0]);
    const Value right = expression(*expr.children[1]);
    if (isComparison(op)) {
        return comparison(op, left, right);
    }
    if (!isFloat(expr)) {
        return wholeBinary(op, left, right);
    }
    if (left.constant && right.constant) {
        if (const std::optional<double> folded = computed(op, left.number, right.number)) {
            return fraction(*folded);
        }
    }
    const bool checked = op != ColumnOp::Minimum && op != ColumnOp::Maximum;
    return emit(op, Lane::Float, Lane::Float, left, right, checked);
}

ColumnCompiler::Interval ColumnCompiler::interval(ColumnOp op, const Value &left, const Value &right)
{
    Interval result;
    bool lost = false;
    switch (op) {
    case ColumnOp::Add:
        lost = __builtin_add_overflow(left.low, right.low, &result.low);
        lost = __builtin_add_overflow(left.high, right.high, &result.high) || lost;
        break;
    case ColumnOp::Subtract:
        lost = __builtin_sub_overflow(left.low, right.high, &result.low);
        lost = __builtin_sub_overflow(left.high, right.low, &result.high) || lost;
        break;
    case ColumnOp::Multiply: {
        std::int64_t corners[4] = {};
        lost = __builtin_mul_overflow(left.low, right.low, &corners[0]);
        lost = __builtin_mul_overflow(left.low, right.high, &corners[1]) || lost;
        lost = __builtin_mul_overflow(left.high, right.low, &corners[2]) || lost;
        lost = __builtin_mul_overflow(left.high, right.high, &corners[3]) || lost;
        result = {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4), false};
        break;
    }
    case ColumnOp::Modulo:
        lost = right.low < 1;
        result = {0, right.high - (lost ? 0 : 1), false};
        break;
    case ColumnOp::FloorDivide:
        lost = right.low < 1;
        result = {std::min<std::int64_t>(left.low, 0), std::max<std::int64_t>(left.high, 0), false};
        break;
    case ColumnOp::Minimum:
        return {std::min(left.low, right.low), std::min(left.high, right.high), false};
    case ColumnOp::Maximum:
        return {std::max(left.low, right.low), std::max(left.high, right.high), false};
    default:
        lost = true;
        break;
    }
    return lost ? Interval{kLeast, kMost, true} : result;
}

ColumnCompiler::Value ColumnCompiler::wholeBinary(ColumnOp op, const Value &left, const Value &right)
{
    const Interval range = interval(op, left, right);
    const bool checked = range.overflows;
    if (!checked && range.low == range.high) {
        return whole(range.low);
    }
    const bool divides = op == ColumnOp::FloorDivide || op == ColumnOp::Modulo || op == ColumnOp::Power;
    const bool narrow =
        !divides && !checked && fitsByte(left) && fitsByte(right) && range.low >= 0 && range.high <= 255;
    const Lane lane = narrow ? Lane::Byte : Lane::Word;
    Value result = emit(op, lane, lane, left, right, checked);
    result.low = range.low;
    result.high = range.high;
    return result;
}

ColumnCompiler::Value ColumnCompiler::unary(const typed::Expr &expr, ColumnOp op)
{
    const Value operand = expression(*expr.children[0]);
    if (op == ColumnOp::ToFloat) {
        return operand.constant ? fraction(static_cast<double>(operand.low))
                                : emit(op, operand.lane, Lane::Float, operand, operand);
    }
    const bool takesFloat = isFloat(*expr.children[0]);
    if (!takesFloat && op != ColumnOp::Negate && op != ColumnOp::Absolute) {
        return unsupported();
    }
    if (isFloat(expr)) {
        return emit(op, Lane::Float, Lane::Float, operand, operand,
                    op != ColumnOp::Negate && op != ColumnOp::Absolute);
    }
    Value result = emit(op, takesFloat ? Lane::Float : Lane::Word, Lane::Word, operand, operand,
                        takesFloat || operand.low == kLeast);
    const bool bounded = !takesFloat && operand.low != kLeast;
    result.low = bounded ? -std::max(std::abs(operand.low), std::abs(operand.high)) : kLeast;
    result.high = bounded ? -result.low : kMost;
    return result;
}

ColumnCompiler::Value ColumnCompiler::comparison(ColumnOp op, const Value &left, const Value &right)
{
    if (left.lane == Lane::Float) {
        if (left.constant && right.constant) {
            return whole(compare(op, left.number, right.number) ? 1 : 0);
        }
        Value result = emit(op, Lane::Float, Lane::Byte, left, right);
        result.high = 1;
        return result;
    }
    // What the ranges decide needs no look at the cells.
    const bool apart = left.high < right.low || right.high < left.low;
    const bool single = left.low == left.high && right.low == right.high;
    const bool ordered = op == ColumnOp::Less
                             ? left.high < right.low || left.low >= right.high
                             : op == ColumnOp::LessEqual && (left.high <= right.low || left.low > right.high);
    if (single || ordered || (apart && (op == ColumnOp::Equal || op == ColumnOp::NotEqual))) {
        return whole(compare(op, left.low, right.low) ? 1 : 0);
    }
    const Lane lane = fitsByte(left) && fitsByte(right) ? Lane::Byte : Lane::Word;
    Value result = emit(op, lane, Lane::Byte, left, right);
    result.high = 1;
    return result;
}

ColumnCompiler::Value ColumnCompiler::logical(const typed::Expr &expr)
{
    const Value left = expression(*expr.children[0]);
    if (expr.op == Op::Not) {
        if (left.constant) {
            return whole(left.low == 0 ? 1 : 0);
        }
        Value result = emit(ColumnOp::Not, Lane::Byte, Lane::Byte, left, left);
        result.high = 1;
        return result;
    }
    const bool both = expr.op == Op::And;
    if (left.constant) {
        return (left.low != 0) == both ? expression(*expr.children[1]) : left;
    }
    const Mask outer = m_state.mask;
    if (facts::mustBeReached(*expr.children[1])) {
        m_state.mask = narrowed(outer, left, both);
    }
    const Value right = expression(*expr.children[1]);
    m_state.mask = outer;
    if (right.constant) {
        return (right.low != 0) == both ? left : right;
    }
    Value result = emit(both ? ColumnOp::And : ColumnOp::Or, Lane::Byte, Lane::Byte, left, right);
    result.high = 1;
    return result;
}

ColumnCompiler::Value ColumnCompiler::conditional(const typed::Expr &expr)
{
    const Value test = expression(*expr.children[0]);
    if (test.constant) {
        return expression(*expr.children[test.low != 0 ? 1 : 2]);
    }
    const Mask outer = m_state.mask;
    Value ways[2];
    for (int way = 0; way < 2; ++way) {
        const typed::Expr &child = *expr.children[way == 0 ? 1 : 2];
        if (facts::mustBeReached(child)) {
            m_state.mask = narrowed(outer, test, way == 0);
        }
        ways[way] = expression(child);
        m_state.mask = outer;
    }
    Value result;
    result.lane = std::max(ways[0].lane, ways[1].lane); // Byte, then Word; a Float never meets another
    result.fresh = true;
    result.low = std::min(ways[0].low, ways[1].low);
    result.high = std::max(ways[0].high, ways[1].high);
    const Register then = in(ways[0], result.lane);
    const Register otherwise = in(ways[1], result.lane);
    result.at = newRegister(result.lane);
    select(result.at, result.lane, {in(test, Lane::Byte), false}, then, otherwise);
    return result;
}

std::optional<std::uint16_t> ColumnCompiler::place(const typed::Expr &expr)
{
    if (expr.op == Op::SelfCell) {
        return std::uint16_t{0};
    }
    if (expr.op == Op::Local) {
        const Name &name = frame().names[static_cast<std::size_t>(expr.integer)];
        if (name.meaning == Name::Meaning::Place) {
            return name.place;
        }
    }
    return std::nullopt;
}

ColumnCompiler::Value ColumnCompiler::layer(const typed::Expr &expr)
{
    const std::optional<std::uint16_t> where = place(*expr.children[0]);
    if (!where) {
        return unsupported();
    }
    if (*where == 0) {
        return ownLayer(expr.integer);
    }
    const typed::Type &type = m_program.layers[static_cast<std::size_t>(expr.integer)].type;
    Value value;
    value.lane = type.base == typed::Type::Base::Float ? Lane::Float
                 : type.base == typed::Type::Base::Int ? Lane::Word
                                                       : Lane::Byte;
    value.fresh = true;
    value.low = value.lane == Lane::Word ? kLeast : 0;
    value.high = value.lane == Lane::Word ? kMost : type.base == typed::Type::Base::Bool ? 1 : 255;
    value.at = newRegister(value.lane);
    ColumnInstruction load{.op = ColumnOp::Load, .lane = value.lane, .a = value.at, .c = *where};
    load.k = expr.integer;
    m_state.program.code.push_back(load);
    m_state.program.readLayers.push_back(static_cast<std::size_t>(expr.integer));
    return value;
}

ColumnCompiler::Value ColumnCompiler::coordinate(const typed::Expr &expr)
{
    const std::optional<std::uint16_t> where = place(*expr.children[0]);
    if (!where) {
        return unsupported();
    }
    const bool x = expr.op == Op::CellX;
    Value value;
    value.lane = Lane::Word;
    value.fresh = true;
    value.high = (x ? m_index->width() : m_index->height()) - 1;
    value.at = newRegister(Lane::Word);
    m_state.program.code.push_back(
        {.op = x ? ColumnOp::CellX : ColumnOp::CellY, .lane = Lane::Word, .a = value.at, .c = *where});
    return value;
}

/// A function's code, written out with its own names.
ColumnCompiler::Value ColumnCompiler::call(const typed::Expr &expr)
{
    const typed::UnitIndex index = m_program.functions[static_cast<std::size_t>(expr.integer)];
    const typed::Unit &function = m_program.units[static_cast<std::size_t>(index)];
    std::vector<Name> arguments;
    for (const typed::ExprPtr &child : expr.children) {
        Name &name = arguments.emplace_back();
        name.mask = m_state.mask;
        name.depth = m_state.depth;
        if (child->type.base == typed::Type::Base::Cell) {
            const std::optional<std::uint16_t> where = place(*child);
            m_state.supported = m_state.supported && where;
            name.meaning = Name::Meaning::Place;
            name.place = where.value_or(0);
            continue;
        }
        name.meaning = Name::Meaning::Value;
        name.value = stable(expression(*child));
    }
    std::vector<int> sets(function.locals.size(), 0);
    facts::countAssignments(function.body, sets);
    const bool changesArguments =
        std::any_of(sets.begin(), sets.begin() + function.parameterCount, [](int n) { return n > 0; });
    if (!m_state.supported || changesArguments || m_state.program.code.size() > kMostInstructions) {
        return unsupported();
    }
    Frame made;
    made.unit = &function;
    made.entry = m_state.mask;
    made.names.resize(function.locals.size());
    std::copy(arguments.begin(), arguments.end(), made.names.begin());
    made.assignments = std::move(sets);
    m_state.frames.push_back(std::move(made));
    if (function.value) {
        frame().result = expression(*function.value);
    } else {
        block(function.body, m_state.mask);
    }
    const Value result = frame().result ? *frame().result : unsupported();
    m_state.frames.pop_back();
    return result;
}

ColumnCompiler::Value ColumnCompiler::draw(const typed::Expr &expr)
{
    m_state.program.draws = true;
    const Value first = expression(*expr.children[0]);
    if (expr.op == Op::Chance) {
        Value result = emit(ColumnOp::Chance, Lane::Float, Lane::Byte, first, first, true);
        result.high = 1;
        return result;
    }
    const Value second = expression(*expr.children[1]);
    if (expr.op == Op::RandomFloat) {
        return emit(ColumnOp::RandomFloat, Lane::Float, Lane::Float, first, second, true);
    }
    Value result = emit(ColumnOp::RandomInt, Lane::Word, Lane::Word, first, second, true);
    result.low = first.low;
    result.high = second.high;
    return result;
}

} // namespace gridfolk
