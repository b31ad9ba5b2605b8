// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmRequest.h"

#include "base/Hash.h"
#include "base/Numbers.h"

namespace gridfolk
{

namespace
{

/// "name length:value\n", so that no value can look like the start of the next field.
void addField(std::string &bytes, std::string_view name, std::string_view value)
{
    bytes += name;
    bytes += ' ';
    bytes += std::to_string(value.size());
    bytes += ':';
    bytes += value;
    bytes += '\n';
}

std::string_view roleName(LlmMessage::Role role)
{
    switch (role) {
    case LlmMessage::Role::Assistant:
        return "assistant";
    case LlmMessage::Role::Tool:
        return "tool";
    case LlmMessage::Role::User:
        break;
    }
    return "user";
}

void addMessage(std::string &bytes, const LlmMessage &message)
{
    addField(bytes, roleName(message.role), message.text);
    for (const LlmToolCall &call : message.toolCalls) {
        addField(bytes, "call", call.id);
        addField(bytes, "name", call.name);
        addField(bytes, "arguments", call.arguments);
    }
    if (message.role == LlmMessage::Role::Tool) {
        addField(bytes, "of", message.toolCallId);
        addField(bytes, "name", message.toolName);
    }
}

} // namespace

std::string LlmRequest::canonicalBytes() const
{
    std::string bytes = "gridfolk-request 1\n";
    addField(bytes, "model", model);
    addField(bytes, "system", system);
    for (const LlmMessage &message : messages) {
        addMessage(bytes, message);
    }
    for (const LlmTool &tool : tools) {
        addField(bytes, "offers", tool.name);
        addField(bytes, "description", tool.description);
        addField(bytes, "parameters", tool.parameters);
    }
    addField(bytes, "schema", schema);
    addField(bytes, "max-output-tokens", numberText(maxOutputTokens));
    addField(bytes, "seed", std::to_string(seed));
    addField(bytes, "purpose", purpose);
    for (const auto &[name, value] : traits) {
        addField(bytes, "trait", name);
        addField(bytes, "value", numberText(value));
    }
    return bytes;
}

std::string LlmRequest::hash() const
{
    return textHash(canonicalBytes());
}

} // namespace gridfolk
