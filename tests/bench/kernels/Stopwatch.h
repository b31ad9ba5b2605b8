// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace gridfolk::bench
{

/// Seconds since it was made: of the process's processor time, which other programs on the machine do not
/// lengthen, or of the wall, for runs on several threads.
class Stopwatch
{
public:
    explicit Stopwatch(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID)
        : m_clock(clock)
    {
    }

    [[nodiscard]] double seconds() const { return now() - m_start; }

private:
    [[nodiscard]] double now() const
    {
        timespec time{};
        clock_gettime(m_clock, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }

    clockid_t m_clock;
    double m_start = now();
};

} // namespace gridfolk::bench
