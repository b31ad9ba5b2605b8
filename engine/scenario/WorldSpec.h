// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace gridfolk
{

/// Which cells touch: the 8 around (Moore) or the 4 beside (von Neumann). With radius r: Chebyshev or
/// Manhattan distance at most r.
enum class Neighborhood { Moore, VonNeumann };

/// The space that agents live in: a rectangular grid of cells. Cell (0, 0) is at the top left, x grows to the
/// right and y down; cells are numbered row by row, `y * width + x`.
struct WorldSpec {
    std::int32_t width = 40;  ///< cells, 1 to 10 000
    std::int32_t height = 30; ///< cells, 1 to 10 000
    Neighborhood neighborhood = Neighborhood::Moore;
    bool torus = true;         ///< opposite edges touch
    std::int32_t capacity = 0; ///< agents that fit on a cell; 0: no limit

    bool operator==(const WorldSpec &) const = default;
};

} // namespace gridfolk
