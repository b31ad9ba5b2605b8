// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Attribute.h"
#include "scenario/Persona.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// A cell of the grid by its coordinates.
struct CellPosition {
    std::int32_t x = 0;
    std::int32_t y = 0;

    bool operator==(const CellPosition &) const = default;
};

/// Where a kind's first agents stand: some by hand, the rest at random.
struct Placement {
    std::vector<CellPosition> placed{}; ///< one agent each, in this order
    std::string count = "0";            ///< expression: how many more, at random cells with room
    std::string where{};                ///< condition with the cell as subject; empty: anywhere

    bool operator==(const Placement &) const = default;
};

/// How agents of a kind are drawn.
struct Portrayal {
    std::string shape = "circle"; ///< "circle", "triangle", "square", "diamond"
    std::string color = "blue";   ///< theme series name or "#rrggbb"
    std::string colorBy{}; ///< attribute that picks the color: categories and bools by series, numbers by
                           ///< scale; empty: `color`
    double minimum = 0;    ///< of a numeric `colorBy`
    double maximum = 1;

    bool operator==(const Portrayal &) const = default;
};

/// A species of agents: attributes, rules, looks, and a persona if they reason.
struct AgentKind {
    std::string name{};
    std::string description{};
    std::vector<Attribute> attributes{};
    Placement placement{};
    Portrayal portrayal{};
    std::string rules{}; ///< rules and actions, as rule text
    std::optional<Persona> persona{};

    bool operator==(const AgentKind &) const = default;
};

} // namespace gridfolk
