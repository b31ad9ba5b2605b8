// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmError.h"
#include "llm/LlmReply.h"
#include "llm/LlmRequest.h"
#include "llm/Secret.h"
#include "llm/http/HttpTransport.h"
#include "llm/http/SseParser.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// A request as it goes over the wire; the key is added by the provider.
struct WireRequest {
    std::string path; ///< below the provider's address: "/v1/messages"
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

/// How one provider talks: pure functions between our values and its JSON, no state. Sampling options are
/// never sent: newer models refuse them.
class Dialect
{
public:
    virtual ~Dialect() = default;

    /// @param stream asks for the answer piece by piece
    [[nodiscard]] virtual WireRequest write(const LlmRequest &request, bool stream) const = 0;

    /// The header that carries the key.
    [[nodiscard]] virtual std::pair<std::string, std::string> keyHeader(const Secret &key) const = 0;

    /// The reply in an answer of any status, streamed or not, or its error: class by status and error code,
    /// the server's hint for a pause, a model's refusal as Refused, a stream that broke off as Network, and
    /// anything that is not of the dialect as BadReply.
    [[nodiscard]] LlmResult<LlmReply> read(const HttpResponse &response, Clock::Duration sinceEpoch) const;

protected:
    using Json = nlohmann::ordered_json; // models write properties in the order of the schema

private:
    /// The document that an unstreamed answer would have been; nothing usable in it when the stream broke
    /// off before its end. An event that reports an error becomes a document with "error".
    [[nodiscard]] virtual LlmResult<Json> assemble(const std::vector<SseEvent> &events) const = 0;

    /// The reply in a complete document without error; status, times and hints are added by read().
    [[nodiscard]] virtual LlmResult<LlmReply> readDocument(const Json &document) const = 0;

    /// Adds what only this dialect says about an error.
    virtual void refine(LlmError &error, const Json &errorObject) const = 0;

    [[nodiscard]] LlmError errorOf(const HttpResponse &response, const Json &document,
                                   Clock::Duration sinceEpoch) const;
};

/// A transport's failure in the terms of the gateway.
[[nodiscard]] LlmError toLlmError(const HttpFailure &failure);

} // namespace gridfolk
