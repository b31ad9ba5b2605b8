// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/RetryLoop.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr Clock::Duration kShortestAttempt = std::chrono::milliseconds(100); // less cannot end well

} // namespace

RetryLoop::RetryLoop(RetryPolicy policy, CallLoop &loop, std::function<double()> random, CallStation &next)
    : m_policy(policy)
    , m_loop(loop)
    , m_random(std::move(random))
    , m_next(next)
{
}

void RetryLoop::start(LlmCall &call, Done done)
{
    m_tries[call.id] = Try{0, std::move(done), std::nullopt};
    attempt(call);
}

void RetryLoop::cancel(LlmCall &call)
{
    const auto found = m_tries.find(call.id);
    if (found == m_tries.end()) {
        return;
    }
    const std::optional<CallLoop::TimerId> timer = found->second.timer;
    m_tries.erase(found);
    if (timer) {
        m_loop.stopTimer(*timer);
        return;
    }
    m_next.cancel(call);
}

void RetryLoop::attempt(LlmCall &call)
{
    Try &current = m_tries.at(call.id);
    ++current.attempts;
    current.timer.reset();
    m_next.start(call,
                 [this](LlmCall &ended, LlmResult<LlmReply> result) { attempted(ended, std::move(result)); });
}

void RetryLoop::attempted(LlmCall &call, LlmResult<LlmReply> result)
{
    const auto found = m_tries.find(call.id);
    Try &current = found->second;
    if (!result && isRetryable(result.error()) && current.attempts < m_policy.maxAttempts) {
        const Clock::Duration next = m_loop.now() + waitAfter(result.error(), current.attempts);
        const std::optional<Clock::Duration> endsAt = call.endsAt();
        if (!endsAt || next + kShortestAttempt < *endsAt) {
            current.timer = m_loop.startTimer(next, [this, &call] { attempt(call); });
            return;
        }
    }
    const Done done = std::move(current.done);
    m_tries.erase(found);
    done(call, std::move(result));
}

Clock::Duration RetryLoop::waitAfter(const LlmError &error, int attempts)
{
    if (error.retryAfter) {
        return std::max(*error.retryAfter, Clock::Duration::zero());
    }
    const double base = std::chrono::duration<double>(m_policy.base).count();
    const double cap = std::chrono::duration<double>(m_policy.cap).count();
    const double longest = std::min(cap, std::ldexp(base, attempts - 1));
    return std::chrono::duration_cast<Clock::Duration>(std::chrono::duration<double>(m_random() * longest));
}

} // namespace gridfolk
