// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/providers/Dialect.h"

#include <memory>
#include <string>
#include <vector>

namespace gridfolk
{

/// What a provider of one dialect sends and expects, written down from the reference of its wire: fields and
/// their places are the provider's, only the values are ours. The replies of all fixtures mean the same.
struct ProviderFixture {
    std::string name;
    std::unique_ptr<const Dialect> dialect;
    std::string keyHeader;             ///< header line that must carry the key "conformance-key"
    std::string path;                  ///< of a plain request for the model "m"
    std::string streamPath;            ///< of a streamed one
    std::string systemPointer;         ///< where "be Ana" stands in the request
    std::string userPointer;           ///< where "look" stands
    std::string limitPointer;          ///< where the output limit stands
    std::string schemaPointer;         ///< where the schema stands
    std::string toolPointer;           ///< where the name of the first tool stands
    std::string resultPointer;         ///< where the result of a tool call stands, as the third message
    std::string text;                  ///< body: "hello", 21 tokens in of which 5 cached, 7 out
    std::string stream;                ///< the same as events
    std::string cut;                   ///< body: ended by the output limit
    std::string toolCall;              ///< body: wants look({"at":"the wolf"})
    std::string toolCallStream;        ///< the same as events
    std::string refusal;               ///< body: the model declines
    std::vector<std::string> unusable; ///< bodies under status 200 without an answer
    std::string streamError;           ///< events that end with an error of the server
    std::string badKey;                ///< body of 401
    std::string overloaded;            ///< body of 503 or 529
    std::string rateLimited; ///< body of 429 without a header, the hint in it if the dialect has one
    double bodyHint = 0;     ///< seconds of that hint; 0: none
    std::string spent;       ///< body of 429 where waiting cannot help
};

[[nodiscard]] ProviderFixture geminiFixture();
[[nodiscard]] ProviderFixture openAiChatFixture();
[[nodiscard]] ProviderFixture openAiResponsesFixture();
[[nodiscard]] ProviderFixture anthropicFixture();

} // namespace gridfolk
