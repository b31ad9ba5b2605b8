// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string_view>

namespace gridfolk
{

class Database;

/// Stores a text once, under a number made from its hash, and gives that number. Two texts with one hash get
/// neighboring numbers. Call it inside a Transaction.
[[nodiscard]] Result<std::int64_t> internText(Database &database, std::string_view text);

} // namespace gridfolk
