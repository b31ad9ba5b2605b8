// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "scenario/WorldSpec.h"
#include "world/PlaneBins.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Where agents are in a continuous world, by slot. Without one it is empty.
class Plane
{
public:
    explicit Plane(const WorldSpec &spec);

    [[nodiscard]] bool exists() const { return m_exists; }
    [[nodiscard]] Point at(std::uint32_t slot) const { return m_points[slot]; }
    void place(std::uint32_t slot, Point point);
    /// Precondition: it was placed.
    void remove(std::uint32_t slot) { m_bins.remove(slot); }

    /// The point wrapped on a torus; false when it lies beyond an edge.
    [[nodiscard]] bool wrap(Point &point) const;

    /// The cell that holds a point of the world.
    [[nodiscard]] std::uint32_t cellOf(Point point) const;
    [[nodiscard]] Point centerOf(std::uint32_t cell) const;

    /// The way from one point to another, the short way round a torus.
    [[nodiscard]] Point offset(Point from, Point to) const
    {
        const Point way{to.x - from.x, to.y - from.y};
        return m_torus ? Point{shortest(way.x, m_width), shortest(way.y, m_height)} : way;
    }

    /// Appends the slots of points at most so far from one, in no order. The radius is not negative.
    void findWithin(Point center, double radius, std::vector<std::uint32_t> &slots) const;

    void addTo(StateHash &hash) const;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_points, self.m_bins);
    }

private:
    [[nodiscard]] static double shortest(double difference, double size)
    {
        if (2 * difference > size) {
            return difference - size;
        }
        return 2 * difference < -size ? difference + size : difference;
    }

    bool m_exists;
    bool m_torus;
    double m_width;
    double m_height;
    std::vector<Point> m_points; ///< also where agents were that are gone
    PlaneBins m_bins;
};

} // namespace gridfolk
