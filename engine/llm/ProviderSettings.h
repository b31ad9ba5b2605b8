// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "llm/LlmProvider.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
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
    std::string id = "rehearsal"; ///< "rehearsal" or "openai-compatible"
    std::string baseUrl;          ///< "http://127.0.0.1:8080/v1"; without a path, /v1 is meant
    std::string model;

    bool operator==(const ProviderSettings &) const = default;
};

/// The ids that makeProvider() knows, the default first.
[[nodiscard]] std::vector<std::string> providerIds();

/// Settings for a provider with address and model from GRIDFOLK_LLM_URL and GRIDFOLK_LLM_MODEL; the address
/// defaults to OpenAI's own when a key for it is set.
[[nodiscard]] ProviderSettings providerSettings(const std::string &id, const Environment &environment);

/// Makes a provider. The key is GRIDFOLK_OPENAI_KEY, or OPENAI_API_KEY for OpenAI's own address alone: a key
/// is never sent to a host that it was not meant for. Fails with "llm.unknown-provider", "llm.no-address",
/// "llm.bad-address", "llm.no-model", "llm.no-key".
[[nodiscard]] Result<std::unique_ptr<LlmProvider>> makeProvider(const ProviderSettings &settings,
                                                                const Environment &environment,
                                                                std::shared_ptr<const Clock> clock);

} // namespace gridfolk
