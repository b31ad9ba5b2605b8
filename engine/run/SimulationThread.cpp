// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/SimulationThread.h"

#include "run/AgentTables.h"
#include "run/QueryAnswers.h"

#include <algorithm>
#include <iterator>

namespace gridfolk
{

namespace
{

constexpr Clock::Duration kFlushInterval = std::chrono::milliseconds(250);
constexpr Clock::Duration kSnapshotInterval = std::chrono::milliseconds(25);
constexpr std::size_t kMostUnsavedRows = 4096;

/// A tick that ends by itself within this time after Pause is kept, a longer one is abandoned.
constexpr std::chrono::milliseconds kPauseGrace{50};

template <class T>
void append(std::vector<T> &to, std::vector<T> &&from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

SimulationThread::SimulationThread(std::unique_ptr<HybridSimulationEngine> engine, Options options)
    : m_engine(std::move(engine))
    , m_options(std::move(options))
{
    m_thread = std::thread([this] { run(); });
}

SimulationThread::~SimulationThread()
{
    {
        const MutexLock lock(m_mutex);
        m_ending = true;
        m_stop.raise();
    }
    m_work.notify_all();
    m_thread.join();
}

void SimulationThread::play()
{
    runTo(m_options.lastTick);
}

void SimulationThread::runTo(std::int64_t tick)
{
    post(Play{std::min(tick, m_options.lastTick)});
}

void SimulationThread::pause()
{
    post(Pause{}); // before the flag is raised: what clears the flag looks for it
    m_stop.raiseAfter(kPauseGrace);
}

void SimulationThread::step()
{
    post(Step{});
}

void SimulationThread::setSpeed(double ticksPerSecond)
{
    post(Speed{ticksPerSecond});
}

void SimulationThread::setParameter(const std::string &name, double value)
{
    post(SetParameter{name, value});
}

void SimulationThread::post(Command command)
{
    {
        const MutexLock lock(m_mutex);
        // What a newer command makes obsolete is dropped, so the queue is bounded by the number of different
        // commands.
        const auto obsolete = [&](const Command &waiting) {
            const auto *older = std::get_if<SetParameter>(&waiting);
            const auto *newer = std::get_if<SetParameter>(&command);
            if (older != nullptr && newer != nullptr) {
                return older->name == newer->name;
            }
            const bool moves = std::holds_alternative<Step>(waiting) || std::holds_alternative<Play>(waiting);
            return (std::holds_alternative<Pause>(command) && moves) ||
                   (waiting.index() == command.index() && !std::holds_alternative<Step>(command));
        };
        std::erase_if(m_commands, obsolete);
        constexpr std::size_t kMostCommands = 1000;
        if (m_commands.size() < kMostCommands) {
            m_commands.push_back(std::move(command));
        }
    }
    m_work.notify_all();
}

std::uint64_t SimulationThread::queryAgent(std::uint64_t serial)
{
    return ask({0, QueryKind::Agent, serial, {}});
}

std::uint64_t SimulationThread::queryCell(std::int32_t x, std::int32_t y)
{
    return ask({0, QueryKind::Cell, 0, {x, y}});
}

std::uint64_t SimulationThread::queryPrompt(std::uint64_t serial)
{
    return ask({0, QueryKind::Prompt, serial, {}});
}

std::uint64_t SimulationThread::queryAgentTables()
{
    return ask({0, QueryKind::Tables, 0, {}});
}

std::uint64_t SimulationThread::ask(Query query)
{
    {
        const MutexLock lock(m_mutex);
        query.number = m_nextQuery++;
        // A newer question of the same kind replaces one that still waits.
        std::erase_if(m_queries, [&](const Query &waiting) { return waiting.kind == query.kind; });
        m_queries.push_back(query);
    }
    m_work.notify_all();
    return query.number;
}

SnapshotPtr SimulationThread::takeSnapshot()
{
    const MutexLock lock(m_mutex);
    if (m_snapshotTaken) {
        return nullptr;
    }
    m_snapshotTaken = true;
    m_told = false;
    return m_snapshot;
}

EventBatch SimulationThread::takeEvents()
{
    EventBatch events;
    {
        const MutexLock lock(m_mutex);
        std::swap(events, m_events);
        m_told = false;
    }
    m_work.notify_all();
    return events;
}

RunState SimulationThread::state() const
{
    const MutexLock lock(m_mutex);
    return m_state;
}

bool SimulationThread::setUp()
{
    auto first = m_engine->setUp();
    m_phase = first ? RunPhase::Paused : RunPhase::Failed;
    if (first) {
        publish(std::move(*first));
        publishSnapshot(true);
    } else {
        keepNotice(Severity::Error, std::move(first.error()));
        flushIfDue(true);
        if (m_options.sink) {
            static_cast<void>(m_options.sink->update(RunStatus::Failed, 0, {}));
        }
    }
    publishState();
    return m_phase == RunPhase::Paused;
}

void SimulationThread::run()
{
    if (!setUp()) {
        return;
    }
    std::vector<Command> commands;
    std::vector<Query> queries;
    while (waitForWork(commands, queries)) {
        for (const Command &command : commands) {
            apply(command);
        }
        answer(queries);
        if (m_phase == RunPhase::Running &&
            m_pacer.untilNext(m_options.clock->monotonic()) == Clock::Duration{0}) {
            tick();
        }
    }
    flushIfDue(true);
    if (m_phase != RunPhase::Finished) {
        saveEnd(RunStatus::Stopped);
    }
}

void SimulationThread::answer(const std::vector<Query> &queries)
{
    if (queries.empty()) {
        return;
    }
    std::vector<QueryReply> replies;
    for (const Query &query : queries) {
        switch (query.kind) {
        case QueryKind::Agent:
            replies.push_back({query.number, describeAgent(*m_engine, query.serial)});
            break;
        case QueryKind::Cell:
            replies.push_back({query.number, describeCell(*m_engine, query.cell)});
            break;
        case QueryKind::Prompt:
            replies.push_back({query.number, describePrompt(*m_engine, query.serial)});
            break;
        case QueryKind::Tables:
            replies.push_back({query.number, AgentTables{m_engine->tick(), m_engine->hash(),
                                                         agentTables(*m_engine), m_engine->interventions()}});
            break;
        }
    }
    {
        const MutexLock lock(m_mutex);
        append(m_events.replies, std::move(replies));
    }
    tell();
}

bool SimulationThread::waitForWork(std::vector<Command> &commands, std::vector<Query> &queries)
{
    commands.clear();
    queries.clear();
    const MutexLock lock(m_mutex);
    for (;;) {
        if (m_ending) {
            return false;
        }
        const bool windowLags =
            m_events.metrics.size() + m_events.traces.size() + m_events.notices.size() > kMostWaitingEvents;
        const bool tickWanted = m_phase == RunPhase::Running && !windowLags;
        const Clock::Duration wait =
            tickWanted ? m_pacer.untilNext(m_options.clock->monotonic()) : Clock::Duration::max();
        if (!m_commands.empty() || !m_queries.empty() || wait == Clock::Duration{0}) {
            break;
        }
        if (tickWanted) {
            m_work.wait_for(m_mutex, wait);
        } else {
            m_work.wait(m_mutex);
        }
    }
    commands.assign(m_commands.begin(), m_commands.end());
    m_commands.clear();
    queries.assign(m_queries.begin(), m_queries.end());
    m_queries.clear();
    return true;
}

/// Lets ticks run again, unless a person has asked for the opposite since.
bool SimulationThread::mayMove()
{
    const MutexLock lock(m_mutex);
    const bool pauses = std::any_of(m_commands.begin(), m_commands.end(), [](const Command &waiting) {
        return std::holds_alternative<Pause>(waiting);
    });
    if (m_ending || pauses) {
        return false;
    }
    m_stop.clear();
    return true;
}

void SimulationThread::apply(const Command &command)
{
    if (const auto *play = std::get_if<Play>(&command)) {
        if (m_phase != RunPhase::Finished && m_engine->tick() < play->until && mayMove()) {
            m_until = play->until;
            m_stepOnce = false;
            m_phase = RunPhase::Running;
            m_pacer.rest();
            publishState();
        }
    } else if (std::holds_alternative<Pause>(command)) {
        if (m_phase == RunPhase::Running) {
            pauseNow(RunPhase::Paused);
        }
    } else if (std::holds_alternative<Step>(command)) {
        if (m_phase == RunPhase::Paused && m_engine->tick() < m_options.lastTick && mayMove()) {
            m_stepOnce = true;
            m_phase = RunPhase::Running;
            m_until = m_options.lastTick;
            publishState(); // a tick with minds can last minutes
            tick();
        }
    } else if (const auto *speed = std::get_if<Speed>(&command)) {
        m_pacer.setSpeed(speed->ticksPerSecond);
    } else if (const auto *parameter = std::get_if<SetParameter>(&command)) {
        if (auto set = m_engine->setParameter(parameter->name, parameter->value); !set) {
            keepNotice(Severity::Warning, std::move(set.error()));
        }
    }
}

void SimulationThread::tick()
{
    m_pacer.tickBegins(m_options.clock->monotonic());
    auto record = m_engine->step(m_stop);
    if (!record) {
        for (Notice &notice : m_engine->takeFailedNotices()) {
            keepNotice(notice.severity, std::move(notice.problem));
        }
        if (record.error().code != "run.stopped") {
            keepNotice(Severity::Error, std::move(record.error()));
        }
        pauseNow(RunPhase::Paused);
        return;
    }
    const bool finished = record->finished || m_engine->tick() >= m_options.lastTick;
    publish(std::move(*record));
    if (finished) {
        pauseNow(RunPhase::Finished);
        return;
    }
    if (m_stepOnce || m_engine->tick() >= m_until) {
        m_stepOnce = false;
        pauseNow(RunPhase::Paused);
        return;
    }
    flushIfDue(false);
    publishSnapshot(false);
    publishState();
}

void SimulationThread::pauseNow(RunPhase phase)
{
    m_phase = phase;
    m_stepOnce = false;
    m_pacer.rest();
    flushIfDue(true);
    if (phase == RunPhase::Finished) {
        saveEnd(RunStatus::Finished);
    } else if (m_options.sink) {
        if (auto done =
                m_options.sink->update(RunStatus::Paused, m_engine->tick(), m_engine->interventions());
            !done) {
            publishNotice(Severity::Error, done.error());
        }
    }
    publishSnapshot(true);
    publishState();
}

void SimulationThread::saveEnd(RunStatus status)
{
    if (!m_options.sink) {
        return;
    }
    auto done = m_options.sink->saveAgents(agentTables(*m_engine));
    if (done) {
        done = m_options.sink->update(status, m_engine->tick(), m_engine->interventions());
    }
    if (!done) {
        publishNotice(Severity::Error, done.error());
    }
}

void SimulationThread::publish(TickRecord &&record)
{
    if (m_options.sink) {
        if (record.metrics) {
            m_unsaved.metrics.push_back(*record.metrics);
        }
        m_unsaved.traces.insert(m_unsaved.traces.end(), record.traces.begin(), record.traces.end());
        m_unsaved.notices.insert(m_unsaved.notices.end(), record.notices.begin(), record.notices.end());
    }
    {
        const MutexLock lock(m_mutex);
        if (record.metrics) {
            m_events.metrics.push_back(std::move(*record.metrics));
        }
        append(m_events.traces, std::move(record.traces));
        append(m_events.notices, std::move(record.notices));
    }
    tell();
}

/// Something about the run, for its record, too. What the sink itself says is only published.
void SimulationThread::keepNotice(Severity severity, Problem problem)
{
    if (m_options.sink) {
        m_unsaved.notices.push_back({severity, problem});
    }
    publishNotice(severity, std::move(problem));
}

void SimulationThread::publishNotice(Severity severity, Problem problem)
{
    {
        const MutexLock lock(m_mutex);
        m_events.notices.push_back({severity, std::move(problem)});
    }
    tell();
}

void SimulationThread::publishSnapshot(bool always)
{
    const Clock::Duration now = m_options.clock->monotonic();
    if (!always) {
        const MutexLock lock(m_mutex);
        if (!m_snapshotTaken || now - m_lastSnapshot < kSnapshotInterval) {
            return;
        }
    }
    m_lastSnapshot = now;
    SnapshotPtr snapshot = m_engine->snapshot();
    {
        const MutexLock lock(m_mutex);
        std::swap(m_snapshot, snapshot);
        m_snapshotTaken = false;
    }
    tell();
}

void SimulationThread::publishState()
{
    RunState state;
    state.phase = m_phase;
    state.tick = m_engine->tick();
    state.lastTick = m_options.lastTick;
    state.ticksPerSecond = m_phase == RunPhase::Running ? m_pacer.rate() : 0;
    const World &world = m_engine->state().world();
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        state.agents += world.table(kind).living();
    }
    {
        const MutexLock lock(m_mutex);
        m_state = state;
    }
    tell();
}

void SimulationThread::flushIfDue(bool always)
{
    if (!m_options.sink || m_unsaved.empty()) {
        return;
    }
    const Clock::Duration now = m_options.clock->monotonic();
    const std::size_t rows = m_unsaved.metrics.size() + m_unsaved.traces.size() + m_unsaved.notices.size();
    if (!always && rows < kMostUnsavedRows && now - m_lastFlush < kFlushInterval) {
        return;
    }
    m_lastFlush = now;
    auto written = m_options.sink->write(m_unsaved.metrics, m_unsaved.traces, m_unsaved.notices);
    if (written) {
        m_unsaved = {};
        return;
    }
    publishNotice(Severity::Error, written.error());
    if (m_phase == RunPhase::Running) {
        m_phase = RunPhase::Paused;
        publishSnapshot(true);
        publishState();
    }
}

void SimulationThread::tell()
{
    {
        const MutexLock lock(m_mutex);
        if (m_told) {
            return;
        }
        m_told = true;
    }
    if (m_options.wake) {
        m_options.wake();
    }
}

} // namespace gridfolk
