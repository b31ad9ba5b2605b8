// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/TableExport.h"
#include "record/AgentTableRecord.h"

#include <span>
#include <string>

namespace gridfolk
{

/// Writes agents, one a row: "tick", "kind", then the columns of all kinds in the order in which they first
/// occur; a cell that a kind does not have is empty. Problems of OutputFile.
Result<void> exportAgents(const std::string &path, std::span<const AgentTableRecord> tables,
                          const Provenance &provenance, CsvOptions options = {});

} // namespace gridfolk
