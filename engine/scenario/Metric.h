// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace gridfolk
{

/// A number collected from the world while it runs.
struct Metric {
    std::string name{}; ///< CSV column
    std::string
        expression;      ///< rule expression without subject: "count(Sheep)", "mean(a.energy for a in Sheep)"
    std::string label{}; ///< in plots; empty: the name
    std::string color{}; ///< theme series name or "#rrggbb"; empty: next free

    bool operator==(const Metric &) const = default;
};

/// A plot over time.
struct Chart {
    std::string title{};
    std::vector<std::string> metrics{}; ///< names, in drawing order

    bool operator==(const Chart &) const = default;
};

} // namespace gridfolk
