// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <cmath>
#include <numeric>

namespace gridfolk::bench
{

namespace
{

constexpr double kCohere = 0.03;
constexpr double kSeparation = 1;
constexpr double kSeparate = 0.015;
constexpr double kMatch = 0.05;

struct Birds {
    std::vector<double> x, y, vx, vy;
};

struct Sums {
    double count = 0, x = 0, y = 0, nearX = 0, nearY = 0, vx = 0, vy = 0;
};

/// All others within the radius on the torus. Few birds: looking at all of them at once beats any index.
__attribute__((target_clones("avx2", "default"))) Sums around(const Birds &birds, std::size_t self,
                                                              double width, double radius)
{
    const double half = width / 2;
    const double x0 = birds.x[self];
    const double y0 = birds.y[self];
    const double *const px = birds.x.data();
    const double *const py = birds.y.data();
    const double *const pvx = birds.vx.data();
    const double *const pvy = birds.vy.data();
    const std::size_t n = birds.x.size();
    double count = 0, x = 0, y = 0, nearX = 0, nearY = 0, vx = 0, vy = 0;
#pragma omp simd reduction(+ : count, x, y, nearX, nearY, vx, vy)
    for (std::size_t j = 0; j < n; ++j) {
        double dx = px[j] - x0;
        double dy = py[j] - y0;
        // Always subtracts, if only 0: a subtraction that may not happen would not be vectorized.
        dx -= (dx > half ? width : 0.0) - (dx < -half ? width : 0.0);
        dy -= (dy > half ? width : 0.0) - (dy < -half ? width : 0.0);
        const double square = dx * dx + dy * dy;
        const double seen = square <= radius * radius ? 1.0 : 0.0;
        const double close = square < kSeparation * kSeparation ? 1.0 : 0.0;
        count += seen;
        x += seen * dx;
        y += seen * dy;
        nearX += close * dx;
        nearY += close * dy;
        vx += seen * pvx[j];
        vy += seen * pvy[j];
    }
    return {count - 1, x, y, nearX, nearY, vx - pvx[self], vy - pvy[self]}; // itself is no neighbor
}

double wrapped(double value, double width)
{
    value = value >= width ? value - width : value;
    return value < 0 ? value + width : value;
}

/// Moves one bird; returns how many others it saw.
double fly(Birds &birds, std::size_t i, double width, double radius)
{
    const Sums sums = around(birds, i, width, radius);
    const double others = std::max(sums.count, 1.0);
    const double vx = birds.vx[i] + (kCohere * sums.x - kSeparate * sums.nearX + kMatch * sums.vx) / others;
    const double vy = birds.vy[i] + (kCohere * sums.y - kSeparate * sums.nearY + kMatch * sums.vy) / others;
    const double speed = std::sqrt(vx * vx + vy * vy);
    birds.vx[i] = vx / speed;
    birds.vy[i] = vy / speed;
    birds.x[i] = wrapped(birds.x[i] + birds.vx[i], width);
    birds.y[i] = wrapped(birds.y[i] + birds.vy[i], width);
    return sums.count;
}

} // namespace

KernelRun flockingKernel(double width, std::uint32_t count, double radius, int steps, std::uint64_t seed)
{
    FastRng rng(seed);
    Birds birds;
    for (std::uint32_t i = 0; i < count; ++i) {
        birds.x.push_back(width * rng.unit());
        birds.y.push_back(width * rng.unit());
        const double angle = 6.283185307179586 * rng.unit();
        birds.vx.push_back(std::cos(angle));
        birds.vy.push_back(std::sin(angle));
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);

    const Stopwatch watch;
    double seen = 0;
    for (int step = 0; step < steps; ++step) {
        rng.shuffle(order);
        for (const std::uint32_t i : order) {
            seen += fly(birds, i, width, radius);
        }
    }
    const auto turns = std::uint64_t{count} * static_cast<std::uint64_t>(steps);
    return {watch.seconds(), turns, seen / static_cast<double>(turns)};
}

} // namespace gridfolk::bench
