// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace gridfolk
{

/// What can be done about a failed attempt.
enum class Recovery : std::uint8_t {
    Wait,    ///< and ask the same again
    Shrink,  ///< ask for half as many output tokens
    Degrade, ///< give the schema in words instead of as a constraint; replies are held against it anyway
    Switch   ///< go on with the next provider of the chain
};

/// "wait", "shrink", "degrade", "switch".
[[nodiscard]] std::string_view recoveryName(Recovery recovery);

} // namespace gridfolk
