// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmProvider.h"

namespace gridfolk
{

/// An offline stand-in for a language model: picks a reply that fits the schema, from the persona's traits
/// and random numbers of (request's seed, Stream::Mind, tick, serial), so equal questions get equal answers
/// on every machine. It reasons about nothing and says so in every thought. Actions weigh 1 each and waiting
/// 0.25; a trait with an action's name, or "talkative", "caution", "curiosity", changes the weights.
class Rehearsal final : public LlmProvider
{
public:
    [[nodiscard]] std::string id() const override { return "rehearsal"; }
    [[nodiscard]] std::string model() const override { return "rehearsal"; }

    [[nodiscard]] bool isPure() const override { return true; }
    [[nodiscard]] bool hasQuota() const override { return false; }

    /// Completes before it returns.
    CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration limit,
                 Completion done) override;
    void cancel(CallId call) override;

    /// The reply's text; a pure function. Where calls may share a reply (CallContext::sample), of the request
    /// alone, whoever asks.
    [[nodiscard]] static std::string reply(const LlmRequest &request, const CallContext &context);
};

} // namespace gridfolk
