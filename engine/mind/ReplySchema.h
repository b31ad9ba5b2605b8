// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mind/ActionOffering.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// Longest texts of a reply, in code points.
constexpr std::size_t kThoughtLength = 160;
constexpr std::size_t kReasoningLength = 600;

/// The JSON Schema of a reply to these offers, {thought, action: {name, arguments}} with a reasoning before
/// it in the style "think": every choice an enum, every text bounded, nothing optional and nothing extra, as
/// the strict modes of providers want it. Properties stand in the order in which they are to be written.
[[nodiscard]] std::string replySchema(const std::vector<ActionOffer> &offers, bool think);

/// Output tokens that the longest reply to these offers may take.
[[nodiscard]] std::int64_t replyTokens(const std::vector<ActionOffer> &offers, bool think);

} // namespace gridfolk
