// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StopFlag.h"
#include "llm/CallLoop.h"
#include "llm/Cassette.h"
#include "llm/ConcurrencyLimiter.h"
#include "llm/LlmProvider.h"
#include "llm/ProviderStation.h"
#include "llm/RetryLoop.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gridfolk
{

/// How a gateway treats calls.
struct GatewaySettings {
    CassetteMode cassette = CassetteMode::Replay;
    RetryPolicy retry;
    int maxParallel = 8;
    Clock::Duration attemptLimit = std::chrono::seconds(60);  ///< of one attempt
    Clock::Duration callDeadline = std::chrono::seconds(120); ///< of a call, all attempts and waits together
};

/// One question with the one who asks it.
struct GatewayCall {
    LlmRequest request; ///< an empty model means the provider's
    CallContext context;
};

/// What became of a question.
struct GatewayOutcome {
    LlmResult<LlmReply> result;
    std::vector<TraceAttempt> attempts;
};

/// The road to a language model. A call passes, in this order: Cassette, RetryLoop, ConcurrencyLimiter, the
/// provider itself; each is a CallStation of its own, further ones go between them.
///
///   ask: start every call at the first station; run the loop until all are done or the stop flag is up;
///        on stop cancel what is left, without waiting for the network.
///
/// Used by one thread at a time, which sleeps while it waits. Results come in the order of the questions,
/// whatever the order of arrival.
class LlmGateway
{
public:
    /// @param random uniform in [0, 1), for the jitter of retries; empty: a generator seeded by the machine
    LlmGateway(std::unique_ptr<LlmProvider> provider, const GatewaySettings &settings,
               std::shared_ptr<WaitingClock> clock, std::function<double()> random = nullptr);

    /// Asks all and waits for all. After a stop, unfinished calls end as ErrorClass::Cancelled within 100 ms;
    /// finished ones stay on the cassette, so that asking again repeats none of them.
    std::vector<GatewayOutcome> ask(std::vector<GatewayCall> calls, const StopFlag &stop);

    [[nodiscard]] std::string providerId() const { return m_provider->id(); }
    [[nodiscard]] std::string model() const { return m_provider->model(); }
    [[nodiscard]] Cassette &cassette() { return m_cassette; }

private:
    GatewaySettings m_settings;
    CallLoop m_loop;
    std::unique_ptr<LlmProvider>
        m_provider; // after the loop: its completions post to it until it is destroyed
    ProviderStation m_providerStation;
    ConcurrencyLimiter m_concurrencyLimiter;
    RetryLoop m_retryLoop;
    Cassette m_cassette;
    std::uint64_t m_nextCall = 1;
};

} // namespace gridfolk
