// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/PipelineStage.h"

namespace gridfolk
{

/// Collects the metrics when they are due, the traces and what rules printed, and asks the `stop when` rules.
class CollectionStage final : public PipelineStage
{
public:
    Result<void> run(const Scenario &scenario, TickContext &context) override;
};

} // namespace gridfolk
