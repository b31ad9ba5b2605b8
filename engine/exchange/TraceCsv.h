// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/TableExport.h"
#include "record/TraceEvent.h"

#include <span>
#include <string>

namespace gridfolk
{

/// Writes decisions, one a row, from what the agent saw to what it changed; the columns about the provider
/// are those of the last attempt, milliseconds and tokens the sums over all. Arguments are a JSON object,
/// lists have "; " between their parts. Problems of OutputFile.
Result<void> exportTraces(const std::string &path, std::span<const TraceEvent> traces,
                          const Provenance &provenance, CsvOptions options = {});

} // namespace gridfolk
