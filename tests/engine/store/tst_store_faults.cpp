// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ProjectFile.h"
#include "store/RunWriter.h"
#include "support/ChildProcess.h"
#include "support/FaultyVfs.h"
#include "support/SampleRun.h"
#include "support/SampleScenario.h"
#include "support/TinyDisk.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

Scenario titled(const char *title)
{
    Scenario scenario = sampleScenario();
    scenario.title = title;
    return scenario;
}

constexpr int kMostOperations = 400;

} // namespace

/// A disk that is full or fails at every possible write: the old state or the new one, never a third.
class TestStoreFaults : public QObject
{
    Q_OBJECT

private slots:
    void save_data() { faults(); }
    void save();
    void saveAs_data() { faults(); }
    void saveAs();
    void create_data() { faults(); }
    void create();
    void rowsOfARun_data() { faults(); }
    void rowsOfARun();
    void reallyFullDisk();

private:
    static void faults();
    static bool isDiskProblem(const Problem &problem)
    {
        return problem.code == "store.disk-full" || problem.code == "store.cannot-write";
    }
};

void TestStoreFaults::faults()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("persists");
    QTest::newRow("full once") << SQLITE_FULL << false;
    QTest::newRow("full") << SQLITE_FULL << true;
    QTest::newRow("failing once") << SQLITE_IOERR_WRITE << false;
    QTest::newRow("failing") << SQLITE_IOERR_WRITE << true;
}

void TestStoreFaults::save()
{
    QFETCH(int, code);
    QFETCH(bool, persists);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.gridfolk").toStdString();
    QVERIFY(ProjectFile::create(path, titled("old")).has_value());
    FaultyVfs disk;
    bool failed = true;
    for (int after = 0; failed; ++after) {
        QVERIFY(after < kMostOperations);
        auto project = *ProjectFile::open(path);
        QVERIFY(project->saveScenario(titled("old")).has_value());
        disk.failAfter(after, code, persists);
        const auto saved = project->saveScenario(titled("new"));
        failed = disk.failures() > 0;
        disk.healthy();
        QVERIFY(saved.has_value() || isDiskProblem(saved.error()));
        QCOMPARE(project->loadScenario()->title, std::string(saved ? "new" : "old"));
        project.reset();
        project = *ProjectFile::open(path);
        QCOMPARE(project->loadScenario()->title, std::string(saved ? "new" : "old"));
        QVERIFY(project->checkIntegrity().has_value());
        QVERIFY(project->saveScenario(titled("after")).has_value());
    }
}

void TestStoreFaults::saveAs()
{
    QFETCH(int, code);
    QFETCH(bool, persists);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.gridfolk").toStdString();
    const std::string target = folder.filePath("b.gridfolk").toStdString();
    QVERIFY(ProjectFile::create(path, titled("original")).has_value());
    QVERIFY(ProjectFile::create(target, titled("victim")).has_value());
    FaultyVfs disk;
    bool failed = true;
    for (int after = 0; failed; ++after) {
        QVERIFY(after < kMostOperations);
        auto project = *ProjectFile::open(path);
        disk.failAfter(after, code, persists);
        const auto saved = project->saveAs(target, titled("copy"));
        failed = disk.failures() > 0;
        disk.healthy();
        QVERIFY(saved.has_value() || isDiskProblem(saved.error()));
        project.reset();
        const std::string there = (*ProjectFile::open(target))->loadScenario()->title;
        QVERIFY2(there == "copy" || (!saved && there == "victim"), there.c_str());
        QCOMPARE((*ProjectFile::open(path))->loadScenario()->title, std::string("original"));
        QVERIFY(QDir(folder.path()).entryList({"*.tmp*"}, QDir::Files | QDir::Hidden).isEmpty());
    }
}

void TestStoreFaults::create()
{
    QFETCH(int, code);
    QFETCH(bool, persists);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.gridfolk").toStdString();
    FaultyVfs disk;
    bool failed = true;
    for (int after = 0; failed; ++after) {
        QVERIFY(after < kMostOperations);
        disk.failAfter(after, code, persists);
        const bool made = ProjectFile::create(path, titled("new")).has_value();
        failed = disk.failures() > 0;
        disk.healthy();
        QVERIFY(made || failed);
        // Whatever is there is complete: all of it, or no file at all.
        if (made || QFileInfo::exists(QString::fromStdString(path))) {
            QCOMPARE((*ProjectFile::open(path))->loadScenario()->title, std::string("new"));
        }
        QFile::remove(QString::fromStdString(path));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }
}

void TestStoreFaults::rowsOfARun()
{
    QFETCH(int, code);
    QFETCH(bool, persists);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.gridfolk").toStdString();
    auto project = *ProjectFile::create(path, titled("a"));
    FaultyVfs disk;
    auto writer = *RunWriter::start(path, sampleRun());
    std::vector<MetricRow> expected;
    std::vector<TraceEvent> decisions;
    bool failed = true;
    for (int after = 0; failed; ++after) {
        QVERIFY(after < kMostOperations);
        const std::vector<MetricRow> rows{{after, {1.0, after * 1.0}}};
        const std::vector<TraceEvent> traces{sampleTrace(after, 1), sampleTrace(after, 2)};
        disk.failAfter(after, code, persists);
        auto written = writer->write(rows, traces, {});
        failed = disk.failures() > 0;
        disk.healthy();
        QVERIFY(written.has_value() || isDiskProblem(written.error()));
        QVERIFY(project->runs().metrics(writer->run())->size() == expected.size() + (written ? 1U : 0U));
        // As the run does: it paused, kept the batch, and offers it again when there is room.
        if (!written) {
            QVERIFY(writer->write(rows, traces, {}).has_value());
        }
        expected.insert(expected.end(), rows.begin(), rows.end());
        decisions.insert(decisions.end(), traces.begin(), traces.end());
        QVERIFY(project->runs().metrics(writer->run()) == expected);
    }
    QVERIFY(project->runs().traces(writer->run()) == decisions);
    QVERIFY(project->checkIntegrity().has_value());
}

void TestStoreFaults::reallyFullDisk()
{
    constexpr int kForbidden = 77;
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/a.gridfolk";
    const int step = inChild([&] {
        if (!mountTinyDisk(folder.path().toStdString(), 512)) {
            return kForbidden;
        }
        auto project = ProjectFile::create(path, titled("old"));
        auto writer = RunWriter::start(path, sampleRun());
        if (!project || !writer) {
            return 1;
        }
        std::vector<TraceEvent> stored;
        Result<void> written;
        while (written) {
            const auto trace = sampleTrace(static_cast<std::int64_t>(stored.size()), 1);
            written = (*writer)->write({}, std::vector{trace}, {});
            if (written) {
                stored.push_back(trace);
            }
        }
        if (written.error().code != "store.disk-full") {
            return 2;
        }
        Scenario large = titled("new");
        large.description = std::string(600'000, 'x');
        const auto saved = (*project)->saveScenario(large);
        if (saved || saved.error().code != "store.disk-full") {
            return 3;
        }
        const auto copied = (*project)->saveAs(folder.path().toStdString() + "/b.gridfolk", titled("copy"));
        if (copied || copied.error().code != "store.disk-full") {
            return 4;
        }
        const auto read = (*project)->runs().traces((*writer)->run());
        if (!read || *read != stored || (*project)->loadScenario()->title != "old") {
            return 5;
        }
        return (*project)->checkIntegrity() ? 0 : 6;
    });
    if (step == kForbidden) {
        QSKIP("this system lets no test mount a disk; the other tests ran on one that only pretends to be "
              "full");
    }
    QCOMPARE(step, 0);
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
