// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Reduction.h"
#include "world/CellMirror.h"
#include "world/NeighborIndex.h"

#include <cstddef>
#include <cstdint>

namespace gridfolk
{

/// The most cells around one that countAround() takes.
inline constexpr std::size_t kMostCountedCells = 64;

/// Counts agents around a cell by what the mirror says of the cells: a bit a cell, rows of a few cells at a
/// time. Nothing is remembered from one count to the next.
/// @param around of `center`; at most kMostCountedCells
/// @param reduction a count that is mirrored
/// @param registers hold the operands of its tests
[[nodiscard]] std::uint64_t countAround(const NeighborIndex &index, std::uint32_t center,
                                        const NeighborIndex::Around &around, const CellMirror &mirror,
                                        const Reduction &reduction, const std::uint64_t *registers);

} // namespace gridfolk
