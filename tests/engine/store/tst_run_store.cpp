// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "store/Packing.h"
#include "store/ProjectFile.h"
#include "store/RunWriter.h"
#include "support/SampleRun.h"
#include "support/SampleScenario.h"

#include <QtTest>

#include <atomic>
#include <bit>
#include <limits>
#include <thread>

using namespace gridfolk;

/// Rows of runs come back as they went in.
class TestRunStore : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void headsSurvive();
    void everyStatusSurvives();
    void unknownRunIsAProblem();
    void metricsSurviveExactly();
    void aTickStoredAgainHasItsLaterRow();
    void tracesSurviveExactly();
    void tracesAreFiltered();
    void promptsAreStoredOnce();
    void noticesSurvive();
    void agentsSurvive();
    void agentsReplaceThoseBefore();
    void removedRunLeavesNothing();
    void rowsOfAMissingRunAreRefused();
    void batchIsStoredCompletelyOrNotAtAll();
    void writerStreamsBesideAReader();
    void writerGoesOnWithARun();
    void packedListsTakeAnyBytes();

private:
    [[nodiscard]] std::string path() const { return m_folder->filePath("a.gridfolk").toStdString(); }
    [[nodiscard]] std::int64_t newRun() { return m_project->runs().startRun(sampleRun()).value_or(0); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectFile> m_project;
};

void TestRunStore::init()
{
    m_project.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = *ProjectFile::create(path(), sampleScenario());
}

void TestRunStore::headsSurvive()
{
    RunRecord record = sampleRun();
    record.id = *m_project->runs().startRun(record);
    const auto read = m_project->runs().run(record.id);
    QVERIFY(read.has_value());
    QCOMPARE(read->id, record.id);
    QCOMPARE(read->scenarioHash, record.scenarioHash);
    QCOMPARE(read->scenarioJson, record.scenarioJson);
    QCOMPARE(read->seed, record.seed);
    QCOMPARE(read->ticks, record.ticks);
    QCOMPARE(read->startedAt, record.startedAt);
    QCOMPARE(read->programVersion, record.programVersion);
    QCOMPARE(read->provider, record.provider);
    QVERIFY(read->parameters == record.parameters);
    QVERIFY(read->metrics == record.metrics);
    QVERIFY(read->interventions == record.interventions);
    const std::int64_t second = newRun();
    QVERIFY(second > record.id);
    QCOMPARE(m_project->runs().runs()->size(), std::size_t{2});
    QCOMPARE(m_project->runs().runs()->back().id, second);
}

void TestRunStore::everyStatusSurvives()
{
    RunRecord record = sampleRun();
    record.id = newRun();
    for (const RunStatus status : {RunStatus::Running, RunStatus::Paused, RunStatus::Finished,
                                   RunStatus::Stopped, RunStatus::Failed}) {
        record.status = status;
        ++record.ticks;
        record.interventions.push_back({record.ticks, "gain", 1.5});
        QVERIFY(m_project->runs().updateRun(record).has_value());
        const auto read = m_project->runs().run(record.id);
        QVERIFY(read->status == status);
        QCOMPARE(read->ticks, record.ticks);
        QVERIFY(read->interventions == record.interventions);
    }
}

void TestRunStore::unknownRunIsAProblem()
{
    QCOMPARE(m_project->runs().run(99).error().code, std::string("store.unknown-run"));
    QVERIFY(m_project->runs().metrics(99)->empty());
}

void TestRunStore::metricsSurviveExactly()
{
    const std::int64_t run = newRun();
    CounterRng rng(5, Stream::Metric, 0, 0);
    std::vector<MetricRow> rows;
    for (std::int64_t tick = 0; tick < 500; ++tick) {
        rows.push_back(
            {tick, {std::bit_cast<double>(rng.bits64()), -0.0, std::numeric_limits<double>::infinity()}});
    }
    QVERIFY(m_project->runs().appendMetrics(run, rows).has_value());
    const auto read = m_project->runs().metrics(run);
    QCOMPARE(read->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE((*read)[i].tick, rows[i].tick);
        for (std::size_t j = 0; j < 3; ++j) {
            QCOMPARE(std::bit_cast<std::uint64_t>((*read)[i].values[j]),
                     std::bit_cast<std::uint64_t>(rows[i].values[j]));
        }
    }
}

void TestRunStore::aTickStoredAgainHasItsLaterRow()
{
    const std::int64_t run = newRun();
    QVERIFY(m_project->runs().appendMetrics(run, std::vector<MetricRow>{{0, {1}}, {1, {2}}}).has_value());
    QVERIFY(m_project->runs().appendMetrics(run, std::vector<MetricRow>{{1, {3}}}).has_value());
    QVERIFY((m_project->runs().metrics(run) == std::vector<MetricRow>{{0, {1}}, {1, {3}}}));
}

void TestRunStore::tracesSurviveExactly()
{
    const std::int64_t run = newRun();
    std::vector<TraceEvent> traces{sampleTrace(4, 9), sampleTrace(4, 3), TraceEvent{}};
    traces[2].tick = 5;
    for (const DecisionStatus status :
         {DecisionStatus::Valid, DecisionStatus::Fallback, DecisionStatus::Refused}) {
        traces.push_back(sampleTrace(6, std::numeric_limits<std::uint64_t>::max()));
        traces.back().status = status;
    }
    QVERIFY(m_project->runs().appendTraces(run, traces).has_value());
    const auto read = m_project->runs().traces(run);
    QVERIFY(read.has_value());
    QVERIFY(*read == traces);
}

void TestRunStore::tracesAreFiltered()
{
    const std::int64_t run = newRun();
    const std::int64_t other = newRun();
    std::vector<TraceEvent> traces;
    for (std::int64_t tick = 0; tick < 10; ++tick) {
        for (std::uint64_t agent = 0; agent < 3; ++agent) {
            traces.push_back(sampleTrace(tick, agent));
        }
    }
    QVERIFY(m_project->runs().appendTraces(run, traces).has_value());
    QVERIFY(m_project->runs().appendTraces(other, std::vector{sampleTrace(1, 1)}).has_value());
    const auto find = [&](const TraceFilter &filter) { return *m_project->runs().traces(run, filter); };
    QCOMPARE(find({}).size(), std::size_t{30});
    QCOMPARE(find({.agent = 2}).size(), std::size_t{10});
    QVERIFY(find({.agent = 2, .firstTick = 4, .lastTick = 4}) == std::vector{sampleTrace(4, 2)});
    QVERIFY(find({.limit = 2}) == (std::vector{sampleTrace(0, 0), sampleTrace(0, 1)}));
    QVERIFY(find({.firstTick = 8, .limit = 2, .offset = 2}) ==
            (std::vector{sampleTrace(8, 2), sampleTrace(9, 0)}));
    QVERIFY(find({.agent = 77}).empty());
    QCOMPARE(*m_project->runs().traceCount(run), std::int64_t{30});
    QCOMPARE(*m_project->runs().traceCount(run, {.agent = 0, .firstTick = 3}), std::int64_t{7});
}

void TestRunStore::promptsAreStoredOnce()
{
    const std::int64_t run = newRun();
    std::vector<TraceEvent> traces;
    for (std::uint64_t agent = 0; agent < 100; ++agent) {
        traces.push_back(sampleTrace(1, agent));
    }
    const std::int64_t before = *m_project->database().number("SELECT count(*) FROM text");
    QVERIFY(m_project->runs().appendTraces(run, traces).has_value());
    QCOMPARE(*m_project->database().number("SELECT count(*) FROM text"), before + 2);
}

void TestRunStore::noticesSurvive()
{
    const std::int64_t run = newRun();
    const std::vector<Notice> notices{
        {Severity::Info, {"run.print", {{"text", "hé\n"}}, {.tick = 0, .agent = 0}, false}},
        {Severity::Warning, {"llm.timeout", {}, {}, true}},
        {Severity::Error,
         {"exec.division-by-zero",
          {{"a", ""}, {"", "b"}},
          {.path = "kinds/Sheep/rules",
           .line = 3,
           .column = 9,
           .length = 4,
           .tick = -1,
           .agent = 18446744073709551615U,
           .rule = "graze"},
          false}},
    };
    QVERIFY(m_project->runs().appendNotices(run, notices).has_value());
    const auto read = m_project->runs().notices(run);
    QCOMPARE(read->size(), notices.size());
    for (std::size_t i = 0; i < notices.size(); ++i) {
        const Problem &problem = (*read)[i].problem;
        const Problem &expected = notices[i].problem;
        QVERIFY((*read)[i].severity == notices[i].severity);
        QCOMPARE(problem.code, expected.code);
        QVERIFY(problem.args == expected.args);
        QCOMPARE(problem.warning, expected.warning);
        QCOMPARE(problem.place.path, expected.place.path);
        QCOMPARE(problem.place.line, expected.place.line);
        QCOMPARE(problem.place.column, expected.place.column);
        QCOMPARE(problem.place.length, expected.place.length);
        QVERIFY(problem.place.tick == expected.place.tick);
        QVERIFY(problem.place.agent == expected.place.agent);
        QCOMPARE(problem.place.rule, expected.place.rule);
    }
}

void TestRunStore::agentsSurvive()
{
    const std::int64_t run = newRun();
    QVERIFY(m_project->runs().saveAgents(run, sampleAgents()).has_value());
    QVERIFY(m_project->runs().agents(run) == sampleAgents());
}

void TestRunStore::agentsReplaceThoseBefore()
{
    const std::int64_t run = newRun();
    QVERIFY(m_project->runs().saveAgents(run, sampleAgents()).has_value());
    auto fewer = sampleAgents();
    fewer.pop_back();
    fewer[0].tick = 18;
    QVERIFY(m_project->runs().saveAgents(run, fewer).has_value());
    QVERIFY(m_project->runs().agents(run) == fewer);
}

void TestRunStore::removedRunLeavesNothing()
{
    const std::int64_t run = newRun();
    QVERIFY(m_project->runs().appendMetrics(run, std::vector<MetricRow>{{0, {1}}}).has_value());
    QVERIFY(m_project->runs().appendTraces(run, std::vector{sampleTrace(1, 2)}).has_value());
    QVERIFY(m_project->runs().saveAgents(run, sampleAgents()).has_value());
    QVERIFY(m_project->runs().removeRun(run).has_value());
    for (const char *table : {"run", "metric_row", "trace", "agent_table", "agent_column", "text"}) {
        QCOMPARE(*m_project->database().number(std::string("SELECT count(*) FROM ") + table),
                 std::int64_t{0});
    }
    QVERIFY(newRun() > run);
}

void TestRunStore::rowsOfAMissingRunAreRefused()
{
    QVERIFY(!m_project->runs().appendMetrics(99, std::vector<MetricRow>{{0, {1}}}).has_value());
    QCOMPARE(*m_project->database().number("SELECT count(*) FROM metric_row"), std::int64_t{0});
}

void TestRunStore::batchIsStoredCompletelyOrNotAtAll()
{
    const std::int64_t run = newRun();
    const std::vector<MetricRow> rows{{0, {1}}};
    QVERIFY(m_project->database()
                .execute("PRAGMA max_page_count = " +
                         std::to_string(*m_project->database().number("PRAGMA page_count")))
                .has_value());
    std::vector<TraceEvent> traces;
    for (std::uint64_t agent = 0; agent < 1000; ++agent) {
        traces.push_back(sampleTrace(1, agent));
    }
    const auto stored = m_project->runs().append(run, rows, traces, {});
    QCOMPARE(stored.error().code, std::string("store.disk-full"));
    QVERIFY(m_project->runs().metrics(run)->empty());
    QVERIFY(m_project->runs().traces(run)->empty());
    QVERIFY(m_project->database().execute("PRAGMA max_page_count = 1000000").has_value());
    QVERIFY(m_project->runs().append(run, rows, traces, {}).has_value());
    QVERIFY(m_project->runs().traces(run) == traces);
    QVERIFY(m_project->runs().append(run, std::vector<MetricRow>{{40, {1}}}, {}, {}).has_value());
    QCOMPARE(m_project->runs().run(run)->ticks, std::int64_t{40}); // known even when nobody says the end
}

void TestRunStore::writerStreamsBesideAReader()
{
    auto writer = *RunWriter::start(path(), sampleRun());
    const std::int64_t run = writer->run();
    constexpr std::int64_t kTicks = 300;
    std::atomic<std::int64_t> confirmed = -1;
    std::atomic<int> failures = 0;
    std::thread engine([&] {
        for (std::int64_t tick = 0; tick < kTicks; ++tick) {
            const std::vector<MetricRow> rows{{tick, {static_cast<double>(tick)}}};
            const std::vector<TraceEvent> traces{sampleTrace(tick, 1)};
            failures += writer->write(rows, traces, {}) ? 0 : 1;
            confirmed = tick;
        }
        failures += writer->update(RunStatus::Finished, kTicks, {}) ? 0 : 1;
    });
    std::size_t seen = 0;
    QString fault;
    while (seen < kTicks && fault.isEmpty()) {
        const std::int64_t promised = confirmed;
        const auto rows = m_project->runs().metrics(run);
        if (!rows) {
            fault = QString::fromStdString(rows.error().code + ' ' + rows.error().arg("detail"));
            break;
        }
        if (rows->size() < seen || static_cast<std::int64_t>(rows->size()) <= promised) {
            fault = QString("%1 rows after %2, promised %3").arg(rows->size()).arg(seen).arg(promised);
        }
        // The reader saves meanwhile: the two wait for each other instead of failing.
        if (rows->size() / 10 > seen / 10) {
            failures += m_project->saveScenario(sampleScenario()) ? 0 : 1;
        }
        seen = rows->size();
    }
    engine.join();
    QCOMPARE(fault, QString());
    QCOMPARE(failures.load(), 0);
    QVERIFY(m_project->runs().run(run)->status == RunStatus::Finished);
    QCOMPARE(*m_project->runs().traceCount(run), kTicks);
}

void TestRunStore::writerGoesOnWithARun()
{
    const std::int64_t run = (*RunWriter::start(path(), sampleRun()))->run();
    auto writer = RunWriter::resume(path(), run);
    QVERIFY(writer.has_value());
    QVERIFY((*writer)->write(std::vector<MetricRow>{{3, {1}}}, {}, {}).has_value());
    QVERIFY((*writer)->saveAgents(sampleAgents()).has_value());
    QCOMPARE(m_project->runs().metrics(run)->size(), std::size_t{1});
    QVERIFY(m_project->runs().agents(run) == sampleAgents());
    QCOMPARE(RunWriter::resume(path(), run + 1).error().code, std::string("store.unknown-run"));
}

void TestRunStore::packedListsTakeAnyBytes()
{
    CounterRng rng(9, Stream::Design, 0, 0);
    for (int i = 0; i < 5000; ++i) {
        std::string bytes(rng.below(40), '\0');
        for (char &c : bytes) {
            c = static_cast<char>(rng.below(i % 2 == 0 ? 4 : 256));
        }
        if (const auto texts = packing::unpackTexts(bytes)) {
            QCOMPARE(packing::pack(*texts), bytes);
        }
        if (const auto pairs = packing::unpackPairs(bytes)) {
            QCOMPARE(packing::pack(*pairs), bytes);
        }
        if (const auto named = packing::unpackNamed(bytes)) {
            QCOMPARE(packing::pack(*named), bytes);
        }
        QCOMPARE(packing::unpackDoubles(bytes).has_value(), bytes.size() % 8 == 0);
        static_cast<void>(packing::unpackInterventions(bytes));
        for (const auto type :
             {AgentValueType::Bool, AgentValueType::Int, AgentValueType::Float, AgentValueType::Text}) {
            static_cast<void>(packing::unpackCells(type, bytes));
        }
    }
}

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_run_store.moc"
