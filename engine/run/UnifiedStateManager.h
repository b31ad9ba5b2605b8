// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Snapshot.h"
#include "scenario/Scenario.h"
#include "world/World.h"

#include <cstdint>
#include <memory>

namespace gridfolk
{

/// Everything that the next tick can depend on, at the end of a tick. Immutable.
struct Checkpoint {
    World world;
    std::shared_ptr<const void> minds; ///< DecisionPolicy::saveState(), or null
};

/// The only keeper of a run's state: opens and closes ticks, hashes, snapshots, and goes back. Used by the
/// engine's thread only.
class UnifiedStateManager
{
public:
    explicit UnifiedStateManager(const Scenario &scenario);

    [[nodiscard]] World &world() { return m_world; }
    [[nodiscard]] const World &world() const { return m_world; }

    void openTick(std::int64_t tick) { m_world.setTick(tick); }
    void closeTick() { m_world.endTick(); }

    [[nodiscard]] std::uint64_t hash() const { return m_world.hash(); }
    [[nodiscard]] std::shared_ptr<const Checkpoint> checkpoint(std::shared_ptr<const void> minds) const;
    void restore(const Checkpoint &checkpoint) { m_world = checkpoint.world; }

    /// Columns for the window. Call between ticks.
    [[nodiscard]] SnapshotPtr snapshot() const;

private:
    const Scenario &m_scenario;
    World m_world;
};

} // namespace gridfolk
