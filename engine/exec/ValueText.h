// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Typed.h"
#include "scenario/Scenario.h"
#include "world/World.h"

#include <span>
#include <string>

namespace gridfolk
{

/// A register of this type for people: True, 4, 0.72 (at most 4 significant digits), red, "Sheep 12", "cell
/// 3, 4".
[[nodiscard]] std::string valueText(const Scenario &scenario,
                                    const std::vector<std::vector<std::string>> &categories,
                                    const World &world, const typed::Type &type, std::uint64_t bits);

/// A float for people: at most 4 significant digits, no trailing zeros.
[[nodiscard]] std::string shortNumber(double value);

/// A list as its author would write it: "[1, 2]"; who is dead is "nobody".
[[nodiscard]] std::string listText(const Scenario &scenario,
                                   const std::vector<std::vector<std::string>> &categories,
                                   const World &world, const typed::Type &element,
                                   std::span<const std::uint64_t> elements);

} // namespace gridfolk
