// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/columns/AgentLoop.h"
#include "exec/columns/ColumnKernels.h"
#include "world/World.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// Runs a loop over agents, a block at a time. One per thread; it allocates the first time that its loop
/// runs.
class AgentLoopMachine
{
public:
    /// Fewer agents are not worth a block.
    static constexpr std::size_t kFewest = 6;

    /// What a loop runs on, besides the agents.
    struct Input {
        const World &world;
        AgentRef self;
        const std::vector<std::vector<Column>> *before =
            nullptr; ///< attributes by kind; nullptr: the world's
    };

    /// @param loop always the same
    /// @param agents alive, as packed AgentRefs
    /// @param registers of the register machine, which holds what the loop needs; it gets the gains
    /// @return false when a lane faults: then the registers are as they were
    [[nodiscard]] bool run(const AgentLoop &loop, const Input &input, std::span<const std::uint64_t> agents,
                           std::uint64_t *registers);

private:
    struct Total {
        std::uint16_t local = 0;
        std::uint64_t bits = 0;
        std::size_t firstGain = 0;
        std::size_t endGain = 0;
    };

    struct ActiveGain {
        const AgentLoop::Gain *gain = nullptr;
        const std::uint8_t *counts = nullptr; ///< by lane; nullptr: all do
    };

    void install(const AgentLoop &loop);
    void takeInputs(const AgentLoop &loop, const std::uint64_t *registers, std::size_t lanes);
    [[nodiscard]] bool block(const AgentLoop &loop, const Input &input, std::size_t kind, std::size_t lanes);
    [[nodiscard]] bool load(const AgentLoop::Load &load, const Input &input, std::size_t kind,
                            std::size_t lanes);
    [[nodiscard]] bool add(const AgentLoop &loop, Total &total, std::size_t lanes);

    ColumnRegisters m_registers;
    std::vector<std::uint32_t> m_slots; ///< of the block's agents
    std::vector<std::uint32_t> m_rows;
    std::vector<Total> m_totals;
    std::vector<ActiveGain> m_active; ///< of one total in one block
};

} // namespace gridfolk
