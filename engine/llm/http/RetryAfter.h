// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "llm/http/HttpTransport.h"

#include <optional>

namespace gridfolk
{

/// The server's wish for a pause: `retry-after-ms`, else `retry-after` in seconds or as an HTTP date (RFC
/// 9110, 10.2.3), counted from `sinceEpoch`. Nothing when absent or unreadable; never negative, at most a
/// day.
[[nodiscard]] std::optional<Clock::Duration> retryAfter(const HttpResponse &response,
                                                        Clock::Duration sinceEpoch);

} // namespace gridfolk
