// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "mind/MindState.h"
#include "run/Perception.h"

#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Another agent as it is seen.
struct SeenAgent {
    AgentRef agent;
    std::uint64_t serial = 0;
    std::int32_t kind = 0;
    std::string handle;                                          ///< "Bruno #12"
    std::string place;                                           ///< "2 east and 1 north", "on your cell"
    bool hears = false;                                          ///< has a mind
    std::vector<std::pair<std::string, std::string>> attributes; ///< shown ones, by name
};

/// What one agent perceives before it decides.
struct Observation {
    static constexpr std::int64_t kAnyTime = -1;

    AgentRef viewer{};
    std::int64_t tick = 0;                                   ///< kAnyTime: of an archetype
    std::vector<std::pair<std::string, std::string>> sights; ///< label and value, in the author's order
    std::vector<SeenAgent> seen;                             ///< nearest first, at most kMostSeen
    std::size_t unlisted = 0;                                ///< further agents in sight
    std::vector<HeardMessage> heard; ///< since the last decision, in the order of turns
    std::int64_t unheard = 0;        ///< messages beyond what fits

    static constexpr std::size_t kMostSeen = 20;

    /// The lines of a prompt and of a trace. Others' words stand in « » on one line each.
    [[nodiscard]] std::string text() const;
};

/// "2 east and 1 north" for an offset in cells, y down; "on your cell" for none.
[[nodiscard]] std::string compassWords(CellPosition offset);

/// Looks through an agent's eyes. Fails with the problem of a sight's expression.
[[nodiscard]] Result<Observation> observe(const Perception &world, const MindState &state, AgentRef agent);

} // namespace gridfolk
