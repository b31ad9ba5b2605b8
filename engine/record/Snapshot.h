// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace gridfolk
{

/// The agents of one kind as columns of equal length, ordered by serial.
struct KindSnapshot {
    std::vector<std::uint64_t> serial{};
    std::vector<std::uint32_t> cell{}; ///< y * width + x
    std::vector<float> x{};            ///< positions in a continuous world, in cells; else empty
    std::vector<float> y{};
    std::vector<float> color{}; ///< the portrayal's colorBy attribute, category index or bool; else empty
    std::vector<float>
        heading{}; ///< radians from east, towards south: where cos, sin of it point; else empty
};

/// The links of one kind by the agents at their ends, of equal length. Agents are numbered through all kinds:
/// those of the first by their rows, then those of the second.
struct LinkSnapshot {
    std::vector<std::uint32_t> from{};
    std::vector<std::uint32_t> to{};
};

/// What the window draws: immutable once shared.
struct Snapshot {
    std::int64_t tick = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::vector<KindSnapshot> kinds{};        ///< in the scenario's order
    std::vector<std::vector<float>> layers{}; ///< in the scenario's order, width * height values row by row
    std::vector<LinkSnapshot> links{};        ///< in the scenario's order

    [[nodiscard]] std::size_t agentCount() const
    {
        std::size_t count = 0;
        for (const KindSnapshot &kind : kinds) {
            count += kind.serial.size();
        }
        return count;
    }
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace gridfolk
