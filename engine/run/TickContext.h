// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StopFlag.h"
#include "exec/Vm.h"
#include "exec/cells/CellTotals.h"
#include "record/MetricRow.h"
#include "record/Notice.h"
#include "record/TraceEvent.h"
#include "run/DecisionPolicy.h"
#include "run/UnifiedStateManager.h"

#include <optional>
#include <vector>

namespace gridfolk
{

/// What a tick leaves behind.
struct TickRecord {
    std::int64_t tick = 0;
    std::optional<MetricRow> metrics; ///< of ticks that are collected
    std::vector<TraceEvent> traces;
    std::vector<Notice> notices;
    bool finished = false; ///< a `stop when` rule holds
};

/// What the stages of one tick share. Built anew each tick by the engine.
struct TickContext {
    std::int64_t tick;
    std::uint64_t seed;
    const typed::Program &program;
    const Bytecode &code;
    UnifiedStateManager &state;
    Vm &vm;
    CellTotals &totals;
    DecisionPolicy *minds; ///< nullptr where no kind has a persona
    const Perception &perception;
    const StopFlag &stop;
    std::vector<Decision> decisions; ///< by serial; filled by DecisionStage
    TickRecord record;

    /// Runs one of the model's own expressions: over columns where they can, else on the machine, which has
    /// begun.
    Vm::Status evaluate(typed::UnitIndex unit, std::uint64_t &bits)
    {
        if (const std::optional<std::uint64_t> known = totals.value(unit, state.world())) {
            bits = *known;
            return Vm::Status::Done;
        }
        const Vm::Status status = vm.run(unit);
        bits = vm.result();
        return status;
    }

    /// A failed status of the machine as a problem.
    [[nodiscard]] Problem problemOf(Vm::Status status) const
    {
        return status == Vm::Status::Stopped ? Problem{"run.stopped", {}, {}, false} : vm.takeProblem();
    }
};

} // namespace gridfolk
