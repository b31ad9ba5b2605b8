// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace gridfolk
{

inline constexpr std::uintmax_t kLargestModelFile = std::uintmax_t{64} << 20;

/// The bytes of a file: "exchange.missing", "exchange.too-big", "exchange.cannot-read". Thread-safe.
[[nodiscard]] Result<std::string> readFile(const std::string &path, std::uintmax_t limit = kLargestModelFile);

/// Puts these bytes into a file, which is replaced completely or stays as it was; see OutputFile for the
/// problems.
Result<void> writeFileAtomically(const std::string &path, std::string_view bytes);

} // namespace gridfolk
