// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ProviderSettings.h"

#include "base/CoreDumps.h"
#include "llm/ProviderEndpoint.h"
#include "llm/http/CurlTransport.h"
#include "llm/http/UrlPolicy.h"
#include "llm/providers/Anthropic.h"
#include "llm/providers/Gemini.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "llm/providers/OpenAiResponses.h"
#include "llm/providers/Rehearsal.h"

#include <algorithm>
#include <array>
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

/// A kind of provider that is asked over HTTP.
struct ProviderKind {
    std::string_view id;
    std::string_view host; ///< to which the vendor's key variables belong
    std::string_view url;  ///< empty: must be given
    std::string_view model;
    std::string_view variables; ///< GRIDFOLK_…_URL and …_MODEL
    std::string_view key;
    std::array<std::string_view, 2> vendorKeys;
    std::string_view root; ///< path that the dialect's paths need before them; cut off or added
};

constexpr std::array kKinds{
    ProviderKind{"gemini",
                 "generativelanguage.googleapis.com",
                 "https://generativelanguage.googleapis.com",
                 "gemini-2.5-flash-lite",
                 "GRIDFOLK_GEMINI",
                 "GRIDFOLK_GEMINI_KEY",
                 {"GEMINI_API_KEY", "GOOGLE_API_KEY"},
                 ""},
    ProviderKind{"openai",
                 kOpenAiHost,
                 kOpenAiUrl,
                 "gpt-6-luna",
                 "GRIDFOLK_OPENAI",
                 "GRIDFOLK_OPENAI_KEY",
                 {"OPENAI_API_KEY", ""},
                 "/v1"},
    ProviderKind{"anthropic",
                 "api.anthropic.com",
                 "https://api.anthropic.com",
                 "claude-haiku-5-5",
                 "GRIDFOLK_ANTHROPIC",
                 "GRIDFOLK_ANTHROPIC_KEY",
                 {"ANTHROPIC_API_KEY", ""},
                 ""},
    ProviderKind{kOpenAiCompatible,
                 kOpenAiHost,
                 "",
                 "",
                 "GRIDFOLK_LLM",
                 "GRIDFOLK_OPENAI_KEY",
                 {"OPENAI_API_KEY", ""},
                 "/v1"},
};

const ProviderKind *kindOf(std::string_view id)
{
    const auto found =
        std::find_if(kKinds.begin(), kKinds.end(), [id](const ProviderKind &kind) { return kind.id == id; });
    return found != kKinds.end() ? &*found : nullptr;
}

std::string joinNames(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

/// The address to which the dialect adds its paths, whatever part of them the person gave.
std::string baseUrl(std::string url, const ProviderKind &kind, const std::string &path)
{
    constexpr std::array<std::string_view, 4> kGivenTooMuch{"/chat/completions", "/messages", "/responses",
                                                            "/embeddings"};
    const auto cut = [&url](std::string_view end) {
        while (url.ends_with('/')) {
            url.pop_back();
        }
        if (url.ends_with(end)) {
            url.resize(url.size() - end.size());
        }
    };
    cut("");
    for (const std::string_view end : kGivenTooMuch) {
        cut(end);
    }
    if (kind.root.empty()) {
        cut("/v1");
    } else if (path == "/") {
        url += kind.root;
    }
    return url;
}

Secret keyFor(const ProviderKind &kind, const UrlParts &url, const Environment &environment,
              const KeySource &keys)
{
    if (auto key = keys ? keys(std::string(kind.id), url.host) : std::nullopt) {
        return Secret(std::move(*key));
    }
    if (auto key = environment(std::string(kind.key))) {
        return Secret(std::move(*key));
    }
    if (url.host != kind.host) {
        return {};
    }
    for (const std::string_view name : kind.vendorKeys) {
        if (auto key = name.empty() ? std::nullopt : environment(std::string(name))) {
            return Secret(std::move(*key));
        }
    }
    return {};
}

std::unique_ptr<const Dialect> dialectOf(const ProviderKind &kind, const ProviderSettings &settings,
                                         const std::string &host)
{
    if (kind.id == "gemini") {
        return std::make_unique<Gemini>();
    }
    if (kind.id == "anthropic") {
        return std::make_unique<Anthropic>(host == kind.host ? Anthropic::SchemaForm::OutputConfig
                                                             : Anthropic::SchemaForm::ForcedTool);
    }
    if (settings.responses) {
        return std::make_unique<OpenAiResponses>();
    }
    return std::make_unique<OpenAiChat>(host == kOpenAiHost ? "max_completion_tokens" : "max_tokens");
}

std::string addressOf(const ProviderKind &kind, const ProviderSettings &settings)
{
    return settings.baseUrl.empty() ? std::string(kind.url) : settings.baseUrl;
}

Result<UrlParts> partsOf(const std::string &address)
{
    if (address.empty()) {
        return failure("llm.no-address");
    }
    auto url = checkUrl(address);
    if (!url) {
        return failure("llm.bad-address",
                       {{"reason", url.error()}}); // the address itself may contain a password
    }
    return std::move(*url);
}

Result<Endpoint> endpointOf(const ProviderKind &kind, const ProviderSettings &settings,
                            const Environment &environment, const KeySource &keys)
{
    const std::string address = addressOf(kind, settings);
    const auto url = partsOf(address);
    if (!url) {
        return tl::make_unexpected(url.error());
    }
    Endpoint endpoint;
    endpoint.model = settings.model.empty() ? std::string(kind.model) : settings.model;
    if (endpoint.model.empty()) {
        return failure("llm.no-model", {{"address", address}});
    }
    endpoint.provider = kind.id;
    endpoint.url = baseUrl(address, kind, url->path);
    endpoint.host = url->host;
    endpoint.key = keyFor(kind, *url, environment, keys);
    endpoint.stream = settings.stream;
    endpoint.hasQuota = !url->loopback;
    if (!endpoint.key.isEmpty()) {
        forbidCoreDumps();
    }
    if (endpoint.key.isEmpty() && !url->loopback) {
        const std::string_view variable = url->host == kind.host ? kind.vendorKeys.front() : kind.key;
        return failure("llm.no-key", {{"host", url->host}, {"variable", std::string(variable)}});
    }
    if (!isUsableKey(endpoint.key.reveal())) {
        return failure("llm.bad-key");
    }
    return endpoint;
}

Problem unknownProvider(const std::string &id)
{
    return Problem{
        "llm.unknown-provider", {{"provider", id}, {"known", joinNames(providerIds())}}, {}, false};
}

} // namespace

Result<Endpoint> endpointFor(const ProviderSettings &settings, const Environment &environment)
{
    const ProviderKind *kind = kindOf(settings.id);
    return kind != nullptr ? endpointOf(*kind, settings, environment, nullptr)
                           : tl::make_unexpected(unknownProvider(settings.id));
}

Environment systemEnvironment()
{
    return [](const std::string &name) -> std::optional<std::string> {
        const char *value = std::getenv(name.c_str());
        return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
    };
}

std::vector<std::string> providerIds()
{
    std::vector<std::string> ids{kRehearsal};
    std::transform(kKinds.begin(), kKinds.end(), std::back_inserter(ids),
                   [](const ProviderKind &kind) { return std::string(kind.id); });
    return ids;
}

ProviderSettings providerSettings(const std::string &id, const Environment &environment)
{
    ProviderSettings settings;
    settings.id = id;
    if (const ProviderKind *kind = kindOf(id)) {
        const std::string variables(kind->variables);
        const bool isOpenAi = id == kOpenAiCompatible && environment("OPENAI_API_KEY").has_value();
        settings.baseUrl = environment(variables + "_URL").value_or(isOpenAi ? kOpenAiUrl : "");
        settings.model = environment(variables + "_MODEL").value_or("");
    }
    return settings;
}

ProviderFacts providerFacts(const std::string &id)
{
    const ProviderKind *kind = kindOf(id);
    if (kind == nullptr) {
        return {};
    }
    return {std::string(kind->url), std::string(kind->model), std::string(kind->vendorKeys.front()),
            std::string(kind->key)};
}

Result<std::string> providerHost(const ProviderSettings &settings)
{
    const ProviderKind *kind = kindOf(settings.id);
    if (kind == nullptr) {
        return std::string();
    }
    return partsOf(addressOf(*kind, settings)).map([](const UrlParts &url) { return url.host; });
}

bool isOnThisComputer(const ProviderSettings &settings)
{
    const ProviderKind *kind = kindOf(settings.id);
    const auto url = kind != nullptr ? partsOf(addressOf(*kind, settings)) : Result<UrlParts>(UrlParts());
    return kind == nullptr || (url && url->loopback);
}

bool environmentHasKey(const ProviderSettings &settings, const Environment &environment)
{
    const ProviderKind *kind = kindOf(settings.id);
    const Result<UrlParts> url =
        kind != nullptr ? partsOf(addressOf(*kind, settings)) : Result<UrlParts>(failure("llm.no-address"));
    return url && !keyFor(*kind, *url, environment, nullptr).isEmpty();
}

bool isUsableKey(std::string_view key)
{
    // A blank or a line break comes from copying and would be sent as another header.
    return std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

Result<std::unique_ptr<LlmProvider>> makeProvider(const ProviderSettings &settings,
                                                  const Environment &environment,
                                                  std::shared_ptr<const Clock> clock, const KeySource &keys)
{
    if (settings.id == kRehearsal) {
        return std::make_unique<Rehearsal>();
    }
    const ProviderKind *kind = kindOf(settings.id);
    if (kind == nullptr) {
        return tl::make_unexpected(unknownProvider(settings.id));
    }
    auto endpoint = endpointOf(*kind, settings, environment, keys);
    if (!endpoint) {
        return tl::make_unexpected(endpoint.error());
    }
    auto dialect = dialectOf(*kind, settings, endpoint->host);
    return std::make_unique<HttpProvider>(std::move(*endpoint), std::move(dialect),
                                          std::make_unique<CurlTransport>(), std::move(clock));
}

} // namespace gridfolk
