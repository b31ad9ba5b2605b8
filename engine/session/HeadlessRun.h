// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/StopFlag.h"
#include "record/AgentTableRecord.h"
#include "record/RunState.h"
#include "run/HybridSimulationEngine.h"
#include "run/RunSink.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// Runs an engine to its end on the caller's thread, as the command line does.
class HeadlessRun
{
public:
    struct Options {
        std::int64_t lastTick = 1000;
        RunSink *sink = nullptr;                        ///< may be null; outlives the run
        std::function<void(const TickRecord &)> onTick; ///< after each tick, tick 0 included
        const StopFlag *stop = nullptr;                 ///< may be null
        /// HybridSimulationEngine::save() of a run that this one goes on with.
        std::optional<std::string> checkpoint;
    };

    /// What is left at the end.
    struct Outcome {
        std::vector<MetricRow> metrics;
        std::int64_t ticks = 0;
        RunStatus status = RunStatus::Finished; ///< Stopped when the flag was raised
    };

    /// Fails with the problem that ended the run; what was stored before stays in the sink.
    static Result<Outcome> run(HybridSimulationEngine &engine, const Options &options);
};

} // namespace gridfolk
