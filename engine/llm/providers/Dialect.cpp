// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/Dialect.h"

#include "llm/PlainText.h"
#include "llm/http/RateHeaders.h"
#include "llm/http/RetryAfter.h"
#include "llm/providers/WireJson.h"

#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

constexpr int kFirstErrorStatus = 300;

/// {"error": {…}}, {"error": "text"} (Ollama), {"type": "error", "error": {…}}, or an array around it.
const Json &errorObject(const Json &document)
{
    const Json &body = document.is_array() ? wire::at(document, std::size_t{0}) : document;
    const Json &error = wire::at(body, "error");
    return error.is_null() ? body : error;
}

std::string codeOf(const Json &error)
{
    for (const char *key : {"code", "status", "type"}) {
        if (std::string code = textAt(error, key); !code.empty()) {
            return code;
        }
    }
    return {};
}

} // namespace

LlmResult<LlmReply> Dialect::read(const HttpResponse &response, Clock::Duration sinceEpoch) const
{
    Json document;
    if (response.status == 200 && response.header("content-type").starts_with("text/event-stream")) {
        SseParser parser;
        auto assembled = assemble(parser.feed(response.body));
        if (!assembled) {
            return tl::make_unexpected(std::move(assembled.error()));
        }
        document = std::move(*assembled);
    } else {
        document = Json::parse(response.body, nullptr, false);
    }
    if (response.status != 200 || !wire::at(document, "error").is_null()) {
        return tl::make_unexpected(errorOf(response, document, sinceEpoch));
    }
    if (!document.is_object()) {
        return tl::make_unexpected(badReply("the answer is not JSON: " + oneLine(response.body, 80)));
    }
    auto reply = readDocument(document);
    if (reply) {
        reply->status = response.status;
        reply->firstByteMilliseconds = response.firstByteMilliseconds;
        reply->totalMilliseconds = response.totalMilliseconds;
        reply->rateHint = readRateHint(response, sinceEpoch);
    }
    return reply;
}

LlmError Dialect::errorOf(const HttpResponse &response, const Json &document,
                          Clock::Duration sinceEpoch) const
{
    const Json &object = errorObject(document);
    LlmError error = classifyStatus(response.status, codeOf(object));
    const std::string message = object.is_string() ? object.get<std::string>() : textAt(object, "message");
    error.message = oneLine(message.empty() ? response.body : message, kDetailLength);
    error.retryAfter = retryAfter(response, sinceEpoch);
    error.mayHaveCost = response.status < kFirstErrorStatus;
    if (response.status == 200) {
        error.errorClass = ErrorClass::ServerError; // reported in a stream, or by Ollama
    }
    refine(error, object);
    if (response.header("x-should-retry") == "false") {
        error.terminal = true;
    }
    if (error.errorClass == ErrorClass::RateLimited && !error.retryAfter) {
        const RateHint hint = readRateHint(response, sinceEpoch);
        error.retryAfter = hint.requestsLeft == 0 ? hint.requestsReset
                           : hint.tokensLeft == 0 ? hint.tokensReset
                                                  : std::nullopt;
    }
    return error;
}

LlmError toLlmError(const HttpFailure &failure)
{
    LlmError error;
    error.message = oneLine(failure.message, kDetailLength);
    error.mayHaveCost = !failure.neverSent;
    switch (failure.kind) {
    case HttpFailure::Kind::Network:
        error.errorClass = ErrorClass::Network;
        break;
    case HttpFailure::Kind::Untrusted:
        error.errorClass = ErrorClass::Network;
        error.terminal = true;
        break;
    case HttpFailure::Kind::Timeout:
        error.errorClass = ErrorClass::Timeout;
        break;
    case HttpFailure::Kind::TooLarge:
        error.errorClass = ErrorClass::TooLarge;
        break;
    case HttpFailure::Kind::Cancelled:
        error.errorClass = ErrorClass::Cancelled;
        break;
    case HttpFailure::Kind::BadAddress:
        error.errorClass = ErrorClass::BadRequest;
        break;
    }
    return error;
}

} // namespace gridfolk
