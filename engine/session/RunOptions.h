// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/ProviderSettings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// What a person may choose for a run; everything left out is the scenario's.
struct RunOptions {
    std::optional<std::uint64_t> seed;
    std::optional<std::int64_t> ticks;
    std::vector<std::pair<std::string, double>> parameters;
    int threads = 1;           ///< for cell rules; does not change results
    ProviderSettings provider; ///< for models with minds
};

} // namespace gridfolk
