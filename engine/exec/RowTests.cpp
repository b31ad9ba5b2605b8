// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/RowTests.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace gridfolk
{

namespace
{

/// Number is what the bits of a Value mean.
template <class Number, class Relation, class Value>
void apply(Relation holds, std::uint64_t operand, const Value *values, std::size_t count,
           std::uint8_t *passes)
{
    const Number right = std::bit_cast<Number>(static_cast<Value>(operand));
    for (std::size_t i = 0; i < count; ++i) {
        passes[i] &= static_cast<std::uint8_t>(holds(std::bit_cast<Number>(values[i]), right));
    }
}

template <class Number, class Value>
void applyOrder(Reduction::Relation relation, std::uint64_t operand, const Value *values, std::size_t count,
                std::uint8_t *passes)
{
    switch (relation) {
    case Reduction::Relation::Equal:
        return apply<Number>(std::equal_to<Number>(), operand, values, count, passes);
    case Reduction::Relation::NotEqual:
        return apply<Number>(std::not_equal_to<Number>(), operand, values, count, passes);
    case Reduction::Relation::Less:
        return apply<Number>(std::less<Number>(), operand, values, count, passes);
    case Reduction::Relation::LessEqual:
        return apply<Number>(std::less_equal<Number>(), operand, values, count, passes);
    case Reduction::Relation::Greater:
        return apply<Number>(std::greater<Number>(), operand, values, count, passes);
    case Reduction::Relation::GreaterEqual:
        return apply<Number>(std::greater_equal<Number>(), operand, values, count, passes);
    }
}

} // namespace

void applyTest(const Reduction::Test &test, std::uint64_t operand, const std::uint8_t *values,
               std::size_t count, std::uint8_t *passes)
{
    applyOrder<std::uint8_t>(test.relation, operand, values, count, passes);
}

void applyTest(const Reduction::Test &test, std::uint64_t operand, const std::uint64_t *values,
               std::size_t count, std::uint8_t *passes)
{
    switch (test.number) {
    case Reduction::Number::Bits:
        return applyOrder<std::uint64_t>(test.relation, operand, values, count, passes);
    case Reduction::Number::Int:
        return applyOrder<std::int64_t>(test.relation, operand, values, count, passes);
    case Reduction::Number::Float:
        return applyOrder<double>(test.relation, operand, values, count, passes);
    }
}

std::size_t countPasses(const std::uint8_t *passes, std::size_t count)
{
    // Eight bytes of 0 or 1 are added at a time, at most 255 times before a lane could overflow.
    constexpr std::size_t kLanes = 8;
    std::size_t number = 0;
    std::size_t i = 0;
    while (i + kLanes <= count) {
        const std::size_t end = std::min(count, i + 255 * kLanes);
        std::uint64_t lanes = 0;
        for (; i + kLanes <= end; i += kLanes) {
            std::uint64_t next = 0;
            std::memcpy(&next, passes + i, kLanes);
            lanes += next;
        }
        // The sum of eight lanes may pass a byte: add them as four lanes of 16 bits.
        const std::uint64_t pairs = (lanes & 0x00FF00FF00FF00FF) + ((lanes >> 8U) & 0x00FF00FF00FF00FF);
        number += (pairs * 0x0001000100010001) >> 48U;
    }
    for (; i < count; ++i) {
        number += passes[i];
    }
    return number;
}

} // namespace gridfolk
