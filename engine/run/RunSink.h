// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/AgentTableRecord.h"
#include "record/MetricRow.h"
#include "record/Notice.h"
#include "record/RunRecord.h"
#include "record/TraceEvent.h"

#include <span>

namespace gridfolk
{

/// Where a run's rows go to stay. Called by the engine's thread only.
class RunSink
{
public:
    virtual ~RunSink() = default;

    /// Stores a batch completely or not at all. On failure the run pauses with the problem, keeps the batch
    /// and offers it again when it goes on.
    virtual Result<void> write(std::span<const MetricRow> metrics, std::span<const TraceEvent> traces,
                               std::span<const Notice> notices) = 0;

    /// Stores the agents at the end of the run in the place of those stored before.
    virtual Result<void> saveAgents(std::span<const AgentTableRecord> tables) = 0;

    /// The state of the run, whenever it pauses or ends.
    virtual Result<void> update(RunStatus status, std::int64_t ticks,
                                std::span<const Intervention> interventions) = 0;
};

} // namespace gridfolk
