// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "scenario/Scenario.h"

#include <string>

namespace gridfolk
{

/// Reads a *.gridfolk.json. Problems of readFile(), and those of scenarioFromJson() with argument "file".
/// Thread-safe.
[[nodiscard]] Result<Scenario> readModelFile(const std::string &path);

/// Writes the document as canonical JSON; the file is replaced completely or stays as it was.
Result<void> writeModelFile(const std::string &path, const Scenario &scenario);

} // namespace gridfolk
