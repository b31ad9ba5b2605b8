// SPDX-License-Identifier: GPL-3.0-or-later
// Sets that are made of another set's elements: samples, orders, histograms.
#include "exec/ValueText.h"
#include "exec/Vm.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kMostBins = 10'000;

/// Numbers of values between low and high by bins of equal width, the last one closed.
std::vector<std::uint64_t> histogram(const std::vector<std::uint64_t> &values, double low, double high,
                                     std::size_t bins)
{
    std::vector<std::uint64_t> counts(bins);
    const auto edge = [&](std::size_t bin) {
        return low + (high - low) * static_cast<double>(bin) / static_cast<double>(bins);
    };
    for (const std::uint64_t bits : values) {
        const auto value = std::bit_cast<double>(bits);
        if (!(value >= low && value <= high)) {
            continue;
        }
        const double share = (value - low) / (high - low);
        auto bin = std::min(static_cast<std::size_t>(share * static_cast<double>(bins)), bins - 1);
        if (value < edge(bin)) { // rounding may miss an edge by one
            --bin;
        } else if (bin + 1 < bins && value >= edge(bin + 1)) {
            ++bin;
        }
        ++counts[bin];
    }
    return counts;
}

/// Elements in rising order of their keys; equal ones keep theirs.
template <class Less>
void sortBy(std::vector<std::uint64_t> &elements, const std::vector<std::uint64_t> &keys, Less less)
{
    std::vector<std::uint32_t> order(elements.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = static_cast<std::uint32_t>(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return less(keys[a], keys[b]); });
    Column::permuteVector(elements, order);
}

} // namespace

/// One instruction that turns what was pushed into a set to walk over.
Vm::Status Vm::buffer(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    SetIterator &set = iterators[in.c];
    std::vector<std::uint64_t> &elements = set.buffer();
    if (in.op == Opcode::BufferHistogram) {
        const auto low = std::bit_cast<double>(reg[in.b]);
        const auto high = std::bit_cast<double>(reg[in.b + 1U]);
        const auto bins = static_cast<std::int64_t>(reg[in.b + 2U]);
        if (!std::isfinite(high - low) || !(low < high) || bins < 1 || bins > kMostBins) {
            return fail(
                chunk, at, "run.bad-bins",
                {{"low", shortNumber(low)}, {"high", shortNumber(high)}, {"bins", std::to_string(bins)}});
        }
        elements = histogram(elements, low, high, static_cast<std::size_t>(bins));
    } else if (in.op == Opcode::BufferSort) {
        const std::vector<std::uint64_t> &keys = iterators[in.b].buffer();
        if ((in.k & 1) != 0) {
            sortBy(elements, keys, [](std::uint64_t a, std::uint64_t b) {
                return std::bit_cast<double>(a) < std::bit_cast<double>(b);
            });
        } else {
            sortBy(elements, keys, [](std::uint64_t a, std::uint64_t b) {
                return static_cast<std::int64_t>(a) < static_cast<std::int64_t>(b);
            });
        }
        set.overBuffer(in.a, static_cast<std::size_t>(in.k >> 1U));
        return Status::Done;
    } else {
        const auto wanted = static_cast<std::int64_t>(reg[in.b]);
        if (wanted < 0) {
            return fail(chunk, at, "run.bad-count", {{"value", std::to_string(wanted)}});
        }
        const std::size_t count = std::min(static_cast<std::size_t>(wanted), elements.size());
        for (std::size_t i = 0; in.op == Opcode::BufferSample && i < count; ++i) {
            std::swap(elements[i], elements[i + m_rng.below(elements.size() - i)]);
        }
        elements.resize(count);
    }
    set.overBuffer(in.a, static_cast<std::size_t>(in.k));
    return Status::Done;
}

} // namespace gridfolk
