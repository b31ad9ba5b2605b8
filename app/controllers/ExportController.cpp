// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/ExportController.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "controllers/RunController.h"
#include "dialogs/Dialogs.h"
#include "settings/AppSettings.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <functional>
#include <unistd.h>
#include <utility>

namespace gridfolk
{

namespace
{

const QString kEnding = QStringLiteral(".csv");

QString baseOf(const QString &path)
{
    return path.endsWith(kEnding, Qt::CaseInsensitive) ? path.chopped(kEnding.size()) : path;
}

/// Tables and what tells of them, written beside their places and put there together, so that Cancel and a
/// full disk leave what was there before.
class StagedTables
{
public:
    using Write = std::function<Result<void>(const std::string &path)>;

    StagedTables() = default;
    ~StagedTables()
    {
        for (const auto &[place, temporary] : m_files) {
            unlink(temporary.c_str());
        }
    }
    StagedTables(const StagedTables &) = delete;
    StagedTables &operator=(const StagedTables &) = delete;

    Result<void> add(const QString &path, const Write &write)
    {
        const QFileInfo there(path);
        if (there.exists() && !there.isDir() && !there.isFile()) {
            return write(path.toStdString()); // a device or a pipe has nothing to keep
        }
        for (const char *ending : {"", ".json"}) {
            const QFileInfo place(path + QLatin1String(ending));
            if (place.exists() && !place.isDir() && !place.isWritable()) {
                return failure("exchange.read-only", {{"file", place.filePath().toStdString()}});
            }
        }
        const std::string temporary = files::temporaryBeside(files::target(path.toStdString()));
        for (const char *ending : {"", ".json"}) {
            m_files.emplace_back(path.toStdString() + ending, temporary + ending);
        }
        auto written = write(temporary);
        if (!written) {
            for (auto &[key, value] : written.error().args) {
                value = key == "file" ? path.toStdString() : value;
            }
        }
        return written;
    }

    Result<void> commit()
    {
        for (const auto &[place, temporary] : m_files) {
            const std::string target = files::target(place);
            const QString before = QString::fromStdString(target);
            if (QFile::exists(before)) {
                QFile::setPermissions(QString::fromStdString(temporary), QFile::permissions(before));
            }
            if (const int error = files::replace(temporary, target); error != 0) {
                return failure("exchange.cannot-write",
                               {{"file", place}, {"detail", files::errorText(error)}});
            }
        }
        m_files.clear();
        return {};
    }

private:
    std::vector<std::pair<std::string, std::string>> m_files; ///< place and what goes there
};

/// Writes what there is; when stopped, nothing has happened.
Result<QStringList> writeTables(const ExportController::Tables &tables, const QString &path,
                                const StopFlag &stop)
{
    QStringList files;
    StagedTables staged;
    Result<void> done;
    const auto add = [&](bool wanted, const char *ending, const StagedTables::Write &write) {
        if (wanted && done && !stop.raised()) {
            files << (files.isEmpty() ? path : baseOf(path) + QLatin1String(ending));
            done = staged.add(files.last(), write);
        }
    };
    add(!tables.metricNames.empty(), "", [&](const std::string &file) {
        return exportMetrics(file, tables.metricNames, tables.metrics, tables.provenance);
    });
    add(!tables.agents.empty(), "_agents.csv",
        [&](const std::string &file) { return exportAgents(file, tables.agents, tables.provenance); });
    add(!tables.traces.empty(), "_traces.csv",
        [&](const std::string &file) { return exportTraces(file, tables.traces, tables.provenance); });
    if (done && stop.raised()) {
        return QStringList();
    }
    if (done) {
        done = staged.commit();
    }
    return done ? Result<QStringList>(files) : tl::make_unexpected(done.error());
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
    QString path = m_services.dialogs.saveFile(
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
