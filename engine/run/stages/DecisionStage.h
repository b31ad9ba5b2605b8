// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/PipelineStage.h"

namespace gridfolk
{

/// Lets the minds choose. Answers land by agent serial, so the order in which they come cannot change the
/// world.
class DecisionStage final : public PipelineStage
{
public:
    Result<void> run(const Scenario &scenario, TickContext &context) override;
};

} // namespace gridfolk
