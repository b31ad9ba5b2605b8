// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/cells/LayerFill.h"

#include "exec/columns/ColumnCompiler.h"

#include <algorithm>
#include <cstring>

namespace gridfolk
{

bool fillLayer(const typed::Program &program, const typed::Unit &unit, const ColumnInput &input,
               Column &layer)
{
    const World &world = *input.world;
    const std::optional<ColumnProgram> code =
        ColumnCompiler(program, world.index(), world.parameters()).value(unit);
    if (!code) {
        return false;
    }
    ColumnMachine machine;
    machine.begin(*code, input);
    const auto width = static_cast<std::size_t>(world.index().width());
    for (std::size_t row = 0; row < world.cellCount(); row += width) {
        for (std::size_t column = 0; column < width; column += machine.lanes()) {
            const std::size_t first = row + column;
            const std::size_t count = std::min(machine.lanes(), width - column);
            if (!machine.runRow(static_cast<std::uint32_t>(first), count)) {
                return false;
            }
            if (layer.narrow()) {
                std::memcpy(layer.bytes() + first, machine.lanesOf<std::uint8_t>(code->result), count);
            } else {
                std::memcpy(layer.words() + first, machine.lanesOf<std::uint64_t>(code->result),
                            count * sizeof(std::uint64_t));
            }
        }
    }
    return true;
}

} // namespace gridfolk
