// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/EventBatch.h"
#include "record/RunState.h"
#include "record/Snapshot.h"
#include "session/Session.h"

#include <QObject>
#include <QString>

#include <memory>

namespace gridfolk
{

/// The window's end of a live run: owns it, turns its wake-ups into signals on the window's thread and passes
/// commands on. One at a time; starting another ends the last. The engine's state is never touched here.
class RunController : public QObject
{
    Q_OBJECT

public:
    explicit RunController(std::shared_ptr<const EngineFactory> factory, QObject *parent = nullptr);
    ~RunController() override;

    /// Makes a run of the scenario. Tick 0 is made on the engine's thread; commands given before are kept. On
    /// failure the last run stays and the problem is returned; a placement that fails comes as a notice and
    /// RunPhase::Failed.
    Result<void> start(std::shared_ptr<const Scenario> scenario, const RunOptions &options,
                       std::unique_ptr<RunSink> sink);
    void end();

    [[nodiscard]] bool hasRun() const { return m_run != nullptr; }
    [[nodiscard]] const std::shared_ptr<const Scenario> &scenario() const { return m_scenario; }
    [[nodiscard]] const RunRecord &record() const { return m_record; }
    [[nodiscard]] RunState state() const { return m_state; }

public slots:
    void play();
    void pause();
    void step();
    void runTo(qint64 tick);
    void setSpeed(double ticksPerSecond);
    void setParameter(const QString &name, double value);

public:
    quint64 queryAgent(quint64 serial);
    quint64 queryCell(int x, int y);
    quint64 queryPrompt(quint64 serial);
    quint64 queryAgentTables();

signals:
    void started(); ///< a run was made; views forget what they showed
    void resumed(); ///< a person let it go on
    void ended();
    void snapshotArrived(const gridfolk::SnapshotPtr &snapshot);
    void metricsArrived(const std::vector<gridfolk::MetricRow> &rows);
    void tracesArrived(const std::vector<gridfolk::TraceEvent> &traces);
    void noticesArrived(const std::vector<gridfolk::Notice> &notices);
    void replyArrived(const gridfolk::QueryReply &reply);
    void stateChanged(const gridfolk::RunState &state);

private:
    void drain();

    std::shared_ptr<const EngineFactory> m_factory;
    std::shared_ptr<const Scenario> m_scenario;
    RunRecord m_record;
    RunState m_state;
    double m_speed = 0;
    std::unique_ptr<LiveRun> m_run;
};

} // namespace gridfolk
