// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/CellMirror.h"

#include <utility>

namespace gridfolk
{

void CellMirror::watch(std::size_t cells, std::vector<Plane> planes)
{
    m_kinds.assign(cells + kPadding, 0);
    m_planes = std::move(planes);
    for (Plane &plane : m_planes) {
        if (plane.narrow) {
            plane.bytes.assign(cells + kPadding, kAbsent);
        } else {
            plane.words.assign(cells + kPadding, 0);
        }
    }
}

} // namespace gridfolk
