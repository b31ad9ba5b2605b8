// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "llm/LlmProvider.h"
#include "llm/ProviderSettings.h"

#include <functional>
#include <memory>
#include <string>

namespace gridfolk
{

/// What a provider did with one short question.
struct ConnectionReport {
    std::string model;       ///< that answered, as the provider names it
    double milliseconds = 0; ///< until the whole answer was there
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
};

/// Asks a provider one short question, once, to see whether it would answer in a run. The answer itself does
/// not matter; one that was declined or cut counts as well.
class ConnectionCheck
{
public:
    using Completion = std::function<void(Result<ConnectionReport>)>;

    /// Asks now, without waiting. `done` is called exactly once, on another thread, unless the check is
    /// destroyed before: that cancels it within 100 ms. Fails at once with a problem of makeProvider(), later
    /// with one of diagnose().
    [[nodiscard]] static Result<std::unique_ptr<ConnectionCheck>>
    start(const ProviderSettings &settings, const Environment &environment, const KeySource &keys,
          Clock::Duration limit, Completion done);

private:
    explicit ConnectionCheck(std::unique_ptr<LlmProvider> provider)
        : m_provider(std::move(provider))
    {
    }

    std::unique_ptr<LlmProvider> m_provider;
};

/// Why a provider did not answer, in words that fit somebody who sets it up: "connect.wrong-key",
/// "connect.no-model", "connect.wrong-path", "connect.rate-limited", "connect.no-quota", "connect.slow",
/// "connect.unknown-host", "connect.refused", "connect.untrusted", "connect.network", "connect.server-error",
/// "connect.not-a-model", "connect.bad-request". Arguments: provider, model, host, status, detail, and
/// from a check the limit in seconds.
[[nodiscard]] Problem diagnose(const LlmError &error, const std::string &provider, const std::string &model,
                               const std::string &host);

} // namespace gridfolk
