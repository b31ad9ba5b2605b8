// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gridfolk
{

/// Number of code points; an invalid byte counts as one.
[[nodiscard]] std::size_t codePoints(std::string_view text);

/// Text from outside as it may stand inside a prompt, a log or a table: valid UTF-8 on one line, control
/// characters and runs of blanks as one blank, at most `limit` code points (the last one is "…" when
/// something was cut).
[[nodiscard]] std::string oneLine(std::string_view text, std::size_t limit);

/// At most `limit` code points of a text, the last one "…" when something was cut; lines are kept.
[[nodiscard]] std::string cutText(std::string_view text, std::size_t limit);

/// As oneLine, and with the quotation marks « » of a prompt replaced by ", so that quoted words cannot end
/// their quotation.
[[nodiscard]] std::string quotable(std::string_view text, std::size_t limit);

} // namespace gridfolk
