// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <cstdint>
#include <optional>

namespace gridfolk
{

/// What a server says in its headers about how much it will still take, and when that starts anew.
struct RateHint {
    std::optional<std::int64_t> requestsLeft;
    std::optional<Clock::Duration> requestsReset; ///< from now
    std::optional<std::int64_t> tokensLeft;
    std::optional<Clock::Duration> tokensReset;

    bool operator==(const RateHint &) const = default;
};

} // namespace gridfolk
