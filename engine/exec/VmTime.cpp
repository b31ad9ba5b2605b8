// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar, and time series from tables.
#include "exec/Vm.h"

#include <bit>

namespace gridfolk
{

namespace
{

/// One of dateWords() of a moment.
std::int64_t datePart(const Moment &moment, std::int64_t part)
{
    switch (part) {
    case 0:
        return moment.year * 10'000 + moment.month * 100 + moment.day;
    case 1:
        return moment.year;
    case 2:
        return moment.month;
    case 3:
        return moment.day;
    case 4:
        return moment.dayOfWeek;
    case 5:
        return moment.dayOfYear;
    case 6:
        return moment.hour;
    default:
        return moment.minute;
    }
}

} // namespace

/// One instruction about time.
Vm::Status Vm::time(const Chunk &chunk, std::size_t at, std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    const bool wantsPart = in.op == Opcode::DatePart;
    const std::int64_t tick = wantsPart ? m_world.tick() : static_cast<std::int64_t>(reg[in.b]);
    const SeriesData *table = wantsPart ? nullptr : &m_code.series[static_cast<std::size_t>(in.k >> 32U)];
    std::int64_t moment = tick;
    if (wantsPart || table->byDate) {
        const std::optional<std::int64_t> minutes = m_code.clock->minutesAt(tick);
        if (!minutes) {
            return fail(chunk, at, "run.beyond-calendar", {{"value", std::to_string(tick)}});
        }
        moment = *minutes;
    }
    if (wantsPart) {
        reg[in.a] = static_cast<std::uint64_t>(datePart(momentAt(moment), in.k));
    } else {
        const auto column = static_cast<std::size_t>(in.k & 0xFFFFFFFF);
        reg[in.a] = std::bit_cast<std::uint64_t>(table->at(column, moment));
    }
    return Status::Done;
}

} // namespace gridfolk
