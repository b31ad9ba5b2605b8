// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "scenario/Scenario.h"

#include <string>
#include <string_view>

namespace gridfolk
{

/// Version of the document format that this program writes; older ones are migrated step by step, newer ones
/// refused.
inline constexpr int kScenarioFormat = 1;

/// The document as canonical JSON: fixed key order, two spaces, one line per rule line, painted rows
/// run-length coded ("12*0 3*1"), values at their defaults left out, a newline at the end. Equal scenarios
/// give equal bytes.
[[nodiscard]] std::string toJson(const Scenario &scenario);

/// Reads what toJson() writes; a rule text may also be one plain string. Fails with "scenario.not-json",
/// "scenario.truncated", "scenario.bad-number" (line and column), "scenario.not-a-model",
/// "scenario.newer-version", "scenario.unknown-key", "scenario.duplicate-key", "scenario.missing-key",
/// "scenario.wrong-type", "scenario.bad-value", "scenario.bad-painting", "scenario.bad-row",
/// "scenario.too-big", "scenario.too-deep"; the place's path is a JSON pointer such as "/kinds/0/rules".
/// Bounded: at most 64 MiB of text, 10 000 × 10 000 cells, 32 million painted values, 32 levels.
[[nodiscard]] Result<Scenario> scenarioFromJson(std::string_view text);

/// textHash() of the canonical JSON: names a model in runs and exports.
[[nodiscard]] std::string scenarioHash(const Scenario &scenario);

} // namespace gridfolk
