// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace gridfolk
{

/// A function of the rule language, for checking argument counts and for completion.
struct Builtin {
    std::string_view name;
    std::string_view signature; ///< "neighbors([Kind], [radius])"
    int minimum = 0;            ///< arguments
    int maximum = 0;            ///< -1: any number
};

/// All of them, by name.
[[nodiscard]] std::span<const Builtin> builtins();

/// Null when there is none.
[[nodiscard]] const Builtin *findBuiltin(std::string_view name);

[[nodiscard]] inline bool isBuiltin(std::string_view name)
{
    return findBuiltin(name) != nullptr;
}

} // namespace gridfolk
