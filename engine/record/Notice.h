// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

namespace gridfolk
{

enum class Severity { Info, Warning, Error };

/// Something a person should know about a run: a problem that paused it, a line printed by a rule
/// ("run.print" with argument "text"), a provider that fell back.
struct Notice {
    Severity severity = Severity::Info;
    Problem problem;
};

} // namespace gridfolk
