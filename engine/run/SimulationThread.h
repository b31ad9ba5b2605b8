// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "base/StopFlag.h"
#include "record/EventBatch.h"
#include "record/RunState.h"
#include "record/Snapshot.h"
#include "run/HybridSimulationEngine.h"
#include "run/Pacer.h"
#include "run/RunSink.h"

#include <deque>
#include <functional>
#include <thread>
#include <variant>

namespace gridfolk
{

/// Gives an engine its thread, and four channels that are never merged:
///  - commands (play, pause, step …): a bounded queue, applied between ticks; pause is also a flag that long
///  ticks read;
///  - queries: answered between ticks, the replies come with the events;
///  - snapshots: the latest wins, frames may be skipped, the one at a pause always arrives;
///  - events: metric rows, traces and notices, lossless and in order, to the sink and to the window. When the
///  window
///    lags too far behind the engine waits; when the sink fails the run pauses, keeps what is not stored and
///    says so.
/// All public functions may be called from any thread, most from the window's; none of them waits for a tick.
class SimulationThread
{
public:
    struct Options {
        std::int64_t lastTick = 1000;
        std::function<void()>
            wake; ///< called on the engine's thread when there is news; at most once until it is taken
        std::unique_ptr<RunSink> sink; ///< may be null
        std::shared_ptr<const Clock> clock;
    };

    /// Takes an engine before setUp() and makes tick 0 on the new thread; then it is paused, or failed with a
    /// notice.
    SimulationThread(std::unique_ptr<HybridSimulationEngine> engine, Options options);

    /// Abandons a tick that is being computed, stores what is left, ends the thread.
    ~SimulationThread();
    SimulationThread(const SimulationThread &) = delete;
    SimulationThread &operator=(const SimulationThread &) = delete;

    // Commands
    void play() EXCLUDES(m_mutex);
    void pause() EXCLUDES(m_mutex);
    void step() EXCLUDES(m_mutex);                          ///< one tick, then paused
    void runTo(std::int64_t tick) EXCLUDES(m_mutex);        ///< as play, pausing at the tick
    void setSpeed(double ticksPerSecond) EXCLUDES(m_mutex); ///< 0: as fast as it goes
    void setParameter(const std::string &name, double value)
        EXCLUDES(m_mutex); ///< a newer value replaces a waiting one

    // Queries; each returns the number that its reply will carry
    std::uint64_t queryAgent(std::uint64_t serial) EXCLUDES(m_mutex);
    std::uint64_t queryCell(std::int32_t x, std::int32_t y) EXCLUDES(m_mutex);
    std::uint64_t queryPrompt(std::uint64_t serial) EXCLUDES(m_mutex);
    std::uint64_t queryAgentTables() EXCLUDES(m_mutex); ///< all agents, for export

    // News
    [[nodiscard]] SnapshotPtr takeSnapshot() EXCLUDES(m_mutex); ///< null when none came since the last call
    [[nodiscard]] EventBatch takeEvents() EXCLUDES(m_mutex);
    [[nodiscard]] RunState state() const EXCLUDES(m_mutex);

    /// More events than this waiting for the window make the engine wait.
    static constexpr std::size_t kMostWaitingEvents = 100'000;

private:
    struct Play {
        std::int64_t until;
    };
    struct Pause {
    };
    struct Step {
    };
    struct Speed {
        double ticksPerSecond;
    };
    struct SetParameter {
        std::string name;
        double value;
    };
    using Command = std::variant<Play, Pause, Step, Speed, SetParameter>;
    enum class QueryKind : std::uint8_t { Agent, Cell, Prompt, Tables };
    struct Query {
        std::uint64_t number;
        QueryKind kind;
        std::uint64_t serial;
        CellPosition cell;
    };

    void run();
    bool setUp();
    void answer(const std::vector<Query> &queries) EXCLUDES(m_mutex);
    bool waitForWork(std::vector<Command> &commands, std::vector<Query> &queries) EXCLUDES(m_mutex);
    [[nodiscard]] bool mayMove() EXCLUDES(m_mutex);
    void apply(const Command &command);
    void tick();
    void publish(TickRecord &&record) EXCLUDES(m_mutex);
    void keepNotice(Severity severity, Problem problem) EXCLUDES(m_mutex);
    void publishNotice(Severity severity, Problem problem) EXCLUDES(m_mutex);
    void publishSnapshot(bool always) EXCLUDES(m_mutex);
    void publishState() EXCLUDES(m_mutex);
    void saveEnd(RunStatus status) EXCLUDES(m_mutex);
    void pauseNow(RunPhase phase);
    void flushIfDue(bool always);
    void tell() EXCLUDES(m_mutex);
    void post(Command command) EXCLUDES(m_mutex);
    std::uint64_t ask(Query query) EXCLUDES(m_mutex);

    // The engine's thread only
    std::unique_ptr<HybridSimulationEngine> m_engine;
    Options m_options;
    Pacer m_pacer;
    RunPhase m_phase = RunPhase::SettingUp;
    std::int64_t m_until = 0;
    bool m_stepOnce = false;
    EventBatch m_unsaved; ///< rows that the sink has not got yet
    Clock::Duration m_lastFlush{0};
    Clock::Duration m_lastSnapshot{0};

    StopFlag m_stop;
    mutable Mutex m_mutex;
    ConditionVariable m_work;
    std::deque<Command> m_commands GUARDED_BY(m_mutex);
    std::deque<Query> m_queries GUARDED_BY(m_mutex);
    std::uint64_t m_nextQuery GUARDED_BY(m_mutex) = 1;
    bool m_ending GUARDED_BY(m_mutex) = false;
    bool m_told GUARDED_BY(m_mutex) = false;
    EventBatch m_events GUARDED_BY(m_mutex);
    SnapshotPtr m_snapshot GUARDED_BY(m_mutex);
    bool m_snapshotTaken GUARDED_BY(m_mutex) = true;
    RunState m_state GUARDED_BY(m_mutex);
    std::thread m_thread;
};

} // namespace gridfolk
