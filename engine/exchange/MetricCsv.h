// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/TableExport.h"
#include "record/MetricRow.h"

#include <span>
#include <string>
#include <vector>

namespace gridfolk
{

/// Writes metric rows: "tick", then a column per metric. Problems of OutputFile.
/// @param names of the metrics, in the order of the rows' values.
Result<void> exportMetrics(const std::string &path, const std::vector<std::string> &names,
                           std::span<const MetricRow> rows, const Provenance &provenance,
                           CsvOptions options = {});

} // namespace gridfolk
