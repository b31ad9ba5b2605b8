// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/RateLimiter.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kBytesPerToken = 4; // a usual text; the real number is settled afterwards

std::int64_t likelyTokens(const LlmRequest &request)
{
    std::size_t bytes = request.system.size() + request.schema.size();
    for (const LlmMessage &message : request.messages) {
        bytes += message.text.size();
    }
    return static_cast<std::int64_t>(bytes) / kBytesPerToken + request.maxOutputTokens;
}

LlmError pausedFor(Clock::Duration wait)
{
    return LlmError{ErrorClass::RateLimited, 0, "the provider asked for a longer pause", wait, false};
}

} // namespace

RateLimiter::RateLimiter(std::shared_ptr<TrafficControl> traffic, std::string account, CallLoop &loop,
                         CallStation &next)
    : m_traffic(std::move(traffic))
    , m_account(std::move(account))
    , m_loop(loop)
    , m_next(next)
{
}

void RateLimiter::start(LlmCall &call, Done done)
{
    m_waiting.push_back({&call, std::move(done), likelyTokens(call.sent)});
    admitMore();
}

void RateLimiter::admitMore()
{
    if (!m_timer) {
        admit();
    }
}

void RateLimiter::cancel(LlmCall &call)
{
    const auto found = std::find_if(m_waiting.rbegin(), m_waiting.rend(),
                                    [&call](const Waiting &waiting) { return waiting.call->id == call.id; });
    if (found == m_waiting.rend()) {
        m_next.cancel(call);
        return;
    }
    m_waiting.erase(std::next(found).base());
    if (m_waiting.empty() && m_timer) {
        m_loop.stopTimer(*m_timer);
        m_timer.reset();
    }
}

void RateLimiter::admit()
{
    if (m_admitting) {
        return; // an attempt ended inside next.start(); the loop below goes on
    }
    m_admitting = true;
    m_timer.reset();
    while (!m_waiting.empty() && m_hasRoom()) {
        const Waiting &first = m_waiting.front();
        const auto traffic = m_traffic->at(m_account, first.call->sent.model);
        const Clock::Duration now = m_loop.now();
        const Clock::Duration wait = traffic->rate.take(now, first.tokens);
        const Clock::Duration left = first.call->endsAt().value_or(now + first.call->context.deadline) - now;
        if (wait > Clock::Duration::zero() && wait > left) {
            const Waiting refused = std::move(m_waiting.front());
            m_waiting.pop_front();
            refused.done(*refused.call, tl::make_unexpected(pausedFor(wait)));
            continue;
        }
        if (wait > Clock::Duration::zero()) {
            m_timer = m_loop.startTimer(now + wait, [this] { admit(); });
            break;
        }
        Waiting passing = std::move(m_waiting.front());
        m_waiting.pop_front();
        pass(std::move(passing), traffic);
    }
    m_admitting = false;
}

void RateLimiter::pass(Waiting first, const std::shared_ptr<Traffic> &traffic)
{
    m_next.start(*first.call, [this, traffic, tokens = first.tokens,
                               done = std::move(first.done)](LlmCall &ended, LlmResult<LlmReply> result) {
        learn(*traffic, tokens, result);
        done(ended, std::move(result));
    });
}

void RateLimiter::learn(Traffic &traffic, std::int64_t tokens, const LlmResult<LlmReply> &result) const
{
    if (result) {
        traffic.rate.settle(tokens, result->inputTokens + result->outputTokens);
        traffic.rate.correct(m_loop.now(), result->rateHint);
        return;
    }
    const LlmError &error = result.error();
    if (error.errorClass == ErrorClass::RateLimited && error.retryAfter && !error.terminal) {
        traffic.rate.pauseUntil(m_loop.now() + *error.retryAfter);
    }
}

} // namespace gridfolk
