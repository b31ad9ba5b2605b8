// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "run/TickContext.h"

namespace gridfolk
{

/// One step of the pipeline that turns a tick into the next. Stages keep no state of the run: everything that
/// a later tick can depend on lives in the UnifiedStateManager or in the DecisionPolicy.
class PipelineStage
{
public:
    virtual ~PipelineStage() = default;

    /// A failure abandons the tick: the engine puts the world back to the end of the last one.
    virtual Result<void> run(const Scenario &scenario, TickContext &context) = 0;
};

} // namespace gridfolk
