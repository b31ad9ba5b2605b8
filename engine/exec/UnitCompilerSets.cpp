// SPDX-License-Identifier: GPL-3.0-or-later
// Loops over sets: draws from them and aggregates over them.
#include "exec/SetIterator.h"
#include "exec/UnitCompiler.h"
#include "exec/columns/ColumnCompiler.h"

namespace gridfolk
{

using typed::Op;

namespace
{

/// Boxes of a nested Filter, outermost last, and the plain set inside.
const typed::Expr &unwrapped(const typed::Expr &set, std::vector<const typed::Expr *> &filters)
{
    const typed::Expr *inner = &set;
    while (inner->op == Op::Filter) {
        filters.insert(filters.begin(), inner);
        inner = inner->children[0].get();
    }
    return *inner;
}

/// Where there is nothing to choose from, agents come out as nobody; that of others is a problem.
bool givesNobody(const typed::Expr &choice)
{
    return choice.type.base == typed::Type::Base::Agent;
}

Statistic statisticOf(Op op)
{
    switch (op) {
    case Op::Variance:
        return Statistic::Variance;
    case Op::Median:
        return Statistic::Median;
    case Op::Quantile:
        return Statistic::Quantile;
    case Op::Entropy:
        return Statistic::Entropy;
    default:
        return Statistic::Gini;
    }
}

} // namespace

void UnitCompiler::forEach(const typed::Expr &set, const std::function<void(Register, Label)> &body,
                           const std::function<void(std::uint16_t, Label)> &begun)
{
    const Scratch scratch(*this);
    std::vector<const typed::Expr *> filters;
    const typed::Expr &source = unwrapped(set, filters);
    const std::uint16_t iterator = newIterator();
    startIterator(source, iterator);
    const Label done = newLabel();
    if (begun) {
        begun(iterator, done);
    }
    const Register element = temporary();
    const Label next = newLabel();
    place(next);
    jump(Opcode::Next, done, element, 0, iterator);
    for (const typed::Expr *filter : filters) {
        emit(Opcode::Move, static_cast<Register>(filter->integer), element);
        condition(*filter->children[1], next);
    }
    body(element, done);
    jump(Opcode::Jump, next);
    place(done);
}

/// Before the loop itself: the same over blocks of agents, where it only computes. Few agents are left to the
/// loop, and so is the search for a problem.
void UnitCompiler::overBlocks(const typed::Stmt &loop, std::uint16_t iterator, Label done)
{
    if (m_unit.subject != typed::Subject::Agent) {
        return;
    }
    auto code = ColumnCompiler(m_program).agentLoop(m_unit, loop);
    if (!code) {
        return;
    }
    const Scratch scratch(*this);
    const Label plain = newLabel();
    jump(Opcode::JumpIfFew, plain, 0, 0, iterator);
    for (std::size_t i = 0; i < code->inputs.size(); ++i) {
        code->loop.inputs[i].from = value(*code->inputs[i]);
    }
    m_shared.agentLoops.push_back(std::move(code->loop));
    const Register ran = temporary();
    emit(Opcode::LoopOverBlocks, ran, 0, iterator, static_cast<std::int64_t>(m_shared.agentLoops.size()) - 1);
    jump(Opcode::JumpIf, done, 0, ran);
    place(plain);
}

UnitCompiler::Register UnitCompiler::center(const typed::Expr &cell)
{
    return cell.op == Op::SelfCell ? kOwnCell : value(cell);
}

void UnitCompiler::around(Opcode op, const typed::Expr &set, std::uint16_t iterator)
{
    const Register radius = value(*set.children[0]);
    emit(op, center(*set.children[1]), radius, iterator, set.integer);
}

/// Sets that are made of all elements of another.
void UnitCompiler::rebuilt(const typed::Expr &set, std::uint16_t iterator)
{
    const typed::Expr &source = *set.children[0];
    const bool keyed = set.op == Op::Sorted || set.op == Op::Histogram;
    const std::uint16_t keys = set.op == Op::Sorted ? newIterator() : iterator;
    const Register argument = set.op == Op::Histogram ? values(set, 2)
                              : keyed                 ? Register{0}
                                                      : value(*set.children[1]);
    emit(Opcode::BufferClear, 0, 0, iterator);
    emit(Opcode::BufferClear, 0, 0, keys);
    forEach(source, [&](Register element, Label) {
        const Scratch scratch(*this);
        if (set.op != Op::Histogram) {
            emit(Opcode::BufferPush, element, 0, iterator);
        }
        if (keyed) {
            emit(Opcode::BufferPush, elementValue(set, element), 0, keys);
        }
    });
    const bool agentList = source.type.base == typed::Type::Base::List &&
                           listOf(source.type).element.base == typed::Type::Base::Agent;
    const bool agents =
        set.op != Op::Histogram && (agentList || source.type.base == typed::Type::Base::Agents);
    const bool links = source.type.base == typed::Type::Base::Links;
    const auto content = static_cast<std::size_t>(links    ? SetIterator::Content::Links
                                                  : agents ? SetIterator::Content::Agents
                                                           : SetIterator::Content::Values);
    const std::int64_t network = links ? source.type.index : 0;
    if (set.op == Op::Sorted) {
        const std::int64_t floats = set.children[1]->type.base == typed::Type::Base::Float ? 1 : 0;
        emit(Opcode::BufferSort, content, keys, iterator, network * 2 + floats);
    } else if (set.op == Op::Histogram) {
        emit(Opcode::BufferHistogram, 0, argument, iterator);
    } else {
        emit(set.op == Op::Sample ? Opcode::BufferSample : Opcode::BufferFirst, content, argument, iterator,
             network);
    }
}

void UnitCompiler::startIterator(const typed::Expr &set, std::uint16_t iterator)
{
    const Scratch scratch(*this);
    switch (set.op) {
    case Op::AllAgents:
        emit(Opcode::IterateAgents, 0, 0, iterator, set.integer);
        return;
    case Op::Neighbors:
        emit(Opcode::IterateNeighbors, center(*set.children[1]), value(*set.children[0]), iterator,
             set.integer);
        return;
    case Op::AgentsHere:
        emit(Opcode::IterateHere, 0, value(*set.children[0]), iterator, set.integer);
        return;
    case Op::NeighborCells:
        around(Opcode::IterateNeighborCells, set, iterator);
        return;
    case Op::Within: {
        const Register radius = value(*set.children[0]);
        emit(Opcode::IterateWithin, radius, value(*set.children[1]), iterator, set.integer);
        return;
    }
    case Op::Linked:
    case Op::LinksOf:
        emit(set.op == Op::Linked ? Opcode::IterateLinked : Opcode::IterateLinksOf,
             static_cast<std::size_t>(set.columns[0]), value(*set.children[0]), iterator, set.integer);
        return;
    case Op::AllLinks:
        emit(Opcode::IterateLinks, 0, 0, iterator, set.integer);
        return;
    case Op::Local:
    case Op::Attribute:
    case Op::WorldValue:
    case Op::ListLiteral:
        iterateList(set, iterator);
        return;
    case Op::Sample:
    case Op::First:
    case Op::Sorted:
    case Op::Histogram:
        rebuilt(set, iterator);
        return;
    case Op::Between: {
        const Register from = value(*set.children[0]);
        emit(Opcode::IterateBetween, value(*set.children[1]), from, iterator);
        return;
    }
    case Op::Range: {
        const Register first = value(*set.children[0]);
        emit(Opcode::IterateRange, value(*set.children[1]), first, iterator);
        return;
    }
    default:
        emit(Opcode::IterateCells, 0, 0, iterator);
        return;
    }
}

void UnitCompiler::randomChoice(const typed::Expr &expr, Register to)
{
    const typed::Expr &set = *expr.children[0];
    if (set.op == Op::NeighborCells) {
        const typed::Expr &radius = *set.children[0];
        if (radius.op == Op::ConstInt && radius.integer >= 1 && radius.integer <= NeighborIndex::kMaxRadius) {
            emit(Opcode::PickNearCell, to, 0, center(*set.children[1]), radius.integer);
            return;
        }
        const Register cells = value(radius);
        emit(Opcode::PickNeighborCell, to, cells, center(*set.children[1]));
        return;
    }
    if (set.op == Op::AllAgents) {
        emit(Opcode::PickAgent, to, 0, 0, set.integer);
        return;
    }
    if (set.op == Op::AllCells) {
        emit(Opcode::PickCell, to);
        return;
    }
    if (set.op == Op::AgentsHere) {
        emit(Opcode::PickAgentHere, to, center(*set.children[0]), 0, set.integer);
        return;
    }
    const std::uint16_t buffer = newIterator();
    emit(Opcode::BufferClear, 0, 0, buffer);
    forEach(set, [&](Register element, Label) { emit(Opcode::BufferPush, element, 0, buffer); });
    emit(Opcode::BufferPick, to, givesNobody(expr) ? 0 : 1, buffer);
}

void UnitCompiler::weightedChoice(const typed::Expr &expr, Register to)
{
    const typed::Expr &set = *expr.children[0];
    const std::uint16_t buffer = newIterator();
    const std::uint16_t weights = newIterator();
    emit(Opcode::BufferClear, 0, 0, buffer);
    emit(Opcode::BufferClear, 0, 0, weights);
    forEach(set, [&](Register element, Label) {
        const Scratch scratch(*this);
        emit(Opcode::BufferPush, element, 0, buffer);
        emit(Opcode::BufferPush, elementValue(expr, element), 0, weights);
    });
    emit(Opcode::BufferPickWeighted, to, givesNobody(expr) ? 0 : 1, buffer, weights);
}

void UnitCompiler::aggregate(const typed::Expr &expr, Register to)
{
    // Locals may be read while the loop runs, so the result is built beside its destination.
    const Register result = temporary();
    switch (expr.op) {
    case Op::Count:
        count(expr, result);
        break;
    case Op::Sum:
        total(expr, result);
        break;
    case Op::Mean:
        mean(expr, result);
        break;
    case Op::Minimal:
    case Op::Maximal:
        extreme(expr, result);
        break;
    case Op::ArgMin:
    case Op::ArgMax:
        extremeElement(expr, result);
        break;
    case Op::Any:
    case Op::All:
        quantifier(expr, result);
        break;
    default:
        statistic(expr, result);
        break;
    }
    emit(Opcode::Move, to, result);
}

UnitCompiler::Register UnitCompiler::elementValue(const typed::Expr &aggregate, Register element)
{
    emit(Opcode::Move, static_cast<Register>(aggregate.integer), element);
    return value(*aggregate.children[1]);
}

void UnitCompiler::count(const typed::Expr &expr, Register to)
{
    const typed::Expr &set = *expr.children[0];
    if (set.op == Op::AllAgents) {
        emit(Opcode::CountAgents, to, 0, 0, set.integer);
        return;
    }
    if (reduction(expr, to)) {
        return;
    }
    const Register one = temporary();
    constant(one, 1);
    constant(to, 0);
    forEach(set, [&](Register, Label) { emit(Opcode::AddInt, to, to, one); });
}

void UnitCompiler::total(const typed::Expr &expr, Register to)
{
    if (reduction(expr, to)) {
        return;
    }
    const bool floats = expr.type.base == typed::Type::Base::Float;
    constant(to, 0); // the bits of 0 and of 0.0
    forEach(*expr.children[0], [&](Register element, Label) {
        const Scratch scratch(*this);
        emit(floats ? Opcode::AddFloat : Opcode::AddInt, to, to, elementValue(expr, element));
    });
}

void UnitCompiler::mean(const typed::Expr &expr, Register to)
{
    if (reduction(expr, to)) {
        return;
    }
    const Register one = temporary();
    const Register number = temporary();
    constant(one, 1);
    constant(number, 0);
    constant(to, 0);
    forEach(*expr.children[0], [&](Register element, Label) {
        const Scratch scratch(*this);
        emit(Opcode::AddFloat, to, to, elementValue(expr, element));
        emit(Opcode::AddInt, number, number, one);
    });
    failWhenFalse(number);
    emit(Opcode::ToFloat, number, number);
    emit(Opcode::DivideFloat, to, to, number);
}

void UnitCompiler::extreme(const typed::Expr &expr, Register to)
{
    const bool floats = expr.type.base == typed::Type::Base::Float;
    const bool smallest = expr.op == Op::Minimal;
    const Register found = temporary();
    constant(found, 0);
    forEach(*expr.children[0], [&](Register element, Label) {
        const Scratch scratch(*this);
        const Register from = elementValue(expr, element);
        const Label first = newLabel();
        const Label done = newLabel();
        jump(Opcode::JumpUnless, first, 0, found);
        if (floats) {
            emit(smallest ? Opcode::MinimumFloat : Opcode::MaximumFloat, to, to, from);
        } else {
            emit(smallest ? Opcode::MinimumInt : Opcode::MaximumInt, to, to, from);
        }
        jump(Opcode::Jump, done);
        place(first);
        emit(Opcode::Move, to, from);
        constant(found, 1);
        place(done);
    });
    failWhenFalse(found);
}

void UnitCompiler::extremeElement(const typed::Expr &expr, Register to)
{
    const bool floats = expr.children[1]->type.base == typed::Type::Base::Float;
    const Opcode less = floats ? Opcode::JumpUnlessLessFloat : Opcode::JumpUnlessLessInt;
    const Register found = temporary();
    const Register best = temporary();
    constant(found, 0);
    constant(to, 0xFFFFFFFF);
    forEach(*expr.children[0], [&](Register element, Label) {
        const Scratch scratch(*this);
        const Register from = elementValue(expr, element);
        const Label take = newLabel();
        const Label skip = newLabel();
        jump(Opcode::JumpUnless, take, 0, found);
        if (expr.op == Op::ArgMin) {
            jump(less, skip, from, best);
        } else {
            jump(less, skip, best, from);
        }
        place(take);
        emit(Opcode::Move, best, from);
        emit(Opcode::Move, to, element);
        constant(found, 1);
        place(skip);
    });
    if (expr.type.base != typed::Type::Base::Agent) {
        failWhenFalse(found);
    }
}

void UnitCompiler::quantifier(const typed::Expr &expr, Register to)
{
    const bool any = expr.op == Op::Any;
    constant(to, any ? 0 : 1);
    forEach(*expr.children[0], [&](Register element, Label done) {
        const Scratch scratch(*this);
        const Label next = newLabel();
        const Register holds = elementValue(expr, element);
        jump(any ? Opcode::JumpUnless : Opcode::JumpIf, next, 0, holds);
        constant(to, any ? 1 : 0);
        jump(Opcode::Jump, done);
        place(next);
    });
}

void UnitCompiler::statistic(const typed::Expr &expr, Register to)
{
    const std::uint16_t buffer = newIterator();
    emit(Opcode::BufferClear, 0, 0, buffer);
    if (!reduction(expr, to, buffer)) {
        forEach(*expr.children[0], [&](Register element, Label) {
            const Scratch scratch(*this);
            emit(Opcode::BufferPush, elementValue(expr, element), 0, buffer);
        });
    }
    const Register argument = expr.op == Op::Quantile ? value(*expr.children[2]) : to;
    emit(Opcode::BufferStatistic, to, argument, buffer, static_cast<std::int64_t>(statisticOf(expr.op)));
}

void UnitCompiler::failWhenFalse(Register flag)
{
    const Label fine = newLabel();
    jump(Opcode::JumpIf, fine, 0, flag);
    emit(Opcode::EmptyAggregate);
    place(fine);
}

} // namespace gridfolk
