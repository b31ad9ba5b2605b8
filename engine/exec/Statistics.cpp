// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/Statistics.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

double at(const std::vector<std::uint64_t> &values, std::size_t index)
{
    return std::bit_cast<double>(values[index]);
}

/// Sorts whole numbers of a small range by counting them; false, and nothing changed, for any others.
bool sortByCounting(std::vector<std::uint64_t> &values)
{
    double low = at(values, 0);
    double high = low;
    bool whole = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = at(values, i);
        low = value < low ? value : low;
        high = value > high ? value : high;
        whole = whole && value == std::nearbyint(value);
    }
    // Negated, so that it holds for infinities too. A zero keeps its sign only in the other sort.
    if (!whole || !(high - low < 4.0 * static_cast<double>(values.size())) || !(low >= 0)) {
        return false;
    }
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(high - low) + 1);
    for (const std::uint64_t bits : values) {
        ++counts[static_cast<std::size_t>(std::bit_cast<double>(bits) - low)];
    }
    auto out = values.begin();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        out = std::fill_n(out, counts[i], std::bit_cast<std::uint64_t>(low + static_cast<double>(i)));
    }
    return true;
}

double variance(const std::vector<std::uint64_t> &values)
{
    // Welford, "Note on a method for calculating corrected sums of squares and products", 1962.
    double mean = 0;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double difference = at(values, i) - mean;
        mean += difference / static_cast<double>(i + 1);
        squares += difference * (at(values, i) - mean);
    }
    return squares / static_cast<double>(values.size());
}

double gini(const std::vector<std::uint64_t> &sorted)
{
    double total = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        total += at(sorted, i);
        weighted += static_cast<double>(i + 1) * at(sorted, i);
    }
    if (total == 0) {
        return 0;
    }
    const auto count = static_cast<double>(sorted.size());
    return 2 * weighted / (count * total) - (count + 1) / count;
}

} // namespace

std::optional<double> statistic(std::vector<std::uint64_t> &values, Statistic which)
{
    if (values.empty()) {
        return which == Statistic::Gini ? std::optional(0.0) : std::nullopt;
    }
    if (which == Statistic::Variance) {
        return variance(values);
    }
    if (!sortByCounting(values)) {
        std::sort(values.begin(), values.end(), [](std::uint64_t a, std::uint64_t b) {
            return std::bit_cast<double>(a) < std::bit_cast<double>(b);
        });
    }
    if (which == Statistic::Gini) {
        return gini(values);
    }
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? at(values, middle) : (at(values, middle - 1) + at(values, middle)) / 2;
}

} // namespace gridfolk
