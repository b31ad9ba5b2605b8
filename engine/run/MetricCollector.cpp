// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/MetricCollector.h"

#include <bit>
#include <limits>

namespace gridfolk
{

Result<MetricRow> collectMetrics(TickContext &context)
{
    MetricRow row;
    row.tick = context.tick;
    for (std::size_t i = 0; i < context.program.metrics.size(); ++i) {
        const typed::UnitIndex unit = context.program.metrics[i];
        context.vm.begin({}, CounterRng(context.seed, Stream::Metric, context.tick, i));
        std::uint64_t bits = 0;
        const Vm::Status status = context.evaluate(unit, bits);
        if (status != Vm::Status::Done) {
            Problem problem = context.problemOf(status);
            if (problem.code != "run.empty-aggregate") {
                return tl::make_unexpected(std::move(problem));
            }
            row.values.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        if (context.code.chunks[static_cast<std::size_t>(unit)].result.base == typed::Type::Base::Numbers) {
            for (const std::uint64_t count : context.vm.takeEmitted()) {
                row.values.push_back(static_cast<double>(static_cast<std::int64_t>(count)));
            }
            continue;
        }
        const bool isFloat =
            context.code.chunks[static_cast<std::size_t>(unit)].result.base == typed::Type::Base::Float;
        row.values.push_back(isFloat ? std::bit_cast<double>(bits)
                                     : static_cast<double>(static_cast<std::int64_t>(bits)));
    }
    return row;
}

} // namespace gridfolk
