// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/PerceptionStage.h"

namespace gridfolk
{

Result<void> PerceptionStage::run(const Scenario &, TickContext &context)
{
    return context.minds == nullptr ? Result<void>{} : context.minds->perceive(context.perception);
}

} // namespace gridfolk
