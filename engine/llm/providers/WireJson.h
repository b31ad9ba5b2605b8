// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmError.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Reading of JSON from outside, where every part may be missing or of another type.
namespace gridfolk::wire
{

using Json = nlohmann::ordered_json;

constexpr std::size_t kDetailLength = 300; // code points of a provider's message

/// The member, or null.
[[nodiscard]] const Json &at(const Json &object, const char *key);

/// The element, or null.
[[nodiscard]] const Json &at(const Json &array, std::size_t index);

[[nodiscard]] std::string textAt(const Json &object, const char *key);
[[nodiscard]] std::int64_t countAt(const Json &object, const char *key); ///< 0 when it is no count

/// JSON as text for the wire; broken UTF-8 is replaced.
[[nodiscard]] std::string dump(const Json &value);

/// The JSON of a text that we wrote ourselves, or null.
[[nodiscard]] Json parse(const std::string &text);

[[nodiscard]] LlmError badReply(std::string message);
[[nodiscard]] LlmError refused(std::string_view message);
[[nodiscard]] LlmError brokeOff();

/// As it may stand in an address.
[[nodiscard]] std::string percentEncoded(std::string_view text);

} // namespace gridfolk::wire
