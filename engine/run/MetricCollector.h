// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "run/TickContext.h"

namespace gridfolk
{

/// Evaluates every metric on the world as it is. A mean, minimum or maximum over nobody is a gap (NaN, an
/// empty CSV cell), because a population may die out; every other problem fails.
[[nodiscard]] Result<MetricRow> collectMetrics(TickContext &context);

} // namespace gridfolk
