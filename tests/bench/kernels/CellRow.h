// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace gridfolk::bench
{

/// Who stands on a cell, in one line of the cache. Throws when more come than fit, so that no figure is taken
/// from a wrong run.
template <class Id>
struct alignas(64) CellRow {
    static constexpr std::size_t kRoom = 64 / sizeof(Id) - 1;
    Id count = 0;
    Id ids[kRoom]; // NOLINT(modernize-avoid-c-arrays): the layout is the point

    void insert(Id id)
    {
        if (count == kRoom) {
            throw std::length_error("a cell of the kernel is full");
        }
        ids[count++] = id;
    }

    void remove(Id id)
    {
        std::size_t at = 0;
        while (ids[at] != id) {
            ++at;
        }
        ids[at] = ids[--count];
    }
};

} // namespace gridfolk::bench
