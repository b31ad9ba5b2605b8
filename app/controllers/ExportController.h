// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StopFlag.h"
#include "session/Session.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace gridfolk
{

class AppSettings;
class Dialogs;
class RunController;

/// Writes tables of a run as CSV, each with its provenance beside it: metrics to the chosen file, agents to
/// one beside it, decisions on their own. Asks where, then works on a thread of its own; one export at a
/// time.
class ExportController : public QObject
{
    Q_OBJECT

public:
    /// What is written; plain values, so that the run may go on meanwhile.
    struct Tables {
        std::vector<std::string> metricNames;
        std::vector<MetricRow> metrics;
        std::vector<AgentTableRecord> agents;
        std::vector<TraceEvent> traces;
        Provenance provenance;
    };
    struct Services {
        RunController &run;
        AppSettings &settings;
        Dialogs &dialogs;
        std::shared_ptr<const EngineFactory> factory;
    };
    explicit ExportController(const Services &services, QObject *parent = nullptr);
    ~ExportController() override;

    /// Metrics and agents of the live run as it is when the file is chosen.
    void exportRun();
    /// All decisions of the live run.
    void exportTraces(const std::vector<TraceEvent> &traces);
    /// Tables of a stored run; asks for a file called `name`.
    void exportTables(Tables tables, const QString &name);
    void cancel();

    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Rows of the live run so far.
    [[nodiscard]] const std::vector<MetricRow> &rows() const { return m_rows; }
    [[nodiscard]] Provenance provenance(const RunRecord &record) const;

signals:
    void started();
    /// `files`: what was written, the chosen file first. Empty after cancel().
    void finished(const QStringList &files);
    void failed(const gridfolk::Problem &problem);

private:
    /// Whether the live run has anything to tell, now or soon.
    [[nodiscard]] bool hasTables() const;
    /// The run that was asked is gone: nothing comes any more.
    void giveUp();
    void takeTables(const QueryReply &reply);
    [[nodiscard]] QString askForFile(const QString &name);
    void write(Tables tables, const QString &path);
    void done(const Result<QStringList> &files);

    Services m_services;
    QThreadPool m_worker;
    std::vector<MetricRow> m_rows;
    QString m_path; ///< chosen, while the agents are being asked for
    quint64 m_query = 0;
    bool m_busy = false;
    std::shared_ptr<StopFlag> m_stop;
};

} // namespace gridfolk
