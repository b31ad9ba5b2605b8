// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "widgets/RuleTextEdit.h"

#include <QString>

#include <string>
#include <vector>

namespace gridfolk
{

/// What is wrong at exactly this place of the document ("kinds/Sheep/placement/count"), for under a field; a
/// paragraph each, empty when nothing is.
[[nodiscard]] QString problemsAt(ScenarioDocument &document, const std::string &path);

/// The same for this place and everything below it, each with the last part of its place: "energy: …".
[[nodiscard]] QString problemsBelow(ScenarioDocument &document, const std::string &path);

/// What is wrong in the rule text at this place.
[[nodiscard]] std::vector<EditorProblem> ruleProblemsAt(ScenarioDocument &document, const std::string &path);

} // namespace gridfolk
