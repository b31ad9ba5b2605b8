// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <utility>

namespace gridfolk::bench
{

KernelRun forestFireKernel(std::uint32_t width, double density, int steps, std::uint64_t seed)
{
    FastRng rng(seed);
    const std::uint32_t stride = width + 2; // a bare border spares the tests for the edge
    std::vector<std::uint8_t> tree(std::size_t{stride} * stride);
    std::vector<std::uint32_t> burning;
    std::vector<std::uint32_t> next;
    for (std::uint32_t y = 1; y <= width; ++y) {
        for (std::uint32_t x = 1; x <= width; ++x) {
            const bool grows = rng.unit() < density;
            tree[y * stride + x] = grows && x > 1 ? 1 : 0;
            if (grows && x == 1) {
                burning.push_back(y * stride + x);
            }
        }
    }

    const Stopwatch watch;
    std::uint64_t burnt = burning.size();
    for (int step = 0; step < steps && !burning.empty(); ++step) {
        next.clear();
        for (const std::uint32_t cell : burning) {
            for (const std::uint32_t beside : {cell - stride, cell - 1, cell + 1, cell + stride}) {
                if (tree[beside] != 0) {
                    tree[beside] = 0;
                    next.push_back(beside);
                }
            }
        }
        burnt += next.size();
        std::swap(burning, next);
    }
    const double seconds = watch.seconds();
    const std::uint64_t cells = std::uint64_t{width} * width;
    return {seconds, cells * static_cast<std::uint64_t>(steps), static_cast<double>(burnt)};
}

} // namespace gridfolk::bench
