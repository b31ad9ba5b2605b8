// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <cstdint>

namespace gridfolk
{

/// Says when the next tick is due at the wanted speed, and how many ticks a second are reached. Used by one
/// thread.
class Pacer
{
public:
    /// @param ticksPerSecond 0: as fast as it goes.
    void setSpeed(double ticksPerSecond) { m_ticksPerSecond = ticksPerSecond; }

    /// Time to wait before the next tick; 0 when it is due.
    [[nodiscard]] Clock::Duration untilNext(Clock::Duration now) const
    {
        if (m_ticksPerSecond <= 0) {
            return Clock::Duration{0};
        }
        const auto interval = Clock::Duration(static_cast<std::int64_t>(1e9 / m_ticksPerSecond));
        const Clock::Duration due = m_lastTick + interval;
        return due > now ? due - now : Clock::Duration{0};
    }

    /// Counts a tick that begins now.
    void tickBegins(Clock::Duration now)
    {
        m_lastTick = now;
        if (m_windowTicks++ == 0) {
            m_windowBegin = now;
        }
        const Clock::Duration length = now - m_windowBegin;
        if (length >= kWindow) {
            m_rate = static_cast<double>(m_windowTicks - 1) * 1e9 / static_cast<double>(length.count());
            m_windowTicks = 1;
            m_windowBegin = now;
        }
    }

    /// Forgets the measured speed, as after a pause.
    void rest() { m_windowTicks = 0; }

    /// Ticks per second over the last half second or more.
    [[nodiscard]] double rate() const { return m_rate; }

private:
    static constexpr Clock::Duration kWindow = std::chrono::milliseconds(500);

    double m_ticksPerSecond = 0;
    Clock::Duration m_lastTick{-1'000'000'000'000};
    Clock::Duration m_windowBegin{0};
    std::int64_t m_windowTicks = 0;
    double m_rate = 0;
};

} // namespace gridfolk
