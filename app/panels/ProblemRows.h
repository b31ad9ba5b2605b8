// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/Notice.h"
#include "widgets/ProblemsModel.h"

#include <QString>

#include <string>

namespace gridfolk
{

/// A problem in the reader's language, for the Problems tab.
[[nodiscard]] ProblemRow problemRow(const Problem &problem, Severity severity);

/// What happened, why and what to do, as one text for a banner or under a field.
[[nodiscard]] QString sentence(const Problem &problem);

/// The reason of a decision's status, which is a problem's code or already a text.
[[nodiscard]] QString reasonWords(const std::string &reason);

} // namespace gridfolk
