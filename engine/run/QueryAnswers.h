// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/QueryReply.h"
#include "run/HybridSimulationEngine.h"

namespace gridfolk
{

/// "Ana #7" for agents with a mind, "Sheep 12" for others. Precondition: the agent is alive.
[[nodiscard]] std::string handleOf(const HybridSimulationEngine &engine, AgentRef agent);

/// Looks at the engine between ticks, on its thread. Fail with "run.no-such-agent", "run.no-such-cell" and
/// what DecisionPolicy::previewPrompt() says.
[[nodiscard]] QueryAnswer describeAgent(const HybridSimulationEngine &engine, std::uint64_t serial);
[[nodiscard]] QueryAnswer describeCell(const HybridSimulationEngine &engine, CellPosition cell);
[[nodiscard]] QueryAnswer describePrompt(const HybridSimulationEngine &engine, std::uint64_t serial);

} // namespace gridfolk
