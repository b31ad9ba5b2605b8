// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RunStore.h"

#include "base/Numbers.h"
#include "store/Database.h"
#include "store/Packing.h"
#include "store/TextTable.h"
#include "store/Words.h"

namespace gridfolk
{

namespace
{

constexpr const char *kSelectRun =
    "SELECT run.id, scenario_hash, body, seed, ticks, status, started_at, "
    "program_version, provider, parameters, metrics, "
    "interventions, body IS NULL FROM run LEFT JOIN text ON text.id = run.scenario";

tl::unexpected<Problem> corrupt(const Database &database, const char *part)
{
    return failure("store.corrupt", {{"file", database.path()}, {"detail", part}});
}

/// Calls take(row) for each row, which gives a Result to collect.
template <class Value, class Take>
Result<std::vector<Value>> collect(Result<Statement> rows, const Take &take)
{
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    std::vector<Value> values;
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            return values;
        }
        Result<Value> value = take(*rows);
        if (!value) {
            return tl::make_unexpected(value.error());
        }
        values.push_back(std::move(*value));
    }
}

Result<RunRecord> runOf(const Statement &row, const Database &database)
{
    RunRecord record;
    record.id = row.integer(0);
    record.scenarioHash = row.text(1);
    record.scenarioJson = row.text(2);
    record.seed = static_cast<std::uint64_t>(row.integer(3));
    record.ticks = row.integer(4);
    const auto status = words::valueOf<RunStatus>(row.text(5));
    record.startedAt = row.text(6);
    record.programVersion = row.text(7);
    record.provider = row.text(8);
    const auto parameters = packing::unpackNamed(row.text(9));
    const auto metrics = packing::unpackTexts(row.text(10));
    const auto interventions = packing::unpackInterventions(row.text(11));
    const bool isTextLost = row.integer(12) != 0;
    if (!status || !parameters || !metrics || !interventions || isTextLost) {
        return corrupt(database, "run");
    }
    record.status = *status;
    record.parameters = *parameters;
    record.metrics = *metrics;
    record.interventions = *interventions;
    return record;
}

constexpr std::size_t kPlaceFields = 7;

std::string packPlace(const Place &place)
{
    const std::vector<std::string> texts{place.path,
                                         std::to_string(place.line),
                                         std::to_string(place.column),
                                         std::to_string(place.length),
                                         place.tick ? std::to_string(*place.tick) : "",
                                         place.agent ? std::to_string(*place.agent) : "",
                                         place.rule};
    return packing::pack(texts);
}

Place unpackPlace(const std::vector<std::string> &texts)
{
    Place place;
    place.path = texts[0];
    place.line = parseNumber<std::uint32_t>(texts[1]).value_or(0);
    place.column = parseNumber<std::uint32_t>(texts[2]).value_or(0);
    place.length = parseNumber<std::uint32_t>(texts[3]).value_or(0);
    place.tick = parseNumber<std::int64_t>(texts[4]);
    place.agent = parseNumber<std::uint64_t>(texts[5]);
    place.rule = texts[6];
    return place;
}

Result<Notice> noticeOf(const Statement &row, const Database &database)
{
    const auto severity = words::valueOf<Severity>(row.text(0));
    auto arguments = packing::unpackPairs(row.text(2));
    const auto place = packing::unpackTexts(row.text(3));
    if (!severity || !arguments || !place || place->size() != kPlaceFields) {
        return corrupt(database, "notice");
    }
    return Notice{*severity,
                  Problem{row.text(1), std::move(*arguments), unpackPlace(*place), row.integer(4) != 0}};
}

} // namespace

Result<std::int64_t> RunStore::startRun(const RunRecord &record)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    const auto scenario = internText(m_database, record.scenarioJson);
    if (!scenario) {
        return scenario;
    }
    const std::string parameters = packing::pack(record.parameters);
    const std::string metrics = packing::pack(record.metrics);
    const std::string interventions = packing::pack(record.interventions);
    auto done = m_database.run(
        "INSERT INTO run(scenario_hash, scenario, seed, ticks, status, started_at, program_version, "
        "provider, parameters, metrics, interventions) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        record.scenarioHash, *scenario, record.seed, record.ticks, words::of(record.status), record.startedAt,
        record.programVersion, record.provider, Blob{parameters}, Blob{metrics}, Blob{interventions});
    const std::int64_t id = m_database.lastRowId();
    if (done) {
        done = transaction->commit();
    }
    return done ? Result<std::int64_t>(id) : tl::make_unexpected(done.error());
}

Result<void> RunStore::updateRun(const RunRecord &record)
{
    return updateRun(record.id, record.status, record.ticks, record.interventions);
}

Result<void> RunStore::updateRun(std::int64_t run, RunStatus status, std::int64_t ticks,
                                 std::span<const Intervention> interventions)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    const std::string packed = packing::pack(interventions);
    const auto done = m_database.run("UPDATE run SET status = ?, ticks = ?, interventions = ? WHERE id = ?",
                                     words::of(status), ticks, Blob{packed}, run);
    return done ? transaction->commit() : done;
}

Result<std::vector<RunRecord>> RunStore::runs()
{
    return collect<RunRecord>(m_database.prepare(std::string(kSelectRun) + " ORDER BY run.id"),
                              [this](const Statement &row) { return runOf(row, m_database); });
}

Result<RunRecord> RunStore::run(std::int64_t run)
{
    auto found = collect<RunRecord>(m_database.query(std::string(kSelectRun) + " WHERE run.id = ?", run),
                                    [this](const Statement &row) { return runOf(row, m_database); });
    if (!found) {
        return tl::make_unexpected(found.error());
    }
    if (found->empty()) {
        return failure("store.unknown-run", {{"file", m_database.path()}, {"run", std::to_string(run)}});
    }
    return std::move(found->front());
}

Result<void> RunStore::removeRun(std::int64_t run)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    auto done = m_database.run("DELETE FROM run WHERE id = ?", run);
    if (done) {
        done = m_database.run(
            "DELETE FROM text WHERE id NOT IN (SELECT scenario FROM run UNION SELECT system_prompt "
            "FROM trace UNION SELECT user_prompt FROM trace)");
    }
    return done ? transaction->commit() : done;
}

Result<void> RunStore::append(std::int64_t run, std::span<const MetricRow> metrics,
                              std::span<const TraceEvent> traces, std::span<const Notice> notices)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    auto done = insertMetrics(run, metrics);
    if (done) {
        done = m_traces.append(run, traces);
    }
    if (done) {
        done = insertNotices(run, notices);
    }
    if (done && !metrics.empty()) { // so that a run that was killed knows how far it came
        done = m_database.run("UPDATE run SET ticks = max(ticks, ?) WHERE id = ?", metrics.back().tick, run);
    }
    return done ? transaction->commit() : done;
}

Result<void> RunStore::insertMetrics(std::int64_t run, std::span<const MetricRow> rows)
{
    auto insert = m_database.prepare("INSERT OR REPLACE INTO metric_row(run, tick, data) VALUES(?, ?, ?)");
    if (!insert) {
        return tl::make_unexpected(insert.error());
    }
    for (const MetricRow &row : rows) {
        const std::string packed = packing::pack(row.values);
        insert->bindAll(run, row.tick, Blob{packed});
        if (auto done = insert->finish(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> RunStore::insertNotices(std::int64_t run, std::span<const Notice> notices)
{
    auto insert = m_database.prepare(
        "INSERT INTO notice(run, severity, code, arguments, place, warning) VALUES(?, ?, ?, ?, ?, ?)");
    if (!insert) {
        return tl::make_unexpected(insert.error());
    }
    for (const Notice &notice : notices) {
        const std::string arguments = packing::pack(notice.problem.args);
        const std::string place = packPlace(notice.problem.place);
        insert->bindAll(run, words::of(notice.severity), notice.problem.code, Blob{arguments}, Blob{place},
                        notice.problem.warning);
        if (auto done = insert->finish(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> RunStore::saveAgents(std::int64_t run, std::span<const AgentTableRecord> tables)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    auto done = m_database.run("DELETE FROM agent_table WHERE run = ?", run);
    if (done) {
        done = insertAgents(run, tables);
    }
    return done ? transaction->commit() : done;
}

Result<void> RunStore::insertAgents(std::int64_t run, std::span<const AgentTableRecord> tables)
{
    for (std::size_t ordinal = 0; ordinal < tables.size(); ++ordinal) {
        const AgentTableRecord &table = tables[ordinal];
        auto done = m_database.run("INSERT INTO agent_table(run, ordinal, kind, tick) VALUES(?, ?, ?, ?)",
                                   run, ordinal, table.kind, table.tick);
        for (std::size_t position = 0; done && position < table.columns.size(); ++position) {
            const AgentColumn &column = table.columns[position];
            const std::string packed = packing::pack(column);
            done = m_database.run(
                "INSERT INTO agent_column(run, ordinal, position, name, type, data) VALUES(?, ?, ?, ?, ?, ?)",
                run, ordinal, position, column.name, words::of(column.type), Blob{packed});
        }
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<std::vector<MetricRow>> RunStore::metrics(std::int64_t run)
{
    return collect<MetricRow>(
        m_database.query("SELECT tick, data FROM metric_row WHERE run = ? ORDER BY tick", run),
        [this](const Statement &row) -> Result<MetricRow> {
            auto values = packing::unpackDoubles(row.text(1));
            if (!values) {
                return corrupt(m_database, "metrics");
            }
            return MetricRow{row.integer(0), std::move(*values)};
        });
}

Result<std::vector<Notice>> RunStore::notices(std::int64_t run)
{
    return collect<Notice>(
        m_database.query(
            "SELECT severity, code, arguments, place, warning FROM notice WHERE run = ? ORDER BY id", run),
        [this](const Statement &row) { return noticeOf(row, m_database); });
}

Result<std::vector<AgentTableRecord>> RunStore::agents(std::int64_t run)
{
    return collect<AgentTableRecord>(
        m_database.query("SELECT ordinal, kind, tick FROM agent_table WHERE run = ? ORDER BY ordinal", run),
        [this, run](const Statement &row) -> Result<AgentTableRecord> {
            auto columns = this->columns(run, row.integer(0));
            if (!columns) {
                return tl::make_unexpected(columns.error());
            }
            return AgentTableRecord{row.text(1), row.integer(2), std::move(*columns)};
        });
}

Result<std::vector<AgentColumn>> RunStore::columns(std::int64_t run, std::int64_t ordinal)
{
    std::optional<std::size_t> length;
    return collect<AgentColumn>(
        m_database.query(
            "SELECT name, type, data FROM agent_column WHERE run = ? AND ordinal = ? ORDER BY position", run,
            ordinal),
        [this, &length](const Statement &row) -> Result<AgentColumn> {
            const auto type = words::valueOf<AgentValueType>(row.text(1));
            auto cells = type ? packing::unpackCells(*type, row.text(2)) : std::nullopt;
            if (!cells || (length && *length != cells->size())) {
                return corrupt(m_database, "agents");
            }
            length = cells->size();
            return AgentColumn{row.text(0), *type, std::move(*cells)};
        });
}

} // namespace gridfolk
