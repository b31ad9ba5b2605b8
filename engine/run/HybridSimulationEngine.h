// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "record/Intervention.h"
#include "record/Notice.h"
#include "rules/ModelChecker.h"
#include "run/PipelineStage.h"
#include "run/WorldPerception.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Turns a scenario into ticks, one pipeline of stages each, on the thread that calls it.
///
///     step(stop):
///         apply the interventions of tick t-1; keep a checkpoint if one is due
///         open tick t
///         for each stage: run it; if it fails:
///             restore the nearest checkpoint, run again up to t-1 (minds answer from their recording),
///             return why
///         close tick t
///         return what it left: metrics, traces, notices
///
/// A run is a pure function of scenario, seed, interventions and the replies that the minds recorded. Not
/// thread-safe; SimulationThread gives it a thread and channels.
class HybridSimulationEngine
{
public:
    /// What the engine is made of; EngineFactory fills it, tests swap parts.
    struct Parts {
        std::shared_ptr<const Scenario> scenario;
        std::shared_ptr<const CheckedModel> model; ///< of this scenario, runnable
        std::uint64_t seed = 42;
        std::vector<std::unique_ptr<PipelineStage>> stages;
        std::unique_ptr<DecisionPolicy> minds; ///< null where no kind has a persona
        std::shared_ptr<const Clock> clock;    ///< times checkpoints; never read by the simulation
        std::vector<std::pair<std::string, double>> parameters; ///< that differ from the scenario's
    };
    explicit HybridSimulationEngine(Parts parts);
    ~HybridSimulationEngine();

    /// Makes tick 0. Call once, before anything else. Fails with the problem of an expression or a placement.
    Result<TickRecord> setUp();

    /// All that the next tick depends on, as bytes for a file; between ticks.
    [[nodiscard]] std::string save() const;

    /// Goes on where save() was called on an engine of the same model and seed, in place of setUp(). Fails
    /// with "run.bad-checkpoint" or "run.other-checkpoint"; then the engine is of no more use.
    Result<void> resume(std::string_view bytes);

    /// Computes the next tick. On failure the state is that of the last tick again, "run.stopped" among the
    /// reasons.
    Result<TickRecord> step(const StopFlag &stop);

    /// What the minds had to say about the tick that failed last; nothing of it was lost with the tick.
    [[nodiscard]] std::vector<Notice> takeFailedNotices() { return std::exchange(m_failedNotices, {}); }

    /// Changes a parameter before the next tick and writes it to the log. Fails with "run.unknown-parameter"
    /// or "run.parameter-out-of-range".
    Result<void> setParameter(const std::string &name, double value);

    [[nodiscard]] std::int64_t tick() const { return m_state.world().tick(); }
    [[nodiscard]] std::uint64_t seed() const { return m_parts.seed; }
    [[nodiscard]] std::uint64_t hash() const { return m_state.hash(); }
    [[nodiscard]] SnapshotPtr snapshot() const { return m_state.snapshot(); }
    [[nodiscard]] const std::shared_ptr<const Scenario> &scenario() const { return m_parts.scenario; }
    [[nodiscard]] const std::vector<Intervention> &interventions() const { return m_interventions; }
    [[nodiscard]] const UnifiedStateManager &state() const { return m_state; }
    [[nodiscard]] DecisionPolicy *minds() const { return m_parts.minds.get(); }

    /// For queries between ticks; changes nothing that the run depends on.
    [[nodiscard]] const WorldPerception &perception() const { return m_perception; }

private:
    Result<TickRecord> advance(const StopFlag &stop);
    void goBackTo(std::int64_t tick);
    void keepCheckpointIfDue();
    void applyInterventions();
    void mirrorAttributes();
    Result<std::size_t> checkParameter(const std::string &name, double value) const;

    Parts m_parts;
    Bytecode m_code;
    UnifiedStateManager m_state;
    Vm m_vm;
    CellTotals m_totals;
    WorldPerception m_perception;
    std::vector<Intervention> m_interventions;
    std::vector<Notice> m_failedNotices;
    std::shared_ptr<const Checkpoint> m_checkpoint;
    Clock::Duration m_sinceCheckpoint{0};
    Clock::Duration m_checkpointCost{0};
};

} // namespace gridfolk
