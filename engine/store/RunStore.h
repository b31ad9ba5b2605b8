// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/AgentTableRecord.h"
#include "record/MetricRow.h"
#include "record/Notice.h"
#include "record/RunRecord.h"
#include "store/TraceStore.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

class Database;

/// The runs of a project: heads, metric rows, decisions, notices and the agents at the end. What is appended
/// in one call is stored completely or not at all, and what was stored before stays. Belongs to the thread of
/// its database.
class RunStore
{
public:
    /// @param database an open project; must outlive the store.
    explicit RunStore(Database &database)
        : m_database(database)
        , m_traces(database)
    {
    }

    /// Stores the head of a new run and gives its number; the number in the record is not looked at.
    [[nodiscard]] Result<std::int64_t> startRun(const RunRecord &record);

    /// Stores status, ticks and interventions of the run with the record's number.
    Result<void> updateRun(const RunRecord &record);
    Result<void> updateRun(std::int64_t run, RunStatus status, std::int64_t ticks,
                           std::span<const Intervention> interventions);

    /// All runs, oldest first. One that is still Running although nobody runs it was cut off by a crash.
    [[nodiscard]] Result<std::vector<RunRecord>> runs();

    /// One run; "store.unknown-run".
    [[nodiscard]] Result<RunRecord> run(std::int64_t run);

    /// Removes a run with all its rows.
    Result<void> removeRun(std::int64_t run);

    Result<void> append(std::int64_t run, std::span<const MetricRow> metrics,
                        std::span<const TraceEvent> traces, std::span<const Notice> notices);
    Result<void> appendMetrics(std::int64_t run, std::span<const MetricRow> rows)
    {
        return append(run, rows, {}, {});
    }
    Result<void> appendTraces(std::int64_t run, std::span<const TraceEvent> traces)
    {
        return append(run, {}, traces, {});
    }
    Result<void> appendNotices(std::int64_t run, std::span<const Notice> notices)
    {
        return append(run, {}, {}, notices);
    }

    /// Stores the agents as they are now in the place of those stored before.
    Result<void> saveAgents(std::int64_t run, std::span<const AgentTableRecord> tables);

    /// Rows by tick; a tick that was stored twice has its later row.
    [[nodiscard]] Result<std::vector<MetricRow>> metrics(std::int64_t run);
    [[nodiscard]] Result<std::vector<Notice>> notices(std::int64_t run);
    [[nodiscard]] Result<std::vector<AgentTableRecord>> agents(std::int64_t run);
    [[nodiscard]] Result<std::vector<TraceEvent>> traces(std::int64_t run, const TraceFilter &filter = {})
    {
        return m_traces.traces(run, filter);
    }
    [[nodiscard]] Result<std::int64_t> traceCount(std::int64_t run, const TraceFilter &filter = {})
    {
        return m_traces.count(run, filter);
    }

private:
    Result<void> insertMetrics(std::int64_t run, std::span<const MetricRow> rows);
    Result<void> insertNotices(std::int64_t run, std::span<const Notice> notices);
    Result<void> insertAgents(std::int64_t run, std::span<const AgentTableRecord> tables);
    [[nodiscard]] Result<std::vector<AgentColumn>> columns(std::int64_t run, std::int64_t ordinal);

    Database &m_database;
    TraceStore m_traces;
};

} // namespace gridfolk
