// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/Notice.h"
#include "widgets/ProblemsModel.h"

#include <QString>

namespace gridfolk
{

/// A problem in the reader's language, for the Problems tab.
[[nodiscard]] ProblemRow problemRow(const Problem &problem, Severity severity);

/// What happened, why and what to do, as one text for a banner or under a field.
[[nodiscard]] QString sentence(const Problem &problem);

} // namespace gridfolk
