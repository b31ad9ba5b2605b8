// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Scheduler.h"

#include "base/CounterRng.h"

#include <algorithm>
#include <span>

namespace gridfolk
{

namespace
{

void append(const World &world, std::size_t kind, std::vector<World::Body> &order)
{
    const AgentTable &table = world.table(kind);
    std::size_t next = order.size();
    order.resize(order.size() + table.living());
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
        if (table.alive[row] != 0) {
            order[next++] = {static_cast<std::uint32_t>(kind), row};
        }
    }
}

void shuffle(std::span<World::Body> turns, const CounterRng &sequence)
{
    BulkRng rng(sequence);
    for (std::size_t count = turns.size(); count > 1; --count) {
        std::swap(turns[rng.below(count)], turns[count - 1]);
    }
}

} // namespace

std::vector<World::Body> turnOrder(const World &world, Schedule schedule, const std::vector<bool> &kindActs,
                                   std::uint64_t seed, std::int64_t tick, std::uint32_t pass)
{
    std::vector<World::Body> order;
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        if (!kindActs[kind]) {
            continue;
        }
        const std::size_t first = order.size();
        append(world, kind, order);
        if (schedule == Schedule::ByKind) {
            shuffle(std::span(order).subspan(first), CounterRng(seed, Stream::Schedule, tick, kind + 1));
        }
    }
    if (schedule == Schedule::Random || schedule == Schedule::Staged) {
        shuffle(order, CounterRng(seed, Stream::Schedule, tick, std::uint64_t{pass} << 32U));
    } else if (schedule == Schedule::InOrder || schedule == Schedule::Simultaneous) {
        const auto serial = [&](World::Body body) { return world.table(body.kind).serial[body.row]; };
        const auto isFirst = [&](World::Body a, World::Body b) { return serial(a) < serial(b); };
        if (!std::is_sorted(order.begin(), order.end(), isFirst)) { // kinds that were born in turn
            std::sort(order.begin(), order.end(), isFirst);
        }
    }
    return order;
}

} // namespace gridfolk
