// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gridfolk
{

class Database;

/// "GFLK": marks an SQLite file as a Gridfolk project.
inline constexpr std::int32_t kApplicationId = 0x47464C4B;

/// The statements that lead from version n - 1 to version n, at index n - 1. Released steps never change.
[[nodiscard]] std::span<const std::string> schemaSteps();

/// Version of the file format that this program writes.
[[nodiscard]] int schemaVersion();

/// Brings the database from its user_version to the last of the steps, one transaction a step; a step that
/// fails leaves the version before it. Fails with "store.newer-version" and what Database fails with.
Result<void> migrate(Database &database, std::span<const std::string> steps);

/// Makes sure that the schema is exactly what the steps make, so that nothing from elsewhere (a trigger, a
/// view, a table of another shape) is ever used: "store.corrupt" otherwise.
Result<void> checkSchema(Database &database, std::span<const std::string> steps);

/// Looks at a file's first bytes without opening it as a database, so that a file that is none of ours stays
/// exactly as it is: "store.missing", "store.not-a-project", "store.newer-version", "store.truncated",
/// "store.cannot-read".
Result<void> checkHeader(const std::string &path);

} // namespace gridfolk
