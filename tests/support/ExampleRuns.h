// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestEngine.h"

namespace gridfolk
{

/// The metrics of tick 0 to the last; fewer when a run ends or fails.
[[nodiscard]] inline std::vector<MetricRow> rowsOf(const Scenario &scenario, int ticks,
                                                   std::uint64_t seed = 42)
{
    EngineSetup setup;
    setup.seed = seed;
    auto engine = makeEngine(scenario, std::move(setup));
    std::vector<MetricRow> rows;
    const StopFlag never;
    auto record = engine->setUp();
    while (record) {
        if (record->metrics) {
            rows.push_back(*record->metrics);
        }
        if (record->finished || engine->tick() >= ticks) {
            break;
        }
        record = engine->step(never);
    }
    return rows;
}

[[nodiscard]] inline double meanOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

} // namespace gridfolk
