// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/OpenAiChat.h"

#include "llm/providers/WireJson.h"

#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

Json messageOf(const LlmMessage &message)
{
    if (message.role == LlmMessage::Role::Tool) {
        return {{"role", "tool"}, {"tool_call_id", message.toolCallId}, {"content", message.text}};
    }
    if (message.role == LlmMessage::Role::User) {
        return {{"role", "user"}, {"content", message.text}};
    }
    Json result{{"role", "assistant"}, {"content", message.text}};
    for (const LlmToolCall &call : message.toolCalls) {
        result["tool_calls"].push_back({{"id", call.id},
                                        {"type", "function"},
                                        {"function", {{"name", call.name}, {"arguments", call.arguments}}}});
    }
    return result;
}

/// The tool calls of a whole message, or of a delta into those that came before.
void mergeToolCalls(const Json &deltas, Json &calls)
{
    for (const Json &delta : deltas) {
        const auto index = static_cast<std::size_t>(countAt(delta, "index"));
        if (index > calls.size()) {
            return; // they come in order; anything else would be room for whatever a server says
        }
        if (index == calls.size()) {
            calls.push_back({{"id", ""}, {"function", {{"name", ""}, {"arguments", ""}}}});
        }
        Json &call = calls[index];
        const Json &function = wire::at(delta, "function");
        for (const char *key : {"name", "arguments"}) {
            call["function"][key] = textAt(call["function"], key) + textAt(function, key);
        }
        call["id"] = textAt(call, "id") + textAt(delta, "id");
    }
}

} // namespace

WireRequest OpenAiChat::write(const LlmRequest &request, bool stream) const
{
    Json body{{"model", request.model}, {"messages", Json::array()}};
    if (!request.system.empty()) {
        body["messages"].push_back({{"role", "system"}, {"content", request.system}});
    }
    for (const LlmMessage &message : request.messages) {
        body["messages"].push_back(messageOf(message));
    }
    for (const LlmTool &tool : request.tools) {
        body["tools"].push_back({{"type", "function"},
                                 {"function",
                                  {{"name", tool.name},
                                   {"description", tool.description},
                                   {"parameters", parse(tool.parameters)}}}});
    }
    if (!request.schema.empty()) {
        body["response_format"] = {
            {"type", "json_schema"},
            {"json_schema", {{"name", "reply"}, {"strict", true}, {"schema", parse(request.schema)}}}};
    }
    body[m_tokenField] = request.maxOutputTokens;
    body["seed"] = request.seed & 0x7FFFFFFFU; // servers read 32 bits, some of them signed
    if (stream) {
        body["stream"] = true;
        body["stream_options"] = {{"include_usage", true}};
    }
    return {"/chat/completions", {}, dump(body)};
}

LlmResult<Dialect::Json> OpenAiChat::assemble(const std::vector<SseEvent> &events) const
{
    Json whole = Json::object();
    std::string content;
    std::string refusal;
    std::string finish;
    Json calls = Json::array();
    for (const SseEvent &event : events) {
        const Json chunk = parse(event.data); // "[DONE]" is an array without any of these
        if (!wire::at(chunk, "error").is_null()) {
            return chunk;
        }
        const Json &choice = wire::at(wire::at(chunk, "choices"), std::size_t{0});
        const Json &delta = wire::at(choice, "delta");
        content += textAt(delta, "content");
        refusal += textAt(delta, "refusal");
        mergeToolCalls(wire::at(delta, "tool_calls"), calls);
        if (std::string reason = textAt(choice, "finish_reason"); !reason.empty()) {
            finish = std::move(reason);
        }
        for (const char *key : {"usage", "model"}) {
            if (const Json &value = wire::at(chunk, key); !value.is_null()) {
                whole[key] = value;
            }
        }
    }
    if (finish.empty()) {
        return tl::make_unexpected(brokeOff());
    }
    Json message{{"role", "assistant"}, {"content", content}, {"refusal", refusal}};
    message["tool_calls"] = std::move(calls);
    whole["choices"] = Json::array({{{"message", std::move(message)}, {"finish_reason", finish}}});
    return whole;
}

LlmResult<LlmReply> OpenAiChat::readDocument(const Json &document) const
{
    const Json &choice = wire::at(wire::at(document, "choices"), std::size_t{0});
    if (choice.is_null()) {
        return tl::make_unexpected(badReply("the answer has no choices"));
    }
    const Json &message = wire::at(choice, "message");
    const std::string refusal = textAt(message, "refusal");
    const std::string finish = textAt(choice, "finish_reason");
    if (!refusal.empty() || finish == "content_filter") {
        return tl::make_unexpected(refused(refusal));
    }
    LlmReply reply;
    reply.text = textAt(message, "content");
    for (const Json &call : wire::at(message, "tool_calls")) {
        const Json &function = wire::at(call, "function");
        reply.toolCalls.push_back(
            {textAt(call, "id"), textAt(function, "name"), textAt(function, "arguments"), {}});
    }
    if (!wire::at(message, "content").is_string() && reply.toolCalls.empty()) {
        return tl::make_unexpected(badReply("the answer has no text"));
    }
    const Json &usage = wire::at(document, "usage");
    const Json &details = wire::at(usage, "prompt_tokens_details");
    reply.model = textAt(document, "model");
    reply.finishReason = finish;
    reply.inputTokens = countAt(usage, "prompt_tokens");
    reply.outputTokens = countAt(usage, "completion_tokens"); // reasoning included
    reply.cachedTokens = countAt(details, "cached_tokens");
    reply.cacheWriteTokens = countAt(details, "cache_write_tokens");
    return reply;
}

void OpenAiChat::refine(LlmError & /*error*/, const Json & /*errorObject*/) const
{
    // Everything stands in the status, the code and the headers.
}

} // namespace gridfolk
