// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gridfolk
{

/// An aggregate over agents whose condition and value are plain reads of attributes. One native loop over
/// rows gives what the loop of bytecode for the same expression would, in the same order, several times
/// sooner.
struct Reduction {
    enum class Source : std::uint8_t {
        Agents,    ///< all
        Neighbors, ///< on cells around the subject's
        Here       ///< on one cell, the acting agent excluded
    };
    enum class Relation : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
    enum class Number : std::uint8_t { Bits, Int, Float }; ///< how two values compare; Bits only for equality

    /// Attribute of the element ? operand.
    struct Test {
        std::int64_t columns = 0; ///< into Bytecode::columnMaps
        Relation relation = Relation::Equal;
        Number number = Number::Bits;
        std::uint16_t operand = 0; ///< register; it does not change during the loop
    };
    enum class Yield : std::uint8_t {
        Count,     ///< an int
        SumInt,    ///< an int, or "run.overflow"
        SumFloat,  ///< a float, or "run.not-a-number"
        MeanInt,   ///< of ints, a float; "run.empty-aggregate" of nothing
        MeanFloat, ///< of floats, likewise
        ListInt,   ///< to the buffer, as floats
        ListFloat  ///< to the buffer
    };

    static constexpr std::size_t kMostTests = 4; ///< more are left to the bytecode

    Source source = Source::Agents;
    std::int64_t kind = -1;   ///< -1: any
    std::uint16_t where = 0;  ///< register: the radius of Neighbors, the cell of Here
    std::uint16_t center = 0; ///< register: around which cell Neighbors are; kOwnCell: the subject's
    std::vector<Test> tests;  ///< all must hold; checked in order
    Yield yield = Yield::Count;
    std::int64_t columns = 0; ///< of the value, into Bytecode::columnMaps; unused by Count
};

} // namespace gridfolk
