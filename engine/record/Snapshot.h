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
    std::vector<float>
        color; ///< value of the portrayal's colorBy attribute, category index or bool; else empty
};

/// What the window draws: immutable once shared.
struct Snapshot {
    std::int64_t tick = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::vector<KindSnapshot> kinds{};        ///< in the scenario's order
    std::vector<std::vector<float>> layers{}; ///< in the scenario's order, width * height values row by row

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
