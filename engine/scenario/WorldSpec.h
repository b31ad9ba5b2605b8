// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Attribute.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Which cells touch, and what a radius r means.
enum class Neighborhood {
    Moore,      ///< the 8 around; Chebyshev distance at most r
    VonNeumann, ///< the 4 beside; Manhattan distance at most r
    Hexagonal,  ///< the 6 around in rows of hexagons, odd rows half a cell to the right; steps at most r
    Circle      ///< Euclidean distance at most r
};

/// Whether agents stand on cells or anywhere between.
enum class Space {
    Grid,
    Plane ///< every agent has a position; cell (x, y) holds those from x, y to before x + 1, y + 1
};

/// The space that agents live in: a rectangular grid of cells. Cell (0, 0) is at the top left, x grows to the
/// right and y down; cells are numbered row by row, `y * width + x`.
struct WorldSpec {
    std::int32_t width = 40;  ///< cells, 1 to 10 000
    std::int32_t height = 30; ///< cells, 1 to 10 000
    Space space = Space::Grid;
    Neighborhood neighborhood = Neighborhood::Moore;
    bool torus = true;                   ///< opposite edges touch
    std::int32_t capacity = 0;           ///< agents that fit on a cell; 0: no limit
    std::vector<Attribute> attributes{}; ///< values of the model itself, `world.name` in rules

    bool operator==(const WorldSpec &) const = default;
};

} // namespace gridfolk
