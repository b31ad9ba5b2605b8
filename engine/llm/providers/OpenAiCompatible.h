// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmProvider.h"
#include "llm/Secret.h"
#include "llm/http/HttpTransport.h"

#include <memory>

namespace gridfolk
{

/// OpenAI and every server that speaks its chat completions: llama.cpp, Ollama, vLLM and others.
class OpenAiCompatible final : public LlmProvider
{
public:
    struct Endpoint {
        std::string url; ///< of the chat completions, "https://api.openai.com/v1/chat/completions"
        std::string model;
        Secret key; ///< empty: no authorization header
        std::string tokenField = "max_tokens";
        std::size_t maxReplyBytes = std::size_t{1} << 20U;
    };

    /// @param clock tells the time to which a Retry-After date refers
    OpenAiCompatible(Endpoint endpoint, std::unique_ptr<HttpTransport> transport,
                     std::shared_ptr<const Clock> clock);

    [[nodiscard]] std::string id() const override { return "openai-compatible"; }
    [[nodiscard]] std::string model() const override { return m_endpoint.model; }
    CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration limit,
                 Completion done) override;
    void cancel(CallId call) override;

private:
    [[nodiscard]] LlmResult<LlmReply> read(HttpResult answer) const;

    Endpoint m_endpoint;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<HttpTransport> m_transport; // last: its completions read the members above
};

} // namespace gridfolk
