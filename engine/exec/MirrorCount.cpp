// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/MirrorCount.h"

#include <array>
#include <bit>
#include <functional>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gridfolk
{

namespace
{

constexpr std::uint32_t kTogether = 8; ///< bytes of a word
static_assert(CellMirror::kPadding >= kTogether);

std::uint64_t lowest(std::uint32_t count)
{
    return ~std::uint64_t{0} >> (kMostCountedCells - count);
}

/// The cells that are looked at, in stretches that lie side by side.
class Stretches
{
public:
    void add(std::uint32_t first, std::uint32_t length)
    {
        m_stretches[m_count++] = {first, length};
        m_cells += length;
    }

    [[nodiscard]] std::uint64_t allBits() const { return m_cells == 0 ? 0 : lowest(m_cells); }

    /// A bit a cell: what bitsOf(first, length) says of each stretch, from the first on.
    template <class Bits>
    [[nodiscard]] std::uint64_t bits(Bits bitsOf) const
    {
        std::uint64_t bits = 0;
        std::uint32_t cells = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            bits |= bitsOf(m_stretches[i].first, m_stretches[i].length) << cells;
            cells += m_stretches[i].length;
        }
        return bits;
    }

private:
    struct Stretch {
        std::uint32_t first;
        std::uint32_t length;
    };
    std::array<Stretch, kMostCountedCells> m_stretches; // NOLINT: as many as m_count says are set
    std::size_t m_count = 0;
    std::uint32_t m_cells = 0;
};

/// A bit for each of eight bytes that equals the wanted one.
std::uint64_t equalBytes(const std::uint8_t *bytes, std::uint8_t wanted)
{
#if defined(__SSE2__)
    const __m128i eight = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(bytes));
    const __m128i equal = _mm_cmpeq_epi8(eight, _mm_set1_epi8(static_cast<char>(wanted)));
    return static_cast<std::uint64_t>(_mm_movemask_epi8(equal)) & 0xFFU;
#else
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < kTogether; ++i) {
        bits |= std::uint64_t{bytes[i] == wanted} << i;
    }
    return bits;
#endif
}

/// Reads up to kPadding bytes behind the last.
std::uint64_t equalBytes(const Stretches &stretches, const std::uint8_t *plane, std::uint8_t wanted)
{
    return stretches.bits([&](std::uint32_t first, std::uint32_t length) {
        std::uint64_t bits = equalBytes(plane + first, wanted);
        for (std::uint32_t done = kTogether; done < length; done += kTogether) {
            bits |= equalBytes(plane + first + done, wanted) << done;
        }
        return bits & lowest(length);
    });
}

template <class Number, class Relation>
std::uint64_t related(const Stretches &stretches, const std::uint64_t *plane, std::uint64_t operand,
                      Relation holds)
{
    const auto right = std::bit_cast<Number>(operand);
    return stretches.bits([&](std::uint32_t first, std::uint32_t length) {
        std::uint64_t bits = 0;
        for (std::uint32_t i = 0; i < length; ++i) {
            bits |= static_cast<std::uint64_t>(holds(std::bit_cast<Number>(plane[first + i]), right)) << i;
        }
        return bits;
    });
}

template <class Number>
std::uint64_t relatedAs(Reduction::Relation relation, const Stretches &stretches, const std::uint64_t *plane,
                        std::uint64_t operand)
{
    switch (relation) {
    case Reduction::Relation::Equal:
        return related<Number>(stretches, plane, operand, std::equal_to<Number>());
    case Reduction::Relation::NotEqual:
        return related<Number>(stretches, plane, operand, std::not_equal_to<Number>());
    case Reduction::Relation::Less:
        return related<Number>(stretches, plane, operand, std::less<Number>());
    case Reduction::Relation::LessEqual:
        return related<Number>(stretches, plane, operand, std::less_equal<Number>());
    case Reduction::Relation::Greater:
        return related<Number>(stretches, plane, operand, std::greater<Number>());
    case Reduction::Relation::GreaterEqual:
        return related<Number>(stretches, plane, operand, std::greater_equal<Number>());
    }
    return 0;
}

/// Where somebody of the kind stands; -1: anybody.
std::uint64_t standing(const Stretches &stretches, const CellMirror &mirror, std::int64_t kind)
{
    return kind < 0 ? equalBytes(stretches, mirror.kinds(), 0) ^ stretches.allBits()
                    : equalBytes(stretches, mirror.kinds(), static_cast<std::uint8_t>(kind + 1));
}

std::uint64_t passing(const Stretches &stretches, const CellMirror::Plane &plane, const Reduction::Test &test,
                      std::uint64_t operand)
{
    if (plane.narrow) {
        const std::uint64_t equal =
            equalBytes(stretches, plane.bytes.data(), static_cast<std::uint8_t>(operand));
        return test.relation == Reduction::Relation::Equal ? equal : equal ^ stretches.allBits();
    }
    switch (test.number) {
    case Reduction::Number::Bits:
        return relatedAs<std::uint64_t>(test.relation, stretches, plane.words.data(), operand);
    case Reduction::Number::Int:
        return relatedAs<std::int64_t>(test.relation, stretches, plane.words.data(), operand);
    case Reduction::Number::Float:
        return relatedAs<double>(test.relation, stretches, plane.words.data(), operand);
    }
    return 0;
}

} // namespace

std::uint64_t countAround(const NeighborIndex &index, std::uint32_t center,
                          const NeighborIndex::Around &around, const CellMirror &mirror,
                          const Reduction &reduction, const std::uint64_t *registers)
{
    Stretches stretches;
    for (const NeighborIndex::Run &run : *around.runs) {
        if (around.interior) {
            stretches.add(center + static_cast<std::uint32_t>(run.first.delta), run.length);
        } else {
            index.forEachPart(center, run, [&](std::uint32_t first, std::uint32_t length) {
                stretches.add(first, length);
            });
        }
    }
    // The last of 256 categories has the byte of absence.
    const bool tellsPresence =
        reduction.tellsPresence && registers[reduction.tests.front().operand] != CellMirror::kAbsent;
    std::uint64_t bits = tellsPresence ? stretches.allBits() : standing(stretches, mirror, reduction.kind);
    for (const Reduction::Test &test : reduction.tests) {
        if (bits == 0) {
            return 0;
        }
        bits &= passing(stretches, mirror.plane(test.plane), test, registers[test.operand]);
    }
    return static_cast<std::uint64_t>(std::popcount(bits));
}

} // namespace gridfolk
