// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"
#include "llm/LatencyWindow.h"
#include "llm/LlmProvider.h"

#include <map>

namespace gridfolk
{

/// Last station: makes one attempt at the provider, ends it at its deadline, and writes it into the call's
/// trace. The provider's completions cross from its thread to the loop's here and nowhere else.
class ProviderStation final : public CallStation
{
public:
    /// @param attemptLimit longest one attempt may take, so that a hanging server leaves time for another.
    ProviderStation(LlmProvider &provider, CallLoop &loop, Clock::Duration attemptLimit);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    [[nodiscard]] const LatencyWindow &latencies() const { return m_latencies; }

    /// How attempts ended so far.
    struct Tally {
        std::int64_t answered = 0;
        std::int64_t failed = 0;
        double answeredMilliseconds = 0;
    };
    [[nodiscard]] const Tally &tally() const { return m_tally; }

private:
    using AttemptId = std::uint64_t; ///< late completions of an ended attempt must not end the next one
    struct Attempt {
        LlmCall *call = nullptr;
        Done done;
        Clock::Duration startedAt{};
        CallLoop::TimerId timer;
        LlmProvider::CallId providerCall = 0;
    };
    void expire(AttemptId id);
    void finish(AttemptId id, LlmResult<LlmReply> result);
    [[nodiscard]] TraceAttempt traceOf(const Attempt &attempt, const LlmResult<LlmReply> &result) const;

    LlmProvider &m_provider;
    CallLoop &m_loop;
    Clock::Duration m_attemptLimit;
    std::map<AttemptId, Attempt> m_attempts;
    AttemptId m_nextAttempt = 1;
    LatencyWindow m_latencies;
    Tally m_tally;
};

} // namespace gridfolk
