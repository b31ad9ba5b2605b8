// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/RateHeaders.h"

#include "base/Numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace gridfolk
{

namespace
{

constexpr Clock::Duration kLongest = std::chrono::hours(24);

struct Unit {
    std::string_view name;
    double seconds;
};
constexpr std::array kUnits{Unit{"ms", 1e-3}, Unit{"us", 1e-6}, Unit{"ns", 1e-9},
                            Unit{"h", 3600},  Unit{"m", 60},    Unit{"s", 1}};

std::optional<std::int64_t> countOf(const std::string &text)
{
    const auto count = parseNumber<std::int64_t>(text);
    return count ? std::optional(std::max<std::int64_t>(*count, 0)) : std::nullopt;
}

std::optional<Clock::Duration> until(const std::string &moment, Clock::Duration sinceEpoch)
{
    const auto at = parseMoment(moment);
    return at ? std::optional(std::clamp(*at - sinceEpoch, Clock::Duration::zero(), kLongest)) : std::nullopt;
}

/// The number of exactly so many digits at the front, which is taken off.
std::optional<int> digits(std::string_view &text, std::size_t count)
{
    const auto number = parseNumber<int>(text.substr(0, count));
    if (text.size() < count || !number || *number < 0 || text.front() == '-') {
        return std::nullopt;
    }
    text.remove_prefix(count);
    return number;
}

bool skip(std::string_view &text, std::string_view accepted)
{
    if (text.empty() || accepted.find(text.front()) == std::string_view::npos) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::minutes> zone(std::string_view text)
{
    if (text == "Z" || text == "z") {
        return std::chrono::minutes(0);
    }
    const int sign = text.starts_with('-') ? -1 : 1;
    if (!skip(text, "+-")) {
        return std::nullopt;
    }
    const auto hours = digits(text, 2);
    const bool colon = skip(text, ":");
    const auto minutes = digits(text, 2);
    if (!hours || !colon || !minutes || !text.empty()) {
        return std::nullopt;
    }
    return sign * std::chrono::minutes(*hours * 60 + *minutes);
}

} // namespace

std::optional<Clock::Duration> parseSpan(std::string_view text)
{
    double seconds = 0;
    if (text.empty()) {
        return std::nullopt;
    }
    while (!text.empty()) {
        const std::size_t end = text.find_first_not_of("0123456789.");
        const auto number = parseNumber<double>(text.substr(0, end));
        if (!number || end == std::string_view::npos) {
            return std::nullopt;
        }
        text.remove_prefix(end);
        const auto unit = std::find_if(kUnits.begin(), kUnits.end(),
                                       [text](const Unit &one) { return text.starts_with(one.name); });
        if (unit == kUnits.end()) {
            return std::nullopt;
        }
        seconds += *number * unit->seconds;
        text.remove_prefix(unit->name.size());
    }
    const std::chrono::duration<double> span(
        std::min(seconds, std::chrono::duration<double>(kLongest).count()));
    return std::chrono::ceil<Clock::Duration>(span);
}

std::optional<Clock::Duration> parseMoment(std::string_view text)
{
    const auto year = digits(text, 4);
    const bool first = skip(text, "-");
    const auto month = digits(text, 2);
    const bool second = skip(text, "-");
    const auto day = digits(text, 2);
    const bool middle = skip(text, "Tt ");
    const auto hour = digits(text, 2);
    const bool third = skip(text, ":");
    const auto minute = digits(text, 2);
    const bool fourth = skip(text, ":");
    const auto sec = digits(text, 2);
    if (!year || !first || !month || !second || !day || !middle || !hour || !third || !minute || !fourth ||
        !sec) {
        return std::nullopt;
    }
    const bool fraction = text.starts_with('.');
    if (fraction) {
        text.remove_prefix(std::min(text.find_first_not_of("0123456789", 1), text.size()));
    }
    const auto offset = zone(text);
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!offset || !date.ok() || *hour > 23 || *minute > 59 || *sec > 60 || *year > 2200) {
        return std::nullopt;
    }
    // A fraction counts as the whole second: rather late than early.
    return std::chrono::sys_days(date).time_since_epoch() + std::chrono::hours(*hour) +
           std::chrono::minutes(*minute) - *offset + std::chrono::seconds(*sec + (fraction ? 1 : 0));
}

RateHint readRateHint(const HttpResponse &response, Clock::Duration sinceEpoch)
{
    RateHint hint;
    hint.requestsLeft = countOf(response.header("x-ratelimit-remaining-requests"));
    hint.requestsReset = parseSpan(response.header("x-ratelimit-reset-requests"));
    hint.tokensLeft = countOf(response.header("x-ratelimit-remaining-tokens"));
    hint.tokensReset = parseSpan(response.header("x-ratelimit-reset-tokens"));
    if (const auto left = countOf(response.header("anthropic-ratelimit-requests-remaining"))) {
        hint.requestsLeft = left;
        hint.requestsReset = until(response.header("anthropic-ratelimit-requests-reset"), sinceEpoch);
    }
    if (const auto left = countOf(response.header("anthropic-ratelimit-tokens-remaining"))) {
        hint.tokensLeft = left;
        hint.tokensReset = until(response.header("anthropic-ratelimit-tokens-reset"), sinceEpoch);
    }
    return hint;
}

} // namespace gridfolk
