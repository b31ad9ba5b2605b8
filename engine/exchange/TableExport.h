// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/CsvWriter.h"
#include "exchange/Provenance.h"

#include <functional>
#include <string>
#include <vector>

namespace gridfolk
{

/// Writes a table to `path` and its provenance to `path`.json: both, or neither where the disk is full. A
/// device such as /dev/stdout gets the table alone.
/// @param table what the sidecar calls it: "metrics", "agents", "traces".
/// @param writeRows writes all rows.
Result<void> exportTable(const std::string &path, const std::string &table,
                         const std::vector<std::string> &columns, const Provenance &provenance,
                         CsvOptions options, const std::function<void(CsvWriter &)> &writeRows);

} // namespace gridfolk
