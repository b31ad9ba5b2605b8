// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "run/TickContext.h"

namespace gridfolk
{

enum class ModelRulePhase : std::uint8_t { BeforeStep = 1, AfterStep = 2 };

/// Runs rules of the model itself, in the author's order.
[[nodiscard]] inline Result<void>
runModelRules(TickContext &context, const std::vector<typed::UnitIndex> &rules, ModelRulePhase phase)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::uint64_t subject = (static_cast<std::uint64_t>(phase) << 32U) + i;
        context.vm.begin({}, CounterRng(context.seed, Stream::Model, context.tick, subject));
        const Vm::Status status = context.vm.run(rules[i]);
        if (status != Vm::Status::Done) {
            return tl::make_unexpected(context.problemOf(status));
        }
    }
    return {};
}

} // namespace gridfolk
