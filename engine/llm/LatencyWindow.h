// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace gridfolk
{

/// The latest thousand durations and their percentiles.
class LatencyWindow
{
public:
    void add(double milliseconds)
    {
        if (m_values.size() < kCapacity) {
            m_values.push_back(milliseconds);
        } else {
            m_values[m_next] = milliseconds;
            m_next = (m_next + 1) % kCapacity;
        }
    }

    /// The nearest-rank percentile, `share` from 0 to 1; 0 without values.
    [[nodiscard]] double percentile(double share) const
    {
        if (m_values.empty()) {
            return 0;
        }
        std::vector<double> values = m_values;
        const auto last = static_cast<double>(values.size() - 1);
        const auto rank = values.begin() + std::lround(share * last);
        std::nth_element(values.begin(), rank, values.end());
        return *rank;
    }

private:
    static constexpr std::size_t kCapacity = 1000;
    std::vector<double> m_values;
    std::size_t m_next = 0; ///< oldest, once all places are taken
};

} // namespace gridfolk
