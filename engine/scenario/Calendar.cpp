// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/Calendar.h"

#include "base/Numbers.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kMinutesOfDay = 24 * 60;
constexpr std::int64_t kMostUnits = 1'000'000;

std::chrono::year_month_day date(int year, unsigned month, unsigned day)
{
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

std::int64_t minutesOf(const std::chrono::year_month_day &day)
{
    return std::int64_t{std::chrono::sys_days(day).time_since_epoch().count()} * kMinutesOfDay;
}

bool isCovered(std::int64_t minutes)
{
    static const std::int64_t kFirst = minutesOf(date(1, 1, 1));
    static const std::int64_t kEnd = minutesOf(date(10'000, 1, 1));
    return minutes >= kFirst && minutes < kEnd;
}

/// So many digits as a number; nothing when something else stands among them.
std::optional<int> digits(std::string_view text)
{
    const bool all = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return all ? parseNumber<int>(text) : std::nullopt;
}

std::string padded(std::int32_t value, std::size_t width)
{
    const std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::chrono::sys_days dayOf(std::int64_t minutes)
{
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::minutes>(std::chrono::minutes(minutes)));
}

} // namespace

std::optional<std::int64_t> minutesOf(std::string_view text)
{
    constexpr std::size_t kDate = 10;
    constexpr std::size_t kDateAndTime = 16;
    const bool timed = text.size() == kDateAndTime;
    if ((text.size() != kDate && !timed) || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1) {
        return std::nullopt;
    }
    const auto ymd = date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (!ymd.ok()) {
        return std::nullopt;
    }
    if (!timed) {
        return minutesOf(ymd);
    }
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const bool separated = (text[kDate] == ' ' || text[kDate] == 'T') && text[13] == ':';
    if (!separated || !hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    return minutesOf(ymd) + *hour * 60 + *minute;
}

Moment momentAt(std::int64_t minutes)
{
    const std::chrono::sys_days day = dayOf(minutes);
    const std::chrono::year_month_day ymd(day);
    const std::int64_t rest = minutes - std::int64_t{day.time_since_epoch().count()} * kMinutesOfDay;
    Moment moment;
    moment.year = static_cast<int>(ymd.year());
    moment.month = static_cast<std::int32_t>(static_cast<unsigned>(ymd.month()));
    moment.day = static_cast<std::int32_t>(static_cast<unsigned>(ymd.day()));
    moment.dayOfWeek = static_cast<std::int32_t>(std::chrono::weekday(day).iso_encoding());
    const auto newYear = std::chrono::sys_days(date(moment.year, 1, 1));
    moment.dayOfYear = static_cast<std::int32_t>((day - newYear).count()) + 1;
    moment.hour = static_cast<std::int32_t>(rest / 60);
    moment.minute = static_cast<std::int32_t>(rest % 60);
    return moment;
}

std::string momentText(const Moment &moment, bool withTime)
{
    const std::string day =
        padded(moment.year, 4) + '-' + padded(moment.month, 2) + '-' + padded(moment.day, 2);
    return withTime ? day + ' ' + padded(moment.hour, 2) + ':' + padded(moment.minute, 2) : day;
}

std::optional<TickClock> TickClock::of(const Calendar &calendar)
{
    const std::optional<std::int64_t> start = minutesOf(std::string_view(calendar.start));
    if (!start || calendar.every < 1 || calendar.every > kMostUnits) {
        return std::nullopt;
    }
    return TickClock(*start, calendar.every, calendar.unit);
}

std::optional<std::int64_t> TickClock::minutesAt(std::int64_t tick) const
{
    constexpr std::array<std::int64_t, 4> kLengths{1, 60, kMinutesOfDay, 7 * kMinutesOfDay};
    const auto unit = static_cast<std::size_t>(m_unit);
    const bool fixed = unit < kLengths.size();
    const std::int64_t unitsOfTick =
        fixed ? kLengths[unit] * m_every : m_every * (m_unit == TimeUnit::Year ? 12 : 1);
    std::int64_t passed = 0;
    std::int64_t minutes = 0;
    if (__builtin_mul_overflow(tick, unitsOfTick, &passed)) {
        return std::nullopt;
    }
    if (!fixed) {
        constexpr std::int64_t kMostMonths = 12 * 10'000;
        if (passed < -kMostMonths || passed > kMostMonths) {
            return std::nullopt;
        }
        const std::chrono::sys_days first = dayOf(m_start);
        const std::chrono::year_month_day ymd(first);
        const auto there =
            std::chrono::year_month(ymd.year(), ymd.month()) + std::chrono::months(static_cast<int>(passed));
        const std::chrono::year_month_day_last last(there.year(), std::chrono::month_day_last(there.month()));
        const auto day = std::min(ymd.day(), last.day());
        minutes = minutesOf(std::chrono::year_month_day(there.year(), there.month(), day)) + m_start -
                  std::int64_t{first.time_since_epoch().count()} * kMinutesOfDay;
    } else if (__builtin_add_overflow(m_start, passed, &minutes)) {
        return std::nullopt;
    }
    return isCovered(minutes) ? std::optional(minutes) : std::nullopt;
}

std::string TickClock::textAt(std::int64_t tick) const
{
    const std::optional<std::int64_t> minutes = minutesAt(tick);
    const bool withTime = m_unit == TimeUnit::Minute || m_unit == TimeUnit::Hour;
    return minutes ? momentText(momentAt(*minutes), withTime) : std::string{};
}

} // namespace gridfolk
