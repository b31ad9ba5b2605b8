// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/embedding/HttpEmbedder.h"

#include "llm/ProviderEndpoint.h"
#include "llm/http/CurlTransport.h"

#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMostReplyBytes = std::size_t{32} << 20U; // a hundred vectors as text

} // namespace

HttpEmbedder::HttpEmbedder(Endpoint endpoint, std::unique_ptr<const EmbeddingDialect> dialect,
                           std::unique_ptr<HttpTransport> transport, std::shared_ptr<const Clock> clock)
    : m_endpoint(std::move(endpoint))
    , m_dialect(std::move(dialect))
    , m_clock(std::move(clock))
    , m_transport(std::move(transport))
{
}

Embedder::CallId HttpEmbedder::start(std::vector<std::string> texts, Clock::Duration limit, Completion done)
{
    if (texts.empty() || texts.size() > kMostTexts) {
        done(tl::make_unexpected(LlmError{ErrorClass::BadRequest, 0,
                                          "not between 1 and " + std::to_string(kMostTexts) + " texts",
                                          std::nullopt, true, false}));
        return 0;
    }
    WireRequest wire = m_dialect->write(m_endpoint.model, texts);
    HttpRequest http;
    http.url = m_endpoint.url + wire.path;
    http.headers = std::move(wire.headers);
    http.headers.emplace_back("Content-Type", "application/json");
    if (!m_endpoint.key.isEmpty()) {
        http.headers.push_back(m_dialect->keyHeader(m_endpoint.key));
    }
    http.body = std::move(wire.body);
    http.limits.total = limit;
    http.limits.idle = limit;
    http.limits.maxBytes = kMostReplyBytes;
    return m_transport->start(std::move(http),
                              [this, count = texts.size(), done = std::move(done)](HttpResult answer) {
                                  done(read(std::move(answer), count));
                              });
}

LlmResult<Embeddings> HttpEmbedder::read(HttpResult answer, std::size_t count) const
{
    if (!answer) {
        answer.error().message = m_endpoint.key.redact(std::move(answer.error().message));
        return tl::make_unexpected(toLlmError(answer.error()));
    }
    answer->body = m_endpoint.key.redact(std::move(answer->body)); // a server may echo what it was sent
    auto result = m_dialect->read(*answer, count, m_clock->sinceEpoch());
    if (result && result->model.empty()) {
        result->model = m_endpoint.model;
    }
    return result;
}

Result<std::unique_ptr<Embedder>> makeEmbedder(const ProviderSettings &settings,
                                               const Environment &environment,
                                               std::shared_ptr<const Clock> clock)
{
    const bool gemini = settings.id == "gemini";
    const bool openAi = settings.id == "openai";
    if (!gemini && !openAi && settings.id != "openai-compatible") {
        return failure("llm.no-embeddings", {{"provider", settings.id}});
    }
    ProviderSettings chosen = settings;
    if (chosen.model.empty() && (gemini || openAi)) {
        chosen.model = gemini ? "gemini-embedding-001" : "text-embedding-3-small";
    }
    auto endpoint = endpointFor(chosen, environment);
    if (!endpoint) {
        return tl::make_unexpected(endpoint.error());
    }
    return std::make_unique<HttpEmbedder>(std::move(*endpoint),
                                          gemini ? geminiEmbeddings() : openAiEmbeddings(),
                                          std::make_unique<CurlTransport>(), std::move(clock));
}

} // namespace gridfolk
