// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/cells/ActiveCells.h"

#include <algorithm>

namespace gridfolk
{

ActiveCells::ActiveCells(const NeighborIndex &index, std::int64_t radius)
    : m_index(index)
    , m_radius(radius)
    , m_reach(index.around(0, radius).ring->size() + 1)
{
    const auto width = static_cast<std::size_t>(index.width());
    const auto height = static_cast<std::size_t>(index.height());
    const auto margin = static_cast<std::size_t>(radius);
    m_marks.resize(width * height);
    for (std::size_t y = 0; y < height; ++y) {
        const bool edgeRow = y < margin || y + margin >= height;
        const std::size_t side = edgeRow ? width : std::min(margin, width);
        std::fill_n(m_marks.data() + y * width, side, kEdge);
        std::fill_n(m_marks.data() + (y + 1) * width - side, side, kEdge);
    }
}

void ActiveCells::rouse(std::span<const std::uint32_t> changed)
{
    m_cells.resize(changed.size() * m_reach);
    m_count = 0;
    // A cell is seen by those that it would see itself: the neighborhood is symmetric.
    const NeighborIndex::Ring &ring = *m_index.around(0, m_radius).ring;
    for (const std::uint32_t cell : changed) {
        const bool border = (m_marks[cell] & kEdge) != 0;
        add(cell);
        for (const NeighborIndex::Offset &offset : ring) {
            if (!border) {
                add(cell + static_cast<std::uint32_t>(offset.delta));
                continue;
            }
            const std::uint32_t other = m_index.shifted(cell, offset.dx, offset.dy);
            if (other != NeighborIndex::kOutside) {
                add(other);
            }
        }
    }
    separate();
}

void ActiveCells::separate()
{
    m_border.clear();
    std::size_t interior = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const std::uint32_t cell = m_cells[i];
        const bool edge = (m_marks[cell] & kEdge) != 0;
        m_marks[cell] = edge ? kEdge : 0;
        if (edge) {
            m_border.push_back(cell);
        } else {
            m_cells[interior++] = cell;
        }
    }
    m_count = interior;
    std::sort(m_border.begin(), m_border.end());
}

} // namespace gridfolk
