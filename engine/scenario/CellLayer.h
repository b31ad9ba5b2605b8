// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/ValueType.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// A value on every cell. Its start is painted or computed, never both: painting a computed layer replaces
/// it.
struct CellLayer {
    std::string name{};
    ValueType type = ValueType::Bool; ///< Bool, Int, Float or Category
    std::vector<std::string> categories{};
    std::string initial{}; ///< expression with the cell as subject; empty: false, 0 or the first category
    /// Empty, or width × height values row by row; a bool is 0 or 1, a category its index.
    std::vector<double> painted{};
    std::string color = "green"; ///< theme series name ("blue orange gold green violet grey") or "#rrggbb"
    std::string scale{};         ///< color scale for numbers: "" tints of `color`, "viridis", "cividis"
    double minimum = 0;          ///< value drawn as the background
    double maximum = 1;          ///< value drawn in full color
    double opacity = 1;
    bool visible = true;
    std::string diffuse{}; ///< of a Float: share that flows to the neighbors each tick, 0 to 1; an expression
    std::string decay{};   ///< of a Float: share that is lost each tick, 0 to 1; an expression
    std::string rules{};   ///< rules whose subject is each cell, as rule text

    bool operator==(const CellLayer &) const = default;
};

} // namespace gridfolk
