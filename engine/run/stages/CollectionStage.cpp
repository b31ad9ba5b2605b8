// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/CollectionStage.h"

#include "run/MetricCollector.h"

namespace gridfolk
{

Result<void> CollectionStage::run(const Scenario &scenario, TickContext &context)
{
    if (context.tick % scenario.run.collectEvery == 0) {
        auto row = collectMetrics(context);
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        context.record.metrics = std::move(*row);
    }
    for (std::size_t i = 0; i < context.program.stopWhen.size(); ++i) {
        context.vm.begin(
            {}, CounterRng(context.seed, Stream::Model, context.tick, (std::uint64_t{3} << 32U) + i));
        std::uint64_t holds = 0;
        const Vm::Status status = context.evaluate(context.program.stopWhen[i], holds);
        if (status != Vm::Status::Done) {
            return tl::make_unexpected(context.problemOf(status));
        }
        context.record.finished = context.record.finished || holds != 0;
    }
    if (context.minds != nullptr) {
        context.record.traces = context.minds->endTick();
        for (Notice &notice : context.minds->takeNotices()) {
            context.record.notices.push_back(std::move(notice));
        }
    }
    for (Problem &print : context.vm.takePrints()) {
        context.record.notices.push_back({Severity::Info, std::move(print)});
    }
    return {};
}

} // namespace gridfolk
