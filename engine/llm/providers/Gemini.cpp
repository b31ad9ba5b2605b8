// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/Gemini.h"

#include "llm/http/RateHeaders.h"
#include "llm/providers/WireJson.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

Json partsOf(const LlmMessage &message)
{
    Json parts = Json::array();
    if (message.role == LlmMessage::Role::Tool) {
        Json response{{"name", message.toolName}, {"response", {{"result", message.text}}}};
        if (!message.toolCallId.empty()) {
            response["id"] = message.toolCallId;
        }
        parts.push_back({{"functionResponse", std::move(response)}});
        return parts;
    }
    if (!message.text.empty() || message.toolCalls.empty()) {
        parts.push_back({{"text", message.text}});
    }
    for (const LlmToolCall &call : message.toolCalls) {
        Json part{{"functionCall", {{"name", call.name}, {"args", parse(call.arguments)}}}};
        if (!call.id.empty()) {
            part["functionCall"]["id"] = call.id;
        }
        if (!call.signature.empty()) {
            part["thoughtSignature"] = call.signature; // Gemini 3 answers 400 without it
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

Json toolsOf(const LlmRequest &request)
{
    Json declarations = Json::array();
    for (const LlmTool &tool : request.tools) {
        declarations.push_back({{"name", tool.name},
                                {"description", tool.description},
                                {"parametersJsonSchema", parse(tool.parameters)}});
    }
    return Json::array({{{"functionDeclarations", std::move(declarations)}}});
}

/// What became of the answer, by finishReason.
enum class Ending { Whole, Cut, Refused, Unusable };

Ending endingOf(std::string_view reason)
{
    constexpr std::array<std::string_view, 5> kUnusable{"OTHER", "MALFORMED_FUNCTION_CALL",
                                                        "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS", ""};
    if (reason == "STOP") {
        return Ending::Whole;
    }
    if (reason == "MAX_TOKENS") {
        return Ending::Cut;
    }
    return std::find(kUnusable.begin(), kUnusable.end(), reason) != kUnusable.end() ? Ending::Unusable
                                                                                    : Ending::Refused;
}

void readParts(const Json &parts, LlmReply &reply)
{
    for (const Json &part : parts) {
        const Json &thought = wire::at(part, "thought");
        const Json &call = wire::at(part, "functionCall");
        if (call.is_object()) {
            reply.toolCalls.push_back({textAt(call, "id"), textAt(call, "name"), dump(wire::at(call, "args")),
                                       textAt(part, "thoughtSignature")});
        } else if (!thought.is_boolean() || !thought.get<bool>()) {
            reply.text += textAt(part, "text");
        }
    }
}

void readUsage(const Json &usage, LlmReply &reply)
{
    reply.inputTokens = countAt(usage, "promptTokenCount") + countAt(usage, "toolUsePromptTokenCount");
    reply.cachedTokens = countAt(usage, "cachedContentTokenCount");
    reply.outputTokens = countAt(usage, "candidatesTokenCount") + countAt(usage, "thoughtsTokenCount");
}

/// "Please retry in 58.2s."
std::optional<Clock::Duration> spanInWords(std::string_view message)
{
    constexpr std::string_view kWords = "retry in ";
    const std::size_t at = message.find(kWords);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view span = message.substr(at + kWords.size());
    span = span.substr(0, span.find_first_not_of("0123456789.hms"));
    return parseSpan(span.ends_with('.') ? span.substr(0, span.size() - 1) : span);
}

} // namespace

WireRequest Gemini::write(const LlmRequest &request, bool stream) const
{
    Json body;
    if (!request.system.empty()) {
        body["systemInstruction"] = {{"parts", Json::array({{{"text", request.system}}})}};
    }
    body["contents"] = Json::array();
    for (const LlmMessage &message : request.messages) {
        const char *role = message.role == LlmMessage::Role::Assistant ? "model" : "user";
        body["contents"].push_back({{"role", role}, {"parts", partsOf(message)}});
    }
    if (!request.tools.empty()) {
        body["tools"] = toolsOf(request);
    }
    Json config{{"maxOutputTokens", request.maxOutputTokens}, {"seed", request.seed & 0x7FFFFFFFU}};
    if (!request.schema.empty()) {
        config["responseMimeType"] = "application/json";
        config["responseJsonSchema"] = parse(request.schema);
    }
    body["generationConfig"] = std::move(config);
    WireRequest wire;
    wire.path = "/v1beta/models/" + percentEncoded(request.model);
    wire.path += stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
    wire.body = dump(body);
    return wire;
}

LlmResult<Dialect::Json> Gemini::assemble(const std::vector<SseEvent> &events) const
{
    Json whole = Json::object();
    Json parts = Json::array();
    bool ended = false;
    for (const SseEvent &event : events) {
        const Json chunk = parse(event.data);
        if (!wire::at(chunk, "error").is_null()) {
            return chunk;
        }
        const Json &candidate = wire::at(wire::at(chunk, "candidates"), std::size_t{0});
        for (const Json &part : wire::at(wire::at(candidate, "content"), "parts")) {
            parts.push_back(part);
        }
        for (const char *key : {"usageMetadata", "modelVersion", "promptFeedback"}) {
            if (const Json &value = wire::at(chunk, key); !value.is_null()) {
                whole[key] = value;
            }
        }
        if (const std::string reason = textAt(candidate, "finishReason"); !reason.empty()) {
            whole["candidates"] = Json::array({{{"finishReason", reason}}});
            ended = true;
        }
    }
    if (!ended && textAt(wire::at(whole, "promptFeedback"), "blockReason").empty()) {
        return tl::make_unexpected(brokeOff());
    }
    if (ended) {
        whole["candidates"][0]["content"] = {{"role", "model"}, {"parts", std::move(parts)}};
    }
    return whole;
}

LlmResult<LlmReply> Gemini::readDocument(const Json &document) const
{
    const std::string blocked = textAt(wire::at(document, "promptFeedback"), "blockReason");
    if (!blocked.empty()) {
        return tl::make_unexpected(refused(blocked));
    }
    const Json &candidate = wire::at(wire::at(document, "candidates"), std::size_t{0});
    const std::string reason = textAt(candidate, "finishReason");
    const Ending ending = endingOf(reason);
    if (ending == Ending::Refused) {
        return tl::make_unexpected(refused(reason));
    }
    LlmReply reply;
    readParts(wire::at(wire::at(candidate, "content"), "parts"), reply);
    readUsage(wire::at(document, "usageMetadata"), reply);
    reply.model = textAt(document, "modelVersion");
    if (ending == Ending::Unusable || (reply.text.empty() && reply.toolCalls.empty())) {
        return tl::make_unexpected(badReply("the answer has no text (" + reason + ")"));
    }
    reply.finishReason = ending == Ending::Cut ? "length" : reply.toolCalls.empty() ? "stop" : "tool_calls";
    return reply;
}

void Gemini::refine(LlmError &error, const Json &errorObject) const
{
    for (const Json &detail : wire::at(errorObject, "details")) {
        if (const auto pause = parseSpan(textAt(detail, "retryDelay"))) {
            error.retryAfter = pause;
        }
        if (textAt(detail, "reason") == "API_KEY_INVALID") {
            error.errorClass = ErrorClass::Authentication;
            error.terminal = true;
        }
        for (const Json &violation : wire::at(detail, "violations")) {
            if (textAt(violation, "quotaId").find("PerDay") != std::string::npos) {
                error.terminal = true; // spent for today
            }
        }
    }
    if (!error.retryAfter) {
        error.retryAfter = spanInWords(textAt(errorObject, "message"));
    }
    if (error.status == 400 &&
        error.message.find("exceeds the maximum number of tokens") != std::string::npos) {
        error.errorClass = ErrorClass::TooLarge;
    }
}

} // namespace gridfolk
