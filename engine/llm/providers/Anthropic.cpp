// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/Anthropic.h"

#include "llm/providers/WireJson.h"

#include <array>
#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

constexpr const char *kReplyTool = "reply"; // carries a reply that a schema was asked for

Json messageOf(const LlmMessage &message)
{
    if (message.role == LlmMessage::Role::User) {
        return {{"role", "user"}, {"content", message.text}};
    }
    Json blocks = Json::array();
    if (message.role == LlmMessage::Role::Tool) {
        blocks.push_back(
            {{"type", "tool_result"}, {"tool_use_id", message.toolCallId}, {"content", message.text}});
        return {{"role", "user"}, {"content", std::move(blocks)}};
    }
    if (message.toolCalls.empty()) {
        return {{"role", "assistant"}, {"content", message.text}};
    }
    if (!message.text.empty()) {
        blocks.push_back({{"type", "text"}, {"text", message.text}});
    }
    for (const LlmToolCall &call : message.toolCalls) {
        blocks.push_back(
            {{"type", "tool_use"}, {"id", call.id}, {"name", call.name}, {"input", parse(call.arguments)}});
    }
    return {{"role", "assistant"}, {"content", std::move(blocks)}};
}

/// Puts the pieces of one content block together.
void extend(Json &block, const Json &delta)
{
    const std::string type = textAt(delta, "type");
    if (type == "text_delta") {
        block["text"] = textAt(block, "text") + textAt(delta, "text");
    } else if (type == "input_json_delta") {
        block["partial"] = textAt(block, "partial") + textAt(delta, "partial_json");
    }
}

void mergeUsage(Json &whole, const Json &usage)
{
    for (const auto &[key, value] : usage.items()) {
        whole["usage"][key] = value; // each report is the sum so far
    }
}

std::string inputOf(const Json &block)
{
    const std::string partial = textAt(block, "partial");
    return partial.empty() ? dump(wire::at(block, "input")) : partial;
}

/// The status that an error of this type has when it is not reported in a stream.
struct TypeRow {
    std::string_view type;
    int status;
};
constexpr std::array kTypes{TypeRow{"invalid_request_error", 400},
                            TypeRow{"authentication_error", 401},
                            TypeRow{"billing_error", 402},
                            TypeRow{"permission_error", 403},
                            TypeRow{"not_found_error", 404},
                            TypeRow{"rate_limit_error", 429},
                            TypeRow{"api_error", 500},
                            TypeRow{"timeout", 504},
                            TypeRow{"overloaded_error", 529}};

} // namespace

WireRequest Anthropic::write(const LlmRequest &request, bool stream) const
{
    Json body{{"model", request.model}, {"max_tokens", request.maxOutputTokens}};
    if (!request.system.empty()) {
        body["system"] = request.system;
    }
    body["messages"] = Json::array();
    for (const LlmMessage &message : request.messages) {
        body["messages"].push_back(messageOf(message));
    }
    for (const LlmTool &tool : request.tools) {
        body["tools"].push_back({{"name", tool.name},
                                 {"description", tool.description},
                                 {"input_schema", parse(tool.parameters)}});
    }
    if (!request.schema.empty() && m_schemaForm == SchemaForm::OutputConfig) {
        body["output_config"] = {{"format", {{"type", "json_schema"}, {"schema", parse(request.schema)}}}};
    } else if (!request.schema.empty()) {
        body["tools"].push_back({{"name", kReplyTool},
                                 {"description", "Give the answer."},
                                 {"input_schema", parse(request.schema)}});
        body["tool_choice"] = {{"type", "tool"}, {"name", kReplyTool}};
    }
    if (stream) {
        body["stream"] = true;
    }
    return {"/v1/messages", {{"anthropic-version", "2023-06-01"}}, dump(body)};
}

LlmResult<Dialect::Json> Anthropic::assemble(const std::vector<SseEvent> &events) const
{
    Json whole = Json::object();
    Json blocks = Json::array();
    for (const SseEvent &event : events) {
        const Json data = parse(event.data);
        const std::string type = textAt(data, "type");
        const auto index = static_cast<std::size_t>(countAt(data, "index"));
        if (type == "error") {
            return data;
        }
        if (type == "message_start") {
            whole = wire::at(data, "message");
        } else if (type == "content_block_start" && index == blocks.size()) {
            blocks.push_back(wire::at(data, "content_block"));
        } else if (type == "content_block_delta" && index < blocks.size()) {
            extend(blocks[index], wire::at(data, "delta"));
        } else if (type == "message_delta" && whole.is_object()) {
            whole["stop_reason"] = textAt(wire::at(data, "delta"), "stop_reason");
            mergeUsage(whole, wire::at(data, "usage"));
        } else if (type == "message_stop" && whole.is_object()) {
            whole["content"] = std::move(blocks);
            return whole;
        }
    }
    return tl::make_unexpected(brokeOff());
}

LlmResult<LlmReply> Anthropic::readDocument(const Json &document) const
{
    const std::string stop = textAt(document, "stop_reason");
    if (stop == "refusal") {
        return tl::make_unexpected(refused(stop));
    }
    LlmReply reply;
    for (const Json &block : wire::at(document, "content")) { // by type: thinking may come first
        const std::string type = textAt(block, "type");
        if (type == "text") {
            reply.text += textAt(block, "text");
        } else if (type == "tool_use" && textAt(block, "name") == kReplyTool) {
            reply.text = inputOf(block);
        } else if (type == "tool_use") {
            reply.toolCalls.push_back({textAt(block, "id"), textAt(block, "name"), inputOf(block), {}});
        }
    }
    if (reply.text.empty() && reply.toolCalls.empty()) {
        return tl::make_unexpected(badReply("the answer has no text"));
    }
    const bool cut = stop == "max_tokens" || stop == "model_context_window_exceeded";
    reply.finishReason = cut ? "length" : reply.toolCalls.empty() ? "stop" : "tool_calls";
    reply.model = textAt(document, "model");
    const Json &usage = wire::at(document, "usage");
    reply.cachedTokens = countAt(usage, "cache_read_input_tokens");
    reply.cacheWriteTokens = countAt(usage, "cache_creation_input_tokens");
    reply.inputTokens = countAt(usage, "input_tokens") + reply.cachedTokens + reply.cacheWriteTokens;
    reply.outputTokens = countAt(usage, "output_tokens");
    return reply;
}

void Anthropic::refine(LlmError &error, const Json &errorObject) const
{
    const std::string type = textAt(errorObject, "type");
    for (const TypeRow &row : kTypes) {
        if (error.status == 200 && row.type == type) {
            const LlmError unstreamed = classifyStatus(row.status, type);
            error.errorClass = unstreamed.errorClass;
            error.terminal = unstreamed.terminal;
            error.status = row.status;
        }
    }
    if (textAt(wire::at(errorObject, "details"), "error_code") == "enforced_spend_limit_reached") {
        error.terminal = true;
    }
    if (error.status == 400 && error.message.starts_with("prompt is too long")) {
        error.errorClass = ErrorClass::TooLarge;
    }
}

} // namespace gridfolk
