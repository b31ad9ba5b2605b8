// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Typed.h"

#include <cstddef>
#include <vector>

namespace gridfolk
{

/// Which parameters count only while a world is made, by placement, values at the start and setup rules: to
/// change one of them does nothing to a run that has begun.
/// @param count of the scenario's parameters
[[nodiscard]] std::vector<bool> setupParameters(const typed::Program &program, std::size_t count);

} // namespace gridfolk
