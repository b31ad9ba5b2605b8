// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gridfolk
{

/// A hint to the processor: what stands here is read or written soon. Any address will do.
inline void prefetch(const void *address)
{
    __builtin_prefetch(address, 1);
    // Without this GCC takes a function that does nothing but this for one without an effect, and drops it.
    asm volatile("" : : "r"(address)); // NOLINT(hicpp-no-assembler)
}

} // namespace gridfolk
