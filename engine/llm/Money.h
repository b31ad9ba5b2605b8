// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace gridfolk
{

/// US dollars, exact to the billionth of a thousandth: prices per million tokens times counts of tokens are
/// whole numbers of these.
struct Money {
    std::int64_t picodollars = 0;

    static constexpr double kPerDollar = 1e12;
    static constexpr double kMostDollars = 4e6; ///< two of them can be added

    [[nodiscard]] static Money dollars(double amount)
    {
        return {static_cast<std::int64_t>(
            std::llround(std::clamp(amount, -kMostDollars, kMostDollars) * kPerDollar))};
    }
    [[nodiscard]] double inDollars() const { return static_cast<double>(picodollars) / kPerDollar; }

    bool operator==(const Money &) const = default;
    bool operator<=(Money other) const { return picodollars <= other.picodollars; }
    Money operator+(Money other) const { return Money(*this) += other; }
    Money operator-(Money other) const { return {picodollars - other.picodollars}; }
    Money &operator+=(Money other)
    {
        if (__builtin_add_overflow(picodollars, other.picodollars, &picodollars)) {
            picodollars = std::numeric_limits<std::int64_t>::max(); // only nonsense adds up to that
        }
        return *this;
    }
};

/// So many times the amount; no more than $4 million, whatever a server says.
[[nodiscard]] inline Money operator*(std::int64_t count, Money amount)
{
    constexpr double kMost = Money::kMostDollars * Money::kPerDollar;
    const double product = static_cast<double>(count) * static_cast<double>(amount.picodollars);
    return product >= kMost ? Money{static_cast<std::int64_t>(kMost)} : Money{count * amount.picodollars};
}

/// "$0.0123"; at least four digits behind the point, no cents hidden.
[[nodiscard]] std::string dollarText(Money amount);

} // namespace gridfolk
