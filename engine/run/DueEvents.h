// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "exec/Vm.h"
#include "run/TickContext.h"

namespace gridfolk
{

/// Runs the scheduled rules that are due, one after another: in the order of their ticks, then of scheduling.
/// Those of the dead, and of agents that have become another kind, are dropped.
[[nodiscard]] Result<void> runDueEvents(TickContext &context);

/// Lets the charts of agents follow what rules have set: kinds in their order, agents by serial. Does nothing
/// for kinds without charts.
[[nodiscard]] Vm::Status noticeStates(const typed::Program &program, const World &world, Vm &vm,
                                      std::uint64_t seed);

} // namespace gridfolk
