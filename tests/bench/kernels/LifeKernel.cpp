// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <algorithm>
#include <utility>

namespace gridfolk::bench
{

namespace
{

/// One byte a cell with a border that repeats the other side.
using Field = std::vector<std::uint8_t>;

void wrapBorder(Field &field, std::size_t width)
{
    const std::size_t stride = width + 2;
    for (std::size_t y = 1; y <= width; ++y) {
        field[y * stride] = field[y * stride + width];
        field[y * stride + width + 1] = field[y * stride + 1];
    }
    const auto row = [&](std::size_t y) { return field.begin() + static_cast<std::ptrdiff_t>(y * stride); };
    std::copy_n(row(width), stride, row(0));
    std::copy_n(row(1), stride, row(width + 1));
}

__attribute__((target_clones("avx2", "default"))) void live(const std::uint8_t *above,
                                                            const std::uint8_t *row,
                                                            const std::uint8_t *below, std::uint8_t *out,
                                                            std::size_t width)
{
    for (std::size_t x = 0; x < width; ++x) {
        const auto around = static_cast<std::uint8_t>(above[x - 1] + above[x] + above[x + 1] + row[x - 1] +
                                                      row[x + 1] + below[x - 1] + below[x] + below[x + 1]);
        out[x] = static_cast<std::uint8_t>((around | row[x]) == 3 ? 1 : 0); // 3, or 2 and alive
    }
}

} // namespace

KernelRun lifeKernel(std::uint32_t width, double density, int steps, std::uint64_t seed)
{
    FastRng rng(seed);
    const std::size_t stride = std::size_t{width} + 2;
    Field now(stride * stride);
    Field next(now.size());
    for (std::size_t y = 1; y <= width; ++y) {
        for (std::size_t x = 1; x <= width; ++x) {
            now[y * stride + x] = rng.unit() < density ? 1 : 0;
        }
    }

    const Stopwatch watch;
    for (int step = 0; step < steps; ++step) {
        wrapBorder(now, width);
        for (std::size_t y = 1; y <= width; ++y) {
            const std::uint8_t *row = &now[y * stride + 1];
            live(row - stride, row, row + stride, &next[y * stride + 1], width);
        }
        std::swap(now, next);
    }
    const double seconds = watch.seconds();
    std::uint64_t living = 0;
    for (std::size_t y = 1; y <= width; ++y) {
        living +=
            static_cast<std::uint64_t>(std::count(&now[y * stride + 1], &now[y * stride + 1 + width], 1));
    }
    const std::uint64_t cells = std::uint64_t{width} * width;
    return {seconds, cells * static_cast<std::uint64_t>(steps),
            static_cast<double>(living) / static_cast<double>(cells)};
}

} // namespace gridfolk::bench
