// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/RunLoader.h"

#include <memory>
#include <vector>

namespace gridfolk
{

/// Several runs in the form in which a PlotView takes one: a plot for each metric of the first run, in it a
/// curve for each run that has this metric, and rows for every tick of any run, with gaps where a run has
/// none.
struct RunOverlay {
    std::vector<Chart> charts;
    std::vector<Metric> metrics;
    std::vector<MetricRow> rows;
};

[[nodiscard]] RunOverlay overlayOf(const std::vector<std::shared_ptr<const LoadedRun>> &runs);

} // namespace gridfolk
