// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StopFlag.h"
#include "llm/CallLoop.h"
#include "llm/Cassette.h"
#include "llm/GatewayAlerts.h"
#include "llm/PriorityQueue.h"
#include "llm/ProviderLane.h"
#include "llm/ResponseCache.h"
#include "llm/RetryLoop.h"
#include "llm/SingleFlight.h"
#include "record/GatewayControl.h"
#include "record/GatewayStatus.h"
#include "record/Notice.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gridfolk
{

/// How a gateway treats calls.
struct GatewaySettings {
    CassetteMode cassette = CassetteMode::Replay;
    RetryPolicy retry;
    ConcurrencyPolicy concurrency;
    BudgetPolicy budget;
    std::size_t mostActive = 256;                             ///< calls past the queue
    std::size_t hotBytes = std::size_t{64} << 20U;            ///< of replies kept in memory
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

/// How much one provider is asked.
struct ProviderLimits {
    std::shared_ptr<TrafficControl> traffic{}; ///< shared with other gateways; null: that of the gateway
    ConcurrencyPolicy concurrency;
};

/// What a gateway is made of.
struct GatewayParts {
    std::vector<std::unique_ptr<LlmProvider>> providers{}; ///< at least one; each stands in for those before
    std::unique_ptr<LlmProvider> rehearsal{}; ///< asked alone once `control` says so; may be null
    std::shared_ptr<WaitingClock> clock{};
    std::shared_ptr<TrafficControl> traffic{};      ///< shared with other gateways; null: its own
    std::map<std::string, ProviderLimits> limits{}; ///< by id of a provider, in place of what holds for all
    std::unique_ptr<CassetteStore> cassette{};      ///< null: the recording ends with the gateway
    std::unique_ptr<CacheStore> cache{};            ///< null: replies are shared within the gateway only
    std::shared_ptr<GatewayMonitor> monitor{}; ///< told how things stand, ten times a second; may be null
    std::shared_ptr<GatewayControl> control{}; ///< what a person wants since; may be null
    std::unique_ptr<Ledger> ledger{};          ///< null: nothing is written down
    const ModelRegistry *models = nullptr;     ///< outlives the gateway; null: the built-in ones
    std::shared_ptr<const ModelRegistry> ownModels{}; ///< in place of `models`, kept by the gateway
    std::function<double()> random{}; ///< uniform in [0, 1), for the jitter of retries; empty: a generator
                                      ///< seeded by the machine
};

/// The road to a language model. A call passes, in this order: Cassette, ResponseCache, SingleFlight,
/// PriorityQueue, RetryLoop, and then the stations of a ProviderLane; each is a CallStation of its own.
///
///   ask: start every call at the first station; run the loop until all are done or the stop flag is up;
///        on stop cancel what is left, without waiting for the network.
///
/// Used by one thread at a time, which sleeps while it waits. Results come in the order of the questions,
/// whatever the order of arrival.
class LlmGateway
{
public:
    explicit LlmGateway(GatewayParts parts, const GatewaySettings &settings = {});

    /// Over one provider, with a traffic of its own.
    LlmGateway(std::unique_ptr<LlmProvider> provider, const GatewaySettings &settings,
               std::shared_ptr<WaitingClock> clock, std::function<double()> random = nullptr);

    /// Asks all and waits for all. After a stop, unfinished calls end as ErrorClass::Cancelled within 100 ms;
    /// finished ones stay on the cassette, so that asking again repeats none of them.
    std::vector<GatewayOutcome> ask(std::vector<GatewayCall> calls, const StopFlag &stop);

    /// Who is asked first.
    [[nodiscard]] std::string providerId() const { return answering().provider().id(); }
    [[nodiscard]] std::string model() const { return answering().provider().model(); }
    [[nodiscard]] Cassette &cassette() { return m_cassette; }
    /// How things stand now.
    [[nodiscard]] GatewayStatus status() const;

    /// What a person should know about how calls go, since the last call.
    [[nodiscard]] std::vector<Notice> takeNotices() { return std::exchange(m_notices, {}); }

    [[nodiscard]] Budget &budget() { return m_budget; }
    [[nodiscard]] const RecoveryTable &recoveries() const { return m_retryLoop.recoveries(); }

private:
    using Lanes = std::vector<std::unique_ptr<ProviderLane>>;
    [[nodiscard]] static Lanes lanesOf(GatewayParts &parts, const GatewaySettings &settings, Budget &budget,
                                       CallLoop &loop);
    [[nodiscard]] static std::vector<ChainLink> chainOf(const Lanes &lanes);
    [[nodiscard]] const ProviderLane &answering() const;
    void unlatchBreakers();
    [[nodiscard]] LlmCall prepared(GatewayCall question);
    void publishIfDue(bool always);
    void followControl();

    GatewaySettings m_settings;
    CallLoop m_loop;
    std::shared_ptr<const ModelRegistry> m_models; ///< may be null
    Budget m_budget;
    bool m_hasRehearsal; ///< the last lane is it
    Lanes m_lanes;       // after the loop: completions post to it until their provider is destroyed
    RetryLoop m_retryLoop;
    PriorityQueue m_queue;
    SingleFlight m_singleFlight;
    ResponseCache m_cache;
    Cassette m_cassette;
    std::shared_ptr<GatewayMonitor> m_monitor;
    std::shared_ptr<GatewayControl> m_control;
    std::uint64_t m_followed = 0; ///< version of the last wish
    bool m_rehearses = false;
    GatewayAlerts m_alerts;
    std::vector<Notice> m_notices;
    Clock::Duration m_publishedAt{};
    std::uint64_t m_nextCall = 1;
    bool m_keyWasRefused = false; ///< in the end, the last time: whoever asks again wants it tried again
};

} // namespace gridfolk
