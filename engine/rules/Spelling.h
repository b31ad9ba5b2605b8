// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gridfolk
{

/// The candidate nearest to a misspelled word by edit distance (Levenshtein, neighboring letters swapped
/// count one, case ignored), or an empty text when none is near. The first of equally near candidates wins.
[[nodiscard]] std::string closest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace gridfolk
