// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gridfolk
{

/// What a time series is between two rows of its table.
enum class Interpolation {
    Step,  ///< as in the row before
    Linear ///< on the straight line between both
};

/// Numbers over time that a model brings along: measured rain, prices, demand.
struct SeriesTable {
    std::string name{};
    Interpolation between = Interpolation::Step;
    /// Comma-separated values as other programs write them. The first line names the columns; the first of
    /// them is `tick` or `date` (see minutesOf()) and grows from row to row, the others hold numbers.
    std::string table{};

    bool operator==(const SeriesTable &) const = default;
};

/// A table that was read. Immutable in a run.
struct SeriesData {
    bool byDate = false; ///< times are minutes since 1970, else ticks
    bool linear = false;
    std::vector<std::string> columns{}; ///< without the times
    std::vector<std::int64_t> times{};  ///< rising, at least one
    std::vector<double> values{};       ///< row by row, columns.size() each

    /// The value of a column at a time; before the first row its value, after the last that one's.
    [[nodiscard]] double at(std::size_t column, std::int64_t time) const;
};

/// Bounds of one table.
inline constexpr std::size_t kMostSeriesRows = 200'000;
inline constexpr std::size_t kMostSeriesColumns = 100;

/// Reads the table's text. Columns may be separated by commas, semicolons or tabs, as its first line shows,
/// and values may stand in quotation marks. Fails with "scenario.series-empty", "scenario.series-header",
/// "scenario.series-column", "scenario.series-row", "scenario.series-time", "scenario.series-order",
/// "scenario.series-value" or "scenario.series-too-big", each with the line.
[[nodiscard]] Result<SeriesData> readSeries(const SeriesTable &table);

} // namespace gridfolk
