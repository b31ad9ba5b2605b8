// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace gridfolk
{

/// A stored run with all its rows.
struct LoadedRun {
    RunRecord record;
    Scenario scenario; ///< as it was when the run started
    std::vector<MetricRow> metrics;
    std::vector<TraceEvent> traces;
    std::vector<AgentTableRecord> agents; ///< empty when they were not stored
};

/// Reads stored runs on a thread of its own, through its own connection.
class RunLoader : public QObject
{
    Q_OBJECT

public:
    explicit RunLoader(QObject *parent = nullptr);
    ~RunLoader() override;

    /// The newest request wins; answers to older ones are dropped.
    void load(const QString &project, std::int64_t run);
    void forget();

signals:
    void loaded(const std::shared_ptr<const gridfolk::LoadedRun> &run);
    void failed(const gridfolk::Problem &problem);

private:
    using Loaded = Result<std::shared_ptr<const LoadedRun>>;
    void take(int request, const Loaded &run);

    QThreadPool m_worker;
    int m_request = 0;
};

} // namespace gridfolk
