// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmRequest.h"
#include "llm/RateHint.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gridfolk
{

/// What a model answered.
struct LlmReply {
    std::string text;
    std::string model;        ///< that answered, as the provider names it
    std::string finishReason; ///< "stop", "length", "tool_calls"
    std::vector<LlmToolCall> toolCalls;
    int status = 0;                    ///< HTTP status; 0: nothing went over a network
    std::int64_t inputTokens = 0;      ///< cached ones included
    std::int64_t outputTokens = 0;     ///< reasoning included
    std::int64_t cachedTokens = 0;     ///< of the input: read from the provider's cache
    std::int64_t cacheWriteTokens = 0; ///< of the input: written to it
    double firstByteMilliseconds = 0;
    double totalMilliseconds = 0;
    RateHint rateHint; ///< from the headers

    bool operator==(const LlmReply &) const = default;
};

} // namespace gridfolk
