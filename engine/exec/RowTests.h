// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Reduction.h"

#include <cstddef>
#include <cstdint>

namespace gridfolk
{

/// Tests of a reduction over many values at once. passes: a byte a value, 1 while it passes; what fails
/// becomes 0.
void applyTest(const Reduction::Test &test, std::uint64_t operand, const std::uint8_t *values,
               std::size_t count, std::uint8_t *passes);
void applyTest(const Reduction::Test &test, std::uint64_t operand, const std::uint64_t *values,
               std::size_t count, std::uint8_t *passes);

/// How many pass.
[[nodiscard]] std::size_t countPasses(const std::uint8_t *passes, std::size_t count);

} // namespace gridfolk
