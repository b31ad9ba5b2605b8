// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/EnvironmentStage.h"

#include "exec/columns/CodeFacts.h"
#include "run/DueEvents.h"
#include "run/ModelRules.h"

#include <algorithm>
#include <optional>

namespace gridfolk
{

namespace
{

constexpr std::size_t kCellsPerBlock = 4096;

/// What a block of cells came to.
struct BlockOutcome {
    std::optional<Problem> problem;
    std::vector<Problem> prints;
};

bool isDue(const typed::Rule &rule, std::int64_t tick)
{
    return rule.trigger == ast::Trigger::EveryStep ||
           (rule.trigger == ast::Trigger::EveryNSteps && tick % rule.interval == 0);
}

Vm::Status runRule(Vm &vm, const typed::Rule &rule)
{
    if (rule.condition >= 0) {
        const Vm::Status status = vm.run(rule.condition);
        if (status != Vm::Status::Done || vm.result() == 0) {
            return status;
        }
    }
    return vm.run(rule.body);
}

BlockOutcome runCells(Vm &vm, const std::vector<typed::Rule> &rules,
                      const std::vector<const Column *> &before, const TickContext &context,
                      std::size_t layer, std::size_t begin, std::size_t end)
{
    BlockOutcome outcome;
    vm.setStopFlag(&context.stop);
    vm.setPreviousLayers(&before);
    for (std::size_t cell = begin; cell < end && !outcome.problem; ++cell) {
        vm.begin(Subject::ofCell(static_cast<std::uint32_t>(cell)),
                 CounterRng(context.seed, Stream::Cell, context.tick, (layer << 32U) + cell));
        for (const typed::Rule &rule : rules) {
            const Vm::Status status = runRule(vm, rule);
            if (status == Vm::Status::Failed) {
                outcome.problem = vm.takeProblem();
                break;
            }
            if (status == Vm::Status::Stopped || (cell == begin && context.stop.raised())) {
                outcome.problem = Problem{"run.stopped", {}, {}, false};
                break;
            }
        }
    }
    outcome.prints = vm.takePrints();
    return outcome;
}

} // namespace

EnvironmentStage::EnvironmentStage(std::shared_ptr<ThreadPool> threads, CellBackend backend)
    : m_threads(std::move(threads))
    , m_backend(backend)
    , m_flow(*m_threads)
{
}

Result<void> EnvironmentStage::run(const Scenario &scenario, TickContext &context)
{
    for (std::size_t layer = 0; layer < scenario.layers.size(); ++layer) {
        if (auto done = runLayer(scenario, context, layer); !done) {
            return done;
        }
        if (auto done = m_flow.run(scenario, context, layer); !done) {
            return done;
        }
    }
    if (auto done = runDueEvents(context); !done) {
        return done;
    }
    if (auto done = runModelRules(context, context.program.afterStep, ModelRulePhase::AfterStep); !done) {
        return done;
    }
    const Vm::Status status = noticeStates(context.program, context.state.world(), context.vm, context.seed);
    return status == Vm::Status::Done ? Result<void>{} : tl::make_unexpected(context.problemOf(status));
}

Result<void> EnvironmentStage::runLayer(const Scenario &scenario, TickContext &context, std::size_t layer)
{
    std::vector<typed::Rule> rules;
    for (const typed::Rule &rule : context.program.layers[layer].rules) {
        if (isDue(rule, context.tick)) {
            rules.push_back(rule);
        }
    }
    if (rules.empty()) {
        return {};
    }
    if (m_backend == CellBackend::Machine) {
        return runOnMachines(scenario, context, layer, rules);
    }
    for (std::size_t i = m_columns.size(); i < scenario.layers.size(); ++i) {
        m_columns.push_back(std::make_unique<CellRules>(context.program, i));
    }
    switch (m_columns[layer]->run(context.state.world(), context.seed, rules, *m_threads, context.stop)) {
    case CellRules::Outcome::Done:
        return {};
    case CellRules::Outcome::Stopped:
        return failure("run.stopped");
    case CellRules::Outcome::Refused:
        break;
    }
    return runOnMachines(scenario, context, layer, rules);
}

/// The layers as other cells show them while the rules run: copies of those that the rules both read from
/// others and write.
std::vector<const Column *> EnvironmentStage::layersBefore(const TickContext &context,
                                                           const std::vector<typed::Rule> &rules)
{
    const std::vector<bool> readFromOthers = facts::layersReadFromOthers(context.program, rules);
    std::vector<std::int64_t> written;
    for (const typed::Rule &rule : rules) {
        facts::writtenLayers(context.program, rule.body, written);
    }
    const std::vector<Column> &layers = context.state.world().layers();
    m_copies.clear();
    m_copies.reserve(layers.size());
    std::vector<const Column *> before;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const bool writes =
            std::find(written.begin(), written.end(), static_cast<std::int64_t>(i)) != written.end();
        before.push_back(readFromOthers[i] && writes ? &m_copies.emplace_back(layers[i]) : &layers[i]);
    }
    return before;
}

Result<void> EnvironmentStage::runOnMachines(const Scenario &scenario, TickContext &context,
                                             std::size_t layer, const std::vector<typed::Rule> &rules)
{
    const World &world = context.state.world();
    const std::vector<const Column *> before = layersBefore(context, rules);
    const std::size_t blocks = (world.cellCount() + kCellsPerBlock - 1) / kCellsPerBlock;
    std::vector<BlockOutcome> outcomes(blocks);
    m_threads->forBlocks(world.cellCount(), kCellsPerBlock,
                         [&](std::size_t block, std::size_t begin, std::size_t end) {
                             std::unique_ptr<Vm> machine = m_machines.take(scenario, context);
                             outcomes[block] = runCells(*machine, rules, before, context, layer, begin, end);
                             m_machines.give(std::move(machine));
                         });
    for (BlockOutcome &outcome : outcomes) {
        if (outcome.problem) {
            return tl::make_unexpected(std::move(*outcome.problem));
        }
        for (Problem &print : outcome.prints) {
            context.record.notices.push_back({Severity::Info, std::move(print)});
        }
    }
    return {};
}

} // namespace gridfolk
