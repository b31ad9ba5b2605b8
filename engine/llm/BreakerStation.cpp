// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/BreakerStation.h"

#include <utility>

namespace gridfolk
{

namespace
{

LlmError refusal(const Traffic &traffic, Clock::Duration retryAfter, const std::string &lastFailure)
{
    if (traffic.breaker.state() == CircuitBreaker::State::Latched) {
        return LlmError{ErrorClass::Authentication, 0, "the key was refused before", std::nullopt, true};
    }
    return LlmError{ErrorClass::CircuitOpen, 0, lastFailure, retryAfter, false};
}

std::string describe(const LlmError &error)
{
    std::string text = error.status != 0 ? "status " + std::to_string(error.status) : std::string();
    text += text.empty() || error.message.empty() ? "" : ", ";
    text += error.message;
    return text.empty() ? std::string(problemCode(error.errorClass)) : text;
}

} // namespace

BreakerStation::BreakerStation(std::shared_ptr<TrafficControl> traffic, std::string account, CallLoop &loop,
                               CallStation &next)
    : m_traffic(std::move(traffic))
    , m_account(std::move(account))
    , m_loop(loop)
    , m_next(next)
{
}

void BreakerStation::start(LlmCall &call, Done done)
{
    auto traffic = m_traffic->at(m_account, call.sent.model);
    const CircuitBreaker::Pass pass = traffic->breaker.admit(m_loop.now());
    if (!pass.allowed) {
        done(call, tl::make_unexpected(refusal(*traffic, pass.retryAfter, m_lastFailure)));
        return;
    }
    m_attempts[call.id] = Attempt{std::move(traffic), pass};
    m_next.start(call, [this, done = std::move(done)](LlmCall &ended, LlmResult<LlmReply> result) {
        tell(m_attempts.extract(ended.id).mapped(), result);
        done(ended, std::move(result));
    });
}

void BreakerStation::cancel(LlmCall &call)
{
    const auto node = m_attempts.extract(call.id);
    if (!node.empty()) {
        node.mapped().traffic->breaker.forget(node.mapped().pass);
    }
    m_next.cancel(call);
}

void BreakerStation::tell(const Attempt &attempt, const LlmResult<LlmReply> &result)
{
    CircuitBreaker &breaker = attempt.traffic->breaker;
    switch (result ? BreakerEffect::Success : traitsOf(result.error().errorClass).breakerEffect) {
    case BreakerEffect::Success:
        breaker.succeed(attempt.pass, m_loop.now());
        return;
    case BreakerEffect::Failure:
        m_lastFailure = describe(result.error());
        breaker.fail(attempt.pass, m_loop.now());
        return;
    case BreakerEffect::Nothing:
        breaker.forget(attempt.pass);
        return;
    case BreakerEffect::Latch:
        breaker.latch();
        return;
    }
}

} // namespace gridfolk
