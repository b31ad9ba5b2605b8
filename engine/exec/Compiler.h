// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Bytecode.h"

namespace gridfolk
{

/// Translates a checked program. Cannot fail: the checker has refused everything that has no code.
[[nodiscard]] Bytecode compile(const typed::Program &program);

} // namespace gridfolk
