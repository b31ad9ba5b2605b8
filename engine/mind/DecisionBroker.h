// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmGateway.h"
#include "mind/ActionParser.h"
#include "mind/DecisionPreparer.h"
#include "mind/MindState.h"
#include "run/DecisionPolicy.h"

#include <memory>
#include <optional>
#include <vector>

namespace gridfolk
{

/// How decisions are brought about.
struct BrokerSettings {
    int maxRepairs = 2; ///< further calls after a reply that cannot be used
    int samples = 0;    ///< equal questions share so many replies, each agent draws one; 0: none are shared

    /// What happens when the provider itself fails for good (no connection, wrong key, no time left). True:
    /// the tick fails with its problem, so the run pauses and can go on later. False: the persona's fallback,
    /// with a notice.
    bool pauseOnProviderFailure = true;
};

/// The reasoning half of all agents, over a gateway to a language model.
///
///   perceive: sample newborn minds; for each mind that is due: observe, offer actions, write the prompts
///   decide:   ask all at once; a reply that does not parse is sent back with its error, at most `maxRepairs`
///             times, all repairs of a round at once; then the fallback, flagged. Any order of arrival gives
///             the same decisions
///   applied:  keep what became of it
///   endTick:  in the order of turns: take the messages that were read off the inbox, deliver what was
///   spoken,
///             remember. Until then nothing but newborn minds has changed, so an abandoned tick leaves no
///             trace
///
/// Used by the engine's thread only.
class DecisionBroker final : public DecisionPolicy
{
public:
    explicit DecisionBroker(std::unique_ptr<LlmGateway> gateway, const BrokerSettings &settings = {});

    Result<void> perceive(const Perception &world) override;
    Result<std::vector<Decision>> decide(const StopFlag &stop) override;
    void applied(const Decision &decision, const ActionOutcome &outcome) override;
    std::vector<TraceEvent> endTick() override;
    std::vector<Notice> takeNotices() override;
    [[nodiscard]] std::shared_ptr<const void> saveState() const override;
    void restoreState(const std::shared_ptr<const void> &state) override;
    [[nodiscard]] std::string packedState() const override;
    bool unpackState(std::string_view bytes) override;
    Result<Prompt> previewPrompt(const Perception &world, AgentRef agent) override;
    [[nodiscard]] std::string handle(const Perception &world, AgentRef agent) override;

    /// Tells it with the next notices.
    void addNotice(Notice notice) { m_notices.push_back(std::move(notice)); }

    [[nodiscard]] LlmGateway &gateway() { return *m_gateway; }

private:
    struct Exchange; ///< a decision's talk with the model so far
    Result<void> settleRound(std::vector<Exchange> &open, std::vector<GatewayOutcome> outcomes,
                             bool lastRound);
    bool settleReply(Exchange &exchange, const LlmResult<LlmReply> &result,
                     bool lastRound); ///< false: repair
    std::optional<Problem> settleFailure(PendingDecision &pending, const LlmError &error);
    [[nodiscard]] GatewayCall nextCall(const Exchange &exchange) const;
    void accept(PendingDecision &pending, ParsedReply reply, const std::string &repairedBecause) const;
    void fallBack(PendingDecision &pending, const std::string &reason);
    void noteFallbacks();
    void deliver(const PendingDecision &pending);
    void remember(const PendingDecision &pending);
    MindState scratchState(const Perception &world, AgentRef agent, Result<void> &sampled) const;

    std::unique_ptr<LlmGateway> m_gateway;
    BrokerSettings m_settings;
    MindState m_state;
    std::vector<PendingDecision> m_pending; ///< of the tick, by serial
    std::vector<std::size_t> m_turns;       ///< indices into m_pending in the order of turns
    std::vector<Notice> m_notices;
    std::int64_t m_decisions = 0; ///< since the last notice about fallbacks
    std::int64_t m_fallbacks = 0;
    std::int64_t m_noticedAt = -1;       ///< tick
    std::int64_t m_countedUntil = -1;    ///< tick; ticks computed once more are not counted once more
    std::vector<CassetteKey> m_failures; ///< of the tick's calls
};

} // namespace gridfolk
