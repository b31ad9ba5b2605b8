// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Reduction.h"
#include "world/CellMirror.h"
#include "world/NeighborIndex.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gridfolk
{

#if defined(__SSE2__)
inline __m128i eightAt(const std::uint8_t *bytes)
{
    return _mm_loadl_epi64(reinterpret_cast<const __m128i *>(bytes));
}
#endif

/// How many of the cells around one, all of them on the grid, have the wanted byte in a plane of the mirror.
/// @param eights at most 255
inline std::uint64_t countEqual(const std::vector<NeighborIndex::Eight> &eights, const std::uint8_t *center,
                                std::uint8_t wanted)
{
#if defined(__SSE2__)
    const __m128i all = _mm_set1_epi8(static_cast<char>(wanted));
    __m128i lanes = _mm_setzero_si128();
    for (const NeighborIndex::Eight &eight : eights) {
        const __m128i equal = _mm_cmpeq_epi8(eightAt(center + eight.delta), all); // -1 where it does
        lanes = _mm_sub_epi8(lanes, _mm_and_si128(equal, eightAt(eight.belongs.data())));
    }
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_sad_epu8(lanes, _mm_setzero_si128())));
#else
    std::uint64_t count = 0;
    for (const NeighborIndex::Eight &eight : eights) {
        for (std::size_t i = 0; i < eight.belongs.size(); ++i) {
            count += (center + eight.delta)[i] == wanted ? eight.belongs[i] & 1U : 0U;
        }
    }
    return count;
#endif
}

/// Around a cell so near, no ring has more than 255 Eights.
inline constexpr std::uint64_t kMostCountedRadius = 15;

/// Counts agents around a cell by what the mirror says of the cells: a bit a cell, rows of a few cells at a
/// time. Nothing is remembered from one count to the next.
/// @param radius 0 to NeighborIndex::kMaxRadius
/// @param reduction a count that is mirrored
/// @param registers hold the operands of its tests
[[nodiscard]] std::uint64_t countAround(const NeighborIndex &index, std::uint32_t center, std::int64_t radius,
                                        const CellMirror &mirror, const Reduction &reduction,
                                        const std::uint64_t *registers);

} // namespace gridfolk
