// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ThreadPool.h"
#include "exec/cells/CellRules.h"
#include "run/PipelineStage.h"
#include "run/stages/LayerFlow.h"
#include "run/stages/MachinePool.h"

#include <memory>
#include <vector>

namespace gridfolk
{

/// What evaluates cell rules: columns where they can, or always the register machine, which is the reference.
enum class CellBackend : std::uint8_t { Columns, Machine };

/// Runs the cell rules of each layer and lets it flow, layer by layer, then the scheduled rules that are due,
/// the model's `after step` rules, and what follows in charts from states that rules have set.
/// Cells act at once: each writes its own layers and reads other cells as they were before the layer's rules
/// ran, so blocks of cells run in parallel with the same outcome.
class EnvironmentStage final : public PipelineStage
{
public:
    explicit EnvironmentStage(std::shared_ptr<ThreadPool> threads,
                              CellBackend backend = CellBackend::Columns);
    Result<void> run(const Scenario &scenario, TickContext &context) override;

private:
    Result<void> runLayer(const Scenario &scenario, TickContext &context, std::size_t layer);
    Result<void> runOnMachines(const Scenario &scenario, TickContext &context, std::size_t layer,
                               const std::vector<typed::Rule> &rules);
    std::vector<const Column *> layersBefore(const TickContext &context,
                                             const std::vector<typed::Rule> &rules);

    std::shared_ptr<ThreadPool> m_threads;
    CellBackend m_backend;
    std::vector<std::unique_ptr<CellRules>> m_columns; ///< by layer
    std::vector<Column> m_copies;                      ///< of layers, while rules run on machines
    LayerFlow m_flow;
    MachinePool m_machines;
};

} // namespace gridfolk
