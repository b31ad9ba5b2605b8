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
constexpr std::int64_t kLeastOutputTokens = 64;

constexpr std::string_view kSchemaInWords =
    "\n\nAnswer with one JSON value that fits this JSON Schema, and with nothing else:\n";

} // namespace

RetryLoop::RetryLoop(RetryPolicy policy, std::vector<ChainLink> chain, CallLoop &loop,
                     std::function<double()> random, std::size_t standIns)
    : m_policy(policy)
    , m_chain(std::move(chain))
    , m_end(m_chain.size() - standIns)
    , m_loop(loop)
    , m_random(std::move(random))
{
}

void RetryLoop::start(LlmCall &call, Done done)
{
    Try &current = m_tries[call.id] = Try();
    current.link = m_first;
    current.done = std::move(done);
    attempt(call);
}

void RetryLoop::cancel(LlmCall &call)
{
    const auto node = m_tries.extract(call.id);
    if (node.empty()) {
        return;
    }
    if (node.mapped().timer) {
        m_loop.stopTimer(*node.mapped().timer);
        return;
    }
    m_chain[node.mapped().link].entrance->cancel(call);
}

void RetryLoop::attempt(LlmCall &call)
{
    Try &current = m_tries.at(call.id);
    ++current.attempts;
    current.timer.reset();
    call.sent = requestFor(call, current);
    m_chain[current.link].entrance->start(
        call, [this](LlmCall &ended, LlmResult<LlmReply> result) { attempted(ended, std::move(result)); });
}

void RetryLoop::attempted(LlmCall &call, LlmResult<LlmReply> result)
{
    Try &current = m_tries.at(call.id);
    if (const auto remedy = std::exchange(current.remedy, std::nullopt)) {
        m_recoveries.note(remedy->provider, remedy->errorClass, remedy->recovery, result.has_value());
    }
    if (!result && recover(call, current, result.error())) {
        return;
    }
    const Done done = std::move(current.done);
    m_tries.erase(call.id);
    done(call, std::move(result));
}

bool RetryLoop::recover(LlmCall &call, Try &current, const LlmError &error)
{
    const std::string &provider = m_chain[current.link].provider;
    for (const Recovery recovery : m_recoveries.order(provider, error.errorClass)) {
        current.remedy = Remedy{provider, error.errorClass, recovery};
        if (apply(recovery, call, current, error)) {
            return true;
        }
    }
    current.remedy.reset();
    return false;
}

bool RetryLoop::apply(Recovery recovery, LlmCall &call, Try &current, const LlmError &error)
{
    switch (recovery) {
    case Recovery::Wait:
        return wait(call, current, error);
    case Recovery::Switch:
        return switchProvider(call, current);
    case Recovery::Shrink:
        if (current.shrunk || call.request.maxOutputTokens < 2 * kLeastOutputTokens || error.status == 0) {
            return false;
        }
        current.shrunk = true;
        break;
    case Recovery::Degrade:
        if (current.degraded || call.request.schema.empty() || error.status != 400) {
            return false;
        }
        current.degraded = true;
        break;
    }
    attempt(call);
    return true;
}

bool RetryLoop::wait(LlmCall &call, Try &current, const LlmError &error)
{
    const bool neverAsked = error.errorClass == ErrorClass::CircuitOpen;
    if (!isRetryable(error) || (!neverAsked && current.attempts >= m_policy.maxAttempts)) {
        return false;
    }
    const Clock::Duration now = m_loop.now();
    const Clock::Duration next = now + pauseAfter(error, current.attempts);
    const Clock::Duration share = call.context.deadline / (m_end - current.link);
    if (next + kShortestAttempt >= current.linkEnds.value_or(call.startedAt.value_or(now) + share)) {
        return false;
    }
    current.attempts -= neverAsked ? 1 : 0;
    current.timer = m_loop.startTimer(next, [this, &call] { attempt(call); });
    return true;
}

bool RetryLoop::switchProvider(LlmCall &call, Try &current)
{
    const std::optional<Clock::Duration> endsAt = call.endsAt();
    const Clock::Duration now = m_loop.now();
    if (current.link + 1 >= m_end || (endsAt && now + kShortestAttempt >= *endsAt)) {
        return false;
    }
    ++current.link;
    current.attempts = 0;
    current.shrunk = false;
    current.degraded = false;
    current.linkEnds.reset();
    if (endsAt) {
        current.linkEnds = now + (*endsAt - now) / (m_end - current.link);
    }
    attempt(call);
    return true;
}

LlmRequest RetryLoop::requestFor(const LlmCall &call, const Try &current) const
{
    LlmRequest request = call.request;
    if (current.link > 0 || request.model.empty()) {
        request.model = m_chain[current.link].model;
    }
    if (current.shrunk) {
        request.maxOutputTokens /= 2;
    }
    if (current.degraded) {
        request.system += kSchemaInWords;
        request.system += request.schema;
        request.schema.clear();
    }
    return request;
}

Clock::Duration RetryLoop::pauseAfter(const LlmError &error, int attempts)
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
