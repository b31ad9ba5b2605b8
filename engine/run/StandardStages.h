// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ThreadPool.h"
#include "run/PipelineStage.h"
#include "run/stages/EnvironmentStage.h"

#include <memory>
#include <vector>

namespace gridfolk
{

/// The five stages of a tick in their order: perception, decision, action, environment, collection.
[[nodiscard]] std::vector<std::unique_ptr<PipelineStage>>
standardStages(std::shared_ptr<ThreadPool> threads, CellBackend cells = CellBackend::Columns);

} // namespace gridfolk
