// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace gridfolk::bench
{

namespace
{

constexpr double kCohere = 0.03;
constexpr double kSeparation = 1;
constexpr double kSeparate = 0.015;
constexpr double kMatch = 0.05;

struct Bird {
    double x = 0, y = 0, vx = 0, vy = 0;
    std::uint32_t bin = 0;
    std::uint32_t place = 0; ///< in the bin
};

struct Sums {
    double count = 0, x = 0, y = 0, nearX = 0, nearY = 0, vx = 0, vy = 0;
};

/// Birds on a torus, in bins at least as wide as they see: whom one sees is in its own bin or one of the
/// eight around.
class Flock
{
public:
    Flock(double width, double radius)
        : m_width(width)
        , m_radius(radius)
        , m_side(static_cast<int>(width / radius))
        , m_bins(static_cast<std::size_t>(m_side) * static_cast<std::size_t>(m_side))
    {
    }

    void add(const Bird &bird)
    {
        m_birds.push_back(bird);
        enter(static_cast<std::uint32_t>(m_birds.size() - 1));
    }

    /// Moves one bird; returns how many others it saw.
    double fly(std::uint32_t i);

private:
    [[nodiscard]] int line(double value) const
    {
        return std::min(static_cast<int>(value / m_width * m_side), m_side - 1);
    }
    [[nodiscard]] std::uint32_t binOf(const Bird &bird) const
    {
        return static_cast<std::uint32_t>(line(bird.y) * m_side + line(bird.x));
    }
    void enter(std::uint32_t i)
    {
        Bird &bird = m_birds[i];
        bird.bin = binOf(bird);
        bird.place = static_cast<std::uint32_t>(m_bins[bird.bin].size());
        m_bins[bird.bin].push_back(i);
    }
    void leave(std::uint32_t i)
    {
        const Bird &bird = m_birds[i];
        std::vector<std::uint32_t> &bin = m_bins[bird.bin];
        bin[bird.place] = bin.back();
        m_birds[bin.back()].place = bird.place;
        bin.pop_back();
    }
    void look(const std::vector<std::uint32_t> &bin, double x0, double y0, Sums &sums) const;
    [[nodiscard]] Sums around(const Bird &self) const;

    double m_width;
    double m_radius;
    int m_side; ///< bins in a row; more than three
    std::vector<Bird> m_birds;
    std::vector<std::vector<std::uint32_t>> m_bins;
};

void Flock::look(const std::vector<std::uint32_t> &bin, double x0, double y0, Sums &sums) const
{
    const double most = m_radius * m_radius;
    for (const std::uint32_t j : bin) {
        const Bird &other = m_birds[j];
        const double dx = other.x - x0;
        const double dy = other.y - y0;
        const double square = dx * dx + dy * dy;
        if (square > most) {
            continue;
        }
        ++sums.count;
        sums.x += dx;
        sums.y += dy;
        sums.vx += other.vx;
        sums.vy += other.vy;
        if (square < kSeparation * kSeparation) {
            sums.nearX += dx;
            sums.nearY += dy;
        }
    }
}

Sums Flock::around(const Bird &self) const
{
    Sums sums;
    const int column = line(self.x);
    const int row = line(self.y);
    const auto beyond = [this](int at) { return at < 0 ? -m_width : at >= m_side ? m_width : 0.0; };
    for (int y = row - 1; y <= row + 1; ++y) {
        for (int x = column - 1; x <= column + 1; ++x) {
            const int bin = (y + m_side) % m_side * m_side + (x + m_side) % m_side;
            look(m_bins[static_cast<std::size_t>(bin)], self.x - beyond(x), self.y - beyond(y), sums);
        }
    }
    --sums.count; // itself is no neighbor
    sums.vx -= self.vx;
    sums.vy -= self.vy;
    return sums;
}

double wrapped(double value, double width)
{
    value = value >= width ? value - width : value;
    return value < 0 ? value + width : value;
}

double Flock::fly(std::uint32_t i)
{
    Bird &bird = m_birds[i];
    const Sums sums = around(bird);
    const double others = std::max(sums.count, 1.0);
    const double vx = bird.vx + (kCohere * sums.x - kSeparate * sums.nearX + kMatch * sums.vx) / others;
    const double vy = bird.vy + (kCohere * sums.y - kSeparate * sums.nearY + kMatch * sums.vy) / others;
    const double speed = std::sqrt(vx * vx + vy * vy);
    bird.vx = vx / speed;
    bird.vy = vy / speed;
    bird.x = wrapped(bird.x + bird.vx, m_width);
    bird.y = wrapped(bird.y + bird.vy, m_width);
    if (binOf(bird) != bird.bin) {
        leave(i);
        enter(i);
    }
    return sums.count;
}

} // namespace

KernelRun flockingKernel(double width, std::uint32_t count, double radius, int steps, std::uint64_t seed)
{
    FastRng rng(seed);
    Flock birds(width, radius);
    for (std::uint32_t i = 0; i < count; ++i) {
        Bird bird;
        bird.x = width * rng.unit();
        bird.y = width * rng.unit();
        const double angle = 6.283185307179586 * rng.unit();
        bird.vx = std::cos(angle);
        bird.vy = std::sin(angle);
        birds.add(bird);
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);

    const Stopwatch watch;
    double seen = 0;
    for (int step = 0; step < steps; ++step) {
        rng.shuffle(order);
        for (const std::uint32_t i : order) {
            seen += birds.fly(i);
        }
    }
    const auto turns = std::uint64_t{count} * static_cast<std::uint64_t>(steps);
    return {watch.seconds(), turns, seen / static_cast<double>(turns)};
}

} // namespace gridfolk::bench
