// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/AgentTableRecord.h"
#include "record/Intervention.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace gridfolk
{

/// A named value as text, with its number where it is one.
struct NamedValue {
    std::string name;
    std::string text;
    double number = 0;
    bool isFraction = false; ///< a float from 0 to 1, which may be shown as a bar

    bool operator==(const NamedValue &) const = default;
};

/// An agent as the inspector shows it.
struct AgentDetails {
    std::uint64_t serial = 0;
    std::int32_t kind = -1; ///< index into the scenario's kinds
    std::string handle;     ///< "Ana #7", "Sheep 12"
    bool hasMind = false;
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int64_t tick = 0; ///< the state shown is that at the end of this tick
    std::vector<NamedValue> attributes;
};

/// A cell as the inspector shows it.
struct CellDetails {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int64_t tick = 0;
    std::vector<NamedValue> layers;
    struct Occupant {
        std::uint64_t serial = 0;
        std::int32_t kind = -1;
        std::string handle;
    };
    std::vector<Occupant> agents; ///< in order of arrival, at most 100
    std::size_t agentCount = 0;
};

/// The prompt that an agent would get now.
struct PromptDetails {
    std::uint64_t serial = 0;
    std::string handle;
    std::string system;
    std::string user;
};

/// All agents as they are at the end of a tick, one table per kind in the scenario's order, and what was
/// changed by hand until then: what an export needs.
struct AgentTables {
    std::int64_t tick = 0;
    std::uint64_t stateHash = 0; ///< of the whole world at the end of the tick
    std::vector<AgentTableRecord> tables;
    std::vector<Intervention> interventions;
};

using QueryAnswer = std::variant<AgentDetails, CellDetails, PromptDetails, AgentTables, Problem>;

/// The answer to a query; a Problem such as "run.no-such-agent" where there is none.
struct QueryReply {
    std::uint64_t query = 0; ///< number that the query got
    QueryAnswer answer;
};

} // namespace gridfolk
