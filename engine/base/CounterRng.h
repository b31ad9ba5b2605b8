// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gridfolk
{

/// One block of Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11): a
/// bijection of the counter under the key, so any draw of any agent at any tick can be made in any order on
/// any thread.
[[nodiscard]] inline std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                             std::array<std::uint32_t, 2> key)
{
    constexpr std::uint64_t kMultiplier0 = 0xD2511F53;
    constexpr std::uint64_t kMultiplier1 = 0xCD9E8D57;
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85;
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = kMultiplier0 * counter[0];
        const std::uint64_t product1 = kMultiplier1 * counter[2];
        counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(product1),
                   static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(product0)};
        key[0] += kWeyl0;
        key[1] += kWeyl1;
    }
    return counter;
}

inline constexpr std::size_t kPhiloxTogether = 8;

/// Blocks under one key, side by side: a round waits for its multiplications, so eight blocks take little
/// longer than one. Equal to calls of philox4x32().
/// @param low words 0 and 1 of each counter, high: words 2 and 3; the second word in the upper half
[[nodiscard]] std::array<std::array<std::uint32_t, 4>, kPhiloxTogether>
philoxTogether(const std::array<std::uint64_t, kPhiloxTogether> &low,
               const std::array<std::uint64_t, kPhiloxTogether> &high, std::array<std::uint32_t, 2> key);

/// What a sequence of draws is for; sequences of different streams never overlap.
enum class Stream : std::uint8_t {
    Setup,
    Schedule,
    Rule,
    Cell,
    Model,
    Action,
    Metric,
    Persona,
    Mind,
    Design,
    Become,
    Birth,
    Death
};

/// Goes on where the first 32 bits may favor some outcome.
template <class Source>
[[gnu::noinline]] std::uint64_t uniformBelowLater(Source &source, std::uint64_t product, std::uint64_t bound)
{
    const std::uint64_t threshold = (std::uint64_t{1} << 32U) % bound;
    while (static_cast<std::uint32_t>(product) < threshold) {
        product = source.bits32() * bound;
    }
    return product >> 32;
}

template <class Source>
[[gnu::noinline]] std::uint64_t uniformBelowWide(Source &source, std::uint64_t bound)
{
    const std::uint64_t threshold = (0 - bound) % bound;
    std::uint64_t value = source.bits64();
    while (value < threshold) {
        value = source.bits64();
    }
    return value % bound;
}

/// Uniform in [0, bound), exactly, from 32 bits at a time (Lemire, "Fast random integer generation in an
/// interval", 2019). bound > 0.
template <class Source>
std::uint64_t uniformBelow(Source &source, std::uint64_t bound)
{
    if (bound <= 0xFFFFFFFFU) {
        const std::uint64_t product = source.bits32() * bound;
        return static_cast<std::uint32_t>(product) >= bound ? product >> 32
                                                            : uniformBelowLater(source, product, bound);
    }
    return uniformBelowWide(source, bound);
}

/// The random numbers of one subject (agent serial, cell index) in one stream at one tick. A cheap value:
/// make one where it is needed. Equal arguments give equal draws on every machine and thread.
class CounterRng
{
public:
    CounterRng() = default;
    CounterRng(std::uint64_t seed, Stream stream, std::int64_t tick, std::uint64_t subject)
        : m_key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}
        , m_tick(static_cast<std::uint32_t>(tick))
        , m_subjectLow(static_cast<std::uint32_t>(subject))
        , m_subjectHigh((static_cast<std::uint32_t>(subject >> 32) & 0xFFFFFFU) |
                        (static_cast<std::uint32_t>(stream) << 24))
    {
    }

    using Block = std::array<std::uint32_t, 4>;

    /// The first blocks of sequences that differ in their subject, made side by side.
    [[nodiscard]] static std::array<Block, kPhiloxTogether>
    firstBlocks(std::uint64_t seed, Stream stream, std::int64_t tick,
                const std::array<std::uint64_t, kPhiloxTogether> &subjects)
    {
        const CounterRng rng(seed, stream, tick, 0);
        std::array<std::uint64_t, kPhiloxTogether> high{};
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            high[i] = (subjects[i] & 0xFFFFFFFFFFFFFFU) | std::uint64_t{rng.m_subjectHigh} << 32U;
        }
        std::array<std::uint64_t, kPhiloxTogether> low{};
        low.fill(std::uint64_t{rng.m_tick} << 32U);
        return philoxTogether(low, high, rng.m_key);
    }

    /// The next blocks of this sequence, made side by side; none of them is given out again.
    [[nodiscard]] std::array<Block, kPhiloxTogether> nextBlocks()
    {
        std::array<std::uint64_t, kPhiloxTogether> low{};
        for (std::uint64_t &counter : low) {
            counter = m_next++ | std::uint64_t{m_tick} << 32U;
        }
        std::array<std::uint64_t, kPhiloxTogether> high{};
        high.fill(m_subjectLow | std::uint64_t{m_subjectHigh} << 32U);
        return philoxTogether(low, high, m_key);
    }

    /// Goes on as the sequence of another subject, which has not drawn yet.
    void restart(std::uint64_t subject)
    {
        m_subjectLow = static_cast<std::uint32_t>(subject);
        m_subjectHigh =
            (m_subjectHigh & 0xFF000000U) | (static_cast<std::uint32_t>(subject >> 32U) & 0xFFFFFFU);
        m_next = 0;
        m_used = 4;
    }

    /// Gives a sequence that has not drawn yet its first block.
    void startWith(const Block &first)
    {
        m_block = first;
        m_used = 0;
        m_next = 1;
    }

    /// 32 uniform bits.
    std::uint32_t bits32()
    {
        if (m_used == 4) {
            refill();
        }
        return m_block[m_used++];
    }

    /// 64 uniform bits.
    std::uint64_t bits64()
    {
        const std::uint64_t high = bits32();
        return (high << 32) | bits32();
    }

    /// Uniform in [0, 1) with 53 random bits.
    double uniform() { return static_cast<double>(bits64() >> 11) * 0x1.0p-53; }

    /// Uniform in [0, bound), exactly. bound > 0.
    std::uint64_t below(std::uint64_t bound) { return uniformBelow(*this, bound); }

    /// As below(), where that takes no more than is already made, so that nothing has to be called; else -1,
    /// and nothing is drawn. bound < 2^32.
    std::int64_t belowAtHand(std::uint64_t bound)
    {
        if (m_used == 4) {
            return -1;
        }
        const std::uint64_t product = m_block[m_used] * bound;
        if (static_cast<std::uint32_t>(product) < bound) {
            return -1;
        }
        ++m_used;
        return static_cast<std::int64_t>(product >> 32U);
    }

private:
    void refill(); // out of line, so that what is left of a draw is short enough to stand in its place

    std::array<std::uint32_t, 2> m_key{};
    std::uint32_t m_tick = 0;
    std::uint32_t m_subjectLow = 0;
    std::uint32_t m_subjectHigh = 0;
    std::uint32_t m_next = 0;
    std::uint32_t m_used = 4;
    Block m_block{};
};

/// The numbers of a sequence that has not drawn yet, made many at a time: for those who draw a lot.
class BulkRng
{
public:
    explicit BulkRng(const CounterRng &sequence)
        : m_sequence(sequence)
    {
    }

    std::uint32_t bits32()
    {
        if (m_used == kNumbers) {
            refill();
        }
        return m_numbers[m_used++];
    }
    std::uint64_t bits64()
    {
        const std::uint64_t high = bits32();
        return (high << 32) | bits32();
    }
    std::uint64_t below(std::uint64_t bound) { return uniformBelow(*this, bound); }

private:
    static constexpr std::size_t kNumbers = 4 * kPhiloxTogether;
    void refill();

    CounterRng m_sequence;
    std::array<std::uint32_t, kNumbers> m_numbers{};
    std::size_t m_used = kNumbers;
};

} // namespace gridfolk
