// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/providers/Dialect.h"

namespace gridfolk
{

/// Anthropic's Messages, and the servers that speak them (llama.cpp, Ollama).
class Anthropic final : public Dialect
{
public:
    /// How a schema is enforced.
    enum class SchemaForm {
        OutputConfig, ///< output_config.format, at Anthropic itself
        ForcedTool    ///< the only tool, which must be used: elsewhere
    };
    explicit Anthropic(SchemaForm schemaForm = SchemaForm::OutputConfig)
        : m_schemaForm(schemaForm)
    {
    }

    [[nodiscard]] WireRequest write(const LlmRequest &request, bool stream) const override;
    [[nodiscard]] std::pair<std::string, std::string> keyHeader(const Secret &key) const override
    {
        return {"x-api-key", key.reveal()};
    }

private:
    [[nodiscard]] LlmResult<Json> assemble(const std::vector<SseEvent> &events) const override;
    [[nodiscard]] LlmResult<LlmReply> readDocument(const Json &document) const override;
    void refine(LlmError &error, const Json &errorObject) const override;

    SchemaForm m_schemaForm;
};

} // namespace gridfolk
