// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/providers/Dialect.h"

namespace gridfolk
{

/// OpenAI's Responses: for models whose tools work there only.
class OpenAiResponses final : public Dialect
{
public:
    [[nodiscard]] WireRequest write(const LlmRequest &request, bool stream) const override;
    [[nodiscard]] std::pair<std::string, std::string> keyHeader(const Secret &key) const override
    {
        return {"Authorization", "Bearer " + key.reveal()};
    }

private:
    [[nodiscard]] LlmResult<Json> assemble(const std::vector<SseEvent> &events) const override;
    [[nodiscard]] LlmResult<LlmReply> readDocument(const Json &document) const override;
    void refine(LlmError &error, const Json &errorObject) const override;
};

} // namespace gridfolk
