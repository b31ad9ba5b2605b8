// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <vector>

namespace gridfolk
{

/// Points of a curve for display, bounded: when full, neighbors are merged pairwise into their lowest and
/// highest value, so peaks stay visible. Ticks must not decrease.
class DecimatedSeries
{
public:
    /// At least 8 points.
    explicit DecimatedSeries(std::size_t capacity = 16384);

    /// Returns true when older points were merged, so that a drawn copy is out of date.
    bool append(double tick, double value);
    void clear();

    [[nodiscard]] const std::vector<double> &ticks() const { return m_ticks; }
    [[nodiscard]] const std::vector<double> &values() const { return m_values; }
    [[nodiscard]] double lowest() const { return m_lowest; }
    [[nodiscard]] double highest() const { return m_highest; }

private:
    void halve();

    std::size_t m_capacity;
    bool m_seen = false; ///< a finite value, so that lowest and highest mean something
    std::vector<double> m_ticks;
    std::vector<double> m_values;
    double m_lowest = 0;
    double m_highest = 0;
};

} // namespace gridfolk
