// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/AgentTableRecord.h"
#include "record/Notice.h"
#include "record/RunRecord.h"
#include "record/TraceEvent.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

/// Enumerations as the words that the file holds, in the order of their values.
namespace gridfolk::words
{

template <class Enum>
struct Table;
template <>
struct Table<RunStatus> {
    static constexpr std::array<std::string_view, 5> kWords{"running", "paused", "finished", "stopped",
                                                            "failed"};
};
template <>
struct Table<DecisionStatus> {
    static constexpr std::array<std::string_view, 4> kWords{"valid", "repaired", "fallback", "refused"};
};
template <>
struct Table<Severity> {
    static constexpr std::array<std::string_view, 3> kWords{"info", "warning", "error"};
};
template <>
struct Table<AgentValueType> {
    static constexpr std::array<std::string_view, 4> kWords{"bool", "int", "float", "text"};
};

/// The value's word.
template <class Enum>
[[nodiscard]] std::string_view of(Enum value)
{
    return Table<Enum>::kWords.at(static_cast<std::size_t>(value));
}

/// The word's value, or nothing for another word.
template <class Enum>
[[nodiscard]] std::optional<Enum> valueOf(std::string_view word)
{
    constexpr auto &kWords = Table<Enum>::kWords;
    const auto found = std::find(kWords.begin(), kWords.end(), word);
    return found == kWords.end() ? std::nullopt : std::optional(static_cast<Enum>(found - kWords.begin()));
}

} // namespace gridfolk::words
