// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/Perception.h"
#include "world/World.h"

namespace gridfolk
{

/// Register bits as a value of the type, and back. Texts are looked up in, or added to, the world's pool.
[[nodiscard]] Perception::Value valueOf(const World &world, const typed::Type &type, std::uint64_t bits);
[[nodiscard]] std::uint64_t bitsOf(World &world, const Perception::Value &value);

} // namespace gridfolk
