// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmError.h"
#include "llm/LlmReply.h"
#include "llm/LlmRequest.h"
#include "llm/http/HttpTransport.h"

#include <string>

/// The chat completions dialect of OpenAI and of the servers that speak it (llama.cpp, Ollama, vLLM): pure
/// functions between our values and JSON.
namespace gridfolk::openai
{

/// Body of POST …/chat/completions. `tokenField` names the output limit: "max_completion_tokens" at OpenAI
/// itself, "max_tokens" elsewhere. Sampling options are never sent: newer models refuse them.
[[nodiscard]] std::string chatBody(const LlmRequest &request, const std::string &tokenField);

/// The reply in an answer of any status, or its error: class by status and error code, Retry-After read, a
/// model's refusal as Refused, anything that is not of the dialect as BadReply.
[[nodiscard]] LlmResult<LlmReply> readAnswer(const HttpResponse &response, Clock::Duration sinceEpoch);

/// A transport's failure in the terms of the gateway.
[[nodiscard]] LlmError readFailure(const HttpFailure &failure);

} // namespace gridfolk::openai
