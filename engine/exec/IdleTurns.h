// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Bytecode.h"

namespace gridfolk
{

/// Finds kinds whose turns may come to nothing: where, on some way through their rules, they look only at
/// parameters, at themselves and at who stands around, and change nothing. Such ways end with Opcode::EndIdle
/// from then on, and what they look at is mirrored. See RestingAgents.
void findIdleTurns(const typed::Program &program, Bytecode &code);

} // namespace gridfolk
