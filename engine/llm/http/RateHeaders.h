// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/RateHint.h"
#include "llm/http/HttpTransport.h"

#include <string_view>

namespace gridfolk
{

/// What the headers say about what is left: OpenAI's x-ratelimit-… with spans ("6m0s") and Anthropic's
/// anthropic-ratelimit-… with moments (RFC 3339), counted from `sinceEpoch`. What cannot be read is left out.
[[nodiscard]] RateHint readRateHint(const HttpResponse &response, Clock::Duration sinceEpoch);

/// "6m0s", "1h2m3.5s", "20ms"; nothing when it is none, at most a day.
[[nodiscard]] std::optional<Clock::Duration> parseSpan(std::string_view text);

/// "2026-11-22T22:13:20Z", "…+01:00", with or without a fraction, as time since 1970; nothing when it is
/// none.
[[nodiscard]] std::optional<Clock::Duration> parseMoment(std::string_view text);

} // namespace gridfolk
