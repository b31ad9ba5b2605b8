// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ThreadPool.h"
#include "run/stages/MachinePool.h"
#include "run/stages/Turns.h"

#include <memory>

namespace gridfolk
{

/// Everyone acts at once: all ask, side by side on several threads, then it is done. Blocks of turns keep
/// what was asked for apart and are joined in the order of turns, so the outcome is that of one thread.
class SimultaneousTurns
{
public:
    explicit SimultaneousTurns(std::shared_ptr<ThreadPool> threads);

    /// Fails as the tick must, with the problem of the first turn that has one. Precondition: no kind has a
    /// mind.
    Result<void> run(const Scenario &scenario, TickContext &context, const std::vector<World::Body> &order);

private:
    struct Block;
    void ask(const Scenario &scenario, const TickContext &context, const std::vector<World::Body> &order,
             const std::vector<TurnRules> &rules, Block &block);

    std::shared_ptr<ThreadPool> m_threads;
    MachinePool m_machines;
};

} // namespace gridfolk
