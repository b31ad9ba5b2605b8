// SPDX-License-Identifier: GPL-3.0-or-later
// No guard: undefines what Ops.h defined, as often as it is included.
#undef OPERATION
#undef LONG_WAY
#undef TAKE_LONG_WAY
#undef INT
#undef FLOAT
#undef GO_ON
#undef JUMP
#undef FAIL
#undef SET
#undef SPEND
#undef LIVING
#undef RADIUS
