// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "llm/KeySource.h"
#include "llm/LlmProvider.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// Looks up an environment variable; injected for tests.
using Environment = std::function<std::optional<std::string>(const std::string &name)>;

/// The process's environment; empty variables count as unset.
[[nodiscard]] Environment systemEnvironment();

/// Which model answers, and where. Holds no key, so it may be stored: keys are read from the environment when
/// the provider is made, and live in the provider only.
struct ProviderSettings {
    std::string id = "rehearsal"; ///< one of providerIds()
    std::string baseUrl{};        ///< "http://127.0.0.1:8080/v1"; empty: the provider's own address
    std::string model{};          ///< empty: the provider's usual one
    bool stream = false;          ///< let answers come piece by piece
    bool responses = false;       ///< OpenAI: ask through Responses instead of chat completions

    bool operator==(const ProviderSettings &) const = default;
};

/// The ids that makeProvider() knows, the default first.
[[nodiscard]] std::vector<std::string> providerIds();

/// Settings for a provider with address and model from GRIDFOLK_GEMINI_URL and GRIDFOLK_GEMINI_MODEL,
/// GRIDFOLK_OPENAI_…, GRIDFOLK_ANTHROPIC_…; for an OpenAI-compatible server from GRIDFOLK_LLM_URL and
/// GRIDFOLK_LLM_MODEL, whose address defaults to OpenAI's own when a key for it is set.
[[nodiscard]] ProviderSettings providerSettings(const std::string &id, const Environment &environment);

/// What is known of a kind of provider before anything is chosen; empty texts where a person must choose.
struct ProviderFacts {
    std::string url;              ///< the vendor's own address
    std::string model;            ///< the usual one
    std::string keyVariable;      ///< of the environment, for the vendor's own address
    std::string otherKeyVariable; ///< of the environment, for any other address
};

/// Empty for the rehearsal and for an unknown id.
[[nodiscard]] ProviderFacts providerFacts(const std::string &id);

/// The host that would be asked. Fails with "llm.no-address" or "llm.bad-address"; empty for the rehearsal.
[[nodiscard]] Result<std::string> providerHost(const ProviderSettings &settings);

/// Whether the host of the settings is this computer.
[[nodiscard]] bool isOnThisComputer(const ProviderSettings &settings);

/// Whether the environment has a key that may go to the host of the settings.
[[nodiscard]] bool environmentHasKey(const ProviderSettings &settings, const Environment &environment);

/// Whether a text may be sent as a key: visible ASCII without blanks and line breaks. The empty text is.
[[nodiscard]] bool isUsableKey(std::string_view key);

/// Makes a provider. Its key is the one that `keys` has for its host, else GRIDFOLK_GEMINI_KEY,
/// GRIDFOLK_OPENAI_KEY or GRIDFOLK_ANTHROPIC_KEY, or the vendor's own variable (GEMINI_API_KEY,
/// GOOGLE_API_KEY, OPENAI_API_KEY, ANTHROPIC_API_KEY) for the vendor's own address alone: a key is never sent
/// to a host that it was not meant for. Fails with "llm.unknown-provider", "llm.no-address",
/// "llm.bad-address", "llm.no-model", "llm.no-key", "llm.bad-key".
[[nodiscard]] Result<std::unique_ptr<LlmProvider>> makeProvider(const ProviderSettings &settings,
                                                                const Environment &environment,
                                                                std::shared_ptr<const Clock> clock,
                                                                const KeySource &keys = nullptr);

} // namespace gridfolk
