// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DecimatedSeries.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

DecimatedSeries::DecimatedSeries(std::size_t capacity)
    : m_capacity(std::max<std::size_t>(8, capacity))
{
}

bool DecimatedSeries::append(double tick, double value)
{
    if (std::isfinite(value)) {
        m_lowest = m_seen ? std::min(m_lowest, value) : value;
        m_highest = m_seen ? std::max(m_highest, value) : value;
        m_seen = true;
    }
    m_ticks.push_back(tick);
    m_values.push_back(value);
    if (m_ticks.size() < m_capacity) {
        return false;
    }
    halve();
    return true;
}

void DecimatedSeries::clear()
{
    m_ticks.clear();
    m_values.clear();
    m_lowest = 0;
    m_highest = 0;
    m_seen = false;
}

void DecimatedSeries::halve()
{
    // Of each four points the lowest and the highest stay, in their order.
    std::size_t to = 0;
    std::size_t from = 0;
    for (; from + 4 <= m_ticks.size(); from += 4) {
        std::size_t low = from;
        std::size_t high = from;
        for (std::size_t at = from + 1; at < from + 4; ++at) {
            low = m_values[at] < m_values[low] ? at : low;
            high = m_values[at] > m_values[high] ? at : high;
        }
        if (low == high) {
            high = from + 3;
        }
        for (const std::size_t kept : {std::min(low, high), std::max(low, high)}) {
            m_ticks[to] = m_ticks[kept];
            m_values[to] = m_values[kept];
            ++to;
        }
    }
    for (; from < m_ticks.size(); ++from, ++to) {
        m_ticks[to] = m_ticks[from];
        m_values[to] = m_values[from];
    }
    m_ticks.resize(to);
    m_values.resize(to);
}

} // namespace gridfolk
