// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/SimultaneousTurns.h"

#include <optional>

namespace gridfolk
{

namespace
{

constexpr std::size_t kTurnsPerBlock = 1024;
static_assert(kTurnsPerBlock % TurnsAhead::kTogether == 0);

} // namespace

/// Some turns, what they ask for and what they came to.
struct SimultaneousTurns::Block {
    std::size_t begin = 0;
    std::size_t end = 0;
    Requests requests;
    std::optional<Problem> problem;
    std::vector<Problem> prints;
};

SimultaneousTurns::SimultaneousTurns(std::shared_ptr<ThreadPool> threads)
    : m_threads(std::move(threads))
{
}

Result<void> SimultaneousTurns::run(const Scenario &scenario, TickContext &context,
                                    const std::vector<World::Body> &order)
{
    const Requests::Attributes before = attributesNow(context.state.world());
    const std::vector<TurnRules> rules = turnRules(scenario, context, -1);
    std::vector<Block> blocks((order.size() + kTurnsPerBlock - 1) / kTurnsPerBlock);
    m_threads->forBlocks(order.size(), kTurnsPerBlock,
                         [&](std::size_t number, std::size_t begin, std::size_t end) {
                             Block &block = blocks[number];
                             block.begin = begin;
                             block.end = end;
                             block.requests.before = &before;
                             ask(scenario, context, order, rules, block);
                         });
    Requests all;
    for (Problem &print : context.vm.takePrints()) {
        context.record.notices.push_back({Severity::Info, std::move(print)});
    }
    for (Block &block : blocks) {
        for (Problem &print : block.prints) {
            context.record.notices.push_back({Severity::Info, std::move(print)});
        }
        if (block.problem) {
            return tl::make_unexpected(std::move(*block.problem));
        }
        all.append(std::move(block.requests));
    }
    const CounterRng rng(context.seed, Stream::Schedule, context.tick, 0);
    const Vm::Status status = context.vm.grant(all, rng);
    return status == Vm::Status::Done ? Result<void>{} : tl::make_unexpected(context.problemOf(status));
}

void SimultaneousTurns::ask(const Scenario &scenario, const TickContext &context,
                            const std::vector<World::Body> &order, const std::vector<TurnRules> &rules,
                            Block &block)
{
    std::unique_ptr<Vm> machine = m_machines.take(scenario, context);
    machine->setStopFlag(&context.stop);
    machine->setRequests(&block.requests);
    TurnsAhead ahead(context, order, -1, rules);
    for (std::size_t turn = block.begin; turn < block.end && !block.problem; turn += TurnsAhead::kTogether) {
        const std::span<const World::Body> turns = ahead.prepare(turn);
        const Vm::Status status = machine->takeTurns(turns, rules, ahead.numbers());
        if (status == Vm::Status::Failed) {
            block.problem = machine->takeProblem();
        } else if (status == Vm::Status::Stopped || (turn == block.begin && context.stop.raised())) {
            block.problem = Problem{"run.stopped", {}, {}, false};
        }
    }
    machine->setRequests(nullptr);
    block.prints = machine->takePrints();
    m_machines.give(std::move(machine));
}

} // namespace gridfolk
