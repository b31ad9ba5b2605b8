// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Bytecode.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace gridfolk
{

/// A statistic of doubles, given as their bits; reorders them. Summation order is fixed by the input order
/// (variance) or by size (Gini). Variance is that of the whole population; Gini follows Sen, "On Economic
/// Inequality", 1973, and is 0 for nothing and for all zeros. Nothing for the variance or median of an empty
/// buffer.
[[nodiscard]] std::optional<double> statistic(std::vector<std::uint64_t> &values, Statistic which);

} // namespace gridfolk
