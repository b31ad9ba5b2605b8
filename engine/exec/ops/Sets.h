// SPDX-License-Identifier: GPL-3.0-or-later
// Calls, and loops over sets. Part of VmLoop.cpp.
#pragma once

#include "exec/MirrorCount.h"
#include "exec/ops/Ops.h"

#define STEP(name, effect)                                                                                   \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        effect;                                                                                              \
        GO_ON;                                                                                               \
    }                                                                                                        \
    static_assert(true)

namespace gridfolk
{

OPERATION(Return)
{
    vm.m_result = reg[in->a];
    return end(vm, Status::Done);
}

OPERATION(End)
{
    (void)in;
    (void)reg;
    vm.m_idle = false;
    return end(vm, Status::Done);
}

OPERATION(EndIdle)
{
    (void)in;
    (void)reg;
    return end(vm, Status::Done);
}

OPERATION(Call)
{
    SPEND;
    const Status status =
        vm.call(static_cast<typed::UnitIndex>(in->k), {reg + in->b, vm.m_code.chunks[index(in)].parameters});
    if (status != Status::Done) {
        return end(vm, status);
    }
    SET(vm.m_result);
}

STEP(IterateAgents, iterator(vm, in).overAgents(vm.m_world, in->k));
STEP(IterateHere, iterator(vm, in).overHere(vm.m_world, cellIn(reg[in->b]), in->k, vm.m_subject.agent));
STEP(IterateCells, iterator(vm, in).overCells(vm.m_world));
STEP(IterateRange, iterator(vm, in).overRange(INT(b), INT(a)));

OPERATION(IterateNeighbors)
{
    RADIUS(b);
    iterator(vm, in).overNeighbors(vm.m_world, cellAt(vm, in->a, reg), INT(b), in->k);
    GO_ON;
}

OPERATION(IterateNeighborCells)
{
    RADIUS(b);
    iterator(vm, in).overNeighborCells(vm.m_world, cellAt(vm, in->a, reg), INT(b));
    GO_ON;
}

OPERATION(Next)
{
    SPEND;
    if (!iterator(vm, in).next(vm.m_world, reg[in->a])) {
        JUMP;
    }
    GO_ON;
}

STEP(Collect, iterator(vm, in).collect(vm.m_world));
STEP(BufferClear, iterator(vm, in).buffer().clear());
STEP(BufferPush, iterator(vm, in).buffer().push_back(reg[in->a]));

OPERATION(JumpIfFew)
{
    if (iterator(vm, in).buffer().size() < AgentLoopMachine::kFewest) {
        JUMP;
    }
    GO_ON;
}

OPERATION(BufferPick)
{
    const std::vector<std::uint64_t> &buffer = iterator(vm, in).buffer();
    if (buffer.empty() && in->b == 1) {
        FAIL("run.empty-choice");
    }
    SET(buffer.empty() ? AgentRef{}.packed() : buffer[vm.m_rng.below(buffer.size())]);
}

OPERATION(EmptyAggregate)
{
    (void)reg;
    FAIL("run.empty-aggregate");
}

LONG_WAY(Reduce)
{
    SPEND;
    if (vm.m_code.reductions[index(in)].source == Reduction::Source::Neighbors) {
        RADIUS(b);
    }
    return after(vm, in, reg, vm.reduce(in, reg));
}

OPERATION(Reduce)
{
    const Reduction &reduction = vm.m_code.reductions[index(in)];
    const std::uint64_t radius = reg[reduction.where];
    const CellMirror &mirror = vm.m_world.mirror();
    if (!reduction.countsEqual || !mirror.exists() || radius > kMostCountedRadius) {
        TAKE_LONG_WAY(Reduce);
    }
    const Reduction::Test &test = reduction.tests.front();
    const std::uint64_t wanted = reg[test.operand];
    const std::uint32_t center = cellAt(vm, reduction.center, reg);
    const auto *const eights = vm.m_world.index().eightsAtHand(center, static_cast<std::int64_t>(radius));
    if (eights == nullptr || wanted == CellMirror::kAbsent) {
        TAKE_LONG_WAY(Reduce);
    }
    vm.m_reach = std::max(vm.m_reach, static_cast<std::int64_t>(radius));
    SET(countEqual(*eights, mirror.plane(test.plane).bytes.data() + center,
                   static_cast<std::uint8_t>(wanted)));
}

OPERATION(CountAgents)
{
    std::size_t living = 0;
    for (std::size_t kind = 0; kind < vm.m_world.kindCount(); ++kind) {
        living += in->k < 0 || index(in) == kind ? vm.m_world.table(kind).living() : 0;
    }
    SET(living);
}

} // namespace gridfolk

#undef STEP
