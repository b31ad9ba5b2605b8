// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"

#include <functional>
#include <map>
#include <optional>

namespace gridfolk
{

/// How often and how long a failed call is tried again.
struct RetryPolicy {
    int maxAttempts = 4;
    Clock::Duration base = std::chrono::milliseconds(500);
    Clock::Duration cap = std::chrono::seconds(30);
};

/// The only place where calls are tried again. The wait is the server's hint where it gave one, else full
/// jitter, uniform in [0, min(cap, base · 2^k)) after the k-th failure (Brooker, "Exponential Backoff And
/// Jitter", 2015). A wait that would pass the call's deadline is not begun: the last error is the result.
class RetryLoop final : public CallStation
{
public:
    /// @param random uniform in [0, 1); no result depends on it, only waiting times.
    RetryLoop(RetryPolicy policy, CallLoop &loop, std::function<double()> random, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

private:
    struct Try {
        int attempts = 0;
        Done done;
        std::optional<CallLoop::TimerId> timer; ///< while waiting
    };
    void attempt(LlmCall &call);
    void attempted(LlmCall &call, LlmResult<LlmReply> result);
    [[nodiscard]] Clock::Duration waitAfter(const LlmError &error, int attempts);

    RetryPolicy m_policy;
    CallLoop &m_loop;
    std::function<double()> m_random;
    CallStation &m_next;
    std::map<std::uint64_t, Try> m_tries; ///< by call id
};

} // namespace gridfolk
