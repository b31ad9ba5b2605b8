// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "run/HybridSimulationEngine.h"

#include <string>

namespace gridfolk
{

/// What writeCheckpoint() put into a file, for HybridSimulationEngine::resume(), which looks whether it is
/// one. Fails with "exchange.missing", "exchange.too-big", "exchange.cannot-read".
[[nodiscard]] Result<std::string> readCheckpoint(const std::string &path);

/// Writes an engine's state between two ticks; the file is replaced completely or stays as it was.
Result<void> writeCheckpoint(const std::string &path, const HybridSimulationEngine &engine);

} // namespace gridfolk
