// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/NeighborIndex.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <unordered_set>

namespace gridfolk
{

namespace
{

std::int64_t wrapped(std::int64_t value, std::int64_t size)
{
    const std::int64_t rest = value % size;
    return rest < 0 ? rest + size : rest;
}

bool isInside(Neighborhood neighborhood, std::int32_t dx, std::int32_t dy, std::int32_t radius)
{
    switch (neighborhood) {
    case Neighborhood::VonNeumann:
        return std::abs(dx) + std::abs(dy) <= radius;
    case Neighborhood::Circle:
        return dx * dx + dy * dy <= radius * radius;
    default:
        return true;
    }
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
            if (isInside(spec.neighborhood, dx, dy, radius) && (dx != 0 || dy != 0)) {
                ring.push_back({dx, dy, dy * spec.width + dx});
            }
        }
    }
    return ring;
}

std::vector<NeighborIndex::Run> runsOf(const NeighborIndex::Ring &ring)
{
    std::vector<NeighborIndex::Run> runs;
    for (const NeighborIndex::Offset &offset : ring) {
        if (!runs.empty() && runs.back().first.dy == offset.dy &&
            runs.back().first.dx + static_cast<std::int32_t>(runs.back().length) == offset.dx) {
            ++runs.back().length;
        } else {
            runs.push_back({offset, 1});
        }
    }
    return runs;
}

std::vector<NeighborIndex::Eight> eightsOf(const NeighborIndex::Ring &ring)
{
    std::vector<NeighborIndex::Eight> eights;
    NeighborIndex::Offset first;
    for (const NeighborIndex::Offset &offset : ring) {
        if (eights.empty() || offset.dy != first.dy || offset.dx - first.dx >= 8) {
            first = offset;
            eights.push_back({offset.delta});
        }
        eights.back().belongs[static_cast<std::size_t>(offset.dx - first.dx)] = 255;
    }
    return eights;
}

/// First column of an axial coordinate's row of hexagons: odd rows stand half a cell to the right.
std::int32_t rowShift(std::int32_t y)
{
    return (y - (y & 1)) / 2;
}

/// Hexagons around one in row `parity`; on a torus every cell once.
NeighborIndex::Ring makeHexagonalRing(const WorldSpec &spec, std::int32_t radius, std::int32_t parity)
{
    NeighborIndex::Ring ring;
    std::unordered_set<std::int64_t> seen{std::int64_t{parity} * spec.width};
    for (std::int32_t dy = -radius; dy <= radius; ++dy) {
        for (std::int32_t q = std::max(-radius, -radius - dy); q <= std::min(radius, radius - dy); ++q) {
            const std::int32_t dx = q + rowShift(parity + dy);
            const std::int64_t cell =
                wrapped(parity + dy, spec.height) * spec.width + wrapped(dx, spec.width);
            if ((dx != 0 || dy != 0) && (!spec.torus || seen.insert(cell).second)) {
                ring.push_back({dx, dy, dy * spec.width + dx});
            }
        }
    }
    return ring;
}

constexpr std::array<std::array<std::int32_t, 2>, 8> kMooreSteps{
    {{0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}};
constexpr std::array<std::array<std::int32_t, 2>, 6> kEvenRowSteps{
    {{0, -1}, {1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}};
constexpr std::array<std::array<std::int32_t, 2>, 6> kOddRowSteps{
    {{1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 0}, {0, -1}}};

/// Calls visit(dx, dy) for the way from a to b and, on a torus, for the ways round its edges.
template <class Visit>
void forEachWay(const WorldSpec &spec, NeighborIndex::Position a, NeighborIndex::Position b, Visit visit)
{
    const std::int32_t rounds = spec.torus ? 1 : 0;
    for (std::int32_t i = -rounds; i <= rounds; ++i) {
        for (std::int32_t j = -rounds; j <= rounds; ++j) {
            visit(a, NeighborIndex::Position{b.x + i * spec.width, b.y + j * spec.height});
        }
    }
}

} // namespace

NeighborIndex::NeighborIndex(const WorldSpec &spec)
    : m_spec(spec)
    , m_inverseWidth(std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(spec.width) + 1)
{
    constexpr std::int64_t kMostMargins = 1 << 18; // fit the second cache
    if (std::int64_t{spec.width} * spec.height > kMostMargins) {
        return;
    }
    for (std::int32_t y = 0; y < spec.height; ++y) {
        for (std::int32_t x = 0; x < spec.width; ++x) {
            m_margins.push_back(static_cast<std::uint8_t>(marginAt({x, y})));
        }
    }
}

const NeighborIndex::Shape &NeighborIndex::makeShape(bool odd, std::int64_t radius) const
{
    const MutexLock lock(m_mutex);
    std::atomic<const Shape *> &place = (odd ? m_oddRows : m_rows)[static_cast<std::size_t>(radius)];
    if (const Shape *made = place.load()) {
        return *made; // by another thread
    }
    Shape &shape = m_shapes.emplace_back();
    const auto cells = static_cast<std::int32_t>(radius);
    shape.ring = m_spec.neighborhood == Neighborhood::Hexagonal
                     ? makeHexagonalRing(m_spec, cells, odd ? 1 : 0)
                     : makeRing(m_spec, cells);
    shape.runs = runsOf(shape.ring);
    shape.eights = eightsOf(shape.ring);
    place = &shape;
    return shape;
}

std::int64_t NeighborIndex::directions() const
{
    switch (m_spec.neighborhood) {
    case Neighborhood::Moore:
        return 8;
    case Neighborhood::Hexagonal:
        return 6;
    default:
        return 4;
    }
}

std::uint32_t NeighborIndex::inDirection(std::uint32_t cell, std::int64_t direction) const
{
    const auto index = static_cast<std::size_t>(wrapped(direction, directions()));
    if (m_spec.neighborhood == Neighborhood::Hexagonal) {
        const bool odd = (coordinates(cell).y & 1) != 0;
        const auto [dx, dy] = odd ? kOddRowSteps[index] : kEvenRowSteps[index];
        return shifted(cell, dx, dy);
    }
    const auto [dx, dy] = kMooreSteps[m_spec.neighborhood == Neighborhood::Moore ? index : 2 * index];
    return shifted(cell, dx, dy);
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
    if (m_spec.neighborhood == Neighborhood::Hexagonal) {
        return hexagonalDistance(from, to);
    }
    const Position d = offset(from, to);
    return std::sqrt(static_cast<double>(std::int64_t{d.x} * d.x + std::int64_t{d.y} * d.y));
}

std::int64_t NeighborIndex::steps(std::uint32_t from, std::uint32_t to) const
{
    const Position d = offset(from, to);
    const std::int32_t dx = std::abs(d.x);
    const std::int32_t dy = std::abs(d.y);
    switch (m_spec.neighborhood) {
    case Neighborhood::Moore:
        return std::max(dx, dy);
    case Neighborhood::Hexagonal:
        return hexagonalSteps(from, to);
    case Neighborhood::Circle:
        return static_cast<std::int64_t>(std::ceil(distance(from, to)));
    case Neighborhood::VonNeumann:
        break;
    }
    return dx + dy;
}

std::uint32_t NeighborIndex::towards(std::uint32_t from, std::uint32_t to) const
{
    if (m_spec.neighborhood == Neighborhood::Hexagonal) {
        return hexagonalTowards(from, to);
    }
    const Position d = offset(from, to);
    const auto sign = [](std::int32_t value) { return (value > 0) - (value < 0); };
    if (m_spec.neighborhood == Neighborhood::Moore) {
        return shifted(from, sign(d.x), sign(d.y));
    }
    return std::abs(d.x) >= std::abs(d.y) ? shifted(from, sign(d.x), 0) : shifted(from, 0, sign(d.y));
}

std::int64_t NeighborIndex::hexagonalSteps(std::uint32_t from, std::uint32_t to) const
{
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    forEachWay(m_spec, coordinates(from), coordinates(to), [&](Position a, Position b) {
        const std::int32_t dq = (b.x - rowShift(b.y)) - (a.x - rowShift(a.y));
        const std::int32_t dr = b.y - a.y;
        least = std::min(least, std::max({std::abs(dq), std::abs(dr), std::abs(dq + dr)}));
    });
    return least;
}

double NeighborIndex::hexagonalDistance(std::uint32_t from, std::uint32_t to) const
{
    double least = std::numeric_limits<double>::max();
    forEachWay(m_spec, coordinates(from), coordinates(to), [&](Position a, Position b) {
        const double dx = b.x - a.x + 0.5 * ((b.y & 1) - (a.y & 1));
        const double dy = b.y - a.y;
        least = std::min(least, dx * dx + 0.75 * dy * dy); // rows lie sqrt(3)/2 apart
    });
    return std::sqrt(least);
}

std::uint32_t NeighborIndex::hexagonalTowards(std::uint32_t from, std::uint32_t to) const
{
    if (from == to) {
        return from;
    }
    std::uint32_t best = from;
    std::pair<std::int64_t, double> least{std::numeric_limits<std::int64_t>::max(), 0};
    for (std::int64_t direction = 0; direction < directions(); ++direction) {
        const std::uint32_t cell = inDirection(from, direction);
        if (cell == kOutside) {
            continue;
        }
        const std::pair<std::int64_t, double> left{hexagonalSteps(cell, to), hexagonalDistance(cell, to)};
        if (left < least) {
            least = left;
            best = cell;
        }
    }
    return best;
}

} // namespace gridfolk
