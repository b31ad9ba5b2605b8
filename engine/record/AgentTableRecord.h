// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace gridfolk
{

/// What the cells of a column hold, in the order of AgentValue's alternatives. A category is its word, an
/// agent its handle ("" for nobody), both as Text.
enum class AgentValueType { Bool, Int, Float, Text };

using AgentValue = std::variant<bool, std::int64_t, double, std::string>;

/// One column of an agent table.
struct AgentColumn {
    std::string name{};
    AgentValueType type = AgentValueType::Float;
    std::vector<AgentValue> cells{}; ///< each holds the alternative that `type` names

    bool operator==(const AgentColumn &) const = default;
};

/// The agents of one kind as they were at the end of a tick, ordered by serial: columns of equal length,
/// first "serial", "x" and "y" (Int), then the kind's attributes in their order.
struct AgentTableRecord {
    std::string kind{};
    std::int64_t tick = 0;
    std::vector<AgentColumn> columns{};

    [[nodiscard]] std::size_t agents() const { return columns.empty() ? 0 : columns.front().cells.size(); }

    bool operator==(const AgentTableRecord &) const = default;
};

} // namespace gridfolk
