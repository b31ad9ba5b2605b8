// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ModelScope.h"
#include "rules/ProblemList.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// The functions of a model such that each comes after those that it calls. Reports "rules.recursion" where
/// functions call each other in a circle and "rules.too-deep" where calls nest more than 64 deep; such
/// functions come last.
[[nodiscard]] std::vector<std::int32_t> orderFunctions(const ModelScope &model, ProblemList &problems);

} // namespace gridfolk
