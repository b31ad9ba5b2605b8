// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/OpenAiWire.h"

#include "llm/PlainText.h"
#include "llm/http/RetryAfter.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace gridfolk::openai
{

namespace
{

using Json = nlohmann::ordered_json; // models write properties in the order of the schema

constexpr std::size_t kDetailLength = 300; // code points

std::string textAt(const Json &object, const char *key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string();
}

std::int64_t countAt(const Json &object, const char *key)
{
    if (!object.is_object() || !object.contains(key) || !object[key].is_number_integer()) {
        return 0;
    }
    return object[key].get<std::int64_t>();
}

/// {"error": {"message", "type", "code"}}, {"error": "text"} (Ollama), or an array around it.
struct ErrorBody {
    std::string message;
    std::string code;
};

ErrorBody errorBody(const Json &document)
{
    const Json &body = document.is_array() && !document.empty() ? document.front() : document;
    if (!body.is_object() || !body.contains("error")) {
        return {textAt(body, "message"), {}};
    }
    const Json &error = body["error"];
    if (error.is_string()) {
        return {error.get<std::string>(), {}};
    }
    const std::string code = textAt(error, "code");
    return {textAt(error, "message"), code.empty() ? textAt(error, "type") : code};
}

LlmError badReply(int status, std::string message)
{
    return LlmError{ErrorClass::BadReply, status, std::move(message), std::nullopt, false};
}

LlmError errorOf(const HttpResponse &response, const Json &document, Clock::Duration sinceEpoch)
{
    const ErrorBody body = errorBody(document);
    LlmError error = classifyStatus(response.status, body.code);
    error.message = oneLine(body.message.empty() ? response.body : body.message, kDetailLength);
    error.retryAfter = retryAfter(response, sinceEpoch);
    if (response.header("x-should-retry") == "false") {
        error.terminal = true;
    }
    return error;
}

LlmResult<LlmReply> readChoice(const HttpResponse &response, const Json &document)
{
    const Json &choice = document["choices"].front();
    const Json message =
        choice.is_object() && choice.contains("message") ? choice["message"] : Json::object();
    const std::string refusal = textAt(message, "refusal");
    const std::string finish = textAt(choice, "finish_reason");
    if (!refusal.empty() || finish == "content_filter") {
        return tl::make_unexpected(LlmError{ErrorClass::Refused, response.status,
                                            oneLine(refusal, kDetailLength), std::nullopt, true});
    }
    if (!message.contains("content") || !message["content"].is_string()) {
        return tl::make_unexpected(badReply(response.status, "the answer has no text"));
    }
    const Json usage = document.contains("usage") ? document["usage"] : Json::object();
    const Json details = usage.is_object() && usage.contains("prompt_tokens_details")
                             ? usage["prompt_tokens_details"]
                             : Json::object();
    LlmReply reply;
    reply.text = message["content"].get<std::string>();
    reply.model = textAt(document, "model");
    reply.finishReason = finish;
    reply.status = response.status;
    reply.inputTokens = countAt(usage, "prompt_tokens");
    reply.outputTokens = countAt(usage, "completion_tokens");
    reply.cachedTokens = countAt(details, "cached_tokens");
    reply.firstByteMilliseconds = response.firstByteMilliseconds;
    reply.totalMilliseconds = response.totalMilliseconds;
    return reply;
}

} // namespace

std::string chatBody(const LlmRequest &request, const std::string &tokenField)
{
    Json body;
    body["model"] = request.model;
    body["messages"] = Json::array();
    if (!request.system.empty()) {
        body["messages"].push_back({{"role", "system"}, {"content", request.system}});
    }
    for (const LlmMessage &message : request.messages) {
        const char *role = message.role == LlmMessage::Role::User ? "user" : "assistant";
        body["messages"].push_back({{"role", role}, {"content", message.text}});
    }
    if (!request.schema.empty()) {
        body["response_format"] = {
            {"type", "json_schema"},
            {"json_schema",
             {{"name", "reply"}, {"strict", true}, {"schema", Json::parse(request.schema, nullptr, false)}}}};
    }
    body[tokenField] = request.maxOutputTokens;
    body["seed"] = request.seed & 0x7FFFFFFFU; // servers read 32 bits, some of them signed
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

LlmResult<LlmReply> readAnswer(const HttpResponse &response, Clock::Duration sinceEpoch)
{
    const Json document = Json::parse(response.body, nullptr, false);
    if (response.status != 200) {
        return tl::make_unexpected(errorOf(response, document, sinceEpoch));
    }
    if (document.is_discarded() || !document.is_object()) {
        const std::string start = oneLine(response.body, 80);
        return tl::make_unexpected(badReply(response.status, "the answer is not JSON: " + start));
    }
    if (document.contains("error") && !document["error"].is_null()) {
        LlmError error = errorOf(response, document, sinceEpoch);
        error.errorClass = ErrorClass::ServerError; // Ollama reports errors under status 200
        return tl::make_unexpected(std::move(error));
    }
    if (!document.contains("choices") || !document["choices"].is_array() || document["choices"].empty()) {
        return tl::make_unexpected(badReply(response.status, "the answer has no choices"));
    }
    return readChoice(response, document);
}

LlmError readFailure(const HttpFailure &failure)
{
    LlmError error;
    error.message = oneLine(failure.message, kDetailLength);
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

} // namespace gridfolk::openai
