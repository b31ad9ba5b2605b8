// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace gridfolk
{

enum class RunPhase : std::uint8_t {
    SettingUp, ///< tick 0 is being made
    Paused,    ///< waits at the end of a tick; also before the first
    Running,
    Finished, ///< the last tick is reached or a `stop when` rule holds
    Failed    ///< tick 0 could not be made; a notice says why
};

/// Where a run stands, for transport and status bar.
struct RunState {
    RunPhase phase = RunPhase::SettingUp;
    std::int64_t tick = 0;
    std::int64_t lastTick = 0; ///< the run ends there
    double ticksPerSecond = 0; ///< measured; 0 while paused
    std::size_t agents = 0;

    bool operator==(const RunState &) const = default;
};

} // namespace gridfolk
