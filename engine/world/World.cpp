// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/World.h"

#include <algorithm>
#include <numeric>

namespace gridfolk
{

World::World(const Scenario &scenario)
    : m_index(std::make_shared<const NeighborIndex>(scenario.world))
    , m_grid(scenario.world)
    , m_plane(scenario.world)
{
    for (const AgentKind &kind : scenario.kinds) {
        AgentTable &table = m_tables.emplace_back();
        for (const Attribute &attribute : kind.attributes) {
            table.columns.emplace_back(attribute.type, attribute.capacity);
        }
    }
    for (const CellLayer &layer : scenario.layers) {
        m_layers.emplace_back(layer.type).resize(m_grid.cellCount());
    }
    for (const LinkKind &kind : scenario.links) {
        m_networks.emplace_back(kind);
    }
    for (const Attribute &attribute : scenario.world.attributes) {
        m_values.push_back(Column(attribute.type).zeroBits());
    }
    for (std::size_t i = 0; i < scenario.world.attributes.size(); ++i) { // lists stand behind the values
        const Attribute &attribute = scenario.world.attributes[i];
        if (attribute.type == ValueType::List) {
            m_values[i] = m_values.size();
            m_values.resize(m_values.size() + static_cast<std::size_t>(attribute.capacity) + 1);
        }
    }
    for (const Parameter &parameter : scenario.parameters) {
        m_parameters.push_back(parameter.value);
    }
}

AgentRef World::findSerial(std::uint64_t serial) const
{
    for (std::size_t kind = 0; kind < m_tables.size(); ++kind) {
        const AgentTable &table = m_tables[kind];
        const auto found = table.ordered ? std::lower_bound(table.serial.begin(), table.serial.end(), serial)
                                         : std::find(table.serial.begin(), table.serial.end(), serial);
        const auto row = static_cast<std::size_t>(found - table.serial.begin());
        if (found != table.serial.end() && *found == serial && table.alive[row] != 0) {
            return refOfRow(kind, row);
        }
    }
    return {};
}

AgentRef World::create(std::size_t kind, std::uint32_t cell)
{
    if (!m_grid.hasRoom(cell)) {
        return {};
    }
    std::uint32_t slot = 0;
    if (m_freeSlots.empty()) {
        slot = static_cast<std::uint32_t>(m_slots.size());
        m_slots.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    AgentTable &table = m_tables[kind];
    m_slots[slot].row = static_cast<std::uint32_t>(table.rows());
    m_slots[slot].kind = static_cast<std::uint16_t>(kind);
    m_slots[slot].alive = true;
    table.serial.push_back(m_nextSerial++);
    table.cell.push_back(cell);
    table.slot.push_back(slot);
    table.alive.push_back(1);
    for (Column &column : table.columns) {
        column.push(column.zeroBits());
    }
    m_grid.insert(slot, cell);
    if (m_mirror.exists()) {
        mirrorNewcomer(cell, kind);
    }
    if (m_plane.exists()) {
        m_plane.place(slot, m_plane.centerOf(cell));
    }
    return refOfSlot(slot);
}

void World::mirrorNewcomer(std::uint32_t cell, std::size_t kind)
{
    m_mirror.arrive(cell, kind);
    const std::vector<Column> &columns = m_tables[kind].columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        static_cast<void>(m_mirror.write(cell, kind, column, columns[column].zeroBits()));
    }
    m_resting.wakeAround(*m_index, cell);
}

void World::kill(AgentRef agent)
{
    const Body at = body(agent);
    AgentTable &table = m_tables[at.kind];
    m_grid.remove(agent.slot, table.cell[at.row]);
    if (m_mirror.exists()) {
        m_mirror.leave(table.cell[at.row]);
        m_resting.wakeAround(*m_index, table.cell[at.row]);
    }
    if (m_plane.exists()) {
        m_plane.remove(agent.slot);
    }
    for (Network &network : m_networks) {
        network.dropAgent(agent.slot);
    }
    if (!m_events.empty()) {
        m_events.dropAgent(agent);
    }
    table.alive[at.row] = 0;
    ++table.deadCount;
    m_slots[agent.slot].alive = false;
}

bool World::moveInPlane(Body body, std::uint32_t cell)
{
    if (!moveOnGrid(body, cell)) {
        return false;
    }
    m_plane.place(m_tables[body.kind].slot[body.row], m_plane.centerOf(cell));
    return true;
}

bool World::moveOnGrid(Body body, std::uint32_t cell)
{
    AgentTable &table = m_tables[body.kind];
    std::uint32_t &current = table.cell[body.row];
    if (current == cell) {
        return true;
    }
    if (!m_grid.hasRoom(cell)) {
        return false;
    }
    const std::uint32_t slot = table.slot[body.row];
    m_grid.remove(slot, current);
    m_grid.insert(slot, cell);
    if (m_mirror.exists()) {
        m_mirror.move(current, cell);
        m_resting.wakeAround(*m_index, current);
        m_resting.wakeAround(*m_index, cell);
    }
    current = cell;
    return true;
}

bool World::moveTo(AgentRef agent, Point point)
{
    if (!m_plane.wrap(point)) {
        return false;
    }
    moveOnGrid(body(agent), m_plane.cellOf(point)); // whose capacity has no limit
    m_plane.place(agent.slot, point);
    return true;
}

void World::become(AgentRef agent, std::size_t kind)
{
    const Body at = body(agent);
    if (at.kind == kind) {
        return;
    }
    AgentTable &from = m_tables[at.kind];
    AgentTable &to = m_tables[kind];
    const std::uint64_t serial = from.serial[at.row];
    to.ordered = to.ordered && (to.serial.empty() || to.serial.back() < serial);
    m_slots[agent.slot].row = static_cast<std::uint32_t>(to.rows());
    m_slots[agent.slot].kind = static_cast<std::uint16_t>(kind);
    to.serial.push_back(serial);
    to.cell.push_back(from.cell[at.row]);
    to.slot.push_back(agent.slot);
    to.alive.push_back(1);
    for (Column &column : to.columns) {
        column.push(column.zeroBits());
    }
    if (m_mirror.exists()) {
        mirrorNewcomer(from.cell[at.row], kind);
    }
    from.alive[at.row] = 0;
    from.slot[at.row] = AgentRef::kNoSlot;
    ++from.deadCount;
}

void World::mirrorAttributes(const std::vector<std::vector<std::int32_t>> &attributes)
{
    if (!m_grid.holdsOne() || m_tables.size() > CellMirror::kMostKinds) {
        return;
    }
    std::vector<CellMirror::Plane> planes;
    for (const std::vector<std::int32_t> &columns : attributes) {
        CellMirror::Plane &plane = planes.emplace_back();
        plane.columns = columns;
        for (std::size_t kind = 0; kind < columns.size(); ++kind) {
            if (columns[kind] >= 0) {
                plane.narrow = m_tables[kind].columns[static_cast<std::size_t>(columns[kind])].narrow();
            }
        }
    }
    m_mirror.watch(m_grid.cellCount(), std::move(planes));
    m_resting.watch(m_grid.cellCount());
}

void World::refreshMirror()
{
    for (std::size_t kind = 0; kind < m_tables.size(); ++kind) {
        const AgentTable &table = m_tables[kind];
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            if (!m_mirror.shows(kind, column)) {
                continue;
            }
            for (std::size_t row = 0; row < table.rows(); ++row) {
                if (table.alive[row] != 0) {
                    mirrorAttribute({static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(row)},
                                    column, table.columns[column].bits(row));
                }
            }
        }
    }
}

void World::endTick()
{
    m_messages.endTick();
    for (Network &network : m_networks) {
        network.endTick();
    }
    for (AgentTable &table : m_tables) {
        if (table.deadCount == 0 && table.ordered) {
            continue;
        }
        dropDead(table);
        if (!table.ordered) {
            orderBySerial(table);
        }
        for (std::size_t row = 0; row < table.rows(); ++row) {
            m_slots[table.slot[row]].row = static_cast<std::uint32_t>(row);
        }
    }
}

void World::dropDead(AgentTable &table)
{
    if (table.deadCount == 0) {
        return;
    }
    const auto firstDead = std::find(table.alive.begin(), table.alive.end(), 0);
    const auto first = static_cast<std::size_t>(firstDead - table.alive.begin());
    for (std::size_t row = first; row < table.rows(); ++row) {
        const std::uint32_t slot = table.slot[row];
        if (table.alive[row] == 0 && slot != AgentRef::kNoSlot) {
            ++m_slots[slot].generation;
            m_freeSlots.push_back(slot);
        }
    }
    for (Column &column : table.columns) {
        column.compact(table.alive, first);
    }
    Column::compactVector(table.serial, table.alive, first);
    Column::compactVector(table.cell, table.alive, first);
    Column::compactVector(table.slot, table.alive, first);
    table.alive.assign(table.serial.size(), 1);
    table.deadCount = 0;
}

void World::orderBySerial(AgentTable &table)
{
    std::vector<std::uint32_t> order(table.rows());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return table.serial[a] < table.serial[b]; });
    for (Column &column : table.columns) {
        column.permute(order);
    }
    Column::permuteVector(table.serial, order);
    Column::permuteVector(table.cell, order);
    Column::permuteVector(table.slot, order);
    table.ordered = true;
}

std::uint64_t World::hash() const
{
    StateHash hash;
    hash.add(m_tick);
    hash.add(m_nextSerial);
    for (const AgentTable &table : m_tables) {
        hash.add(std::span<const std::uint64_t>(table.serial));
        hash.add(std::span<const std::uint32_t>(table.cell));
        hash.add(std::span<const std::uint32_t>(table.slot));
        for (const Column &column : table.columns) {
            column.addTo(hash);
        }
    }
    for (const Column &layer : m_layers) {
        layer.addTo(hash);
    }
    m_plane.addTo(hash);
    for (const Network &network : m_networks) {
        network.addTo(hash);
    }
    if (!m_values.empty()) {
        hash.add(std::span<const std::uint64_t>(m_values));
    }
    hash.add(std::span<const double>(m_parameters));
    m_messages.addTo(hash);
    m_events.addTo(hash);
    m_grid.addTo(hash);
    for (const Slot &slot : m_slots) {
        hash.add(slot.generation);
    }
    hash.add(std::span<const std::uint32_t>(m_freeSlots));
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        hash.add(m_texts.text(i));
    }
    return hash.value();
}

} // namespace gridfolk
