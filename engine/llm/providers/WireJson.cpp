// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/WireJson.h"

#include "llm/PlainText.h"

#include <array>
#include <cctype>
#include <utility>

namespace gridfolk::wire
{

namespace
{

const Json &null()
{
    static const Json value;
    return value;
}

} // namespace

const Json &at(const Json &object, const char *key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : null();
}

const Json &at(const Json &array, std::size_t index)
{
    return array.is_array() && index < array.size() ? array[index] : null();
}

std::string textAt(const Json &object, const char *key)
{
    const Json &value = at(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t countAt(const Json &object, const char *key)
{
    const Json &value = at(object, key);
    const std::int64_t count = value.is_number_integer() ? value.get<std::int64_t>() : 0;
    return count > 0 ? count : 0;
}

std::string dump(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parse(const std::string &text)
{
    Json value = Json::parse(text, nullptr, false);
    return value.is_discarded() ? Json() : value;
}

LlmError badReply(std::string message)
{
    return LlmError{ErrorClass::BadReply, 200, std::move(message), std::nullopt, false};
}

LlmError refused(std::string_view message)
{
    return LlmError{ErrorClass::Refused, 200, oneLine(message, kDetailLength), std::nullopt, true};
}

LlmError brokeOff()
{
    return LlmError{ErrorClass::Network, 200, "the answer broke off in the middle", std::nullopt, false};
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kUnreserved = "-._~";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && (std::isalnum(byte) != 0 || kUnreserved.find(c) != std::string_view::npos)) {
            result += c;
        } else {
            result += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
        }
    }
    return result;
}

} // namespace gridfolk::wire
