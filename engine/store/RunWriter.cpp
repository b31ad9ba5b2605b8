// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RunWriter.h"

#include "store/Schema.h"

#include <utility>

namespace gridfolk
{

RunWriter::RunWriter(std::unique_ptr<Database> database)
    : m_database(std::move(database))
    , m_runs(*m_database)
{
}

Result<std::unique_ptr<RunWriter>> RunWriter::open(const std::string &path)
{
    if (auto done = checkHeader(path); !done) {
        return tl::make_unexpected(done.error());
    }
    auto database = Database::open(path, Database::Access::Write);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    return std::unique_ptr<RunWriter>(new RunWriter(std::move(*database)));
}

Result<std::unique_ptr<RunWriter>> RunWriter::start(const std::string &path, const RunRecord &record)
{
    auto writer = open(path);
    if (!writer) {
        return writer;
    }
    const auto run = (*writer)->m_runs.startRun(record);
    if (!run) {
        return tl::make_unexpected(run.error());
    }
    (*writer)->m_run = *run;
    return writer;
}

Result<std::unique_ptr<RunWriter>> RunWriter::resume(const std::string &path, std::int64_t run)
{
    auto writer = open(path);
    if (!writer) {
        return writer;
    }
    if (const auto known = (*writer)->m_runs.run(run); !known) {
        return tl::make_unexpected(known.error());
    }
    (*writer)->m_run = run;
    return writer;
}

Result<void> RunWriter::write(std::span<const MetricRow> metrics, std::span<const TraceEvent> traces,
                              std::span<const Notice> notices)
{
    return m_runs.append(m_run, metrics, traces, notices);
}

Result<void> RunWriter::update(RunStatus status, std::int64_t ticks,
                               std::span<const Intervention> interventions)
{
    return m_runs.updateRun(m_run, status, ticks, interventions);
}

} // namespace gridfolk
