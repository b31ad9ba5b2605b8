// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gridfolk
{

/// The text with every byte that is no part of UTF-8, and every zero byte, replaced by U+FFFD, so that any
/// program can read a file that has it.
[[nodiscard]] std::string validUtf8(std::string_view text);

} // namespace gridfolk
