// SPDX-License-Identifier: GPL-3.0-or-later
// Straight lines over cells.
#include "world/NeighborIndex.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace gridfolk
{

namespace
{

/// Whole number nearest to a / b, the larger of two; b > 0.
std::int64_t rounded(std::int64_t a, std::int64_t b)
{
    const std::int64_t twice = 2 * a + b;
    const std::int64_t quotient = twice / (2 * b);
    return quotient - (twice % (2 * b) < 0 ? 1 : 0);
}

/// Axial coordinates of a hexagon in rows of which odd ones stand half a cell to the right.
struct Axial {
    std::int64_t q = 0;
    std::int64_t r = 0;
};

std::int64_t rowShift(std::int64_t y)
{
    return (y - (y & 1)) / 2;
}

Axial axial(std::int64_t x, std::int64_t y)
{
    return {x - rowShift(y), y};
}

std::int64_t length(Axial way)
{
    return std::max({std::abs(way.q), std::abs(way.r), std::abs(way.q + way.r)});
}

/// The hexagon that holds a point given in n-ths: of the three cube coordinates the one that rounding moved
/// most follows from the others (Patel, "Hexagonal grids", 2013). On the edge of two hexagons `sign`, 1 or
/// -1, chooses.
Axial roundedHexagon(Axial point, std::int64_t n, std::int64_t sign)
{
    const std::array<std::int64_t, 3> exact{point.q, point.r, -point.q - point.r};
    std::array<std::int64_t, 3> whole{};
    std::array<std::int64_t, 3> moved{};
    for (std::size_t i = 0; i < 3; ++i) {
        whole[i] = sign * rounded(sign * exact[i], n);
        moved[i] = std::abs(whole[i] * n - exact[i]);
    }
    if (moved[0] > moved[1] && moved[0] > moved[2]) {
        whole[0] = -whole[1] - whole[2];
    } else if (moved[1] > moved[2]) {
        whole[1] = -whole[0] - whole[2];
    }
    return {whole[0], whole[1]};
}

} // namespace

void NeighborIndex::between(std::uint32_t from, std::uint32_t to, std::vector<std::uint64_t> &cells) const
{
    cells.clear();
    const Position way = offset(from, to);
    const bool backwards = isHexagonal() ? from > to : way.y < 0 || (way.y == 0 && way.x < 0);
    if (isHexagonal()) {
        hexagonsBetween(backwards ? to : from, backwards ? from : to, cells);
    } else {
        squaresBetween(backwards ? to : from, backwards ? from : to, cells);
    }
    if (backwards) {
        std::reverse(cells.begin(), cells.end());
    }
}

void NeighborIndex::squaresBetween(std::uint32_t from, std::uint32_t to,
                                   std::vector<std::uint64_t> &cells) const
{
    const Position way = offset(from, to);
    const std::int64_t steps = std::max(std::abs(way.x), std::abs(way.y));
    for (std::int64_t i = 1; i < steps; ++i) {
        const auto dx = static_cast<std::int32_t>(rounded(i * way.x, steps));
        const auto dy = static_cast<std::int32_t>(rounded(i * way.y, steps));
        cells.push_back(shifted(from, dx, dy));
    }
}

void NeighborIndex::hexagonsBetween(std::uint32_t from, std::uint32_t to,
                                    std::vector<std::uint64_t> &cells) const
{
    const Position a = coordinates(from);
    const Position b = coordinates(to);
    const Axial start = axial(a.x, a.y);
    Axial way;
    std::int64_t steps = std::numeric_limits<std::int64_t>::max();
    const std::int64_t rounds = m_spec.torus ? 1 : 0;
    for (std::int64_t i = -rounds; i <= rounds; ++i) {
        for (std::int64_t j = -rounds; j <= rounds; ++j) {
            const Axial end = axial(b.x + i * m_spec.width, b.y + j * m_spec.height);
            const Axial candidate{end.q - start.q, end.r - start.r};
            if (length(candidate) < steps) {
                steps = length(candidate);
                way = candidate;
            }
        }
    }
    for (std::int64_t i = 1; i < steps; ++i) {
        const Axial point{start.q * steps + way.q * i, start.r * steps + way.r * i};
        std::uint32_t cell = kOutside;
        for (const std::int64_t sign : {1, -1}) { // along a border one of two lies beyond it
            const Axial hexagon = roundedHexagon(point, steps, sign);
            cell = cell == kOutside ? at(hexagon.q + rowShift(hexagon.r), hexagon.r) : cell;
        }
        cells.push_back(cell);
    }
}

} // namespace gridfolk
