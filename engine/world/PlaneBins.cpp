// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/PlaneBins.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr double kPointsInABin = 3; ///< on average, right after a division
constexpr std::uint32_t kFewest = 16;
constexpr double kMostBinsInARow = 4096;

} // namespace

PlaneBins::PlaneBins(double width, double height, bool torus)
    : m_width(width)
    , m_height(height)
    , m_torus(torus)
    , m_most(kFewest)
    , m_bins(1)
{
}

void PlaneBins::place(std::uint32_t slot, Point point)
{
    if (slot >= m_where.size()) {
        m_where.resize(slot + 1U);
    }
    const Where where = m_where[slot];
    if (where.bin == kNowhere) {
        insert(slot, point);
        if (++m_points > m_most) {
            divide();
        }
        return;
    }
    if (where.bin == binOf(point)) {
        m_bins[where.bin][where.index].point = point;
        return;
    }
    erase(where);
    insert(slot, point);
}

void PlaneBins::remove(std::uint32_t slot)
{
    erase(m_where[slot]);
    m_where[slot] = {};
    --m_points;
}

std::uint32_t PlaneBins::binOf(Point point) const
{
    const auto column = static_cast<std::uint32_t>(point.x / m_width * m_columns);
    const auto row = static_cast<std::uint32_t>(point.y / m_height * m_rows);
    return std::min(row, m_rows - 1) * m_columns + std::min(column, m_columns - 1);
}

void PlaneBins::insert(std::uint32_t slot, Point point)
{
    const std::uint32_t bin = binOf(point);
    m_where[slot] = {bin, static_cast<std::uint32_t>(m_bins[bin].size())};
    m_bins[bin].push_back({point, slot});
}

void PlaneBins::erase(Where where)
{
    std::vector<Entry> &bin = m_bins[where.bin];
    bin[where.index] = bin.back();
    m_where[bin[where.index].slot].index = where.index;
    bin.pop_back();
}

/// Makes bins for four times the points there are.
void PlaneBins::divide()
{
    m_most = m_points * 4;
    const double side = std::sqrt(m_width * m_height * kPointsInABin / m_points);
    const auto bins = [side](double size) {
        return static_cast<std::uint32_t>(std::clamp(size / side, 1.0, kMostBinsInARow));
    };
    m_columns = bins(m_width);
    m_rows = bins(m_height);
    const std::vector<std::vector<Entry>> before =
        std::exchange(m_bins, std::vector<std::vector<Entry>>(std::size_t{m_columns} * m_rows));
    for (const std::vector<Entry> &bin : before) {
        for (const Entry &entry : bin) {
            insert(entry.slot, entry.point);
        }
    }
}

PlaneBins::Stretch PlaneBins::stretch(double center, double radius, double size, std::uint32_t bins) const
{
    // A little more than the radius: distances are rounded.
    const double reach = radius * (1 + 1e-9) + 1e-9 * size;
    const double scale = bins / size;
    const double first = std::floor((center - reach) * scale);
    const double last = std::floor((center + reach) * scale);
    if (!(last - first + 1 < bins)) {
        return {0, bins};
    }
    if (m_torus) {
        const double start = first < 0 ? first + bins : first >= bins ? first - bins : first;
        return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(last - first) + 1};
    }
    const auto low = static_cast<std::uint32_t>(std::max(first, 0.0));
    const auto high = static_cast<std::uint32_t>(std::min(last, bins - 1.0));
    return {low, high - low + 1};
}

} // namespace gridfolk
