// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/StandardStages.h"

#include "run/stages/ActionStage.h"
#include "run/stages/CollectionStage.h"
#include "run/stages/DecisionStage.h"
#include "run/stages/PerceptionStage.h"

namespace gridfolk
{

std::vector<std::unique_ptr<PipelineStage>> standardStages(std::shared_ptr<ThreadPool> threads,
                                                           CellBackend cells)
{
    std::vector<std::unique_ptr<PipelineStage>> stages;
    stages.push_back(std::make_unique<PerceptionStage>());
    stages.push_back(std::make_unique<DecisionStage>());
    stages.push_back(std::make_unique<ActionStage>(threads));
    stages.push_back(std::make_unique<EnvironmentStage>(std::move(threads), cells));
    stages.push_back(std::make_unique<CollectionStage>());
    return stages;
}

} // namespace gridfolk
