// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Typed.h"
#include "world/World.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// What agents ask for in a tick in which all act at once, in the order of their turns, and how the
/// attributes were before it. Lives for one tick.
struct Requests {
    /// A number that joins those of others.
    struct Write {
        enum class Target : std::uint8_t { Attribute, Layer, World };
        Target target = Target::Attribute;
        typed::Stmt::Merge merge = typed::Stmt::Merge::Add;
        bool isFloat = false;
        std::uint64_t owner = 0;  ///< packed agent, or cell
        std::uint32_t column = 0; ///< of the agent's kind; layer; attribute of the world
        std::uint64_t bits = 0;
        Place place; ///< of the statement, for a problem
    };
    struct Move {
        AgentRef agent;
        std::uint32_t cell = 0;
        Point point;        ///< in a plane
        bool exact = false; ///< to the point
    };
    struct Rest {
        World::Body body;
        std::int64_t reach = 0; ///< see World::rest()
    };
    struct Birth {
        std::size_t plan = 0; ///< into Bytecode::createPlans
        std::uint32_t cell = 0;
        std::vector<std::uint64_t> given;
    };

    using Attributes = std::vector<std::vector<Column>>; ///< columns by kind

    /// Adds what was asked for after this.
    void append(Requests &&later);

    const Attributes *before = nullptr; ///< as all read them; outlives this
    std::vector<Write> writes;
    std::vector<Move> moves; ///< the last one that an agent asks for counts
    std::vector<AgentRef> deaths;
    std::vector<Rest> rests;
    std::vector<Birth> births;
};

/// The attributes of all agents as they are.
[[nodiscard]] Requests::Attributes attributesNow(const World &world);

} // namespace gridfolk
