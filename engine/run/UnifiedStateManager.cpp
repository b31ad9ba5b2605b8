// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/UnifiedStateManager.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

std::vector<float> numbersOf(const Column &column)
{
    std::vector<float> numbers(column.size());
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        numbers[row] = static_cast<float>(column.number(row));
    }
    return numbers;
}

LinkSnapshot linksOf(const World &world, const Network &network)
{
    LinkSnapshot links;
    for (std::uint32_t link = 0; link < network.rows(); ++link) {
        if (network.isAlive(link)) {
            links.from.push_back(world.cellOf(world.refOfSlot(network.from(link))));
            links.to.push_back(world.cellOf(world.refOfSlot(network.to(link))));
        }
    }
    return links;
}

} // namespace

UnifiedStateManager::UnifiedStateManager(const Scenario &scenario)
    : m_scenario(scenario)
    , m_world(scenario)
{
}

std::shared_ptr<const Checkpoint> UnifiedStateManager::checkpoint(std::shared_ptr<const void> minds) const
{
    return std::make_shared<const Checkpoint>(Checkpoint{m_world, std::move(minds)});
}

SnapshotPtr UnifiedStateManager::snapshot() const
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->tick = m_world.tick();
    snapshot->width = m_scenario.world.width;
    snapshot->height = m_scenario.world.height;
    for (std::size_t kind = 0; kind < m_world.kindCount(); ++kind) {
        const AgentTable &table = m_world.table(kind);
        KindSnapshot &agents = snapshot->kinds.emplace_back();
        agents.serial = table.serial;
        agents.cell = table.cell;
        for (std::size_t row = 0; m_world.plane().exists() && row < table.rows(); ++row) {
            const Point point = m_world.plane().at(table.slot[row]);
            agents.x.push_back(static_cast<float>(point.x));
            agents.y.push_back(static_cast<float>(point.y));
        }
        const AgentKind &description = m_scenario.kinds[kind];
        const auto attribute =
            std::find_if(description.attributes.begin(), description.attributes.end(),
                         [&](const Attribute &a) { return a.name == description.portrayal.colorBy; });
        if (attribute != description.attributes.end()) {
            agents.color = numbersOf(
                table.columns[static_cast<std::size_t>(attribute - description.attributes.begin())]);
        }
    }
    for (const Column &layer : m_world.layers()) {
        snapshot->layers.push_back(numbersOf(layer));
    }
    for (const Network &network : m_world.networks()) {
        snapshot->links.push_back(linksOf(m_world, network));
    }
    return snapshot;
}

} // namespace gridfolk
