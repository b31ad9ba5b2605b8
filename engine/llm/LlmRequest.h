// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// A model's wish to have a tool run.
struct LlmToolCall {
    std::string id{}; ///< the result refers to it; empty where the dialect has none
    std::string name{};
    std::string arguments{}; ///< JSON text of an object
    std::string signature{}; ///< opaque; goes back with the call where the provider gave one (Gemini)

    bool operator==(const LlmToolCall &) const = default;
};

/// One turn of the talk that a model is asked to continue.
struct LlmMessage {
    enum class Role : std::uint8_t { User, Assistant, Tool };
    Role role = Role::User;
    std::string text{};                   ///< of a Tool message: the result
    std::vector<LlmToolCall> toolCalls{}; ///< of the assistant
    std::string toolCallId{};             ///< of a Tool message: the call that it answers
    std::string toolName{};

    bool operator==(const LlmMessage &) const = default;
};

/// Something that a model may have done before it answers.
struct LlmTool {
    std::string name;
    std::string description;
    std::string parameters; ///< JSON Schema of an object, as JSON text

    bool operator==(const LlmTool &) const = default;
};

/// What a model is asked, in no provider's dialect. A plain value; equal requests have equal canonical bytes.
struct LlmRequest {
    std::string model;
    std::string system;
    std::vector<LlmMessage> messages;
    std::string schema; ///< JSON Schema of the reply as JSON text, properties in the order of writing; empty:
                        ///< free text
    std::int64_t maxOutputTokens = 600;
    std::uint64_t seed = 0;                             ///< for providers that take one
    std::string purpose;                                ///< "decision", "repair": for traces and budgets
    std::vector<std::pair<std::string, double>> traits; ///< of the persona; read by Rehearsal, never sent
    std::vector<LlmTool> tools;

    bool operator==(const LlmRequest &) const = default;

    /// Everything that the reply can depend on, unambiguously; stable across machines and versions that keep
    /// the leading version line.
    [[nodiscard]] std::string canonicalBytes() const;

    /// textHash() of the canonical bytes.
    [[nodiscard]] std::string hash() const;
};

} // namespace gridfolk
