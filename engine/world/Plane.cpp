// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/Plane.h"

#include <cmath>

namespace gridfolk
{

namespace
{

double wrapped(double value, double size)
{
    const double rest = value - size * std::floor(value / size);
    return rest < size ? rest : 0; // a tiny negative value rounds up to the size
}

} // namespace

Plane::Plane(const WorldSpec &spec)
    : m_exists(spec.space == Space::Plane)
    , m_torus(spec.torus)
    , m_width(spec.width)
    , m_height(spec.height)
    , m_bins(spec.width, spec.height, spec.torus)
{
}

void Plane::place(std::uint32_t slot, Point point)
{
    if (slot >= m_points.size()) {
        m_points.resize(slot + 1U);
    }
    m_points[slot] = point;
    m_bins.place(slot, point);
}

bool Plane::wrap(Point &point) const
{
    if (m_torus) {
        point = {wrapped(point.x, m_width), wrapped(point.y, m_height)};
        return true;
    }
    return point.x >= 0 && point.y >= 0 && point.x < m_width && point.y < m_height;
}

std::uint32_t Plane::cellOf(Point point) const
{
    return static_cast<std::uint32_t>(point.y) * static_cast<std::uint32_t>(m_width) +
           static_cast<std::uint32_t>(point.x);
}

Point Plane::centerOf(std::uint32_t cell) const
{
    const auto width = static_cast<std::uint32_t>(m_width);
    const std::uint32_t row = cell / width;
    return {cell % width + 0.5, row + 0.5};
}

void Plane::findWithin(Point center, double radius, std::vector<std::uint32_t> &slots) const
{
    const double most = radius * radius;
    m_bins.forEachAbout(center, radius, [&](std::uint32_t slot, Point point) {
        const Point way = offset(center, point);
        if (way.x * way.x + way.y * way.y <= most) {
            slots.push_back(slot);
        }
    });
}

void Plane::addTo(StateHash &hash) const
{
    for (const Point &point : m_points) {
        hash.add(point.x);
        hash.add(point.y);
    }
}

} // namespace gridfolk
