// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ProviderSettings.h"

#include "llm/http/CurlTransport.h"
#include "llm/http/UrlPolicy.h"
#include "llm/providers/OpenAiCompatible.h"
#include "llm/providers/Rehearsal.h"

#include <cstdlib>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr const char *kRehearsal = "rehearsal";
constexpr const char *kOpenAiCompatible = "openai-compatible";
constexpr const char *kOpenAiHost = "api.openai.com";
constexpr const char *kOpenAiUrl = "https://api.openai.com/v1";
constexpr std::string_view kCompletions = "/chat/completions";

std::string joinNames(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string completionsUrl(std::string url, const std::string &path)
{
    if (path == "/") {
        url += url.ends_with('/') ? "v1" : "/v1";
    }
    while (url.ends_with('/')) {
        url.pop_back();
    }
    return url.ends_with(kCompletions) ? url : url + std::string(kCompletions);
}

Secret keyFor(const UrlParts &url, const Environment &environment)
{
    if (auto key = environment("GRIDFOLK_OPENAI_KEY")) {
        return Secret(std::move(*key));
    }
    if (url.host == kOpenAiHost) {
        return Secret(environment("OPENAI_API_KEY").value_or(std::string()));
    }
    return {};
}

bool fitsHeader(const std::string &key)
{
    return key.find_first_of("\r\n") == std::string::npos;
}

Result<std::unique_ptr<LlmProvider>> makeOpenAiCompatible(const ProviderSettings &settings,
                                                          const Environment &environment,
                                                          std::shared_ptr<const Clock> clock)
{
    if (settings.baseUrl.empty()) {
        return failure("llm.no-address");
    }
    const auto url = checkUrl(settings.baseUrl);
    if (!url) {
        return failure("llm.bad-address",
                       {{"reason", url.error()}}); // the address itself may contain a password
    }
    if (settings.model.empty()) {
        return failure("llm.no-model", {{"address", settings.baseUrl}});
    }
    OpenAiCompatible::Endpoint endpoint;
    endpoint.url = completionsUrl(settings.baseUrl, url->path);
    endpoint.model = settings.model;
    endpoint.key = keyFor(*url, environment);
    endpoint.tokenField = url->host == kOpenAiHost ? "max_completion_tokens" : "max_tokens";
    if (endpoint.key.isEmpty() && !url->loopback) {
        return failure("llm.no-key", {{"host", url->host}});
    }
    if (!fitsHeader(endpoint.key.reveal())) {
        return failure("llm.bad-key");
    }
    return std::make_unique<OpenAiCompatible>(std::move(endpoint), std::make_unique<CurlTransport>(),
                                              std::move(clock));
}

} // namespace

Environment systemEnvironment()
{
    return [](const std::string &name) -> std::optional<std::string> {
        const char *value = std::getenv(name.c_str());
        return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
    };
}

std::vector<std::string> providerIds()
{
    return {kRehearsal, kOpenAiCompatible};
}

ProviderSettings providerSettings(const std::string &id, const Environment &environment)
{
    ProviderSettings settings;
    settings.id = id;
    if (id == kOpenAiCompatible) {
        const bool hasOpenAiKey = environment("OPENAI_API_KEY").has_value();
        settings.baseUrl = environment("GRIDFOLK_LLM_URL").value_or(hasOpenAiKey ? kOpenAiUrl : "");
        settings.model = environment("GRIDFOLK_LLM_MODEL").value_or("");
    }
    return settings;
}

Result<std::unique_ptr<LlmProvider>> makeProvider(const ProviderSettings &settings,
                                                  const Environment &environment,
                                                  std::shared_ptr<const Clock> clock)
{
    if (settings.id == kRehearsal) {
        return std::make_unique<Rehearsal>();
    }
    if (settings.id == kOpenAiCompatible) {
        return makeOpenAiCompatible(settings, environment, std::move(clock));
    }
    return failure("llm.unknown-provider", {{"provider", settings.id}, {"known", joinNames(providerIds())}});
}

} // namespace gridfolk
