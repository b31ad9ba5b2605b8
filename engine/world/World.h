// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Prefetch.h"
#include "scenario/Scenario.h"
#include "world/AgentRef.h"
#include "world/AgentTable.h"
#include "world/CellGrid.h"
#include "world/CellMirror.h"
#include "world/EventQueue.h"
#include "world/Messages.h"
#include "world/NeighborIndex.h"
#include "world/Network.h"
#include "world/Plane.h"
#include "world/RestingAgents.h"
#include "world/TextPool.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace gridfolk
{

/// The mutable state of a run: everything about bodies and cells that the next tick can depend on. Copying it
/// is a checkpoint. Written by one thread; cell layers may be written by several when each writes other
/// cells.
class World
{
public:
    explicit World(const Scenario &scenario);

    [[nodiscard]] std::int64_t tick() const { return m_tick; }
    void setTick(std::int64_t tick) { m_tick = tick; }

    [[nodiscard]] const NeighborIndex &index() const { return *m_index; }
    [[nodiscard]] const CellGrid &grid() const { return m_grid; }
    [[nodiscard]] std::uint32_t cellCount() const { return m_grid.cellCount(); }

    [[nodiscard]] std::size_t kindCount() const { return m_tables.size(); }
    [[nodiscard]] const AgentTable &table(std::size_t kind) const { return m_tables[kind]; }
    [[nodiscard]] AgentTable &table(std::size_t kind) { return m_tables[kind]; }
    [[nodiscard]] std::vector<Column> &layers() { return m_layers; }
    [[nodiscard]] const std::vector<Column> &layers() const { return m_layers; }
    [[nodiscard]] const Plane &plane() const { return m_plane; }
    [[nodiscard]] std::vector<Network> &networks() { return m_networks; }
    [[nodiscard]] const std::vector<Network> &networks() const { return m_networks; }

    /// Attributes of the world itself, as register bits; of a list the number of the value that is its
    /// length, its elements follow that.
    [[nodiscard]] std::vector<std::uint64_t> &values() { return m_values; }
    [[nodiscard]] const std::vector<std::uint64_t> &values() const { return m_values; }
    [[nodiscard]] const std::vector<double> &parameters() const { return m_parameters; }
    void setParameter(std::size_t index, double value)
    {
        m_parameters[index] = value;
        m_resting.wakeAll();
    }
    [[nodiscard]] Messages &messages() { return m_messages; }
    [[nodiscard]] const Messages &messages() const { return m_messages; }
    [[nodiscard]] EventQueue &events() { return m_events; }
    [[nodiscard]] const EventQueue &events() const { return m_events; }
    [[nodiscard]] TextPool &texts() { return m_texts; }
    [[nodiscard]] const TextPool &texts() const { return m_texts; }

    /// Where a living agent's row is.
    struct Body {
        std::uint32_t kind = 0;
        std::uint32_t row = 0;
    };
    [[nodiscard]] bool isAlive(AgentRef agent) const
    {
        return agent.slot < m_slots.size() && m_slots[agent.slot].generation == agent.generation &&
               m_slots[agent.slot].alive;
    }
    /// Precondition: isAlive(agent).
    [[nodiscard]] Body body(AgentRef agent) const
    {
        return {m_slots[agent.slot].kind, m_slots[agent.slot].row};
    }
    /// Precondition: the slot's agent is alive.
    [[nodiscard]] Body bodyOfSlot(std::uint32_t slot) const
    {
        return {m_slots[slot].kind, m_slots[slot].row};
    }
    [[nodiscard]] AgentRef refOfSlot(std::uint32_t slot) const { return {slot, m_slots[slot].generation}; }
    [[nodiscard]] AgentRef refOfRow(std::size_t kind, std::size_t row) const
    {
        return refOfSlot(m_tables[kind].slot[row]);
    }
    [[nodiscard]] std::uint32_t kindOfSlot(std::uint32_t slot) const { return m_slots[slot].kind; }
    [[nodiscard]] std::uint32_t cellOf(AgentRef agent) const
    {
        const Body at = body(agent);
        return m_tables[at.kind].cell[at.row];
    }
    [[nodiscard]] std::uint64_t serialOf(AgentRef agent) const
    {
        const Body at = body(agent);
        return m_tables[at.kind].serial[at.row];
    }

    /// Writes an attribute of a row.
    void setAttribute(std::size_t kind, std::size_t row, std::size_t column, std::uint64_t bits)
    {
        AgentTable &table = m_tables[kind];
        table.columns[column].setBits(row, bits);
        if (m_mirror.exists()) {
            mirrorAttribute({static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(row)}, column,
                            bits);
        }
    }

    /// Tells the mirror what was written to an attribute of a living agent.
    void mirrorAttribute(Body at, std::size_t column, std::uint64_t bits)
    {
        const std::uint32_t cell = m_tables[at.kind].cell[at.row];
        if (m_mirror.write(cell, at.kind, column, bits)) {
            m_resting.wakeAround(*m_index, cell);
        }
    }

    /// Copies an attribute of a row from another column of its type.
    void copyAttribute(std::size_t kind, std::size_t row, std::size_t column, const Column &from,
                       std::size_t fromRow)
    {
        AgentTable &table = m_tables[kind];
        table.columns[column].copyRow(row, from, fromRow);
        if (m_mirror.exists() && !table.columns[column].isList()) {
            mirrorAttribute({static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(row)}, column,
                            table.columns[column].bits(row));
        }
    }

    /// Mirrors attributes by cell from now on, each given as its column by kind (-1: lacks it). Nothing
    /// happens where a cell may hold several agents. Precondition: there are no agents yet.
    void mirrorAttributes(const std::vector<std::vector<std::int32_t>> &attributes);
    [[nodiscard]] const CellMirror &mirror() const { return m_mirror; }

    /// Shows the mirror attributes that were written without telling it.
    void refreshMirror();

    /// Leaves a living agent's turns out until what the mirror shows of its cell, or of a cell within the
    /// reach, changes, or a parameter does. Precondition: there is a mirror.
    void rest(Body body, std::int64_t reach) { m_resting.rest(m_tables[body.kind].cell[body.row], reach); }
    /// Precondition: somebody rests.
    [[nodiscard]] bool rests(Body body) const { return m_resting.at(m_tables[body.kind].cell[body.row]); }
    [[nodiscard]] const RestingAgents &resting() const { return m_resting; }

    // Hints to the processor, with no effect on the state.
    void prefetchRow(Body body) const
    {
        const AgentTable &table = m_tables[body.kind];
        prefetch(table.cell.data() + body.row);
        prefetch(table.slot.data() + body.row);
        prefetch(table.serial.data() + body.row);
        prefetch(table.alive.data() + body.row);
        for (const Column &column : table.columns) {
            column.prefetch(body.row);
        }
    }
    void prefetchCell(Body body) const
    {
        const AgentTable &table = m_tables[body.kind];
        prefetch(&m_slots[table.slot[body.row]]);
        m_grid.prefetch(table.cell[body.row]);
    }

    /// The living agent with this serial, or nobody. O(log agents).
    [[nodiscard]] AgentRef findSerial(std::uint64_t serial) const;

    /// A new agent with zero attributes, or nobody when the cell is full. Its serial is never used again.
    AgentRef create(std::size_t kind, std::uint32_t cell);

    /// A living agent goes on as another kind, with zero attributes, the same serial and place.
    void become(AgentRef agent, std::size_t kind);

    /// Takes a living agent off the grid and out of all networks, with its events; its row goes at endTick().
    void kill(AgentRef agent);

    /// Moves a living agent; false, and nothing changes, when the cell is full. Its own cell counts as moved.
    bool move(AgentRef agent, std::uint32_t cell) { return move(body(agent), cell); }
    bool move(Body body, std::uint32_t cell)
    {
        return m_plane.exists() ? moveInPlane(body, cell) : moveOnGrid(body, cell);
    }

    /// As move() where that takes no more than two cells to change; else false, and nothing is done.
    bool moveAtHand(Body body, std::uint32_t cell)
    {
        AgentTable &table = m_tables[body.kind];
        std::uint32_t &current = table.cell[body.row];
        if (m_plane.exists() || m_mirror.exists() || current == cell ||
            !m_grid.moveInside(table.slot[body.row], current, cell)) {
            return false;
        }
        current = cell;
        return true;
    }

    /// Moves a living agent in the plane, whose cell has no limit; false, and nothing changes, beyond an
    /// edge.
    bool moveTo(AgentRef agent, Point point);

    /// Drops the rows of the dead.
    void endTick();

    [[nodiscard]] std::uint64_t hash() const;

    /// Everything that a world has beyond another one of its scenario. What is read must come from such a
    /// world; see HybridSimulationEngine::save().
    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_tick, self.m_nextSerial, self.m_grid, self.m_mirror);
        archive.each(self.m_tables);
        archive.each(self.m_layers);
        archive(self.m_plane);
        archive.each(self.m_networks);
        archive(self.m_values, self.m_parameters, self.m_messages, self.m_events, self.m_texts, self.m_slots,
                self.m_freeSlots);
    }

private:
    bool moveOnGrid(Body body, std::uint32_t cell);
    bool moveInPlane(Body body, std::uint32_t cell);
    void mirrorNewcomer(std::uint32_t cell, std::size_t kind);
    void dropDead(AgentTable &table);
    static void orderBySerial(AgentTable &table);

    struct alignas(16) Slot { // sizes that are powers of two are quicker to find
        std::uint32_t row = 0;
        std::uint32_t generation = 0;
        std::uint16_t kind = 0;
        bool alive = false;

        template <class Archive, class Self>
        static void archive(Archive &archive, Self &self)
        {
            archive(self.row, self.generation, self.kind, self.alive);
        }
    };
    std::int64_t m_tick = 0;
    std::uint64_t m_nextSerial = 1;
    std::shared_ptr<const NeighborIndex> m_index; ///< immutable, shared between copies
    CellGrid m_grid;
    CellMirror m_mirror;
    RestingAgents m_resting;
    std::vector<AgentTable> m_tables;
    std::vector<Column> m_layers;
    Plane m_plane;
    std::vector<Network> m_networks;
    std::vector<std::uint64_t> m_values;
    std::vector<double> m_parameters;
    Messages m_messages;
    EventQueue m_events;
    TextPool m_texts;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_freeSlots;
};

} // namespace gridfolk
