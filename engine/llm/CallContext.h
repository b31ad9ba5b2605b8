// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <cstdint>

namespace gridfolk
{

/// Who asks, and how long they wait: names a call in a run whatever the order of arrival.
struct CallContext {
    std::int64_t tick = 0;
    std::uint64_t serial = 0;   ///< of the asking agent
    std::int32_t ordinal = 0;   ///< of the call within the agent's decision
    std::int32_t sample = -1;   ///< equal requests with the same sample share one reply; -1: never
    int priority = 0;           ///< higher goes first within a tick; changes no result
    Clock::Duration deadline{}; ///< counted from the start of the first attempt, waits between attempts
                                ///< included; 0: the gateway's default
};

} // namespace gridfolk
