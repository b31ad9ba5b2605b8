// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"

namespace gridfolk
{

/// What New gives: a small world whose agents wander, so that it runs at once.
[[nodiscard]] Scenario newModelScenario();

} // namespace gridfolk
