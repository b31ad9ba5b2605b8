// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/CounterRng.h"
#include "base/Result.h"
#include "exec/Vm.h"
#include "rules/Typed.h"
#include "scenario/Scenario.h"

namespace gridfolk
{

/// Lays the links of tick 0 between the agents that are there, kind by kind.
class NetworkBuilder
{
public:
    NetworkBuilder(const Scenario &scenario, const typed::Program &program, World &world, Vm &vm,
                   std::uint64_t seed);

    /// Fails with the problem of an expression, or with "run.bad-degree", "run.bad-probability" or
    /// "run.no-such-node".
    Result<void> build();

private:
    /// The agents that a network lies between, by serial.
    [[nodiscard]] std::vector<AgentRef> nodesOf(const LinkKind &kind) const;
    Result<std::int64_t> degree(std::size_t kind, std::size_t nodes);
    Result<double> probability(std::size_t kind);
    Result<std::uint64_t> number(std::size_t kind, typed::UnitIndex unit, std::uint64_t subject);
    Result<void> lay(std::size_t kind);
    Result<void> connect(std::size_t kind, AgentRef from, AgentRef to);
    Result<void> ring(std::size_t kind, const std::vector<AgentRef> &nodes, std::int64_t degree);
    Result<void> smallWorld(std::size_t kind, const std::vector<AgentRef> &nodes, std::int64_t degree,
                            double probability);
    Result<void> scaleFree(std::size_t kind, const std::vector<AgentRef> &nodes, std::int64_t degree);
    Result<void> random(std::size_t kind, const std::vector<AgentRef> &nodes, double probability);
    Result<void> edges(std::size_t kind, const std::vector<AgentRef> &nodes);
    [[nodiscard]] CounterRng rngOf(std::size_t kind, std::uint64_t purpose) const;

    const Scenario &m_scenario;
    const typed::Program &m_program;
    World &m_world;
    Vm &m_vm;
    std::uint64_t m_seed;
    std::uint64_t m_laid = 0; ///< links so far; each has random numbers of its own
};

} // namespace gridfolk
