// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Vm.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace gridfolk
{

/// The operations of the machine, a function each. A function does one instruction and goes on to the next:
/// where the compiler makes a jump of such a last call, the machine runs from function to function without a
/// loop around them and with its state in the processor's registers (Ertl and Gregg, "The structure and
/// performance of efficient interpreters", 2003); elsewhere it gives the next instruction to the loop. So no
/// local variable may be given out by reference: the call would need its frame.
struct Vm::Ops {
    /// The next instruction, or nullptr at the end, see Vm::m_status.
    using Next = const Instruction *;
    using Operation = Next (*)(Vm &vm, const Instruction *in, std::uint64_t *reg);

    /// Without a definition of its own an operation is a seldom one.
    template <Opcode>
    static Next run(Vm &vm, const Instruction *in, std::uint64_t *reg);

    static Next start(Vm &vm, const Instruction *in, std::uint64_t *reg)
    {
        return kOperations[static_cast<std::size_t>(in->op)](vm, in, reg);
    }

    static Next goOn(Vm &vm, const Instruction *next, std::uint64_t *reg)
    {
#ifdef GRIDFOLK_TAIL_CALLS
        return start(vm, next, reg);
#else
        (void)vm;
        (void)reg;
        return next;
#endif
    }

    static Next end(Vm &vm, Status status)
    {
        vm.m_status = status;
        return nullptr;
    }

    /// What an operation does where its short way does not lead: calls would make the short way longer too.
    template <Opcode>
    [[gnu::noinline]] static Next runLong(Vm &vm, const Instruction *in, std::uint64_t *reg);

    static Next after(Vm &vm, const Instruction *in, std::uint64_t *reg, Status status)
    {
        return status == Status::Done ? goOn(vm, in + 1, reg) : end(vm, status);
    }

    // Registers

    static std::int64_t asInt(std::uint64_t bits)
    {
        return static_cast<std::int64_t>(bits);
    }
    static double asFloat(std::uint64_t bits)
    {
        return std::bit_cast<double>(bits);
    }
    static std::uint64_t bitsOf(double value)
    {
        return std::bit_cast<std::uint64_t>(value);
    }
    static std::uint64_t bitsOf(std::int64_t value)
    {
        return static_cast<std::uint64_t>(value);
    }
    static std::uint64_t bitsOf(bool value)
    {
        return value ? 1 : 0;
    }
    static std::uint32_t cellIn(std::uint64_t bits)
    {
        return static_cast<std::uint32_t>(bits);
    }

    /// The cell in a register, or that of the subject.
    static std::uint32_t cellAt(const Vm &vm, std::uint16_t r, const std::uint64_t *reg)
    {
        return r == kOwnCell ? vm.subjectCell() : cellIn(reg[r]);
    }
    static std::size_t index(const Instruction *in)
    {
        return static_cast<std::size_t>(in->k);
    }
    static std::int64_t small(const Instruction *in)
    {
        return static_cast<std::int16_t>(in->c);
    }
    static SetIterator &iterator(const Vm &vm, const Instruction *in)
    {
        return vm.m_frameIterators[in->c];
    }

    static const Operation *const kOperations; ///< by opcode
};

} // namespace gridfolk

// Short forms for the definitions of operations; VmLoop.cpp, which alone includes them, undefines them.
#define OPERATION(name)                                                                                      \
    template <>                                                                                              \
    inline Vm::Ops::Next Vm::Ops::run<Opcode::name>(Vm & vm, const Instruction *in, std::uint64_t *reg)
#define LONG_WAY(name)                                                                                       \
    template <>                                                                                              \
    [[gnu::noinline]] inline Vm::Ops::Next Vm::Ops::runLong<Opcode::name>(Vm & vm, const Instruction *in,    \
                                                                          std::uint64_t *reg)
#define TAKE_LONG_WAY(name) return runLong<Opcode::name>(vm, in, reg)
#define INT(r) asInt(reg[in->r])
#define FLOAT(r) asFloat(reg[in->r])
#define GO_ON return goOn(vm, in + 1, reg)
#define JUMP return goOn(vm, in + in->k, reg)
#define FAIL(code) return vm.failAt(in, code)
#define SET(bits)                                                                                            \
    do {                                                                                                     \
        reg[in->a] = (bits);                                                                                 \
        GO_ON;                                                                                               \
    } while (false)
#define SPEND                                                                                                \
    do {                                                                                                     \
        if (!vm.spend()) {                                                                                   \
            return vm.outOfBudget(in);                                                                       \
        }                                                                                                    \
    } while (false)
#define LIVING(agent)                                                                                        \
    do {                                                                                                     \
        if (!vm.m_world.isAlive(agent)) {                                                                    \
            return vm.notAlive(in, agent);                                                                   \
        }                                                                                                    \
    } while (false)
#define RADIUS(r)                                                                                            \
    do {                                                                                                     \
        if (reg[in->r] > static_cast<std::uint64_t>(NeighborIndex::kMaxRadius)) {                            \
            return vm.badRadius(in, INT(r));                                                                 \
        }                                                                                                    \
    } while (false)
