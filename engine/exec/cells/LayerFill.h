// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/columns/ColumnMachine.h"
#include "rules/Typed.h"

namespace gridfolk
{

/// Gives every cell of a layer the value of an expression about the cell, over columns. The expression must
/// not read the layer. False when it, or a problem in it, is for the register machine; the layer then holds
/// anything.
[[nodiscard]] bool fillLayer(const typed::Program &program, const typed::Unit &unit, const ColumnInput &input,
                             Column &layer);

} // namespace gridfolk
