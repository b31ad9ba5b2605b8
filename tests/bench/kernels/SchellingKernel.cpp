// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <bit>
#include <cstring>
#include <numeric>

namespace gridfolk::bench
{

namespace
{

/// One byte a cell: 0 empty, 1 or 2 the group of who lives there. A border as wide as the radius spares every
/// test for the edge, eight spare bytes at the end let a row of neighbors be read as one word.
class Town
{
public:
    Town(std::uint32_t width, std::uint32_t agents, int radius, std::uint64_t seed)
        : m_radius(static_cast<std::uint32_t>(radius))
        , m_stride(width + 2 * m_radius)
        , m_rng(seed)
        , m_cells(std::size_t{m_stride} * m_stride + 8)
        , m_order(agents)
        , m_homes(agents)
    {
        for (std::uint32_t y = 0; y < width; ++y) {
            for (std::uint32_t x = 0; x < width; ++x) {
                m_empty.push_back((y + m_radius) * m_stride + x + m_radius);
            }
        }
        m_rng.shuffle(m_empty);
        for (std::uint32_t id = 0; id < agents; ++id) {
            m_homes[id] = m_empty.back();
            m_cells[m_empty.back()] = static_cast<std::uint8_t>(1 + (m_rng.next() >> 63U));
            m_empty.pop_back();
        }
        std::iota(m_order.begin(), m_order.end(), 0U);
    }

    /// Returns how many moved.
    std::uint32_t step(int wanted)
    {
        m_rng.shuffle(m_order);
        std::uint32_t moves = 0;
        for (const std::uint32_t id : m_order) {
            const std::uint32_t home = m_homes[id];
            if (alike(home) >= wanted) {
                continue;
            }
            std::uint32_t &place = m_empty[m_rng.below(static_cast<std::uint32_t>(m_empty.size()))];
            m_cells[place] = m_cells[home];
            m_cells[home] = 0;
            m_homes[id] = place;
            place = home;
            ++moves;
        }
        return moves;
    }

private:
    /// Of the at most five rows of at most five bytes around a home, each keeps the bit of the group; shifted
    /// apart they are counted at once.
    [[nodiscard]] int alike(std::uint32_t home) const
    {
        const std::uint8_t group = m_cells[home];
        const std::uint32_t side = 2 * m_radius + 1;
        const std::uint64_t mask = (0x0101010101010101ULL * group) & ((1ULL << (8 * side)) - 1);
        const std::uint8_t *row = &m_cells[home - m_radius * m_stride - m_radius];
        std::uint64_t bits = 0;
        for (std::uint32_t y = 0; y < side; ++y, row += m_stride) {
            std::uint64_t word = 0;
            std::memcpy(&word, row, sizeof word);
            bits |= (word & mask) << y;
        }
        return std::popcount(bits) - 1;
    }

    std::uint32_t m_radius;
    std::uint32_t m_stride;
    FastRng m_rng;
    std::vector<std::uint8_t> m_cells;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_homes;
    std::vector<std::uint32_t> m_empty;
};

} // namespace

KernelRun schellingKernel(std::uint32_t width, std::uint32_t agents, int radius, int wanted, int steps,
                          std::uint64_t seed)
{
    Town town(width, agents, radius, seed);
    const Stopwatch watch;
    std::uint32_t moves = 0;
    for (int step = 0; step < steps; ++step) {
        moves += town.step(wanted);
    }
    return {watch.seconds(), std::uint64_t{agents} * static_cast<std::uint64_t>(steps), double(moves)};
}

} // namespace gridfolk::bench
