// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/ExportController.h"

#include "base/Hash.h"
#include "controllers/RunController.h"
#include "dialogs/Dialogs.h"
#include "settings/AppSettings.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <functional>

namespace gridfolk
{

namespace
{

const QString kEnding = QStringLiteral(".csv");

QString baseOf(const QString &path)
{
    return path.endsWith(kEnding, Qt::CaseInsensitive) ? path.chopped(kEnding.size()) : path;
}

void remove(const QStringList &files)
{
    for (const QString &file : files) {
        QFile::remove(file);
        QFile::remove(file + QStringLiteral(".json"));
    }
}

/// Writes what there is; when stopped, what was written is taken away again.
Result<QStringList> writeTables(const ExportController::Tables &tables, const QString &path,
                                const StopFlag &stop)
{
    QStringList files;
    const auto step = [&](const QString &file, const std::function<Result<void>()> &write) -> Result<void> {
        if (stop.raised()) {
            return {};
        }
        auto written = write();
        if (written) {
            files << file;
        }
        return written;
    };
    if (!tables.metricNames.empty()) {
        if (auto done = step(path,
                             [&] {
                                 return exportMetrics(path.toStdString(), tables.metricNames, tables.metrics,
                                                      tables.provenance);
                             });
            !done) {
            return tl::make_unexpected(done.error());
        }
    }
    if (!tables.agents.empty()) {
        const QString file = tables.metricNames.empty() ? path : baseOf(path) + QStringLiteral("_agents.csv");
        if (auto done = step(
                file, [&] { return exportAgents(file.toStdString(), tables.agents, tables.provenance); });
            !done) {
            return tl::make_unexpected(done.error());
        }
    }
    if (!tables.traces.empty()) {
        const QString file = files.isEmpty() ? path : baseOf(path) + QStringLiteral("_traces.csv");
        if (auto done = step(
                file,
                [&] { return gridfolk::exportTraces(file.toStdString(), tables.traces, tables.provenance); });
            !done) {
            return tl::make_unexpected(done.error());
        }
    }
    if (stop.raised()) {
        remove(files);
        return QStringList();
    }
    return files;
}

} // namespace

ExportController::ExportController(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_stop(std::make_shared<StopFlag>())
{
    m_worker.setMaxThreadCount(1);
    connect(&services.run, &RunController::started, this, [this] {
        giveUp();
        m_rows.clear();
    });
    connect(&services.run, &RunController::ended, this, &ExportController::giveUp);
    connect(&services.run, &RunController::stateChanged, this, [this] {
        if (!hasTables()) {
            giveUp(); // a run that fails before its first tick answers no question
        }
    });
    connect(&services.run, &RunController::metricsArrived, this, [this](const std::vector<MetricRow> &rows) {
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    });
    connect(&services.run, &RunController::replyArrived, this, &ExportController::takeTables);
}

ExportController::~ExportController()
{
    m_stop->raise();
    m_worker.waitForDone();
}

Provenance ExportController::provenance(const RunRecord &record) const
{
    return provenanceOf(record, *m_services.factory->clock());
}

QString ExportController::askForFile(const QString &name)
{
    QString file;
    for (const QChar letter : name.toLower()) {
        file += letter.isLetterOrNumber() || letter == QLatin1Char('-') ? letter : QLatin1Char('_');
    }
    const QString path = m_services.dialogs.saveFile(
        tr("Export CSV"), m_services.settings.lastFolder() + QLatin1Char('/') + file + kEnding,
        {tr("Comma-separated values (*.csv)")});
    if (!path.isEmpty()) {
        m_services.settings.setLastFolder(QFileInfo(path).absolutePath());
    }
    return path;
}

bool ExportController::hasTables() const
{
    return m_services.run.hasRun() && (m_services.run.state().phase != RunPhase::Failed || !m_rows.empty());
}

void ExportController::exportRun()
{
    if (m_busy) {
        return;
    }
    if (!hasTables()) {
        emit failed({"exchange.nothing", {}, {}, false});
        return;
    }
    m_path = askForFile(QString::fromStdString(m_services.run.scenario()->title));
    if (m_path.isEmpty()) {
        return;
    }
    m_query = hasTables() ? m_services.run.queryAgentTables() : 0;
    m_busy = m_query != 0;
    if (!m_busy) {
        emit failed({"exchange.run-gone", {}, {}, false}); // while the file was being chosen
    }
}

void ExportController::giveUp()
{
    if (m_query != 0) {
        m_query = 0;
        m_busy = false;
        emit failed({"exchange.run-gone", {}, {}, false});
    }
}

void ExportController::takeTables(const QueryReply &reply)
{
    const auto *agents = std::get_if<AgentTables>(&reply.answer);
    // A newer question for the agents takes the place of one that waits, so its reply serves, too.
    if (m_query == 0 || reply.query < m_query || agents == nullptr) {
        return;
    }
    m_query = 0;
    Tables tables;
    tables.metricNames = m_services.run.record().metrics;
    for (const MetricRow &row : m_rows) {
        if (row.tick <= agents->tick) {
            tables.metrics.push_back(row);
        }
    }
    tables.agents = agents->tables;
    RunRecord record = m_services.run.record();
    record.ticks = agents->tick;
    record.interventions = agents->interventions;
    tables.provenance = provenance(record);
    tables.provenance.stateHash = hexadecimal(agents->stateHash);
    m_busy = false;
    write(std::move(tables), m_path);
}

void ExportController::exportTraces(const std::vector<TraceEvent> &traces)
{
    if (m_busy || !m_services.run.hasRun() || traces.empty()) {
        return;
    }
    Tables tables;
    tables.traces = traces;
    RunRecord record = m_services.run.record();
    record.ticks = m_services.run.state().tick;
    tables.provenance = provenance(record);
    exportTables(std::move(tables),
                 tr("%1 traces").arg(QString::fromStdString(m_services.run.scenario()->title)));
}

void ExportController::exportTables(Tables tables, const QString &name)
{
    if (m_busy) {
        return;
    }
    const QString path = askForFile(name);
    if (!path.isEmpty()) {
        write(std::move(tables), path);
    }
}

void ExportController::write(Tables tables, const QString &path)
{
    m_busy = true;
    m_stop = std::make_shared<StopFlag>();
    emit started();
    m_worker.start([this, stop = m_stop, path, tables = std::make_shared<const Tables>(std::move(tables))] {
        const Result<QStringList> files = writeTables(*tables, path, *stop);
        QMetaObject::invokeMethod(
            this, [this, files] { done(files); }, Qt::QueuedConnection);
    });
}

void ExportController::cancel()
{
    m_stop->raise();
}

void ExportController::done(const Result<QStringList> &files)
{
    m_busy = false;
    if (files) {
        emit finished(*files);
    } else {
        emit finished({});
        emit failed(files.error());
    }
}

} // namespace gridfolk
