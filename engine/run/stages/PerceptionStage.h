// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/PipelineStage.h"

namespace gridfolk
{

/// Builds what the minds that are due see, all from the state at the end of the last tick.
class PerceptionStage final : public PipelineStage
{
public:
    Result<void> run(const Scenario &scenario, TickContext &context) override;
};

} // namespace gridfolk
