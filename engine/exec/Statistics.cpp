// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/Statistics.h"

#include "base/Maths.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace gridfolk
{

namespace
{

double at(const std::vector<std::uint64_t> &values, std::size_t index)
{
    return std::bit_cast<double>(values[index]);
}

bool isWhole(double value)
{
    constexpr double kMost = 0x1p52;
    return value >= -kMost && value <= kMost &&
           static_cast<double>(static_cast<std::int64_t>(value)) == value;
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
        whole = whole && isWhole(value);
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

/// Precondition: at least one value.
double quantile(const std::vector<std::uint64_t> &sorted, double share)
{
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = position - static_cast<double>(below);
    return at(sorted, below) + part * (at(sorted, above) - at(sorted, below));
}

double entropy(std::vector<std::uint64_t> &values)
{
    std::sort(values.begin(), values.end());
    double sum = 0;
    for (auto run = values.begin(); run != values.end();) {
        const auto end = std::upper_bound(run, values.end(), *run);
        const double share = static_cast<double>(end - run) / static_cast<double>(values.size());
        sum -= share * maths::log(share);
        run = end;
    }
    return sum / std::numbers::ln2;
}

} // namespace

std::optional<double> statistic(std::vector<std::uint64_t> &values, Statistic which, double argument)
{
    if (which == Statistic::Entropy) {
        return entropy(values);
    }
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
    return which == Statistic::Gini ? gini(values) : quantile(values, argument);
}

} // namespace gridfolk
