// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/NeighborIndex.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace gridfolk
{

namespace
{

std::int64_t wrapped(std::int64_t value, std::int64_t size)
{
    const std::int64_t rest = value % size;
    return rest < 0 ? rest + size : rest;
}

NeighborIndex::Ring makeRing(const WorldSpec &spec, std::int32_t radius)
{
    // On a torus the offsets of half the size each way name every column and row exactly once.
    const std::int32_t left = spec.torus ? std::min(radius, (spec.width - 1) / 2) : radius;
    const std::int32_t right = spec.torus ? std::min(radius, spec.width / 2) : radius;
    const std::int32_t up = spec.torus ? std::min(radius, (spec.height - 1) / 2) : radius;
    const std::int32_t down = spec.torus ? std::min(radius, spec.height / 2) : radius;
    NeighborIndex::Ring ring;
    for (std::int32_t dy = -up; dy <= down; ++dy) {
        for (std::int32_t dx = -left; dx <= right; ++dx) {
            const bool inside =
                spec.neighborhood == Neighborhood::Moore || std::abs(dx) + std::abs(dy) <= radius;
            if (inside && (dx != 0 || dy != 0)) {
                ring.push_back({dx, dy, dy * spec.width + dx});
            }
        }
    }
    return ring;
}

} // namespace

NeighborIndex::NeighborIndex(const WorldSpec &spec)
    : m_spec(spec)
    , m_inverseWidth(std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(spec.width) + 1)
{
    for (std::int32_t radius = 0; radius <= static_cast<std::int32_t>(kMaxRadius); ++radius) {
        m_rings.push_back(makeRing(spec, radius));
    }
}

std::uint32_t NeighborIndex::at(std::int64_t x, std::int64_t y) const
{
    if (m_spec.torus) {
        x = wrapped(x, m_spec.width);
        y = wrapped(y, m_spec.height);
    } else if (x < 0 || y < 0 || x >= m_spec.width || y >= m_spec.height) {
        return kOutside;
    }
    return static_cast<std::uint32_t>(y * m_spec.width + x);
}

NeighborIndex::Position NeighborIndex::offset(std::uint32_t from, std::uint32_t to) const
{
    const Position a = coordinates(from);
    const Position b = coordinates(to);
    const auto shortest = [this](std::int32_t difference, std::int32_t size) {
        if (!m_spec.torus) {
            return difference;
        }
        if (2 * difference > size) {
            return difference - size;
        }
        return 2 * difference < -size ? difference + size : difference;
    };
    return {shortest(b.x - a.x, m_spec.width), shortest(b.y - a.y, m_spec.height)};
}

double NeighborIndex::distance(std::uint32_t from, std::uint32_t to) const
{
    const Position d = offset(from, to);
    return std::sqrt(static_cast<double>(std::int64_t{d.x} * d.x + std::int64_t{d.y} * d.y));
}

std::int64_t NeighborIndex::steps(std::uint32_t from, std::uint32_t to) const
{
    const Position d = offset(from, to);
    const std::int32_t dx = std::abs(d.x);
    const std::int32_t dy = std::abs(d.y);
    return m_spec.neighborhood == Neighborhood::Moore ? std::max(dx, dy) : dx + dy;
}

std::uint32_t NeighborIndex::towards(std::uint32_t from, std::uint32_t to) const
{
    const Position d = offset(from, to);
    const auto sign = [](std::int32_t value) { return (value > 0) - (value < 0); };
    if (m_spec.neighborhood == Neighborhood::Moore) {
        return shifted(from, sign(d.x), sign(d.y));
    }
    return std::abs(d.x) >= std::abs(d.y) ? shifted(from, sign(d.x), 0) : shifted(from, 0, sign(d.y));
}

} // namespace gridfolk
