// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/MirrorCount.h"

#include <bit>
#include <functional>

namespace gridfolk
{

namespace
{

constexpr std::size_t kTogether = NeighborIndex::kPadding; ///< cells, and bits of a byte
constexpr std::size_t kEights = 8;                         ///< bytes of a word
static_assert(CellMirror::kPadding >= kTogether);

/// Up to kEights times eight cells that lie side by side; a bit for each that is looked at.
struct Cells {
    std::array<std::uint32_t, kEights> first; // NOLINT: as many as count says are set
    std::size_t count = 0;
    std::uint64_t bits = 0;

    /// @param belongs a bit for each of eight cells
    void add(std::uint32_t cell, std::uint64_t belongs)
    {
        first[count] = cell;
        bits |= belongs << (kTogether * count++);
    }

    /// What bitsOf(first of eight cells) says of all.
    template <class Bits>
    [[nodiscard]] std::uint64_t map(Bits bitsOf) const
    {
        std::uint64_t all = 0;
        for (std::size_t i = 0; i < count; ++i) {
            all |= bitsOf(first[i]) << (kTogether * i);
        }
        return all;
    }
};

/// A bit for each of eight bytes that equals the wanted one.
std::uint64_t equalBytes(const std::uint8_t *bytes, std::uint8_t wanted)
{
#if defined(__SSE2__)
    const __m128i equal = _mm_cmpeq_epi8(eightAt(bytes), _mm_set1_epi8(static_cast<char>(wanted)));
    return static_cast<std::uint64_t>(_mm_movemask_epi8(equal)) & 0xFFU;
#else
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kTogether; ++i) {
        bits |= std::uint64_t{bytes[i] == wanted} << i;
    }
    return bits;
#endif
}

template <class Number, class Relation>
std::uint64_t related(const Cells &cells, const std::uint64_t *plane, std::uint64_t operand, Relation holds)
{
    const auto right = std::bit_cast<Number>(operand);
    return cells.map([&](std::uint32_t first) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < kTogether; ++i) {
            bits |= static_cast<std::uint64_t>(holds(std::bit_cast<Number>(plane[first + i]), right)) << i;
        }
        return bits;
    });
}

template <class Number>
std::uint64_t relatedAs(Reduction::Relation relation, const Cells &cells, const std::uint64_t *plane,
                        std::uint64_t operand)
{
    switch (relation) {
    case Reduction::Relation::Equal:
        return related<Number>(cells, plane, operand, std::equal_to<Number>());
    case Reduction::Relation::NotEqual:
        return related<Number>(cells, plane, operand, std::not_equal_to<Number>());
    case Reduction::Relation::Less:
        return related<Number>(cells, plane, operand, std::less<Number>());
    case Reduction::Relation::LessEqual:
        return related<Number>(cells, plane, operand, std::less_equal<Number>());
    case Reduction::Relation::Greater:
        return related<Number>(cells, plane, operand, std::greater<Number>());
    case Reduction::Relation::GreaterEqual:
        return related<Number>(cells, plane, operand, std::greater_equal<Number>());
    }
    return 0;
}

#if defined(__SSE2__)
/// As related(), two numbers at a time.
template <class Relation>
std::uint64_t relatedPairs(const Cells &cells, const std::uint64_t *plane, std::uint64_t operand,
                           Relation holds)
{
    const __m128d right = _mm_set1_pd(std::bit_cast<double>(operand));
    return cells.map([&](std::uint32_t first) {
        const auto *const numbers = reinterpret_cast<const double *>(plane + first);
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < kTogether; i += 2) {
            const __m128d left = _mm_loadu_pd(numbers + i);
            bits |= static_cast<std::uint64_t>(_mm_movemask_pd(holds(left, right))) << i;
        }
        return bits;
    });
}

std::uint64_t relatedFloats(Reduction::Relation relation, const Cells &cells, const std::uint64_t *plane,
                            std::uint64_t operand)
{
    const auto pairs = [&](auto holds) { return relatedPairs(cells, plane, operand, holds); };
    switch (relation) {
    case Reduction::Relation::Equal:
        return pairs([](__m128d a, __m128d b) { return _mm_cmpeq_pd(a, b); });
    case Reduction::Relation::NotEqual:
        return pairs([](__m128d a, __m128d b) { return _mm_cmpneq_pd(a, b); });
    case Reduction::Relation::Less:
        return pairs([](__m128d a, __m128d b) { return _mm_cmplt_pd(a, b); });
    case Reduction::Relation::LessEqual:
        return pairs([](__m128d a, __m128d b) { return _mm_cmple_pd(a, b); });
    case Reduction::Relation::Greater:
        return pairs([](__m128d a, __m128d b) { return _mm_cmpgt_pd(a, b); });
    case Reduction::Relation::GreaterEqual:
        return pairs([](__m128d a, __m128d b) { return _mm_cmpge_pd(a, b); });
    }
    return 0;
}
#else
std::uint64_t relatedFloats(Reduction::Relation relation, const Cells &cells, const std::uint64_t *plane,
                            std::uint64_t operand)
{
    return relatedAs<double>(relation, cells, plane, operand);
}
#endif

/// Where somebody of the kind stands; -1: anybody.
std::uint64_t standing(const Cells &cells, const CellMirror &mirror, std::int64_t kind)
{
    const auto wanted = static_cast<std::uint8_t>(kind + 1); // -1: nobody's byte
    const std::uint64_t equal =
        cells.map([&](std::uint32_t first) { return equalBytes(mirror.kinds() + first, wanted); });
    return kind < 0 ? ~equal : equal;
}

std::uint64_t passing(const Cells &cells, const CellMirror::Plane &plane, const Reduction::Test &test,
                      std::uint64_t operand)
{
    if (plane.narrow) {
        const std::uint64_t equal = cells.map([&](std::uint32_t first) {
            return equalBytes(plane.bytes.data() + first, static_cast<std::uint8_t>(operand));
        });
        return test.relation == Reduction::Relation::Equal ? equal : ~equal;
    }
    switch (test.number) {
    case Reduction::Number::Bits:
        return relatedAs<std::uint64_t>(test.relation, cells, plane.words.data(), operand);
    case Reduction::Number::Int:
        return relatedAs<std::int64_t>(test.relation, cells, plane.words.data(), operand);
    case Reduction::Number::Float:
        return relatedFloats(test.relation, cells, plane.words.data(), operand);
    }
    return 0;
}

/// A count in progress.
class Count
{
public:
    Count(const CellMirror &mirror, const Reduction &reduction, const std::uint64_t *registers)
        : m_mirror(mirror)
        , m_reduction(reduction)
        , m_registers(registers)
        // The last of 256 categories has the byte of absence.
        , m_tellsPresence(reduction.tellsPresence &&
                          registers[reduction.tests.front().operand] != CellMirror::kAbsent)
    {
    }

    /// @param belongs a bit for each of eight cells
    void add(std::uint32_t first, std::uint64_t belongs)
    {
        m_cells.add(first, belongs);
        if (m_cells.count == kEights) {
            countCells();
        }
    }

    [[nodiscard]] std::uint64_t total()
    {
        countCells();
        return m_total;
    }

private:
    void countCells()
    {
        std::uint64_t bits = m_cells.bits;
        if (!m_tellsPresence) {
            bits &= standing(m_cells, m_mirror, m_reduction.kind);
        }
        for (const Reduction::Test &test : m_reduction.tests) {
            if (bits == 0) {
                break;
            }
            bits &= passing(m_cells, m_mirror.plane(test.plane), test, m_registers[test.operand]);
        }
        m_total += static_cast<std::uint64_t>(std::popcount(bits));
        m_cells.count = 0;
        m_cells.bits = 0;
    }

    const CellMirror &m_mirror;
    const Reduction &m_reduction;
    const std::uint64_t *m_registers;
    bool m_tellsPresence;
    Cells m_cells;
    std::uint64_t m_total = 0;
};

} // namespace

std::uint64_t countAround(const NeighborIndex &index, std::uint32_t center, std::int64_t radius,
                          const CellMirror &mirror, const Reduction &reduction,
                          const std::uint64_t *registers)
{
    Count count(mirror, reduction, registers);
    if (const auto *const eights = index.eightsAtHand(center, radius)) {
        for (const NeighborIndex::Eight &eight : *eights) {
            count.add(static_cast<std::uint32_t>(std::int64_t{center} + eight.delta),
                      equalBytes(eight.belongs.data(), 255));
        }
        return count.total();
    }
    for (const NeighborIndex::Run &run : *index.around(center, radius).runs) {
        index.forEachPart(center, run, [&](std::uint32_t first, std::uint32_t length) {
            constexpr auto kStep = static_cast<std::uint32_t>(kTogether);
            for (; length > kTogether; length -= kStep, first += kStep) {
                count.add(first, 0xFF);
            }
            count.add(first, 0xFFU >> (kTogether - std::size_t{length}));
        });
    }
    return count.total();
}

} // namespace gridfolk
