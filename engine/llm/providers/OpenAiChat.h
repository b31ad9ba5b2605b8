// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/providers/Dialect.h"

namespace gridfolk
{

/// The chat completions of OpenAI and of the servers that speak them (llama.cpp, Ollama, vLLM).
class OpenAiChat final : public Dialect
{
public:
    /// @param tokenField names the output limit: "max_completion_tokens" at OpenAI itself, "max_tokens"
    ///        elsewhere
    explicit OpenAiChat(std::string tokenField = "max_tokens")
        : m_tokenField(std::move(tokenField))
    {
    }

    [[nodiscard]] WireRequest write(const LlmRequest &request, bool stream) const override;
    [[nodiscard]] std::pair<std::string, std::string> keyHeader(const Secret &key) const override
    {
        return {"Authorization", "Bearer " + key.reveal()};
    }

private:
    [[nodiscard]] LlmResult<Json> assemble(const std::vector<SseEvent> &events) const override;
    [[nodiscard]] LlmResult<LlmReply> readDocument(const Json &document) const override;
    void refine(LlmError &error, const Json &errorObject) const override;

    std::string m_tokenField;
};

} // namespace gridfolk
