// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gridfolk
{

#if defined(__SSE2__)

namespace
{

constexpr int kRounds = 10;

/// Two blocks, a word of each in the low half of a lane. The high halves hold rests of products, which the
/// multiplication ignores.
struct Pair {
    __m128i words[4];

    Pair(const std::array<std::uint32_t, 4> &first, const std::array<std::uint32_t, 4> &second)
    {
        for (std::size_t i = 0; i < 4; ++i) {
            words[i] = _mm_set_epi64x(second[i], first[i]);
        }
    }

    void round(__m128i multiplier0, __m128i multiplier1, __m128i key0, __m128i key1)
    {
        const __m128i product0 = _mm_mul_epu32(words[0], multiplier0);
        const __m128i product1 = _mm_mul_epu32(words[2], multiplier1);
        words[0] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product1, 32), words[1]), key0);
        words[1] = product1;
        words[2] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product0, 32), words[3]), key1);
        words[3] = product0;
    }

    void get(std::array<std::uint32_t, 4> &first, std::array<std::uint32_t, 4> &second) const
    {
        for (std::size_t i = 0; i < 4; ++i) {
            first[i] = static_cast<std::uint32_t>(_mm_cvtsi128_si64(words[i]));
            second[i] = static_cast<std::uint32_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(words[i], words[i])));
        }
    }
};

} // namespace

std::array<std::array<std::uint32_t, 4>, 4>
fourPhiloxBlocks(const std::array<std::array<std::uint32_t, 4>, 4> &counters,
                 std::array<std::uint32_t, 2> key)
{
    const __m128i multiplier0 = _mm_set1_epi64x(0xD2511F53);
    const __m128i multiplier1 = _mm_set1_epi64x(0xCD9E8D57);
    Pair low(counters[0], counters[1]);
    Pair high(counters[2], counters[3]);
    for (int round = 0; round < kRounds; ++round) {
        const __m128i key0 = _mm_set1_epi64x(key[0]);
        const __m128i key1 = _mm_set1_epi64x(key[1]);
        low.round(multiplier0, multiplier1, key0, key1);
        high.round(multiplier0, multiplier1, key0, key1);
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    std::array<std::array<std::uint32_t, 4>, 4> blocks;
    low.get(blocks[0], blocks[1]);
    high.get(blocks[2], blocks[3]);
    return blocks;
}

#else

std::array<std::array<std::uint32_t, 4>, 4>
fourPhiloxBlocks(const std::array<std::array<std::uint32_t, 4>, 4> &counters,
                 std::array<std::uint32_t, 2> key)
{
    std::array<std::array<std::uint32_t, 4>, 4> blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i] = philox4x32(counters[i], key);
    }
    return blocks;
}

#endif

} // namespace gridfolk
