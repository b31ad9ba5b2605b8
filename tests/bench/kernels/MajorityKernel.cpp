// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace gridfolk::bench
{

namespace
{

constexpr std::uint8_t kAye = 1;
constexpr std::uint8_t kNo = 16; // so that the sum of eight holds both counts

/// One byte a cell, 0 where nobody is, with a border that stays empty.
using Town = std::vector<std::uint8_t>;

__attribute__((target_clones("avx2", "default"))) void listen(const std::uint8_t *above,
                                                              const std::uint8_t *row,
                                                              const std::uint8_t *below, std::uint8_t *out,
                                                              std::size_t width)
{
    for (std::size_t x = 0; x < width; ++x) {
        const auto around = static_cast<std::uint8_t>(above[x - 1] + above[x] + above[x + 1] + row[x - 1] +
                                                      row[x + 1] + below[x - 1] + below[x] + below[x + 1]);
        const auto ayes = static_cast<std::uint8_t>(around & 15U);
        const auto noes = static_cast<std::uint8_t>(around >> 4U);
        std::uint8_t opinion = row[x];
        opinion = ayes > noes ? kAye : opinion;
        opinion = noes > ayes ? kNo : opinion;
        out[x] = row[x] == 0 ? std::uint8_t{0} : opinion;
    }
}

} // namespace

KernelRun majorityKernel(std::uint32_t width, std::uint32_t people, double ayes, int steps,
                         std::uint64_t seed)
{
    FastRng rng(seed);
    const std::size_t stride = std::size_t{width} + 2;
    Town now(stride * stride);
    Town next(now.size());
    std::vector<std::uint32_t> cells(std::size_t{width} * width);
    std::iota(cells.begin(), cells.end(), 0U);
    rng.shuffle(cells);
    for (std::uint32_t i = 0; i < people; ++i) {
        now[(cells[i] / width + 1) * stride + cells[i] % width + 1] = rng.unit() < ayes ? kAye : kNo;
    }

    const Stopwatch watch;
    for (int step = 0; step < steps; ++step) {
        for (std::size_t y = 1; y <= width; ++y) {
            const std::uint8_t *row = &now[y * stride + 1];
            listen(row - stride, row, row + stride, &next[y * stride + 1], width);
        }
        std::swap(now, next);
    }
    const double seconds = watch.seconds();
    const auto share = static_cast<double>(std::count(now.begin(), now.end(), kAye)) / people;
    return {seconds, std::uint64_t{people} * static_cast<std::uint64_t>(steps), share};
}

} // namespace gridfolk::bench
