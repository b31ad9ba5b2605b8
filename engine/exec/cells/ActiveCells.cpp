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

void ActiveCells::rouse(std::span<const std::uint32_t> changed, const Gate *gate)
{
    if (gate == nullptr) {
        rouseThose(changed, [](std::uint32_t) { return kActive; });
        return;
    }
    rouseThose(changed, [values = gate->values, open = gate->open.data()](std::uint32_t cell) {
        return open[values[cell]];
    });
}

/// @param opens kActive for a cell that may be roused, else 0
template <class Opens>
void ActiveCells::rouseThose(std::span<const std::uint32_t> changed, Opens opens)
{
    m_cells.resize(changed.size() * m_reach);
    // Marks are bytes, which may be anything's, so the loop works on what it owns.
    std::uint8_t *const marks = m_marks.data();
    std::uint32_t *next = m_cells.data();
    const auto add = [marks, &next, opens](std::uint32_t cell) {
        // Once more is as good as once, and costs no branch.
        const std::uint8_t before = marks[cell];
        const std::uint8_t after = before | opens(cell);
        *next = cell;
        next += before != after ? 1 : 0;
        marks[cell] = after;
    };
    // A cell is seen by those that it would see itself: the neighborhood is symmetric.
    const NeighborIndex::Ring &ring = *m_index.around(0, m_radius).ring;
    for (const std::uint32_t cell : changed) {
        add(cell);
        if ((marks[cell] & kEdge) == 0) {
            for (const NeighborIndex::Offset &offset : ring) {
                add(cell + static_cast<std::uint32_t>(offset.delta));
            }
            continue;
        }
        for (const NeighborIndex::Offset &offset : ring) {
            const std::uint32_t other = m_index.shifted(cell, offset.dx, offset.dy);
            if (other != NeighborIndex::kOutside) {
                add(other);
            }
        }
    }
    separate(static_cast<std::size_t>(next - m_cells.data()));
}

/// Takes back the marks and tells the border's cells from the others.
void ActiveCells::separate(std::size_t count)
{
    m_border.clear();
    std::uint8_t *const marks = m_marks.data();
    std::uint32_t *const cells = m_cells.data();
    std::size_t interior = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t cell = cells[i];
        marks[cell] &= kEdge;
        if (marks[cell] != 0) {
            m_border.push_back(cell);
        } else {
            cells[interior++] = cell;
        }
    }
    m_cells.resize(interior);
    std::sort(m_border.begin(), m_border.end());
}

} // namespace gridfolk
