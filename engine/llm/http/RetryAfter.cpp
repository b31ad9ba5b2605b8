// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/RetryAfter.h"

#include "base/Numbers.h"

#include <curl/curl.h>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr double kLongest = 86400; // seconds

std::optional<Clock::Duration> fromSeconds(double seconds)
{
    if (std::isnan(seconds)) {
        return std::nullopt;
    }
    const std::chrono::duration<double> pause(std::clamp(seconds, 0.0, kLongest));
    return std::chrono::duration_cast<Clock::Duration>(pause);
}

} // namespace

std::optional<Clock::Duration> retryAfter(const HttpResponse &response, Clock::Duration sinceEpoch)
{
    if (const auto milliseconds = parseNumber<double>(response.header("retry-after-ms"))) {
        return fromSeconds(*milliseconds / 1000);
    }
    const std::string text = response.header("retry-after");
    if (const auto seconds = parseNumber<double>(text)) {
        return fromSeconds(*seconds);
    }
    const time_t date = text.empty() ? -1 : curl_getdate(text.c_str(), nullptr);
    if (date < 0) {
        return std::nullopt;
    }
    return fromSeconds(static_cast<double>(date) - std::chrono::duration<double>(sinceEpoch).count());
}

} // namespace gridfolk
