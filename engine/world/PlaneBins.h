// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// A place in the plane, in cells from the top left corner.
struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.x, self.y);
    }
};

/// Which points lie about where: rectangular bins with a few points each, so that those near one are found
/// without a look at all. Derived from the points, never part of a run's state. Its readers may be many.
class PlaneBins
{
public:
    PlaneBins(double width, double height, bool torus);

    /// Puts a slot's point where it is now. The first time it is new.
    void place(std::uint32_t slot, Point point);
    void remove(std::uint32_t slot);

    /// Appends slots whose point may lie within the radius (≥ 0) of one, each once, in no order: all that do,
    /// and few others.
    template <class Take>
    void forEachAbout(Point center, double radius, Take take) const
    {
        const Stretch columns = stretch(center.x, radius, m_width, m_columns);
        const Stretch rows = stretch(center.y, radius, m_height, m_rows);
        for (std::uint32_t i = 0, row = rows.first; i < rows.count;
             ++i, row = row + 1 == m_rows ? 0 : row + 1) {
            std::uint32_t column = columns.first;
            for (std::uint32_t j = 0; j < columns.count;
                 ++j, column = column + 1 == m_columns ? 0 : column + 1) {
                for (const Entry &entry : m_bins[row * m_columns + column]) {
                    take(entry.slot, entry.point);
                }
            }
        }
    }

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_columns, self.m_rows, self.m_points, self.m_most, self.m_bins, self.m_where);
    }

private:
    struct Entry {
        Point point;
        std::uint32_t slot = 0;

        template <class Archive, class Self>
        static void archive(Archive &archive, Self &self)
        {
            archive(self.point, self.slot);
        }
    };
    struct Where {
        std::uint32_t bin = kNowhere;
        std::uint32_t index = 0;
    };
    /// Bins of one direction, on a torus beyond the last one again from the first.
    struct Stretch {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

    [[nodiscard]] Stretch stretch(double center, double radius, double size, std::uint32_t bins) const;
    [[nodiscard]] std::uint32_t binOf(Point point) const;
    void insert(std::uint32_t slot, Point point);
    void erase(Where where);
    void divide();

    double m_width;
    double m_height;
    bool m_torus;
    std::uint32_t m_columns = 1;
    std::uint32_t m_rows = 1;
    std::uint32_t m_points = 0;
    std::uint32_t m_most = 0; ///< points for which there are bins enough
    std::vector<std::vector<Entry>> m_bins;
    std::vector<Where> m_where; ///< by slot
};

} // namespace gridfolk
