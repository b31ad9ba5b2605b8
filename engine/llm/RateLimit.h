// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Mutex.h"
#include "llm/RateHint.h"

#include <cstdint>

namespace gridfolk
{

/// How much one key may ask of one model.
struct RatePolicy {
    std::int64_t requestsPerMinute = 1000;
    std::int64_t burst = 100;         ///< requests at once after a rest
    std::int64_t tokensPerMinute = 0; ///< input and output together; 0: no limit
};

/// The generic cell rate algorithm (ITU-T I.371): a bucket that leaks one unit per interval, kept as the one
/// moment when it would be empty. No window of a minute holds more than the rate and one burst.
class LeakyBucket
{
public:
    LeakyBucket(std::int64_t perMinute, std::int64_t burst);

    /// How long until so many units fit; zero: now. More than a whole burst waits for the empty bucket.
    [[nodiscard]] Clock::Duration wait(Clock::Duration now, std::int64_t units) const;
    void take(Clock::Duration now, std::int64_t units);

    /// Corrects what was taken: negative units go back.
    void adjust(std::int64_t units) { m_emptyAt += lengthOf(units); }

    /// Lets at most so many units fit now. Never widens.
    void leaveAtMost(Clock::Duration now, std::int64_t units);

private:
    /// The time in which so many units drain; bounded, so that sums of times never overflow.
    [[nodiscard]] Clock::Duration lengthOf(std::int64_t units) const;

    Clock::Duration m_interval; ///< per unit
    Clock::Duration m_capacity; ///< time that a full bucket takes to leak
    Clock::Duration m_emptyAt{};
};

/// The limits of one key and model, shared by every run of the process. Thread-safe.
class RateLimit
{
public:
    explicit RateLimit(const RatePolicy &policy = {});

    /// Takes a place for one request of so many tokens, or says how long until asking again; zero: taken.
    [[nodiscard]] Clock::Duration take(Clock::Duration now, std::int64_t tokens) EXCLUDES(m_mutex);

    /// The tokens that were taken were really so many.
    void settle(std::int64_t taken, std::int64_t used) EXCLUDES(m_mutex);

    /// Nothing may be asked before this moment: the server said so.
    void pauseUntil(Clock::Duration at) EXCLUDES(m_mutex);

    /// Follows the server where it allows less.
    void correct(Clock::Duration now, const RateHint &hint) EXCLUDES(m_mutex);

private:
    Mutex m_mutex;
    const bool m_limitsTokens;
    LeakyBucket m_requests GUARDED_BY(m_mutex);
    LeakyBucket m_tokens GUARDED_BY(m_mutex);
    Clock::Duration m_pausedUntil GUARDED_BY(m_mutex){};
};

} // namespace gridfolk
