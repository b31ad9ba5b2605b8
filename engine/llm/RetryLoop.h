// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"
#include "llm/RecoveryTable.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// How often and how long a failed call is tried again.
struct RetryPolicy {
    int maxAttempts = 4; ///< at each provider of the chain
    Clock::Duration base = std::chrono::milliseconds(500);
    Clock::Duration cap = std::chrono::seconds(30);
};

/// A provider as the loop sees it.
struct ChainLink {
    std::string provider; ///< id
    std::string model;    ///< asked when the call names none, or was meant for another provider
    CallStation *entrance = nullptr;
};

/// The only place where calls are tried again and where another provider is asked instead.
///
///   attempt; on failure look the recoveries up in the table, the most promising first, and take the first
///   that is possible:
///     wait     the server's hint where it gave one, else full jitter, uniform in [0, min(cap, base · 2^k))
///              after the k-th failure (Brooker, "Exponential Backoff And Jitter", 2015); not beyond the
///              part of the call's time that this provider may use
///     shrink, degrade   once each
///     switch   to the next provider of the chain; the time that is left is divided among those left
///   and note in the table whether it helped. Where none is possible the failure is the result.
class RetryLoop final : public CallStation
{
public:
    /// @param chain at least one; the call's own model is asked at the first only
    /// @param standIns links at the end of the chain that only askOnly() leads to
    /// @param random uniform in [0, 1); no result depends on it, only waiting times.
    RetryLoop(RetryPolicy policy, std::vector<ChainLink> chain, CallLoop &loop,
              std::function<double()> random, std::size_t standIns = 0);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    [[nodiscard]] const RecoveryTable &recoveries() const { return m_recoveries; }

    /// Calls that start from now on are asked at this link alone, for no other model than the link's.
    void askOnly(std::size_t link)
    {
        m_first = link;
        m_end = link + 1;
    }

private:
    struct Remedy {
        std::string provider;
        ErrorClass errorClass;
        Recovery recovery;
    };
    struct Try {
        std::size_t link = 0;
        int attempts = 0;                        ///< at this provider
        std::optional<Clock::Duration> linkEnds; ///< when this provider's part of the time is over
        bool shrunk = false;
        bool degraded = false;
        std::optional<Remedy> remedy; ///< that the present attempt tries out
        Done done;
        std::optional<CallLoop::TimerId> timer; ///< while waiting
    };
    void attempt(LlmCall &call);
    void attempted(LlmCall &call, LlmResult<LlmReply> result);
    [[nodiscard]] bool recover(LlmCall &call, Try &current, const LlmError &error);
    [[nodiscard]] bool apply(Recovery recovery, LlmCall &call, Try &current, const LlmError &error);
    [[nodiscard]] bool wait(LlmCall &call, Try &current, const LlmError &error);
    [[nodiscard]] bool switchProvider(LlmCall &call, Try &current);
    [[nodiscard]] LlmRequest requestFor(const LlmCall &call, const Try &current) const;
    [[nodiscard]] Clock::Duration pauseAfter(const LlmError &error, int attempts);

    RetryPolicy m_policy;
    std::vector<ChainLink> m_chain;
    std::size_t m_first = 0; ///< where calls start
    std::size_t m_end;       ///< and the link that they do not reach
    CallLoop &m_loop;
    std::function<double()> m_random;
    RecoveryTable m_recoveries;
    std::map<std::uint64_t, Try> m_tries; ///< by call id
};

} // namespace gridfolk
