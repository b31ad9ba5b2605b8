// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/ProviderSettings.h"
#include "llm/embedding/EmbeddingDialect.h"
#include "llm/http/HttpTransport.h"
#include "llm/providers/HttpProvider.h"

#include <memory>
#include <string>
#include <vector>

namespace gridfolk
{

/// Embeddings over HTTP, in any dialect.
class HttpEmbedder final : public Embedder
{
public:
    /// @param clock tells the time to which dates in headers refer
    HttpEmbedder(Endpoint endpoint, std::unique_ptr<const EmbeddingDialect> dialect,
                 std::unique_ptr<HttpTransport> transport, std::shared_ptr<const Clock> clock);

    [[nodiscard]] std::string id() const override { return m_endpoint.provider; }
    [[nodiscard]] std::string model() const override { return m_endpoint.model; }
    CallId start(std::vector<std::string> texts, Clock::Duration limit, Completion done) override;
    void cancel(CallId call) override { m_transport->cancel(call); }

private:
    [[nodiscard]] LlmResult<Embeddings> read(HttpResult answer, std::size_t count) const;

    Endpoint m_endpoint;
    std::unique_ptr<const EmbeddingDialect> m_dialect;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<HttpTransport> m_transport; // last: its completions read the members above
};

/// Makes an embedder where the provider has embeddings; the model is one for embeddings, empty: the
/// provider's usual one. Keys and problems as with makeProvider(), and "llm.no-embeddings".
[[nodiscard]] Result<std::unique_ptr<Embedder>> makeEmbedder(const ProviderSettings &settings,
                                                             const Environment &environment,
                                                             std::shared_ptr<const Clock> clock);

} // namespace gridfolk
