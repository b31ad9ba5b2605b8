// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "base/ThreadPool.h"
#include "run/PipelineStage.h"
#include "run/stages/LayerFlow.h"

#include <memory>
#include <vector>

namespace gridfolk
{

/// Runs the cell rules of each layer and lets it flow, layer by layer, then the model's `after step` rules.
/// Cells act at once: each writes its own layers and reads other cells as they were before the layer's rules
/// ran, so blocks of cells run in parallel with the same outcome.
class EnvironmentStage final : public PipelineStage
{
public:
    explicit EnvironmentStage(std::shared_ptr<ThreadPool> threads);
    Result<void> run(const Scenario &scenario, TickContext &context) override;

private:
    Result<void> runLayer(const Scenario &scenario, TickContext &context, std::size_t layer);
    std::unique_ptr<Vm> takeMachine(const Scenario &scenario, TickContext &context) EXCLUDES(m_mutex);
    void giveMachine(std::unique_ptr<Vm> machine) EXCLUDES(m_mutex);

    std::shared_ptr<ThreadPool> m_threads;
    LayerFlow m_flow;
    Mutex m_mutex;
    std::vector<std::unique_ptr<Vm>> m_machines GUARDED_BY(m_mutex); ///< idle ones, at most one a thread
};

} // namespace gridfolk
