// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace gridfolk
{

/// A change made by hand during a run; part of the run's identity, so that re-executing it gives the same
/// world.
struct Intervention {
    std::int64_t tick = 0; ///< applied before the tick after this one
    std::string parameter{};
    double value = 0;

    bool operator==(const Intervention &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.tick, self.parameter, self.value);
    }
};

} // namespace gridfolk
