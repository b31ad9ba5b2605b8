// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// One row of a painted layer, run-length coded: "12*0 3*1 0.5".
[[nodiscard]] std::string paintedRowText(std::span<const double> row);

/// Appends the values of a row text to `values`. Fails with "scenario.bad-row" when the text is no such row
/// or has not exactly `width` finite values.
[[nodiscard]] Result<void> readPaintedRow(std::string_view text, std::size_t width,
                                          std::vector<double> &values);

} // namespace gridfolk
