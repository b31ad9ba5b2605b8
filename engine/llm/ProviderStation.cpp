// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ProviderStation.h"

#include "llm/PlainText.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kTracedReply = 8000; // code points

LlmError timeout()
{
    return LlmError{ErrorClass::Timeout, 0, "no answer within the time limit", std::nullopt, false};
}

} // namespace

ProviderStation::ProviderStation(LlmProvider &provider, CallLoop &loop, Clock::Duration attemptLimit)
    : m_provider(provider)
    , m_loop(loop)
    , m_attemptLimit(attemptLimit)
{
}

void ProviderStation::start(LlmCall &call, Done done)
{
    const AttemptId id = m_nextAttempt++;
    const Clock::Duration now = m_loop.now();
    const Clock::Duration endsAt =
        std::min(now + m_attemptLimit, call.endsAt().value_or(now + m_attemptLimit));
    if (endsAt <= now) {
        done(call, tl::make_unexpected(timeout())); // its time went by in the queue
        return;
    }
    Attempt &attempt = m_attempts[id];
    attempt.call = &call;
    attempt.done = std::move(done);
    attempt.startedAt = now;
    call.wentOut = true;
    attempt.timer = m_loop.startTimer(endsAt, [this, id] { expire(id); });
    // The outer function runs on the provider's thread and may touch the loop only.
    attempt.providerCall = m_provider.start(
        call.sent, call.context, endsAt - now, [this, id, &loop = m_loop](LlmResult<LlmReply> result) {
            loop.post([this, id, result = std::move(result)] { finish(id, result); });
        });
}

void ProviderStation::cancel(LlmCall &call)
{
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(),
                                    [&call](const auto &entry) { return entry.second.call->id == call.id; });
    if (found == m_attempts.end()) {
        return;
    }
    m_provider.cancel(found->second.providerCall);
    m_loop.stopTimer(found->second.timer);
    m_attempts.erase(found);
}

void ProviderStation::expire(AttemptId id)
{
    m_provider.cancel(m_attempts.at(id).providerCall);
    finish(id, tl::make_unexpected(timeout()));
}

void ProviderStation::finish(AttemptId id, LlmResult<LlmReply> result)
{
    auto node = m_attempts.extract(id);
    if (node.empty()) {
        return; // ended before: cancelled or timed out
    }
    Attempt &attempt = node.mapped();
    m_loop.stopTimer(attempt.timer);
    attempt.call->attempts.push_back(traceOf(attempt, result));
    const double milliseconds = attempt.call->attempts.back().milliseconds;
    m_latencies.add(milliseconds);
    if (result) {
        ++m_tally.answered;
        m_tally.answeredMilliseconds += milliseconds;
    } else {
        ++m_tally.failed;
    }
    attempt.done(*attempt.call, std::move(result));
}

TraceAttempt ProviderStation::traceOf(const Attempt &attempt, const LlmResult<LlmReply> &result) const
{
    TraceAttempt trace;
    trace.provider = m_provider.id();
    trace.model = attempt.call->sent.model;
    if (result) {
        trace.model = result->model.empty() ? trace.model : result->model;
        trace.status = result->status;
        trace.outcome = "ok";
        trace.milliseconds = result->totalMilliseconds;
        trace.inputTokens = result->inputTokens;
        trace.outputTokens = result->outputTokens;
        trace.reply = cutText(result->text, kTracedReply);
        return trace;
    }
    trace.status = result.error().status;
    trace.outcome = problemCode(result.error().errorClass);
    trace.milliseconds = std::chrono::duration<double, std::milli>(m_loop.now() - attempt.startedAt).count();
    trace.reply = cutText(result.error().message, kTracedReply);
    return trace;
}

} // namespace gridfolk
