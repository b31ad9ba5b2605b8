// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/cells/ActiveCells.h"

#include <bit>

namespace gridfolk
{

ActiveCells::ActiveCells(const NeighborIndex &index, std::int64_t radius)
    : m_index(index)
    , m_radius(radius)
    , m_reach(index.around(0, radius).ring->size() + 1)
{
    const auto cells = static_cast<std::uint32_t>(index.width()) * static_cast<std::uint32_t>(index.height());
    m_edge.resize((cells + 63) / 64);
    m_marked.resize(m_edge.size());
    for (std::uint32_t cell = 0; cell < cells; ++cell) {
        const std::uint64_t edge = index.around(cell, radius).interior ? 0 : 1;
        m_edge[cell / 64] |= edge << (cell % 64);
    }
}

void ActiveCells::rouse(std::span<const std::uint32_t> changed)
{
    // A cell is seen by those that it would see itself: the neighborhood is symmetric.
    const NeighborIndex::Ring &ring = *m_index.around(0, m_radius).ring;
    for (const std::uint32_t cell : changed) {
        mark(cell);
        const bool border = isBorder(cell);
        for (const NeighborIndex::Offset &offset : ring) {
            if (!border) {
                mark(static_cast<std::uint32_t>(static_cast<std::int64_t>(cell) + offset.delta));
                continue;
            }
            const std::uint32_t other = m_index.shifted(cell, offset.dx, offset.dy);
            if (other != NeighborIndex::kOutside) {
                mark(other);
            }
        }
    }
    collect();
}

void ActiveCells::collect()
{
    m_interior.clear();
    m_border.clear();
    for (std::size_t word = 0; word < m_marked.size(); ++word) {
        for (std::uint64_t bits = m_marked[word]; bits != 0; bits &= bits - 1) {
            const auto cell =
                static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
            (isBorder(cell) ? m_border : m_interior).push_back(cell);
        }
        m_marked[word] = 0;
    }
}

} // namespace gridfolk
