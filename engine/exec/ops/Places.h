// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes, layers, cells and agents: reading, writing, moving, births and deaths. Part of VmLoop.cpp.
#pragma once

#include "exec/ops/Ops.h"

// The body of agent b, and which of its columns k means.
#define BODY_AND_COLUMN                                                                                      \
    const AgentRef agent = AgentRef::unpacked(reg[in->b]);                                                   \
    LIVING(agent);                                                                                           \
    const World::Body body = vm.m_world.body(agent);                                                         \
    const std::int32_t mapped = vm.m_code.columnMaps[index(in)][body.kind];                                  \
    if (mapped < 0) {                                                                                        \
        return vm.lacksAttribute(in, body.kind);                                                             \
    }                                                                                                        \
    const auto column = static_cast<std::size_t>(mapped)
#define SETS(name, bits)                                                                                     \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        SET(bits);                                                                                           \
    }                                                                                                        \
    static_assert(true)

namespace gridfolk
{

SETS(Self, vm.m_subject.agent.packed());
SETS(SelfCell, vm.subjectCell());
SETS(Tick, bitsOf(vm.m_world.tick()));

OPERATION(Parameter)
{
    const double value = vm.m_world.parameters()[index(in)];
    SET(in->c == 0 ? bitsOf(value) : bitsOf(static_cast<std::int64_t>(value)));
}

SETS(LoadOwnByte, vm.m_ownColumns[in->k].bytes()[vm.m_selfRow]);
SETS(LoadOwnWord, vm.m_ownColumns[in->k].words()[vm.m_selfRow]);

OPERATION(StoreOwnByte)
{
    std::uint8_t &own = vm.m_ownColumns[in->k].bytes()[vm.m_selfRow];
    if (own != static_cast<std::uint8_t>(reg[in->a])) {
        own = static_cast<std::uint8_t>(reg[in->a]);
        vm.m_idle = false;
        vm.mirror(vm.selfBody(), index(in), reg[in->a]);
    }
    GO_ON;
}

OPERATION(StoreOwnWord)
{
    std::uint64_t &own = vm.m_ownColumns[in->k].words()[vm.m_selfRow];
    if (own != reg[in->a]) {
        own = reg[in->a];
        vm.m_idle = false;
        vm.mirror(vm.selfBody(), index(in), reg[in->a]);
    }
    GO_ON;
}

OPERATION(AddOwnSmallInt)
{
    std::uint64_t &own = vm.m_ownColumns[in->k].words()[vm.m_selfRow];
    std::int64_t outcome = 0;
    if (__builtin_add_overflow(asInt(own), small(in), &outcome)) {
        FAIL("run.overflow");
    }
    own = bitsOf(outcome);
    vm.mirror(vm.selfBody(), index(in), own);
    GO_ON;
}

OPERATION(AddOwnSmallFloat)
{
    std::uint64_t &own = vm.m_ownColumns[in->k].words()[vm.m_selfRow];
    // never a NaN: attributes are none, and the number is finite
    own = bitsOf(asFloat(own) + static_cast<double>(small(in)));
    vm.mirror(vm.selfBody(), index(in), own);
    GO_ON;
}

OPERATION(LoadAttribute)
{
    BODY_AND_COLUMN;
    SET(vm.attributeOf(body.kind, column).bits(body.row));
}

OPERATION(StoreAttribute)
{
    BODY_AND_COLUMN;
    vm.m_world.setAttribute(body.kind, body.row, column, reg[in->a]);
    GO_ON;
}

#define ADD_ATTRIBUTE_INT(name, number)                                                                      \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        BODY_AND_COLUMN;                                                                                     \
        std::uint64_t &value = vm.m_world.table(body.kind).columns[column].words()[body.row];                \
        std::int64_t sum = 0;                                                                                \
        if (__builtin_add_overflow(asInt(value), number, &sum)) {                                            \
            FAIL("run.overflow");                                                                            \
        }                                                                                                    \
        value = bitsOf(sum);                                                                                 \
        vm.mirror(body, column, value);                                                                      \
        GO_ON;                                                                                               \
    }                                                                                                        \
    static_assert(true)
#define ADD_ATTRIBUTE_FLOAT(name, number)                                                                    \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        BODY_AND_COLUMN;                                                                                     \
        std::uint64_t &value = vm.m_world.table(body.kind).columns[column].words()[body.row];                \
        const double sum = asFloat(value) + (number);                                                        \
        if (std::isnan(sum)) {                                                                               \
            FAIL("run.not-a-number");                                                                        \
        }                                                                                                    \
        value = bitsOf(sum);                                                                                 \
        vm.mirror(body, column, value);                                                                      \
        GO_ON;                                                                                               \
    }                                                                                                        \
    static_assert(true)
ADD_ATTRIBUTE_INT(AddAttributeInt, INT(a));
ADD_ATTRIBUTE_INT(AddAttributeSmallInt, small(in));
ADD_ATTRIBUTE_FLOAT(AddAttributeFloat, FLOAT(a));
ADD_ATTRIBUTE_FLOAT(AddAttributeSmallFloat, static_cast<double>(small(in)));
#undef ADD_ATTRIBUTE_INT
#undef ADD_ATTRIBUTE_FLOAT

SETS(LoadLayerByte, vm.readable(in->k, cellAt(vm, in->b, reg)).bytes()[cellAt(vm, in->b, reg)]);
SETS(LoadLayerWord, vm.readable(in->k, cellAt(vm, in->b, reg)).words()[cellAt(vm, in->b, reg)]);

OPERATION(StoreLayerByte)
{
    vm.m_world.layers()[index(in)].bytes()[cellAt(vm, in->b, reg)] = static_cast<std::uint8_t>(reg[in->a]);
    GO_ON;
}

OPERATION(StoreLayerWord)
{
    vm.m_world.layers()[index(in)].words()[cellAt(vm, in->b, reg)] = reg[in->a];
    GO_ON;
}

SETS(LoadWorld, vm.m_world.values()[index(in)]);

OPERATION(StoreWorld)
{
    vm.m_world.values()[index(in)] = reg[in->a];
    GO_ON;
}

SETS(CellX, bitsOf(std::int64_t{vm.m_world.index().coordinates(cellIn(reg[in->b])).x}));
SETS(CellY, bitsOf(std::int64_t{vm.m_world.index().coordinates(cellIn(reg[in->b])).y}));

OPERATION(CellOf)
{
    const AgentRef agent = AgentRef::unpacked(reg[in->b]);
    LIVING(agent);
    SET(vm.m_world.cellOf(agent));
}

OPERATION(Serial)
{
    const AgentRef agent = AgentRef::unpacked(reg[in->b]);
    LIVING(agent);
    SET(vm.m_world.serialOf(agent));
}

OPERATION(IsKind)
{
    const AgentRef agent = AgentRef::unpacked(reg[in->b]);
    SET(bitsOf(vm.m_world.isAlive(agent) && std::int64_t{vm.m_world.body(agent).kind} == in->k));
}

SETS(IsAlive, bitsOf(vm.m_world.isAlive(AgentRef::unpacked(reg[in->b]))));

// Geometry

SETS(Distance, bitsOf(vm.m_world.index().distance(cellIn(reg[in->b]), cellIn(reg[in->c]))));
SETS(CellTowards, vm.m_world.index().towards(cellIn(reg[in->b]), cellIn(reg[in->c])));

OPERATION(CellAt)
{
    const std::uint32_t cell = vm.m_world.index().at(INT(b), INT(c));
    if (cell == NeighborIndex::kOutside) {
        return vm.failAt(in, "run.outside-grid", "x", INT(b), "y", INT(c));
    }
    SET(cell);
}

// Draws

OPERATION(RandomEmptyCell)
{
    const std::span<const std::uint32_t> empty = vm.m_world.grid().emptyCells();
    if (empty.empty()) {
        FAIL("run.no-empty-cell");
    }
    SET(empty[vm.m_rng.below(empty.size())]);
}

OPERATION(PickNeighborCell)
{
    RADIUS(b);
    const std::uint32_t cell = vm.pickNeighborCell(cellAt(vm, in->c, reg), INT(b));
    if (cell == NeighborIndex::kOutside) {
        FAIL("run.empty-choice");
    }
    SET(cell);
}

LONG_WAY(PickNearCell)
{
    const std::uint32_t cell = vm.pickNeighborCell(cellAt(vm, in->c, reg), in->k);
    if (cell == NeighborIndex::kOutside) {
        FAIL("run.empty-choice");
    }
    SET(cell);
}

OPERATION(PickNearCell)
{
    const std::uint32_t center = cellAt(vm, in->c, reg);
    if (const NeighborIndex::Ring *ring = vm.m_world.index().ringAtHand(center, in->k)) {
        const std::int64_t choice = vm.m_rng.belowAtHand(ring->size());
        if (choice >= 0) {
            SET(center + static_cast<std::uint32_t>((*ring)[static_cast<std::size_t>(choice)].delta));
        }
    }
    TAKE_LONG_WAY(PickNearCell);
}

SETS(PickAgentHere, vm.pickAgentHere(cellAt(vm, in->b, reg), in->k).packed());
SETS(PickAgent, vm.pickAgent(in->k).packed());
SETS(PickCell, vm.m_rng.below(vm.m_world.cellCount()));

// Effects

LONG_WAY(MoveSelf)
{
    if (vm.m_requests != nullptr) {
        return after(vm, in, reg, vm.request(*vm.m_chunk, vm.placeOf(in), reg));
    }
    SET(bitsOf(vm.m_world.move(vm.selfBody(), cellIn(reg[in->b]))));
}

OPERATION(MoveSelf)
{
    if (vm.m_requests == nullptr && vm.m_world.moveAtHand(vm.selfBody(), cellIn(reg[in->b]))) {
        SET(1);
    }
    TAKE_LONG_WAY(MoveSelf);
}

OPERATION(MoveAgent)
{
    const AgentRef agent = AgentRef::unpacked(reg[in->b]);
    LIVING(agent);
    SET(bitsOf(vm.m_world.move(agent, cellIn(reg[in->c]))));
}

OPERATION(Die)
{
    return after(vm, in, reg, vm.endLife(in, reg, vm.m_subject.agent));
}
OPERATION(Kill)
{
    return after(vm, in, reg, vm.endLife(in, reg, AgentRef::unpacked(reg[in->b])));
}
OPERATION(Create)
{
    return after(vm, in, reg, vm.createBy(in, reg));
}

OPERATION(Become)
{
    LIVING(vm.m_subject.agent);
    return end(vm, vm.become(vm.m_code.createPlans[index(in)], reg + in->c));
}

} // namespace gridfolk

#undef BODY_AND_COLUMN
#undef SETS
