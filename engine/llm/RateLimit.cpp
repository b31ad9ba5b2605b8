// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/RateLimit.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kMinute = std::chrono::nanoseconds(std::chrono::minutes(1)).count();

/// Headers of a server may name any number; no wait needs to be longer than this.
constexpr Clock::Duration kLongest = std::chrono::hours(24 * 365);

} // namespace

LeakyBucket::LeakyBucket(std::int64_t perMinute, std::int64_t burst)
    : m_interval((kMinute + std::max<std::int64_t>(perMinute, 1) - 1) / std::max<std::int64_t>(perMinute, 1))
    , m_capacity(m_interval * std::max<std::int64_t>(burst, 1))
{
}

Clock::Duration LeakyBucket::wait(Clock::Duration now, std::int64_t units) const
{
    const Clock::Duration needed = std::min(lengthOf(units), m_capacity);
    return std::max(std::max(m_emptyAt, now) + needed - m_capacity - now, Clock::Duration::zero());
}

void LeakyBucket::take(Clock::Duration now, std::int64_t units)
{
    m_emptyAt = std::max(m_emptyAt, now) + lengthOf(units);
}

void LeakyBucket::leaveAtMost(Clock::Duration now, std::int64_t units)
{
    m_emptyAt = std::max(m_emptyAt, now + m_capacity - std::min(lengthOf(units), m_capacity));
}

Clock::Duration LeakyBucket::lengthOf(std::int64_t units) const
{
    const std::int64_t most = kLongest / m_interval;
    return std::clamp(units, -most, most) * m_interval;
}

RateLimit::RateLimit(const RatePolicy &policy)
    : m_limitsTokens(policy.tokensPerMinute > 0)
    , m_requests(policy.requestsPerMinute, policy.burst)
    , m_tokens(policy.tokensPerMinute, policy.tokensPerMinute / 10)
{
}

Clock::Duration RateLimit::take(Clock::Duration now, std::int64_t tokens)
{
    const MutexLock lock(m_mutex);
    Clock::Duration wait = std::max(m_pausedUntil - now, m_requests.wait(now, 1));
    if (m_limitsTokens) {
        wait = std::max(wait, m_tokens.wait(now, tokens));
    }
    if (wait > Clock::Duration::zero()) {
        return wait;
    }
    m_requests.take(now, 1);
    if (m_limitsTokens) {
        m_tokens.take(now, tokens);
    }
    return Clock::Duration::zero();
}

void RateLimit::settle(std::int64_t taken, std::int64_t used)
{
    const MutexLock lock(m_mutex);
    if (m_limitsTokens) {
        m_tokens.adjust(used - taken);
    }
}

void RateLimit::pauseUntil(Clock::Duration at)
{
    const MutexLock lock(m_mutex);
    m_pausedUntil = std::max(m_pausedUntil, at);
}

void RateLimit::correct(Clock::Duration now, const RateHint &hint)
{
    const MutexLock lock(m_mutex);
    if (hint.requestsLeft) {
        m_requests.leaveAtMost(now, *hint.requestsLeft);
    }
    if (hint.tokensLeft && m_limitsTokens) {
        m_tokens.leaveAtMost(now, *hint.tokensLeft);
    }
    if (hint.requestsLeft == 0 && hint.requestsReset) {
        m_pausedUntil = std::max(m_pausedUntil, now + *hint.requestsReset);
    }
    if (hint.tokensLeft == 0 && hint.tokensReset) {
        m_pausedUntil = std::max(m_pausedUntil, now + *hint.tokensReset);
    }
}

} // namespace gridfolk
