// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gridfolk
{

/// Where two texts first differ, in one line for people: "line 12 was «coins: 3», is «coins: 4», and 2 more
/// lines differ". Lines are cut around the place; empty when the texts are equal.
[[nodiscard]] std::string promptDiff(std::string_view before, std::string_view now);

} // namespace gridfolk
