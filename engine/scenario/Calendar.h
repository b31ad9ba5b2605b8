// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridfolk
{

/// In what a tick's length is given.
enum class TimeUnit { Minute, Hour, Day, Week, Month, Year };

/// What time of the world a tick stands for.
struct Calendar {
    std::string start = "2000-01-01"; ///< of tick 0: "2024-02-28" or "2024-02-28 06:30"
    std::int64_t every = 1;           ///< a tick lasts so many units, 1 to 1 000 000
    TimeUnit unit = TimeUnit::Day;

    bool operator==(const Calendar &) const = default;
};

/// A moment as people write it. The Gregorian calendar, also before it was introduced; no time zones, no
/// leap seconds.
struct Moment {
    std::int32_t year = 0;
    std::int32_t month = 1;     ///< 1 to 12
    std::int32_t day = 1;       ///< 1 to 31
    std::int32_t dayOfWeek = 1; ///< 1 Monday to 7 Sunday
    std::int32_t dayOfYear = 1; ///< 1 to 366
    std::int32_t hour = 0;
    std::int32_t minute = 0;
};

/// Minutes since the first minute of 1970, of "2024-02-28" or "2024-02-28 06:30"; nothing for any other text
/// and for days that do not exist. Years 1 to 9999.
[[nodiscard]] std::optional<std::int64_t> minutesOf(std::string_view text);

/// The moment so many minutes after the first of 1970. Precondition: in the years 1 to 9999.
[[nodiscard]] Moment momentAt(std::int64_t minutes);

/// "2024-02-28", with "06:30" behind it where a tick is shorter than a day.
[[nodiscard]] std::string momentText(const Moment &moment, bool withTime);

/// A calendar made ready to be asked often. Immutable.
class TickClock
{
public:
    /// Nothing when the calendar's start is no date or its tick has no length.
    [[nodiscard]] static std::optional<TickClock> of(const Calendar &calendar);

    /// Minutes since 1970 at a tick; nothing outside the years 1 to 9999. Months and years end on their last
    /// day where the start's day is missing: a month after January 31 is February 28 or 29, and two months
    /// after it March 31.
    [[nodiscard]] std::optional<std::int64_t> minutesAt(std::int64_t tick) const;

    /// The moment at a tick as people read it; empty outside the years 1 to 9999.
    [[nodiscard]] std::string textAt(std::int64_t tick) const;

private:
    TickClock(std::int64_t start, std::int64_t every, TimeUnit unit)
        : m_start(start)
        , m_every(every)
        , m_unit(unit)
    {
    }

    std::int64_t m_start;
    std::int64_t m_every;
    TimeUnit m_unit;
};

} // namespace gridfolk
