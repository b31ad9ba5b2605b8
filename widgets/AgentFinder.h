// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Snapshot.h"
#include "widgets/CellGeometry.h"

#include <optional>
#include <vector>

namespace gridfolk
{

/// An agent of a snapshot by the scenario's kind and its serial.
struct AgentPick {
    int kind = -1;
    std::uint64_t serial = 0;

    bool operator==(const AgentPick &) const = default;
};

/// Agents of a snapshot by where they are drawn; hidden kinds are passed over. A passing view of both: make
/// it, ask it, drop it. Takes time in proportion to the agents.
class AgentFinder
{
public:
    /// `visibleKinds`: by kind; further kinds are hidden.
    AgentFinder(const Snapshot &snapshot, const CellGeometry &cells, std::vector<bool> visibleKinds);

    /// Those on a cell, the topmost kind first.
    [[nodiscard]] std::vector<AgentPick> onCell(CellPosition cell) const;
    /// Those at most `reach` widths of a cell from a point, the nearest first; on a torus over its edges,
    /// too.
    [[nodiscard]] std::vector<AgentPick> near(QPointF point, double reach) const;

    /// Hidden ones included; nothing when there is no such agent.
    [[nodiscard]] std::optional<QPointF> placeOf(const AgentPick &agent) const;
    [[nodiscard]] std::optional<CellPosition> cellOf(const AgentPick &agent) const;
    /// As LinkSnapshot numbers it, -1 when there is no such agent.
    [[nodiscard]] std::int64_t numberOf(const AgentPick &agent) const;

private:
    [[nodiscard]] bool isVisible(std::size_t kind) const;
    [[nodiscard]] std::optional<std::size_t> rowOf(const AgentPick &agent) const;

    const Snapshot &m_snapshot;
    const CellGeometry &m_cells;
    std::vector<bool> m_visibleKinds;
};

} // namespace gridfolk
