// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Mutex.h"

#include <cstdint>
#include <deque>
#include <utility>

namespace gridfolk
{

/// When a provider counts as down.
struct BreakerPolicy {
    int failuresInRow = 5;
    int leastCalls = 10; ///< in the window, before its share of failures counts
    double failureShare = 0.5;
    Clock::Duration window = std::chrono::seconds(30);
    Clock::Duration firstPause = std::chrono::seconds(15);
    Clock::Duration longestPause = std::chrono::seconds(120);
};

/// Keeps calls away from one model of a provider that is down (Nygard, "Release It!", 2007).
///
///   closed:  calls pass. Opens after `failuresInRow` failures, or when `failureShare` of at least
///            `leastCalls` outcomes of the last `window` are failures
///   open:    nothing passes for `firstPause`, doubled each time the probe fails, up to `longestPause`
///   probing: when the pause is over one call passes; its success closes, its failure opens again, and when
///            it ends without an outcome the next call is the probe
///   latched: nothing passes until reset(), because the key is wrong
///
/// Outcomes of calls that were let through before the last change of state are not looked at. Thread-safe.
class CircuitBreaker
{
public:
    enum class State : std::uint8_t { Closed, Open, Probing, Latched };

    /// Leave to make one call; give it back with its outcome, exactly once.
    struct Pass {
        bool allowed = false;
        std::uint64_t epoch = 0;      ///< of the state that let it through
        Clock::Duration retryAfter{}; ///< when not allowed: how long until asking again makes sense
    };

    explicit CircuitBreaker(const BreakerPolicy &policy = {});

    [[nodiscard]] Pass admit(Clock::Duration now) EXCLUDES(m_mutex);
    void succeed(const Pass &pass, Clock::Duration now) EXCLUDES(m_mutex);
    void fail(const Pass &pass, Clock::Duration now) EXCLUDES(m_mutex);
    void forget(const Pass &pass) EXCLUDES(m_mutex); ///< cancelled, or an outcome that says nothing
    void latch() EXCLUDES(m_mutex);
    void reset() EXCLUDES(m_mutex); ///< closed, as new

    /// Open also when the pause is over and no probe has been asked for.
    [[nodiscard]] State state() const EXCLUDES(m_mutex);

private:
    void change(State state) REQUIRES(m_mutex);
    void open(Clock::Duration now) REQUIRES(m_mutex);
    void count(bool failed, Clock::Duration now) REQUIRES(m_mutex);
    [[nodiscard]] bool tooManyFailures() const REQUIRES(m_mutex);

    const BreakerPolicy m_policy;
    mutable Mutex m_mutex;
    State m_state GUARDED_BY(m_mutex) = State::Closed;
    std::uint64_t m_epoch GUARDED_BY(m_mutex) = 0;
    std::deque<std::pair<Clock::Duration, bool>> m_outcomes GUARDED_BY(m_mutex); ///< when, failed
    int m_failed GUARDED_BY(m_mutex) = 0;                                        ///< among the outcomes
    int m_failedInRow GUARDED_BY(m_mutex) = 0;
    Clock::Duration m_pause GUARDED_BY(m_mutex){};
    Clock::Duration m_openUntil GUARDED_BY(m_mutex){};
    bool m_probeOut GUARDED_BY(m_mutex) = false;
};

} // namespace gridfolk
