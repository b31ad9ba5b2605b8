// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/columns/ColumnProgram.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// A loop over agents that computes something of each and adds it to names outside of the loop, as operations
/// over blocks of agents, one lane an agent. It changes nothing else and draws nothing, so nothing has
/// happened when a lane faults: the loop of the register machine then tells why.
struct AgentLoop {
    /// What is equal for all agents, and known before the loop.
    struct Input {
        std::uint16_t from = 0; ///< register of the register machine
        std::uint16_t to = 0;
    };
    /// What is read of each agent.
    struct Load {
        enum class What : std::uint8_t {
            Attribute, ///< columns: into Bytecode::columnMaps
            PositionX,
            PositionY,
            OffsetX, ///< the way from the acting agent
            OffsetY
        };
        What what = What::Attribute;
        std::vector<std::int32_t> byKind; ///< column by kind, -1 where a kind lacks the attribute
        std::uint16_t to = 0;
    };
    /// What the name in a register of the register machine gains, agent by agent.
    struct Gain {
        ColumnOp op = ColumnOp::Add; ///< or Subtract, Minimum, Maximum: local op value
        std::uint16_t local = 0;
        std::uint16_t value = 0;
        std::int32_t mask = ColumnInstruction::kAll;
    };

    ColumnProgram program; ///< its prelude fills constants first, then computes what is equal for all agents
    std::vector<Input> inputs;
    std::vector<Load> loads;
    std::vector<Gain> gains; ///< those of a local together, in their order
};

} // namespace gridfolk
