// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// The metrics of one tick, in the order of RunRecord::metrics.
struct MetricRow {
    std::int64_t tick = 0;
    std::vector<double> values{};

    bool operator==(const MetricRow &) const = default;
};

} // namespace gridfolk
