// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world/NeighborIndex.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gridfolk
{

/// By cell, the kind and some attributes of the one agent there, for worlds whose cells hold one agent at
/// most: looking at neighbors then reads rows of the grid instead of following agents one by one. A copy of
/// what the agents' tables say, never part of the state's hash. Owned by World, which keeps it up to date.
class CellMirror
{
public:
    static constexpr std::size_t kPadding =
        NeighborIndex::kPadding; ///< elements that may be read behind the last cell
    static constexpr std::size_t kMostKinds = 254;
    static constexpr std::uint8_t kAbsent = 255; ///< in a plane of bytes, where nobody has the attribute

    /// One attribute; a byte or a word a cell. Where nobody has it a byte is kAbsent, a word stale.
    struct Plane {
        std::vector<std::int32_t> columns; ///< by kind, -1 where a kind lacks the attribute
        bool narrow = false;
        std::vector<std::uint8_t> bytes{};
        std::vector<std::uint64_t> words{};

        template <class Archive, class Self>
        static void archive(Archive &archive, Self &self)
        {
            archive(self.bytes, self.words);
        }
    };

    /// Starts to mirror an empty world.
    void watch(std::size_t cells, std::vector<Plane> planes);

    [[nodiscard]] bool exists() const { return !m_kinds.empty(); }

    /// The kind's number + 1 by cell, 0 for nobody.
    [[nodiscard]] const std::uint8_t *kinds() const { return m_kinds.data(); }
    [[nodiscard]] const Plane &plane(std::size_t index) const { return m_planes[index]; }

    [[nodiscard]] bool shows(std::size_t kind, std::size_t column) const
    {
        return std::any_of(m_planes.begin(), m_planes.end(), [&](const Plane &plane) {
            return plane.columns[kind] == static_cast<std::int32_t>(column);
        });
    }

    /// To be followed by write() for what the newcomer has.
    void arrive(std::uint32_t cell, std::size_t kind)
    {
        leave(cell); // one that became another kind may lack what it had
        m_kinds[cell] = static_cast<std::uint8_t>(kind + 1);
    }
    void leave(std::uint32_t cell)
    {
        m_kinds[cell] = 0;
        for (Plane &plane : m_planes) {
            if (plane.narrow) {
                plane.bytes[cell] = kAbsent;
            }
        }
    }
    void move(std::uint32_t from, std::uint32_t to)
    {
        m_kinds[to] = m_kinds[from];
        m_kinds[from] = 0;
        for (Plane &plane : m_planes) {
            if (plane.narrow) {
                plane.bytes[to] = plane.bytes[from];
                plane.bytes[from] = kAbsent;
            } else {
                plane.words[to] = plane.words[from];
            }
        }
    }
    /// Whether the mirror shows something else now.
    bool write(std::uint32_t cell, std::size_t kind, std::size_t column, std::uint64_t bits)
    {
        bool changed = false;
        for (Plane &plane : m_planes) {
            if (plane.columns[kind] != static_cast<std::int32_t>(column)) {
                continue;
            }
            if (plane.narrow) {
                changed = changed || plane.bytes[cell] != static_cast<std::uint8_t>(bits);
                plane.bytes[cell] = static_cast<std::uint8_t>(bits);
            } else {
                changed = changed || plane.words[cell] != bits;
                plane.words[cell] = bits;
            }
        }
        return changed;
    }

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_kinds);
        archive.each(self.m_planes);
    }

private:
    std::vector<std::uint8_t> m_kinds; ///< empty: there is no mirror
    std::vector<Plane> m_planes;
};

} // namespace gridfolk
