// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Scheduler.h"

#include "base/CounterRng.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

void append(const World &world, std::size_t kind, std::vector<AgentRef> &order)
{
    const AgentTable &table = world.table(kind);
    order.reserve(order.size() + table.living());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.alive[row] != 0) {
            order.push_back(world.refOfRow(kind, row));
        }
    }
}

void shuffle(std::vector<AgentRef>::iterator begin, std::vector<AgentRef>::iterator end, CounterRng rng)
{
    for (auto count = static_cast<std::uint64_t>(end - begin); count > 1; --count) {
        std::swap(begin[static_cast<std::ptrdiff_t>(rng.below(count))],
                  begin[static_cast<std::ptrdiff_t>(count - 1)]);
    }
}

} // namespace

std::vector<AgentRef> turnOrder(const World &world, Schedule schedule, const std::vector<bool> &kindActs,
                                std::uint64_t seed, std::int64_t tick, std::uint32_t pass)
{
    std::vector<AgentRef> order;
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        if (!kindActs[kind]) {
            continue;
        }
        const auto first = static_cast<std::ptrdiff_t>(order.size());
        append(world, kind, order);
        if (schedule == Schedule::ByKind) {
            shuffle(order.begin() + first, order.end(), CounterRng(seed, Stream::Schedule, tick, kind + 1));
        }
    }
    if (schedule == Schedule::Random || schedule == Schedule::Staged) {
        shuffle(order.begin(), order.end(),
                CounterRng(seed, Stream::Schedule, tick, std::uint64_t{pass} << 32U));
    } else if (schedule == Schedule::InOrder || schedule == Schedule::Simultaneous) {
        std::sort(order.begin(), order.end(),
                  [&](AgentRef a, AgentRef b) { return world.serialOf(a) < world.serialOf(b); });
    }
    return order;
}

} // namespace gridfolk
