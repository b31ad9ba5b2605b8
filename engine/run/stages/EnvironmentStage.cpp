// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/EnvironmentStage.h"

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

bool readsOtherCells(const typed::Expr &expr)
{
    const bool here = expr.op == typed::Op::Layer && expr.children[0]->op != typed::Op::SelfCell;
    return here || expr.op == typed::Op::CallFunction ||
           std::any_of(expr.children.begin(), expr.children.end(),
                       [](const typed::ExprPtr &child) { return child && readsOtherCells(*child); });
}

bool readsOtherCells(const typed::Block &block)
{
    return std::any_of(block.begin(), block.end(), [](const typed::StmtPtr &stmt) {
        return (stmt->subject && readsOtherCells(*stmt->subject)) ||
               (stmt->value && readsOtherCells(*stmt->value)) || readsOtherCells(stmt->body) ||
               readsOtherCells(stmt->otherwise);
    });
}

bool readOtherCells(const typed::Program &program, const std::vector<typed::Rule> &rules)
{
    const auto unitReads = [&](typed::UnitIndex index) {
        if (index < 0) {
            return false;
        }
        const typed::Unit &unit = program.units[static_cast<std::size_t>(index)];
        return (unit.value && readsOtherCells(*unit.value)) || readsOtherCells(unit.body);
    };
    return std::any_of(rules.begin(), rules.end(), [&](const typed::Rule &rule) {
        return unitReads(rule.condition) || unitReads(rule.body);
    });
}

BlockOutcome runCells(Vm &vm, const std::vector<typed::Rule> &rules, const std::vector<Column> &before,
                      const TickContext &context, std::size_t layer, std::size_t begin, std::size_t end)
{
    BlockOutcome outcome;
    vm.setStopFlag(&context.stop);
    vm.setPreviousLayers(before.empty() ? nullptr : &before);
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

std::unique_ptr<Vm> EnvironmentStage::takeMachine(const Scenario &scenario, TickContext &context)
{
    const MutexLock lock(m_mutex);
    if (m_machines.empty()) {
        return std::make_unique<Vm>(scenario, context.code, context.state.world(), context.seed);
    }
    std::unique_ptr<Vm> machine = std::move(m_machines.back());
    m_machines.pop_back();
    return machine;
}

void EnvironmentStage::giveMachine(std::unique_ptr<Vm> machine)
{
    const MutexLock lock(m_mutex);
    m_machines.push_back(std::move(machine));
}

EnvironmentStage::EnvironmentStage(std::shared_ptr<ThreadPool> threads)
    : m_threads(std::move(threads))
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
    return runModelRules(context, context.program.afterStep, ModelRulePhase::AfterStep);
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
    World &world = context.state.world();
    // Rules that look at no cell but their own need no copy of how the others were.
    const std::vector<Column> before =
        readOtherCells(context.program, rules) ? world.layers() : std::vector<Column>{};
    const std::size_t blocks = (world.cellCount() + kCellsPerBlock - 1) / kCellsPerBlock;
    std::vector<BlockOutcome> outcomes(blocks);
    m_threads->forBlocks(world.cellCount(), kCellsPerBlock,
                         [&](std::size_t block, std::size_t begin, std::size_t end) {
                             std::unique_ptr<Vm> machine = takeMachine(scenario, context);
                             outcomes[block] = runCells(*machine, rules, before, context, layer, begin, end);
                             giveMachine(std::move(machine));
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
