// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// One turn of the talk that a model is asked to continue.
struct LlmMessage {
    enum class Role : std::uint8_t { User, Assistant };
    Role role = Role::User;
    std::string text;

    bool operator==(const LlmMessage &) const = default;
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

    bool operator==(const LlmRequest &) const = default;

    /// Everything that the reply can depend on, unambiguously; stable across machines and versions that keep
    /// the leading version line.
    [[nodiscard]] std::string canonicalBytes() const;

    /// textHash() of the canonical bytes.
    [[nodiscard]] std::string hash() const;
};

} // namespace gridfolk
