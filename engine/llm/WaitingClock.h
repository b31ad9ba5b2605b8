// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Mutex.h"

namespace gridfolk
{

/// A clock that a thread can also sleep on, so that retries and deadlines run on the virtual clock of a test.
class WaitingClock : public Clock
{
public:
    /// Sleeps on `condition`, which is guarded by the held `mutex`, until it is notified or monotonic()
    /// reaches `until`; may return early.
    virtual void waitUntil(Mutex &mutex, ConditionVariable &condition, Duration until) REQUIRES(mutex) = 0;
};

/// The machine's clocks.
class SystemWaitingClock final : public WaitingClock
{
public:
    [[nodiscard]] Duration monotonic() const override { return m_clock.monotonic(); }
    [[nodiscard]] Duration sinceEpoch() const override { return m_clock.sinceEpoch(); }
    void waitUntil(Mutex &mutex, ConditionVariable &condition, Duration until) override REQUIRES(mutex)
    {
        const Duration left = until - monotonic();
        if (left > Duration::zero()) {
            condition.wait_for(mutex, left);
        }
    }

private:
    SystemClock m_clock;
};

} // namespace gridfolk
