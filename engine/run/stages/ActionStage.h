// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/PipelineStage.h"
#include "run/stages/SimultaneousTurns.h"

namespace gridfolk
{

/// Runs the model's `before step` rules, then lets the agents take their turns in the order of the schedule.
class ActionStage final : public PipelineStage
{
public:
    explicit ActionStage(std::shared_ptr<ThreadPool> threads);
    Result<void> run(const Scenario &scenario, TickContext &context) override;

private:
    SimultaneousTurns m_simultaneous;
};

} // namespace gridfolk
