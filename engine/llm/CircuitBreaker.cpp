// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/CircuitBreaker.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr Clock::Duration kWhileProbing = std::chrono::milliseconds(500); // a probe ends when it ends
constexpr Clock::Duration kLatched = std::chrono::hours(24);

} // namespace

CircuitBreaker::CircuitBreaker(const BreakerPolicy &policy)
    : m_policy(policy)
{
}

CircuitBreaker::Pass CircuitBreaker::admit(Clock::Duration now)
{
    const MutexLock lock(m_mutex);
    switch (m_state) {
    case State::Closed:
        return {true, m_epoch, {}};
    case State::Latched:
        return {false, m_epoch, kLatched};
    case State::Open:
        if (now < m_openUntil) {
            return {false, m_epoch, m_openUntil - now};
        }
        change(State::Probing);
        break;
    case State::Probing:
        break;
    }
    if (m_probeOut) {
        return {false, m_epoch, kWhileProbing};
    }
    m_probeOut = true;
    return {true, m_epoch, {}};
}

void CircuitBreaker::succeed(const Pass &pass, Clock::Duration now)
{
    const MutexLock lock(m_mutex);
    if (pass.epoch != m_epoch) {
        return;
    }
    if (m_state == State::Probing) {
        change(State::Closed);
        m_pause = {};
        return;
    }
    m_failedInRow = 0;
    count(false, now);
}

void CircuitBreaker::fail(const Pass &pass, Clock::Duration now)
{
    const MutexLock lock(m_mutex);
    if (pass.epoch != m_epoch) {
        return;
    }
    if (m_state == State::Probing) {
        open(now);
        return;
    }
    ++m_failedInRow;
    count(true, now);
    if (tooManyFailures()) {
        open(now);
    }
}

void CircuitBreaker::forget(const Pass &pass)
{
    const MutexLock lock(m_mutex);
    if (pass.epoch == m_epoch) {
        m_probeOut = false;
    }
}

void CircuitBreaker::latch()
{
    const MutexLock lock(m_mutex);
    if (m_state != State::Latched) {
        change(State::Latched);
    }
}

void CircuitBreaker::reset()
{
    const MutexLock lock(m_mutex);
    change(State::Closed);
    m_pause = {};
}

CircuitBreaker::State CircuitBreaker::state() const
{
    const MutexLock lock(m_mutex);
    return m_state;
}

void CircuitBreaker::change(State state)
{
    m_state = state;
    ++m_epoch;
    m_outcomes.clear();
    m_failed = 0;
    m_failedInRow = 0;
    m_probeOut = false;
}

void CircuitBreaker::open(Clock::Duration now)
{
    m_pause = m_pause == Clock::Duration::zero() ? m_policy.firstPause
                                                 : std::min(2 * m_pause, m_policy.longestPause);
    m_openUntil = now + m_pause;
    change(State::Open);
}

void CircuitBreaker::count(bool failed, Clock::Duration now)
{
    m_outcomes.emplace_back(now, failed);
    m_failed += failed ? 1 : 0;
    while (m_outcomes.front().first <= now - m_policy.window) {
        m_failed -= m_outcomes.front().second ? 1 : 0;
        m_outcomes.pop_front();
    }
}

bool CircuitBreaker::tooManyFailures() const
{
    const auto calls = static_cast<double>(m_outcomes.size());
    return m_failedInRow >= m_policy.failuresInRow ||
           (calls >= m_policy.leastCalls && m_failed >= m_policy.failureShare * calls);
}

} // namespace gridfolk
