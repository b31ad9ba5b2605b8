// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Metric.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// The bins of a histogram, of equal width; the last one includes `high`.
struct HistogramBins {
    double low = 0;
    double high = 1;
    std::int64_t bins = 1; ///< 1 to kMostMetricBins
};

/// So many columns of results may come of one metric.
inline constexpr std::int64_t kMostMetricBins = 100;

/// The bins of a metric's expression `histogram(… for …, low=0, high=10, bins=5)`, whose three numbers are
/// written out; nothing for any other expression.
[[nodiscard]] std::optional<HistogramBins> histogramOf(std::string_view expression);

/// The columns of the results of these metrics, in their order: one for each, and for a histogram one for
/// each bin, `name_1` and so on, labelled with its bounds.
[[nodiscard]] std::vector<Metric> metricColumns(const std::vector<Metric> &metrics);

/// The chart with the bins of a histogram in its place.
[[nodiscard]] Chart chartOfColumns(const Chart &chart, const std::vector<Metric> &metrics);

} // namespace gridfolk
