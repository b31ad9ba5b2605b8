// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridfolk
{

/// The shortest text that reads back as the same number, with a point in every locale ("0.1", "1e+30",
/// "nan").
[[nodiscard]] inline std::string numberText(double value)
{
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end};
}

[[nodiscard]] inline std::string numberText(std::int64_t value)
{
    return std::to_string(value);
}

/// The number that the whole text is, or nothing.
template <class T>
[[nodiscard]] std::optional<T> parseNumber(std::string_view text)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return value;
}

} // namespace gridfolk
