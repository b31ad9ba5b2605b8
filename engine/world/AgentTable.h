// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world/Column.h"

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// All agents of one kind as columns. Rows are ordered by serial: births append, and the dead keep their row
/// (with alive 0) until the tick ends, so a row index is stable within a tick. An agent that goes over to
/// another kind leaves such a row behind, without its slot. Owned by World, which is its
/// only writer.
struct AgentTable {
    std::vector<std::uint64_t> serial;
    std::vector<std::uint32_t> cell;
    std::vector<std::uint32_t> slot;
    std::vector<std::uint8_t> alive;
    std::vector<Column> columns; ///< attributes in the kind's order
    std::uint32_t deadCount = 0;
    bool ordered = true; ///< by serial; not so after an agent became this kind, until the tick ends

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.serial, self.cell, self.slot, self.alive);
        archive.each(self.columns);
        archive(self.deadCount, self.ordered);
    }

    [[nodiscard]] std::size_t rows() const { return serial.size(); }
    [[nodiscard]] std::size_t living() const { return serial.size() - deadCount; }
};

} // namespace gridfolk
