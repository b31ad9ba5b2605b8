// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "exec/Vm.h"
#include "rules/Typed.h"
#include "scenario/Scenario.h"

namespace gridfolk
{

/// Fills an empty world with tick 0: its own attributes, layers as painted or computed, agents as placed,
/// then the model's `setup` rules.
class WorldBuilder
{
public:
    WorldBuilder(const Scenario &scenario, const typed::Program &program, World &world, Vm &vm,
                 std::uint64_t seed);

    /// Fails with the problem of an expression, or with "run.population-does-not-fit".
    Result<void> build();

private:
    Result<void> fillWorld();
    Result<void> fillLayer(std::size_t layer);
    Result<void> placeKind(std::size_t kind);
    Result<void> placeAt(std::size_t kind, std::uint32_t cell);
    Result<std::int64_t> countToPlace(std::size_t kind);
    Result<std::vector<std::uint32_t>> candidateCells(std::size_t kind);
    [[nodiscard]] Problem doesNotFit(std::size_t kind, std::int64_t wanted, std::int64_t placed) const;

    const Scenario &m_scenario;
    const typed::Program &m_program;
    World &m_world;
    Vm &m_vm;
    std::uint64_t m_seed;
};

} // namespace gridfolk
