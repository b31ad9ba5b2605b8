// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Typed.h"
#include "world/AgentRef.h"

#include <cstdint>

namespace gridfolk
{

/// Who or what a piece of code acts for.
struct Subject {
    typed::Subject type = typed::Subject::None;
    AgentRef agent;         ///< of an agent subject
    std::uint32_t cell = 0; ///< of a cell subject

    [[nodiscard]] static Subject ofAgent(AgentRef agent) { return {typed::Subject::Agent, agent, 0}; }
    [[nodiscard]] static Subject ofCell(std::uint32_t cell) { return {typed::Subject::Cell, {}, cell}; }
};

} // namespace gridfolk
