// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Bytecode.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace gridfolk
{

/// A statistic of doubles, given as their bits (Entropy: any values); reorders them. Summation order is fixed
/// by the input order (variance) or by size (Gini, entropy). A quantile at `argument` (0 to 1) is
/// interpolated between the two values nearest to it (Hyndman and Fan, "Sample quantiles in statistical
/// packages", 1996, type 7); the entropy of how often each value occurs is Shannon's, in bits, 0 for nothing.
/// Variance is that of the whole population; Gini follows Sen, "On Economic Inequality", 1973, and is 0 for
/// nothing and for all zeros. Nothing for the variance or median of an empty buffer.
[[nodiscard]] std::optional<double> statistic(std::vector<std::uint64_t> &values, Statistic which,
                                              double argument = 0.5);

} // namespace gridfolk
