// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace gridfolk
{

namespace
{

using Blocks = std::array<std::array<std::uint32_t, 4>, kPhiloxTogether>;
using Words = std::array<std::uint64_t, kPhiloxTogether>;
using Key = std::array<std::uint32_t, 2>;

#if defined(__x86_64__)

constexpr int kRounds = 10;
constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;

Key nextKey(Key key)
{
    return {key[0] + 0x9E3779B9, key[1] + 0xBB67AE85};
}

// In both, a word of each block stands in the low half of a lane. The high halves hold rests of products,
// which the multiplication ignores.

/// Two blocks a register: what every x86-64 processor has.
Blocks byPairs(const Words &low, const Words &high, Key key)
{
    constexpr std::size_t kPairs = kPhiloxTogether / 2;
    __m128i words[4][kPairs];
    for (std::size_t i = 0; i < kPairs; ++i) {
        words[0][i] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(low.data()) + i);
        words[1][i] = _mm_srli_epi64(words[0][i], 32);
        words[2][i] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(high.data()) + i);
        words[3][i] = _mm_srli_epi64(words[2][i], 32);
    }
    for (int round = 0; round < kRounds; ++round, key = nextKey(key)) {
        for (std::size_t i = 0; i < kPairs; ++i) {
            const __m128i product0 = _mm_mul_epu32(words[0][i], _mm_set1_epi64x(kMultiplier0));
            const __m128i product1 = _mm_mul_epu32(words[2][i], _mm_set1_epi64x(kMultiplier1));
            words[0][i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product1, 32), words[1][i]),
                                        _mm_set1_epi64x(key[0]));
            words[1][i] = product1;
            words[2][i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product0, 32), words[3][i]),
                                        _mm_set1_epi64x(key[1]));
            words[3][i] = product0;
        }
    }
    Blocks blocks;
    const __m128i lower = _mm_set1_epi64x(0xFFFFFFFF);
    for (std::size_t i = 0; i < kPairs; ++i) {
        const __m128i first =
            _mm_or_si128(_mm_and_si128(words[0][i], lower), _mm_slli_epi64(words[1][i], 32));
        const __m128i second =
            _mm_or_si128(_mm_and_si128(words[2][i], lower), _mm_slli_epi64(words[3][i], 32));
        auto *to = reinterpret_cast<__m128i *>(blocks.data()) + 2 * i;
        _mm_storeu_si128(to, _mm_unpacklo_epi64(first, second));
        _mm_storeu_si128(to + 1, _mm_unpackhi_epi64(first, second));
    }
    return blocks;
}

/// Four blocks a register.
__attribute__((target("avx2"))) Blocks byFours(const Words &low, const Words &high, Key key)
{
    constexpr std::size_t kFours = kPhiloxTogether / 4;
    __m256i words[4][kFours];
    for (std::size_t i = 0; i < kFours; ++i) {
        words[0][i] = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(low.data()) + i);
        words[1][i] = _mm256_srli_epi64(words[0][i], 32);
        words[2][i] = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(high.data()) + i);
        words[3][i] = _mm256_srli_epi64(words[2][i], 32);
    }
    for (int round = 0; round < kRounds; ++round, key = nextKey(key)) {
        for (std::size_t i = 0; i < kFours; ++i) {
            const __m256i product0 = _mm256_mul_epu32(words[0][i], _mm256_set1_epi64x(kMultiplier0));
            const __m256i product1 = _mm256_mul_epu32(words[2][i], _mm256_set1_epi64x(kMultiplier1));
            words[0][i] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product1, 32), words[1][i]),
                                           _mm256_set1_epi64x(key[0]));
            words[1][i] = product1;
            words[2][i] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product0, 32), words[3][i]),
                                           _mm256_set1_epi64x(key[1]));
            words[3][i] = product0;
        }
    }
    Blocks blocks;
    for (std::size_t i = 0; i < kFours; ++i) {
        const __m256i first = _mm256_blend_epi32(words[0][i], _mm256_slli_epi64(words[1][i], 32), 0xAA);
        const __m256i second = _mm256_blend_epi32(words[2][i], _mm256_slli_epi64(words[3][i], 32), 0xAA);
        const __m256i even = _mm256_unpacklo_epi64(first, second); // blocks 0 and 2
        const __m256i odd = _mm256_unpackhi_epi64(first, second);  // blocks 1 and 3
        auto *to = reinterpret_cast<__m256i *>(blocks.data()) + 2 * i;
        _mm256_storeu_si256(to, _mm256_permute2x128_si256(even, odd, 0x20));
        _mm256_storeu_si256(to + 1, _mm256_permute2x128_si256(even, odd, 0x31));
    }
    return blocks;
}

#endif

} // namespace

std::array<std::array<std::uint32_t, 4>, kPhiloxTogether>
philoxTogether(const std::array<std::uint64_t, kPhiloxTogether> &low,
               const std::array<std::uint64_t, kPhiloxTogether> &high, std::array<std::uint32_t, 2> key)
{
#if defined(__x86_64__)
    static const bool wide = __builtin_cpu_supports("avx2") != 0;
    return wide ? byFours(low, high, key) : byPairs(low, high, key);
#else
    Blocks blocks;
    for (std::size_t i = 0; i < kPhiloxTogether; ++i) {
        blocks[i] =
            philox4x32({static_cast<std::uint32_t>(low[i]), static_cast<std::uint32_t>(low[i] >> 32U),
                        static_cast<std::uint32_t>(high[i]), static_cast<std::uint32_t>(high[i] >> 32U)},
                       key);
    }
    return blocks;
#endif
}

void CounterRng::refill()
{
    m_block = philox4x32({m_next++, m_tick, m_subjectLow, m_subjectHigh}, m_key);
    m_used = 0;
}

void BulkRng::refill()
{
    const Blocks blocks = m_sequence.nextBlocks();
    static_assert(sizeof m_numbers == sizeof blocks);
    std::memcpy(m_numbers.data(), blocks.data(), sizeof blocks);
    m_used = 0;
}

} // namespace gridfolk
