// SPDX-License-Identifier: GPL-3.0-or-later
// Aggregates over the cells around a cell: loops over the offsets of its neighborhood.
#include "exec/columns/CodeFacts.h"
#include "exec/columns/ColumnCompiler.h"

#include <algorithm>
#include <limits>

namespace gridfolk
{

using typed::Op;

namespace
{

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

bool mustBeReached(const std::vector<const typed::Expr *> &filters)
{
    return std::any_of(filters.begin(), filters.end(),
                       [](const typed::Expr *filter) { return facts::mustBeReached(*filter->children[1]); });
}

} // namespace

std::optional<ColumnCompiler::Set> ColumnCompiler::neighborSet(const typed::Expr &expr)
{
    Set set;
    const typed::Expr *inner = &expr;
    for (; inner->op == Op::Filter; inner = inner->children[0].get()) {
        set.filters.insert(set.filters.begin(), inner);
    }
    if (inner->op != Op::NeighborCells || place(*inner->children[1]) != std::uint16_t{0}) {
        m_state.supported = false;
        return std::nullopt;
    }
    const Value radius = expression(*inner->children[0]);
    if (!radius.constant || radius.low < 0 || radius.low > NeighborIndex::kMaxRadius) {
        m_state.supported = false;
        return std::nullopt;
    }
    set.radius = radius.low;
    const auto secondRow = static_cast<std::uint32_t>(m_index->width()); // of hexagons: another ring
    set.largest = static_cast<std::int64_t>(std::max(m_index->around(0, radius.low).ring->size(),
                                                     m_index->around(secondRow, radius.low).ring->size()));
    m_state.program.radius = std::max(m_state.program.radius, radius.low);
    return set;
}

void ColumnCompiler::forEach(const Set &set, std::int64_t slot, const std::function<void()> &body)
{
    const std::int64_t outerRounds = m_state.rounds;
    m_state.rounds *= set.largest;
    m_state.allRounds += m_state.rounds;
    if (m_state.allRounds > kMostRounds) {
        m_state.supported = false;
        m_state.rounds = outerRounds;
        return;
    }
    const Mask outer = m_state.mask;
    const std::size_t start = m_state.program.code.size();
    const std::size_t transient = m_state.transient.size();
    const auto place = static_cast<std::uint16_t>(++m_state.depth);
    m_state.program.places = std::max<std::uint16_t>(m_state.program.places, place + 1U);
    m_state.program.code.push_back(
        {.op = ColumnOp::Loop, .b = static_cast<Register>(set.radius), .c = place});
    for (const typed::Expr *filter : set.filters) {
        bind(filter->integer, place);
    }
    bind(slot, place);
    body();
    m_state.program.code[start].k = static_cast<std::int64_t>(m_state.program.code.size());
    --m_state.depth;
    m_state.rounds = outerRounds;
    m_state.mask = outer;
    for (std::size_t i = transient; i < m_state.transient.size(); ++i) {
        const Register made = m_state.transient[i];
        const auto lane = static_cast<std::size_t>(m_state.program.registers[made]);
        m_state.free[lane].push_back(made);
    }
    m_state.transient.resize(transient);
}

/// Whether an element passes the filters. Later ones, and with `needsMask` what follows, see only lanes that
/// do.
ColumnCompiler::Value ColumnCompiler::selected(const std::vector<const typed::Expr *> &filters,
                                               bool needsMask)
{
    const bool masks = needsMask || mustBeReached(filters);
    Value all = whole(1);
    for (const typed::Expr *filter : filters) {
        const Value holds = stable(expression(*filter->children[1]));
        if (holds.constant && holds.low != 0) {
            continue;
        }
        if (holds.constant) {
            return holds;
        }
        all = all.constant ? holds : emit(ColumnOp::And, Lane::Byte, Lane::Byte, all, holds);
        all.high = 1;
        if (masks) {
            m_state.mask = narrowed(m_state.mask, holds, true);
        }
    }
    return all;
}

ColumnCompiler::Value ColumnCompiler::aggregate(const typed::Expr &expr)
{
    const std::optional<Set> set = neighborSet(*expr.children[0]);
    if (!set || !m_state.supported) {
        return unsupported();
    }
    switch (expr.op) {
    case Op::Count:
        return count(*set);
    case Op::Sum:
        return sum(expr, *set);
    case Op::Mean:
        return mean(expr, *set);
    case Op::Minimal:
    case Op::Maximal:
        return extreme(expr, *set);
    default:
        return quantifier(expr, *set);
    }
}

void ColumnCompiler::addOne(const Value &number, const Value &holds)
{
    emitInto(number.at, ColumnOp::Add, number.lane, number.at, in(holds, number.lane));
}

ColumnCompiler::Value ColumnCompiler::count(const Set &set)
{
    Value number = filled(set.largest <= 255 ? Lane::Byte : Lane::Word, 0);
    number.high = set.largest;
    forEach(set, -1, [&] { addOne(number, selected(set.filters, false)); });
    return number;
}

/// Adds the value of each selected cell to a register of doubles, and to `number` how many there are.
void ColumnCompiler::addFloats(const typed::Expr &expr, const Set &set, Register total,
                               std::optional<Value> number)
{
    forEach(set, expr.integer, [&] {
        const Value chosen = selected(set.filters, true);
        if (isNever(chosen)) {
            return;
        }
        const Value value = expression(*expr.children[1]);
        Value before;
        before.lane = Lane::Float;
        before.at = total;
        if (chosen.constant) {
            emitInto(total, ColumnOp::Add, Lane::Float, total, in(value, Lane::Float), true);
        } else {
            const Value sum = emit(ColumnOp::Add, Lane::Float, Lane::Float, before, value, true);
            select(total, Lane::Float, {in(chosen, Lane::Byte), false}, sum.at, total);
        }
        if (number) {
            addOne(*number, chosen);
        }
    });
}

ColumnCompiler::Value ColumnCompiler::sum(const typed::Expr &expr, const Set &set)
{
    if (expr.type.base == typed::Type::Base::Float) {
        const Value total = filled(Lane::Float, 0);
        addFloats(expr, set, total.at, std::nullopt);
        return total;
    }
    // A trial tells the range of a cell's value, and that the room which the sum needs.
    const State before = m_state;
    Value each;
    forEach(set, expr.integer, [&] {
        if (!isNever(selected(set.filters, true))) {
            each = expression(*expr.children[1]);
        }
    });
    if (!m_state.supported) {
        return unsupported();
    }
    m_state = before;
    each.constant = false;
    each.low = std::min<std::int64_t>(each.low, 0);
    each.high = std::max<std::int64_t>(each.high, 0);
    Value times = whole(set.largest);
    const Interval range = interval(ColumnOp::Multiply, each, times);
    const bool narrow = each.lane == Lane::Byte && !range.overflows && range.low == 0 && range.high <= 255;
    Value total = filled(narrow ? Lane::Byte : Lane::Word, 0);
    total.low = range.low;
    total.high = range.high;
    forEach(set, expr.integer, [&] {
        const Value chosen = selected(set.filters, true);
        if (isNever(chosen)) {
            return;
        }
        const Value value = expression(*expr.children[1]);
        Register added = in(value, total.lane);
        if (!chosen.constant) {
            const Register some = newRegister(total.lane);
            select(some, total.lane, {in(chosen, Lane::Byte), false}, added, constantRegister(total.lane, 0));
            added = some;
        }
        emitInto(total.at, ColumnOp::Add, total.lane, total.at, added, range.overflows);
    });
    return total;
}

ColumnCompiler::Value ColumnCompiler::mean(const typed::Expr &expr, const Set &set)
{
    const Value total = filled(Lane::Float, 0);
    Value number = filled(set.largest <= 255 ? Lane::Byte : Lane::Word, 0);
    number.high = set.largest;
    addFloats(expr, set, total.at, number);
    emitInto(number.at, ColumnOp::RequireAny, number.lane, number.at, number.at, true);
    const Value divisor = emit(ColumnOp::ToFloat, number.lane, Lane::Float, number, number);
    return emit(ColumnOp::Divide, Lane::Float, Lane::Float, total, divisor, true);
}

ColumnCompiler::Value ColumnCompiler::extreme(const typed::Expr &expr, const Set &set)
{
    const Lane lane = expr.type.base == typed::Type::Base::Float ? Lane::Float : Lane::Word;
    const ColumnOp op = expr.op == Op::Minimal ? ColumnOp::Minimum : ColumnOp::Maximum;
    const Value found = filled(Lane::Byte, 0);
    Value best = filled(lane, 0);
    best.low = kLeast;
    best.high = kMost;
    forEach(set, expr.integer, [&] {
        const Value chosen = selected(set.filters, facts::mustBeReached(*expr.children[1]));
        if (isNever(chosen)) {
            return;
        }
        const Register value = in(expression(*expr.children[1]), lane);
        const Register better = newRegister(lane);
        emitInto(better, op, lane, best.at, value);
        select(better, lane, {found.at, false}, better, value); // the first one whatever it is
        const Register chosenAt = in(chosen, Lane::Byte);
        select(best.at, lane, {chosenAt, false}, better, best.at);
        emitInto(found.at, ColumnOp::Or, Lane::Byte, found.at, chosenAt);
    });
    emitInto(found.at, ColumnOp::RequireAny, Lane::Byte, found.at, found.at, true);
    return best;
}

ColumnCompiler::Value ColumnCompiler::quantifier(const typed::Expr &expr, const Set &set)
{
    const bool any = expr.op == Op::Any;
    const bool masks = facts::mustBeReached(*expr.children[1]) || mustBeReached(set.filters);
    Value result = filled(Lane::Byte, any ? 0 : 1);
    result.high = 1;
    forEach(set, expr.integer, [&] {
        if (masks) {
            m_state.mask = narrowed(m_state.mask, result, !any); // not yet decided
        }
        const Value chosen = selected(set.filters, masks);
        if (isNever(chosen)) {
            return;
        }
        Value holds = expression(*expr.children[1]);
        if (!chosen.constant) {
            // An element that is not selected decides nothing.
            const Value other = any ? chosen : emit(ColumnOp::Not, Lane::Byte, Lane::Byte, chosen, chosen);
            holds = emit(any ? ColumnOp::And : ColumnOp::Or, Lane::Byte, Lane::Byte, other, holds);
        }
        emitInto(result.at, any ? ColumnOp::Or : ColumnOp::And, Lane::Byte, result.at, in(holds, Lane::Byte));
    });
    return result;
}

} // namespace gridfolk
