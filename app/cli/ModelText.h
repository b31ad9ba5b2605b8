// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"

#include <string>

namespace gridfolk
{

/// A model as text for reading: world, layers, kinds with attributes and rules, parameters, metrics.
[[nodiscard]] std::string modelText(const Scenario &scenario);

} // namespace gridfolk
