// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "base/StopFlag.h"
#include "llm/WaitingClock.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace gridfolk
{

/// The event loop of a gateway. The engine's thread runs it while it waits for replies, so all stations live
/// on that one thread; other threads only post(). Timers run on the injected clock.
class CallLoop
{
public:
    using Task = std::function<void()>;
    using TimerId = std::pair<Clock::Duration, std::uint64_t>; ///< when, and which of equal times

    explicit CallLoop(std::shared_ptr<WaitingClock> clock);

    /// Hands a task to the thread in run(); thread-safe.
    void post(Task task) EXCLUDES(m_mutex);

    [[nodiscard]] Clock::Duration now() const { return m_clock->monotonic(); }

    /// Runs the task once run() is at or past `at`; equal times in the order of starting.
    TimerId startTimer(Clock::Duration at, Task task);
    void stopTimer(const TimerId &timer);

    /// Runs tasks and timers until `finished`; false when `stop` was raised first (read 20 times a second).
    bool run(const std::function<bool()> &finished, const StopFlag &stop) EXCLUDES(m_mutex);

private:
    bool runPosted() EXCLUDES(m_mutex);
    bool runDueTimer();
    void sleep() EXCLUDES(m_mutex);

    std::shared_ptr<WaitingClock> m_clock;
    std::map<TimerId, Task> m_timers;
    std::uint64_t m_nextTimer = 1;
    Mutex m_mutex;
    ConditionVariable m_wake;
    std::vector<Task> m_posted GUARDED_BY(m_mutex);
};

} // namespace gridfolk
