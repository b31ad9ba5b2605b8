// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "llm/ModelRegistry.h"

#include <string>
#include <string_view>

namespace gridfolk
{

/// The table with a person's own entries over it, each in place of the one with the same provider and name,
/// new ones at the end. `json` is a table in the format of resources/models.json. "llm.bad-model-table".
[[nodiscard]] Result<ModelRegistry> withEdits(const ModelRegistry &table, std::string_view json);

/// The entries of `edited` that `table` does not have in the same way, as a table for withEdits(); `date` is
/// today's ("2026-11-22").
[[nodiscard]] std::string editsOf(const ModelRegistry &edited, const ModelRegistry &table,
                                  const std::string &date);

} // namespace gridfolk
