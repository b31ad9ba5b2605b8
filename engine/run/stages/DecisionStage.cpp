// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/DecisionStage.h"

namespace gridfolk
{

Result<void> DecisionStage::run(const Scenario &, TickContext &context)
{
    if (context.minds == nullptr) {
        return {};
    }
    auto decisions = context.minds->decide(context.stop);
    if (!decisions) {
        return tl::make_unexpected(decisions.error());
    }
    context.decisions = std::move(*decisions);
    return {};
}

} // namespace gridfolk
