// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace gridfolk
{

/// A stored run with all its rows; runs beside the chosen one come without traces and agents.
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

    /// The chosen run, and others to lay beside it. The newest request wins; answers to older ones are
    /// dropped.
    void load(const QString &project, std::int64_t chosen, const std::vector<std::int64_t> &others = {});
    void forget();

signals:
    /// The chosen one first, then the others in the order in which they were asked for.
    void loaded(const std::vector<std::shared_ptr<const gridfolk::LoadedRun>> &runs);
    void failed(const gridfolk::Problem &problem);

private:
    using Loaded = Result<std::vector<std::shared_ptr<const LoadedRun>>>;
    void take(int request, const Loaded &runs);

    QThreadPool m_worker;
    int m_request = 0;
};

} // namespace gridfolk
