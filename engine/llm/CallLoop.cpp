// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/CallLoop.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

// The stop flag is an atomic without a bell; this is how soon it is noticed.
constexpr Clock::Duration kStopInterval = std::chrono::milliseconds(50);

} // namespace

CallLoop::CallLoop(std::shared_ptr<WaitingClock> clock)
    : m_clock(std::move(clock))
{
}

void CallLoop::post(Task task)
{
    bool first = false; // later ones come before the sleeper has looked, so it needs no second call
    {
        const MutexLock lock(m_mutex);
        first = m_posted.empty();
        m_posted.push_back(std::move(task));
    }
    if (first) {
        m_wake.notify_one();
    }
}

CallLoop::TimerId CallLoop::startTimer(Clock::Duration at, Task task)
{
    const TimerId timer{at, m_nextTimer++};
    m_timers.emplace(timer, std::move(task));
    return timer;
}

void CallLoop::stopTimer(const TimerId &timer)
{
    m_timers.erase(timer);
}

bool CallLoop::run(const std::function<bool()> &finished, const StopFlag &stop)
{
    while (!finished()) {
        if (stop.raised()) {
            return false;
        }
        if (!runPosted() && !runDueTimer()) {
            sleep();
        }
    }
    return true;
}

bool CallLoop::runPosted()
{
    std::vector<Task> tasks;
    {
        const MutexLock lock(m_mutex);
        tasks.swap(m_posted);
    }
    for (const Task &task : tasks) {
        task();
    }
    return !tasks.empty();
}

bool CallLoop::runDueTimer()
{
    if (m_timers.empty() || m_timers.begin()->first.first > now()) {
        return false;
    }
    const auto timer = m_timers.extract(m_timers.begin());
    timer.mapped()();
    return true;
}

void CallLoop::sleep()
{
    Clock::Duration until = now() + kStopInterval;
    if (!m_timers.empty()) {
        until = std::min(until, m_timers.begin()->first.first);
    }
    const MutexLock lock(m_mutex);
    if (m_posted.empty()) {
        m_clock->waitUntil(m_mutex, m_wake, until);
    }
}

} // namespace gridfolk
