// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace gridfolk
{

/// JSON whose objects keep the order of their keys.
using Json = nlohmann::ordered_json;

/// What a text from elsewhere may cost before it is refused.
struct JsonLimits {
    std::size_t bytes = std::size_t{64} << 20; ///< of text
    std::size_t levels = 32;                   ///< of nesting
    std::size_t keys = 256;                    ///< of one object
    std::size_t values = 4'000'000;            ///< in all
};

/// Parses any bytes. Fails with "scenario.not-json", "scenario.truncated" and "scenario.bad-number" (line and
/// column), "scenario.duplicate-key" (JSON pointer), "scenario.too-big" and "scenario.too-deep". Never
/// throws.
[[nodiscard]] Result<Json> parseJson(std::string_view text, const JsonLimits &limits = {});

/// Canonical text: two spaces, a container of plain values on one line where it fits in 100 columns, the
/// lines of "rules", "painted" and "description" one by one, pairs of numbers packed, shortest numbers, a
/// newline at the end. Bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string printJson(const Json &value);

/// `pointer` with one more reference token, escaped (RFC 6901).
[[nodiscard]] std::string pointerTo(const std::string &pointer, std::string_view key);

} // namespace gridfolk
