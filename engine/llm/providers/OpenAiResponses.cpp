// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/OpenAiResponses.h"

#include "llm/providers/WireJson.h"

#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

void addItems(const LlmMessage &message, Json &input)
{
    if (message.role == LlmMessage::Role::Tool) {
        input.push_back(
            {{"type", "function_call_output"}, {"call_id", message.toolCallId}, {"output", message.text}});
        return;
    }
    const bool user = message.role == LlmMessage::Role::User;
    if (user || !message.text.empty()) {
        input.push_back({{"role", user ? "user" : "assistant"}, {"content", message.text}});
    }
    for (const LlmToolCall &call : message.toolCalls) {
        input.push_back({{"type", "function_call"},
                         {"call_id", call.id},
                         {"name", call.name},
                         {"arguments", call.arguments}});
    }
}

} // namespace

WireRequest OpenAiResponses::write(const LlmRequest &request, bool stream) const
{
    Json body{{"model", request.model}, {"input", Json::array()}};
    if (!request.system.empty()) {
        body["instructions"] = request.system;
    }
    for (const LlmMessage &message : request.messages) {
        addItems(message, body["input"]);
    }
    for (const LlmTool &tool : request.tools) {
        body["tools"].push_back({{"type", "function"},
                                 {"name", tool.name},
                                 {"description", tool.description},
                                 {"parameters", parse(tool.parameters)}});
    }
    if (!request.schema.empty()) {
        body["text"] = {{"format",
                         {{"type", "json_schema"},
                          {"name", "reply"},
                          {"schema", parse(request.schema)},
                          {"strict", true}}}};
    }
    body["max_output_tokens"] = request.maxOutputTokens;
    if (stream) {
        body["stream"] = true;
    }
    return {"/responses", {}, dump(body)};
}

LlmResult<Dialect::Json> OpenAiResponses::assemble(const std::vector<SseEvent> &events) const
{
    for (const SseEvent &event : events) {
        const Json data = parse(event.data);
        const std::string type = textAt(data, "type");
        if (type == "error") {
            return Json{{"error", data}};
        }
        if (type == "response.completed" || type == "response.incomplete" || type == "response.failed") {
            return wire::at(data, "response"); // the whole document once more
        }
    }
    return tl::make_unexpected(brokeOff());
}

LlmResult<LlmReply> OpenAiResponses::readDocument(const Json &document) const
{
    LlmReply reply;
    for (const Json &item : wire::at(document, "output")) {
        if (textAt(item, "type") == "function_call") {
            reply.toolCalls.push_back(
                {textAt(item, "call_id"), textAt(item, "name"), textAt(item, "arguments"), {}});
        }
        for (const Json &content : wire::at(item, "content")) {
            if (textAt(content, "type") == "refusal") {
                return tl::make_unexpected(refused(textAt(content, "refusal")));
            }
            reply.text += textAt(content, "type") == "output_text" ? textAt(content, "text") : std::string();
        }
    }
    const std::string reason = textAt(wire::at(document, "incomplete_details"), "reason");
    if (reason == "content_filter") {
        return tl::make_unexpected(refused(reason));
    }
    if (reply.text.empty() && reply.toolCalls.empty()) {
        return tl::make_unexpected(badReply("the answer has no text"));
    }
    const Json &usage = wire::at(document, "usage");
    const Json &details = wire::at(usage, "input_tokens_details");
    reply.model = textAt(document, "model");
    reply.finishReason = reason == "max_output_tokens" ? "length"
                         : reply.toolCalls.empty()     ? "stop"
                                                       : "tool_calls";
    reply.inputTokens = countAt(usage, "input_tokens");
    reply.outputTokens = countAt(usage, "output_tokens"); // reasoning included
    reply.cachedTokens = countAt(details, "cached_tokens");
    reply.cacheWriteTokens = countAt(details, "cache_write_tokens");
    return reply;
}

void OpenAiResponses::refine(LlmError &error, const Json &errorObject) const
{
    if (error.status == 200 && textAt(errorObject, "code") == "rate_limit_exceeded") {
        error.errorClass = ErrorClass::RateLimited; // reported in the stream
    }
}

} // namespace gridfolk
