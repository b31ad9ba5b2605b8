// SPDX-License-Identifier: GPL-3.0-or-later
// Jumps, arithmetic, comparison and draws of numbers. Part of VmLoop.cpp. Macros that define operations end
// with an assertion that holds, so that a semicolon may follow.
#pragma once

#include "base/Maths.h"
#include "exec/CheckedMaths.h"
#include "exec/ops/Ops.h"

#define SET_FLOAT(expression)                                                                                \
    do {                                                                                                     \
        const double outcome = (expression);                                                                 \
        if (std::isnan(outcome)) {                                                                           \
            FAIL("run.not-a-number");                                                                        \
        }                                                                                                    \
        SET(bitsOf(outcome));                                                                                \
    } while (false)
#define SET_CHECKED(builtin, left, right)                                                                    \
    do {                                                                                                     \
        std::int64_t outcome = 0;                                                                            \
        if (builtin(left, right, &outcome)) {                                                                \
            FAIL("run.overflow");                                                                            \
        }                                                                                                    \
        SET(bitsOf(outcome));                                                                                \
    } while (false)
#define SET_INTEGER(optionalValue)                                                                           \
    do {                                                                                                     \
        const std::optional<std::int64_t> outcome = (optionalValue);                                         \
        if (!outcome) {                                                                                      \
            FAIL("run.overflow");                                                                            \
        }                                                                                                    \
        SET(bitsOf(*outcome));                                                                               \
    } while (false)
#define NOT_BY_ZERO(isZero)                                                                                  \
    do {                                                                                                     \
        if (isZero) {                                                                                        \
            FAIL("run.division-by-zero");                                                                    \
        }                                                                                                    \
    } while (false)
#define JUMP_UNLESS(name, condition)                                                                         \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        if (!(condition)) {                                                                                  \
            JUMP;                                                                                            \
        }                                                                                                    \
        GO_ON;                                                                                               \
    }                                                                                                        \
    static_assert(true)
#define SETS(name, bits)                                                                                     \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        SET(bits);                                                                                           \
    }                                                                                                        \
    static_assert(true)
#define SETS_FLOAT(name, expression)                                                                         \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        SET_FLOAT(expression);                                                                               \
    }                                                                                                        \
    static_assert(true)
#define SETS_CHECKED(name, builtin, left, right)                                                             \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        SET_CHECKED(builtin, left, right);                                                                   \
    }                                                                                                        \
    static_assert(true)
#define SETS_INTEGER(name, optionalValue)                                                                    \
    OPERATION(name)                                                                                          \
    {                                                                                                        \
        SET_INTEGER(optionalValue);                                                                          \
    }                                                                                                        \
    static_assert(true)

namespace gridfolk
{

OPERATION(Jump)
{
    JUMP;
}
JUMP_UNLESS(JumpIf, reg[in->b] == 0);
JUMP_UNLESS(JumpUnless, reg[in->b] != 0);
JUMP_UNLESS(JumpUnlessLessInt, INT(a) < INT(b));
JUMP_UNLESS(JumpUnlessLessEqualInt, INT(a) <= INT(b));
JUMP_UNLESS(JumpUnlessEqual, reg[in->a] == reg[in->b]);
JUMP_UNLESS(JumpUnlessNotEqual, reg[in->a] != reg[in->b]);
JUMP_UNLESS(JumpUnlessLessFloat, FLOAT(a) < FLOAT(b));
JUMP_UNLESS(JumpUnlessLessEqualFloat, FLOAT(a) <= FLOAT(b));
JUMP_UNLESS(JumpUnlessEqualFloat, FLOAT(a) == FLOAT(b));
JUMP_UNLESS(JumpUnlessNotEqualFloat, FLOAT(a) != FLOAT(b));
JUMP_UNLESS(JumpUnlessLessSmallInt, INT(a) < small(in));
JUMP_UNLESS(JumpUnlessGreaterSmallInt, INT(a) > small(in));
JUMP_UNLESS(JumpUnlessLessEqualSmallInt, INT(a) <= small(in));
JUMP_UNLESS(JumpUnlessGreaterEqualSmallInt, INT(a) >= small(in));
JUMP_UNLESS(JumpUnlessEqualSmallInt, INT(a) == small(in));
JUMP_UNLESS(JumpUnlessNotEqualSmallInt, INT(a) != small(in));
JUMP_UNLESS(JumpUnlessLessSmallFloat, FLOAT(a) < static_cast<double>(small(in)));
JUMP_UNLESS(JumpUnlessGreaterSmallFloat, FLOAT(a) > static_cast<double>(small(in)));
JUMP_UNLESS(JumpUnlessLessEqualSmallFloat, FLOAT(a) <= static_cast<double>(small(in)));
JUMP_UNLESS(JumpUnlessGreaterEqualSmallFloat, FLOAT(a) >= static_cast<double>(small(in)));
JUMP_UNLESS(JumpUnlessAlive, vm.m_world.isAlive(AgentRef::unpacked(reg[in->b])));

SETS(Constant, bitsOf(in->k));
SETS(Move, reg[in->b]);

SETS_CHECKED(AddInt, __builtin_add_overflow, INT(b), INT(c));
SETS_CHECKED(AddSmallInt, __builtin_add_overflow, INT(b), small(in));
SETS_CHECKED(SubtractInt, __builtin_sub_overflow, INT(b), INT(c));
SETS_CHECKED(MultiplyInt, __builtin_mul_overflow, INT(b), INT(c));

OPERATION(FloorDivideInt)
{
    NOT_BY_ZERO(INT(c) == 0);
    SET_INTEGER(checked::floorDivide(INT(b), INT(c)));
}

OPERATION(ModuloInt)
{
    NOT_BY_ZERO(INT(c) == 0);
    SET(bitsOf(checked::modulo(INT(b), INT(c))));
}

OPERATION(PowerInt)
{
    if (INT(c) < 0) {
        FAIL("run.negative-power");
    }
    SET_INTEGER(checked::power(INT(b), INT(c)));
}

// The first operand when they are equal.
SETS(MinimumInt, bitsOf(INT(c) < INT(b) ? INT(c) : INT(b)));
SETS(MaximumInt, bitsOf(INT(b) < INT(c) ? INT(c) : INT(b)));
SETS(MinimumFloat, bitsOf(FLOAT(c) < FLOAT(b) ? FLOAT(c) : FLOAT(b)));
SETS(MaximumFloat, bitsOf(FLOAT(b) < FLOAT(c) ? FLOAT(c) : FLOAT(b)));

SETS_FLOAT(AddSmallFloat, FLOAT(b) + static_cast<double>(small(in)));
SETS_FLOAT(AddFloat, FLOAT(b) + FLOAT(c));
SETS_FLOAT(SubtractFloat, FLOAT(b) - FLOAT(c));
SETS_FLOAT(MultiplyFloat, FLOAT(b) * FLOAT(c));

OPERATION(DivideFloat)
{
    NOT_BY_ZERO(FLOAT(c) == 0);
    SET_FLOAT(FLOAT(b) / FLOAT(c));
}

OPERATION(FloorDivideFloat)
{
    NOT_BY_ZERO(FLOAT(c) == 0);
    SET_FLOAT(std::floor(FLOAT(b) / FLOAT(c)));
}

OPERATION(ModuloFloat)
{
    NOT_BY_ZERO(FLOAT(c) == 0);
    SET_FLOAT(checked::modulo(FLOAT(b), FLOAT(c)));
}

SETS_CHECKED(NegateInt, __builtin_sub_overflow, std::int64_t{0}, INT(b));

OPERATION(AbsoluteInt)
{
    if (INT(b) >= 0) {
        SET(reg[in->b]);
    }
    SET_CHECKED(__builtin_sub_overflow, std::int64_t{0}, INT(b));
}

SETS(NegateFloat, bitsOf(-FLOAT(b)));
SETS(AbsoluteFloat, bitsOf(std::fabs(FLOAT(b))));
SETS(ToFloat, bitsOf(static_cast<double>(INT(b))));

SETS_INTEGER(ToInt, checked::toInteger(FLOAT(b)));
SETS_INTEGER(Floor, checked::toInteger(std::floor(FLOAT(b))));
SETS_INTEGER(Ceil, checked::toInteger(std::ceil(FLOAT(b))));
SETS_INTEGER(Round, checked::toInteger(std::nearbyint(FLOAT(b))));
SETS_FLOAT(PowerFloat, maths::pow(FLOAT(b), FLOAT(c)));
SETS_FLOAT(Atan2, maths::atan2(FLOAT(b), FLOAT(c)));
SETS_FLOAT(SquareRoot, std::sqrt(FLOAT(b)));
SETS_FLOAT(Exp, maths::exp(FLOAT(b)));
SETS_FLOAT(Log, maths::log(FLOAT(b)));
SETS_FLOAT(Sin, maths::sin(FLOAT(b)));
SETS_FLOAT(Cos, maths::cos(FLOAT(b)));
SETS_FLOAT(Tan, maths::tan(FLOAT(b)));

SETS(Not, bitsOf(reg[in->b] == 0));
SETS(LessInt, bitsOf(INT(b) < INT(c)));
SETS(LessEqualInt, bitsOf(INT(b) <= INT(c)));
SETS(Equal, bitsOf(reg[in->b] == reg[in->c]));
SETS(NotEqual, bitsOf(reg[in->b] != reg[in->c]));
SETS(LessFloat, bitsOf(FLOAT(b) < FLOAT(c)));
SETS(LessEqualFloat, bitsOf(FLOAT(b) <= FLOAT(c)));
SETS(EqualFloat, bitsOf(FLOAT(b) == FLOAT(c)));
SETS(NotEqualFloat, bitsOf(FLOAT(b) != FLOAT(c)));

SETS(Chance, bitsOf(vm.m_rng.uniform() < FLOAT(b)));
SETS_FLOAT(RandomFloat, FLOAT(b) + (FLOAT(c) - FLOAT(b)) * vm.m_rng.uniform());
SETS_FLOAT(RandomNormal, vm.normal(FLOAT(b), FLOAT(c)));
SETS_FLOAT(RandomLogNormal, maths::exp(vm.normal(FLOAT(b), FLOAT(c))));
SETS_FLOAT(RandomExponential, -FLOAT(b) * maths::log(1.0 - vm.m_rng.uniform()));

OPERATION(RandomInt)
{
    if (INT(c) < INT(b)) {
        return vm.failAt(in, "run.empty-range", "low", INT(b), "high", INT(c));
    }
    const std::uint64_t width = reg[in->c] - reg[in->b] + 1;
    SET(reg[in->b] + (width == 0 ? vm.m_rng.bits64() : vm.m_rng.below(width)));
}

OPERATION(RandomPoisson)
{
    if (!(FLOAT(b) >= 0 && FLOAT(b) <= 1e7)) {
        return vm.badMean(in, FLOAT(b));
    }
    SET(bitsOf(vm.poisson(FLOAT(b))));
}

} // namespace gridfolk

#undef SET_FLOAT
#undef SET_CHECKED
#undef SET_INTEGER
#undef NOT_BY_ZERO
#undef JUMP_UNLESS
#undef SETS
#undef SETS_FLOAT
#undef SETS_CHECKED
#undef SETS_INTEGER
