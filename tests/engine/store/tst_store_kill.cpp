// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "store/ProjectFile.h"
#include "store/RunWriter.h"
#include "support/SampleRun.h"
#include "support/SampleScenario.h"

#include <QtTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace gridfolk;

namespace
{

/// What the child says when a step is stored: one byte each, so that a kill never cuts a report in two.
enum Report : char { Row = 'r', Saved = 's', Drafted = 'd', Copied = 'c' };

Scenario numbered(std::int64_t number)
{
    Scenario scenario = sampleScenario();
    scenario.run.ticks = number;
    return scenario;
}

/// Writes until it is killed.
void work(const std::string &path, const std::string &copy, int reports)
{
    const auto report = [reports](char what) {
        if (write(reports, &what, 1) != 1) {
            _exit(3);
        }
    };
    auto project = ProjectFile::open(path);
    auto writer = RunWriter::start(path, sampleRun());
    if (!project || !writer) {
        _exit(2);
    }
    for (std::int64_t i = 1;; ++i) {
        const std::vector<MetricRow> rows{{i, {static_cast<double>(i)}}};
        const std::vector<TraceEvent> traces{sampleTrace(i, 1)};
        if (!(*writer)->write(rows, traces, {})) {
            _exit(4);
        }
        report(Row);
        if (i % 3 == 0) {
            if (!(*project)->saveDraft(numbered(i))) {
                _exit(5);
            }
            report(Drafted);
        }
        if (i % 5 == 0) {
            if (!(*project)->saveScenario(numbered(i))) {
                _exit(6);
            }
            report(Saved);
        }
        if (i % 16 == 0) {
            auto other = ProjectFile::open(path);
            if (!other || !(*other)->saveAs(copy, numbered(i))) {
                _exit(7);
            }
            report(Copied);
        }
    }
}

} // namespace

/// A program that is killed at any moment loses nothing that it had confirmed.
class TestStoreKill : public QObject
{
    Q_OBJECT

private slots:
    void killedAtAnyInstant_data();
    void killedAtAnyInstant();
};

void TestStoreKill::killedAtAnyInstant_data()
{
    QTest::addColumn<int>("seed");
    // GRIDFOLK_KILLS=1000 is the long tier.
    const int instants = qEnvironmentVariableIntValue("GRIDFOLK_KILLS") > 0
                             ? qEnvironmentVariableIntValue("GRIDFOLK_KILLS")
                             : 24;
    for (int seed = 0; seed < instants; ++seed) {
        QTest::addRow("%d", seed) << seed;
    }
}

void TestStoreKill::killedAtAnyInstant()
{
    QFETCH(int, seed);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.gridfolk").toStdString();
    const std::string copy = folder.filePath("b.gridfolk").toStdString();
    QVERIFY(ProjectFile::create(path, numbered(0)).has_value());
    int pipeEnds[2];
    QCOMPARE(pipe(pipeEnds), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(pipeEnds[0]);
        work(path, copy, pipeEnds[1]);
    }
    close(pipeEnds[1]);
    CounterRng rng(static_cast<std::uint64_t>(seed), Stream::Design, 0, 0);
    std::string reports;
    char report = 0;
    const std::uint64_t steps = 1 + rng.below(40);
    while (reports.size() < steps && read(pipeEnds[0], &report, 1) == 1) {
        reports += report;
    }
    // A seeded moment inside the next step.
    for (std::uint64_t spin = rng.below(2'000'000); spin > 0; --spin) {
        asm volatile("");
    }
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY2(WIFSIGNALED(status), qPrintable(QString("the child ended with %1").arg(WEXITSTATUS(status))));
    while (read(pipeEnds[0], &report, 1) == 1) {
        reports += report;
    }
    close(pipeEnds[0]);

    const auto rows = static_cast<std::size_t>(std::count(reports.begin(), reports.end(), Row));
    const auto saves = static_cast<std::int64_t>(std::count(reports.begin(), reports.end(), Saved));
    const auto drafts = static_cast<std::int64_t>(std::count(reports.begin(), reports.end(), Drafted));
    const auto copies = static_cast<std::int64_t>(std::count(reports.begin(), reports.end(), Copied));
    auto project = ProjectFile::open(path);
    QVERIFY2(project.has_value(), project ? "" : project.error().code.c_str());
    QVERIFY((*project)->checkIntegrity().has_value());
    const auto metrics = (*project)->runs().metrics(1);
    QVERIFY(metrics && (metrics->size() == rows || metrics->size() == rows + 1));
    const auto traces = (*project)->runs().traces(1);
    QVERIFY(traces && traces->size() == metrics->size());
    QVERIFY(traces->back() == sampleTrace(static_cast<std::int64_t>(traces->size()), 1));
    const auto document = (*project)->loadScenario();
    QVERIFY(document && (document->run.ticks == saves * 5 || document->run.ticks == (saves + 1) * 5));
    const auto draft = (*project)->loadDraft();
    QVERIFY(draft.has_value());
    if (*draft) {
        QVERIFY((*draft)->run.ticks == drafts * 3 || (*draft)->run.ticks == (drafts + 1) * 3);
    }
    if (copies > 0 || QFileInfo::exists(QString::fromStdString(copy))) {
        auto there = ProjectFile::open(copy);
        QVERIFY2(there.has_value(), there ? "" : there.error().code.c_str());
        QVERIFY((*there)->checkIntegrity().has_value());
        const std::int64_t number = (*there)->loadScenario()->run.ticks;
        QVERIFY(number == copies * 16 || number == (copies + 1) * 16);
    }
}

QTEST_GUILESS_MAIN(TestStoreKill)
#include "tst_store_kill.moc"
