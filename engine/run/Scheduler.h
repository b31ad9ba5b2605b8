// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "world/World.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Who takes a turn in a tick and in which order, drawn from seed and tick alone.
///  - Random: all agents in a fresh shuffle (Fisher and Yates).
///  - InOrder, Simultaneous: all agents by serial.
///  - ByKind: kinds in the scenario's order, shuffled inside.
///  - Staged: all agents in a fresh shuffle for each pass.
/// Kinds that never act are left out. Agents born later in the tick are not in it; the dead are to be
/// skipped. Agents are named by their rows, which stay where they are until the tick ends.
[[nodiscard]] std::vector<World::Body> turnOrder(const World &world, Schedule schedule,
                                                 const std::vector<bool> &kindActs, std::uint64_t seed,
                                                 std::int64_t tick, std::uint32_t pass = 0);

} // namespace gridfolk
