// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/UnifiedStateManager.h"

#include "base/Maths.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

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

/// The attribute of this name as a column of its kind; null when there is none, or none of numbers.
const Column *numericColumn(const AgentKind &kind, const AgentTable &table, std::string_view name)
{
    for (std::size_t at = 0; at < kind.attributes.size(); ++at) {
        const Attribute &attribute = kind.attributes[at];
        if (attribute.name == name) {
            const bool number = attribute.type == ValueType::Int || attribute.type == ValueType::Float;
            return number ? &table.columns[at] : nullptr;
        }
    }
    return nullptr;
}

/// Radians of the directions of neighbor_cell(), counted clockwise from the top.
std::vector<float> anglesOf(const Column &directions, const NeighborIndex &index)
{
    constexpr double kTurn = 2 * std::numbers::pi;
    const auto count = static_cast<double>(index.directions());
    const double first = index.isHexagonal() ? -kTurn / 6 : -kTurn / 4;
    std::vector<float> angles = numbersOf(directions);
    for (float &angle : angles) {
        angle = static_cast<float>(first + kTurn * std::fmod(static_cast<double>(angle), count) / count);
    }
    return angles;
}

/// Where agents look, if their attributes tell: `heading` in radians or as a direction, or `vx` and `vy`.
std::vector<float> headingsOf(const AgentKind &kind, const AgentTable &table, const NeighborIndex &index)
{
    if (const Column *heading = numericColumn(kind, table, "heading")) {
        return heading->type() == ValueType::Int ? anglesOf(*heading, index) : numbersOf(*heading);
    }
    const Column *vx = numericColumn(kind, table, "vx");
    const Column *vy = numericColumn(kind, table, "vy");
    if (vx == nullptr || vy == nullptr) {
        return {};
    }
    std::vector<float> headings(table.rows());
    for (std::size_t row = 0; row < headings.size(); ++row) {
        headings[row] = static_cast<float>(maths::atan2(vy->number(row), vx->number(row)));
    }
    return headings;
}

LinkSnapshot linksOf(const World &world, const Network &network)
{
    std::vector<std::uint32_t> before; // agents of earlier kinds, by kind
    std::uint32_t count = 0;
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        before.push_back(count);
        count += static_cast<std::uint32_t>(world.table(kind).rows());
    }
    const auto agent = [&](std::uint32_t slot) {
        const World::Body body = world.bodyOfSlot(slot);
        return before[body.kind] + body.row;
    };
    LinkSnapshot links;
    links.from.reserve(network.living());
    links.to.reserve(network.living());
    for (std::uint32_t link = 0; link < network.rows(); ++link) {
        if (network.isAlive(link)) {
            links.from.push_back(agent(network.from(link)));
            links.to.push_back(agent(network.to(link)));
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
        agents.heading = headingsOf(description, table, m_world.index());
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
