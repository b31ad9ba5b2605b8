// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/AgentFinder.h"

#include "widgets/WorldFrame.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gridfolk
{

AgentFinder::AgentFinder(const Snapshot &snapshot, const CellGeometry &cells, std::vector<bool> visibleKinds)
    : m_snapshot(snapshot)
    , m_cells(cells)
    , m_visibleKinds(std::move(visibleKinds))
{
}

bool AgentFinder::isVisible(std::size_t kind) const
{
    return kind < m_visibleKinds.size() && m_visibleKinds[kind];
}

std::vector<AgentPick> AgentFinder::onCell(CellPosition cell) const
{
    std::vector<AgentPick> found;
    const auto wanted = static_cast<std::uint32_t>(cell.y * m_snapshot.width + cell.x);
    for (std::size_t index = m_snapshot.kinds.size(); index-- > 0;) {
        const KindSnapshot &kind = m_snapshot.kinds[index];
        for (std::size_t row = 0; isVisible(index) && row < kind.cell.size(); ++row) {
            if (kind.cell[row] == wanted) {
                found.push_back({static_cast<int>(index), kind.serial[row]});
            }
        }
    }
    return found;
}

std::vector<AgentPick> AgentFinder::near(QPointF point, double reach) const
{
    std::vector<std::pair<double, AgentPick>> found;
    const QSizeF period = m_cells.period();
    const auto shortest = [this](double way, double size) {
        const double length = std::abs(way);
        return m_cells.isTorus() ? std::min(length, std::abs(size - length)) : length;
    };
    for (std::size_t index = m_snapshot.kinds.size(); index-- > 0;) {
        const KindSnapshot &kind = m_snapshot.kinds[index];
        for (std::size_t row = 0; isVisible(index) && row < kind.cell.size(); ++row) {
            const QPointF way = gridfolk::placeOf(m_cells, kind, row) - point;
            const double distance =
                std::hypot(shortest(way.x(), period.width()), shortest(way.y(), period.height()));
            if (distance <= reach) {
                found.push_back({distance, {static_cast<int>(index), kind.serial[row]}});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<AgentPick> agents;
    agents.reserve(found.size());
    for (const auto &[distance, agent] : found) {
        agents.push_back(agent);
    }
    return agents;
}

std::optional<std::size_t> AgentFinder::rowOf(const AgentPick &agent) const
{
    if (agent.kind < 0 || agent.kind >= static_cast<int>(m_snapshot.kinds.size())) {
        return std::nullopt;
    }
    const KindSnapshot &kind = m_snapshot.kinds[static_cast<std::size_t>(agent.kind)];
    const auto found = std::lower_bound(kind.serial.begin(), kind.serial.end(), agent.serial);
    if (found == kind.serial.end() || *found != agent.serial) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - kind.serial.begin());
}

std::optional<QPointF> AgentFinder::placeOf(const AgentPick &agent) const
{
    const auto row = rowOf(agent);
    if (!row) {
        return std::nullopt;
    }
    return gridfolk::placeOf(m_cells, m_snapshot.kinds[static_cast<std::size_t>(agent.kind)], *row);
}

std::optional<CellPosition> AgentFinder::cellOf(const AgentPick &agent) const
{
    const auto row = rowOf(agent);
    if (!row || m_snapshot.width <= 0) {
        return std::nullopt;
    }
    const auto cell =
        static_cast<std::int32_t>(m_snapshot.kinds[static_cast<std::size_t>(agent.kind)].cell[*row]);
    return CellPosition{cell % m_snapshot.width, cell / m_snapshot.width};
}

std::int64_t AgentFinder::numberOf(const AgentPick &agent) const
{
    const auto row = rowOf(agent);
    if (!row) {
        return -1;
    }
    std::int64_t number = static_cast<std::int64_t>(*row);
    for (int kind = 0; kind < agent.kind; ++kind) {
        number += static_cast<std::int64_t>(m_snapshot.kinds[static_cast<std::size_t>(kind)].serial.size());
    }
    return number;
}

} // namespace gridfolk
