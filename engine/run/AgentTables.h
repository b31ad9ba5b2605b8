// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/AgentTableRecord.h"
#include "run/HybridSimulationEngine.h"

#include <vector>

namespace gridfolk
{

/// All living agents as tables, one per kind in the scenario's order. Call between ticks, on the engine's
/// thread.
[[nodiscard]] std::vector<AgentTableRecord> agentTables(const HybridSimulationEngine &engine);

} // namespace gridfolk
