// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
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
        bool narrow = false;       ///< bytes, see Column
        std::size_t plane = 0;     ///< of the CellMirror, where the reduction is mirrored
    };

    template <class T>
    [[nodiscard]] static bool holds(Relation relation, T left, T right)
    {
        switch (relation) {
        case Relation::Equal:
            return left == right;
        case Relation::NotEqual:
            return left != right;
        case Relation::Less:
            return left < right;
        case Relation::LessEqual:
            return left <= right;
        case Relation::Greater:
            return left > right;
        case Relation::GreaterEqual:
            return left >= right;
        }
        return false;
    }

    /// Whether a value passes, both as register bits.
    [[nodiscard]] static bool holds(const Test &test, std::uint64_t left, std::uint64_t right)
    {
        switch (test.number) {
        case Number::Bits:
            return (left == right) == (test.relation == Relation::Equal);
        case Number::Int:
            return holds(test.relation, std::bit_cast<std::int64_t>(left),
                         std::bit_cast<std::int64_t>(right));
        case Number::Float:
            return holds(test.relation, std::bit_cast<double>(left), std::bit_cast<double>(right));
        }
        return false;
    }

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
    std::int64_t columns = 0;    ///< of the value, into Bytecode::columnMaps; unused by Count
    std::size_t plane = 0;       ///< of the value in the CellMirror, where the reduction is mirrored
    bool countsMirrored = false; ///< a count of neighbors that is mirrored
    bool countsEqual = false;    ///< a mirrored count by one test that tells presence
    bool tellsPresence = false;  ///< its first test holds only where one of the kind stands
    bool mirrored = false;       ///< the CellMirror, where the world has one, knows all that it reads
};

} // namespace gridfolk
