// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/columns/ColumnKernels.h"
#include "exec/columns/ColumnProgram.h"
#include "world/World.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// What a program runs on, besides the cells. Draws are those of the subjects `firstSubject` + cell.
struct ColumnInput {
    const World *world = nullptr;
    std::uint64_t seed = 0;
    Stream stream = Stream::Cell;
    std::int64_t tick = 0;
    std::uint64_t firstSubject = 0;
};

/// Runs column programs over blocks of cells. Reads the world and writes only its registers. One per thread.
class ColumnMachine
{
public:
    /// Makes room for a program and runs its prelude. Allocates only when the program needs more than the
    /// last.
    void begin(const ColumnProgram &program, const ColumnInput &input);

    /// The most cells that a block may have.
    [[nodiscard]] std::size_t lanes() const { return m_registers.lanes(); }

    /// `count` cells of a row, from a cell on. False when one faults: the register machine tells why.
    [[nodiscard]] bool runRow(std::uint32_t first, std::size_t count);

    /// Any cells whose neighborhoods lie on the grid without wrapping.
    [[nodiscard]] bool runCells(std::span<const std::uint32_t> cells);

    template <class T>
    [[nodiscard]] const T *lanesOf(std::uint16_t index) const
    {
        return m_registers.at<T>(index);
    }

    /// A lane of a register as it stands in a register of the interpreter.
    [[nodiscard]] std::uint64_t bits(std::uint16_t index, std::size_t lane) const;

private:
    /// Where the cells of a place are: in a row the cell of lane i is base + i, else delta from the block's.
    struct Place {
        std::int64_t base = 0;
        std::int64_t column = 0; ///< of lane 0
        std::int64_t row = 0;
    };

    bool execute(std::size_t at, std::size_t end, LaneRange range);
    bool start(std::size_t count);
    bool loop(std::size_t at, LaneRange range);
    bool loopInRow(std::size_t at, const NeighborIndex::Offset &offset, LaneRange range);
    void load(const ColumnInstruction &in, LaneRange range);
    template <class T>
    void copyLanes(const T *from, const ColumnInstruction &in, LaneRange range);
    void coordinate(const ColumnInstruction &in, LaneRange range);
    [[nodiscard]] std::uint32_t cellOf(const Place &place, std::size_t lane) const
    {
        const auto origin = static_cast<std::int64_t>(m_cells.empty() ? lane : m_cells[lane]);
        return static_cast<std::uint32_t>(place.base + origin);
    }

    const ColumnProgram *m_program = nullptr;
    ColumnInput m_input;
    ColumnRegisters m_registers;
    std::span<const std::uint32_t> m_cells; ///< of a block that is no part of a row
    std::vector<Place> m_places;
};

} // namespace gridfolk
