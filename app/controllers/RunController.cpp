// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/RunController.h"

#include <QMetaObject>

namespace gridfolk
{

RunController::RunController(std::shared_ptr<const EngineFactory> factory, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
{
}

RunController::~RunController()
{
    m_run.reset();
}

Result<void> RunController::start(std::shared_ptr<const Scenario> scenario, const RunOptions &options,
                                  std::unique_ptr<RunSink> sink)
{
    auto engine = m_factory->make(scenario, options);
    if (!engine) {
        return tl::make_unexpected(engine.error());
    }
    end();
    LiveRun::Options live;
    live.lastTick = options.ticks.value_or(scenario->run.ticks);
    live.wake = [this] { QMetaObject::invokeMethod(this, &RunController::drain, Qt::QueuedConnection); };
    live.sink = std::move(sink);
    live.clock = m_factory->clock();
    m_scenario = scenario;
    m_record = m_factory->describe(*scenario, options);
    emit started();
    m_run = std::make_unique<LiveRun>(std::move(*engine), std::move(live));
    m_run->setSpeed(m_speed);
    drain();
    return {};
}

void RunController::end()
{
    if (m_run) {
        m_run.reset();
        emit ended();
    }
}

void RunController::drain()
{
    if (!m_run) {
        return;
    }
    EventBatch events = m_run->takeEvents();
    const SnapshotPtr snapshot = m_run->takeSnapshot();
    if (snapshot) {
        emit snapshotArrived(snapshot);
    }
    if (!events.metrics.empty()) {
        emit metricsArrived(events.metrics);
    }
    if (!events.traces.empty()) {
        emit tracesArrived(events.traces);
    }
    if (!events.notices.empty()) {
        emit noticesArrived(events.notices);
    }
    for (const QueryReply &reply : events.replies) {
        emit replyArrived(reply);
    }
    if (!m_run) {
        return; // a receiver ended the run
    }
    const RunState state = m_run->state();
    if (state != m_state) {
        m_state = state;
        emit stateChanged(m_state);
    }
}

void RunController::play()
{
    if (m_run) {
        emit resumed();
        m_run->play();
    }
}

void RunController::pause()
{
    if (m_run) {
        m_run->pause();
    }
}

void RunController::step()
{
    if (m_run) {
        emit resumed();
        m_run->step();
    }
}

void RunController::runTo(qint64 tick)
{
    if (m_run) {
        emit resumed();
        m_run->runTo(tick);
    }
}

void RunController::setSpeed(double ticksPerSecond)
{
    m_speed = ticksPerSecond;
    if (m_run) {
        m_run->setSpeed(ticksPerSecond);
    }
}

void RunController::setParameter(const QString &name, double value)
{
    if (m_run) {
        m_run->setParameter(name.toStdString(), value);
    }
}

quint64 RunController::queryAgent(quint64 serial)
{
    return m_run ? m_run->queryAgent(serial) : 0;
}

quint64 RunController::queryCell(int x, int y)
{
    return m_run ? m_run->queryCell(x, y) : 0;
}

quint64 RunController::queryPrompt(quint64 serial)
{
    return m_run ? m_run->queryPrompt(serial) : 0;
}

quint64 RunController::queryAgentTables()
{
    return m_run ? m_run->queryAgentTables() : 0;
}

} // namespace gridfolk
