// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/FileBytes.h"
#include "exchange/MetricCsv.h"
#include "exchange/ModelFile.h"
#include "exchange/OutputFile.h"
#include "support/ChildProcess.h"
#include "support/SampleScenario.h"
#include "support/TinyDisk.h"

#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace gridfolk;

namespace
{

/// For its lifetime no file of this process may grow beyond so many bytes, as on a disk that fills up.
class SizeLimit
{
public:
    explicit SizeLimit(rlim_t bytes)
        : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    SizeLimit(const SizeLimit &) = delete;
    SizeLimit &operator=(const SizeLimit &) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int);
};

QString codeOf(const Result<void> &result)
{
    return result ? QString("fine") : QString::fromStdString(result.error().code);
}

} // namespace

/// A file is replaced completely or stays as it was.
class TestOutputFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();

    void replacesAFile();
    void withoutCommitNothingHappens();
    void writesLargeFiles();
    void keepsPermissions();
    void followsALink();
    void missingFolderIsAProblem();
    void folderIsNoFile();
    void fullDeviceIsAProblem();
    void deviceGetsTheTableAlone();
    void fullDiskLeavesTheOldFile();
    void reallyFullDiskLeavesTheOldFile();
    void fullDiskLeavesTheOldTableAndItsSidecar();
    void readOnlyFileStays();
    void readOnlyFolderStays();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder->path().toStdString() + "/" + name;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutputFile::cleanup()
{
    chmod(m_folder->path().toStdString().c_str(), 0755);
    const QStringList left = QDir(m_folder->path()).entryList({"*.tmp"}, QDir::Files | QDir::Hidden);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
}

void TestOutputFile::replacesAFile()
{
    QVERIFY(writeFileAtomically(path("a"), "old and longer").has_value());
    QVERIFY(writeFileAtomically(path("a"), "new").has_value());
    QCOMPARE(*readFile(path("a")), std::string("new"));
    QVERIFY(writeFileAtomically(path("a"), "").has_value());
    QCOMPARE(*readFile(path("a")), std::string());
}

void TestOutputFile::withoutCommitNothingHappens()
{
    QVERIFY(writeFileAtomically(path("a"), "old").has_value());
    {
        OutputFile file(path("a"));
        file.write(std::string(1'000'000, 'x'));
        QVERIFY(file.finish().has_value());
        QCOMPARE(*readFile(path("a")), std::string("old"));
    }
    QCOMPARE(*readFile(path("a")), std::string("old"));
}

void TestOutputFile::writesLargeFiles()
{
    std::string bytes;
    OutputFile file(path("a"));
    for (int i = 0; i < 100'000; ++i) {
        const std::string line = std::to_string(i) + '\n';
        bytes += line;
        file.write(line);
    }
    QVERIFY(file.commit().has_value());
    QCOMPARE(*readFile(path("a")), bytes);
}

void TestOutputFile::keepsPermissions()
{
    QVERIFY(writeFileAtomically(path("a"), "old").has_value());
    QCOMPARE(chmod(path("a").c_str(), 0600), 0);
    QVERIFY(writeFileAtomically(path("a"), "new").has_value());
    struct stat status {
    };
    QCOMPARE(stat(path("a").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void TestOutputFile::followsALink()
{
    QVERIFY(writeFileAtomically(path("real"), "old").has_value());
    QVERIFY(QFile::link("real", QString::fromStdString(path("link"))));
    QVERIFY(writeFileAtomically(path("link"), "new").has_value());
    QVERIFY(QFileInfo(QString::fromStdString(path("link"))).isSymLink());
    QCOMPARE(*readFile(path("real")), std::string("new"));
}

void TestOutputFile::missingFolderIsAProblem()
{
    const auto written = writeFileAtomically(path("no/such"), "x");
    QCOMPARE(codeOf(written), QString("exchange.cannot-write"));
    QCOMPARE(written.error().arg("file"), path("no/such"));
}

void TestOutputFile::folderIsNoFile()
{
    QCOMPARE(codeOf(writeFileAtomically(m_folder->path().toStdString(), "x")),
             QString("exchange.cannot-write"));
}

void TestOutputFile::fullDeviceIsAProblem()
{
    QCOMPARE(codeOf(writeFileAtomically("/dev/full", "x")), QString("exchange.disk-full"));
}

void TestOutputFile::deviceGetsTheTableAlone()
{
    QVERIFY(exportMetrics("/dev/null", {"n"}, std::vector<MetricRow>{{0, {1}}}, {}).has_value());
    QVERIFY(!QFileInfo::exists("/dev/null.json"));
}

void TestOutputFile::fullDiskLeavesTheOldFile()
{
    QVERIFY(writeFileAtomically(path("a"), "old").has_value());
    {
        const SizeLimit limit(10'000);
        QCOMPARE(codeOf(writeFileAtomically(path("a"), std::string(20'000, 'x'))),
                 QString("exchange.disk-full"));
    }
    QCOMPARE(*readFile(path("a")), std::string("old"));
    Scenario large = sampleScenario();
    large.description = std::string(50'000, 'x');
    QVERIFY(writeModelFile(path("m.json"), sampleScenario()).has_value());
    {
        const SizeLimit limit(10'000);
        QCOMPARE(codeOf(writeModelFile(path("m.json"), large)), QString("exchange.disk-full"));
    }
    QVERIFY(readModelFile(path("m.json")) == sampleScenario());
}

void TestOutputFile::reallyFullDiskLeavesTheOldFile()
{
    constexpr int kForbidden = 77;
    const int step = inChild([&] {
        if (!mountTinyDisk(m_folder->path().toStdString(), 64)) {
            return kForbidden;
        }
        if (!writeFileAtomically(path("a"), "old")) {
            return 1;
        }
        if (codeOf(writeFileAtomically(path("a"), std::string(100'000, 'x'))) != "exchange.disk-full") {
            return 2;
        }
        if (readFile(path("a")).value_or("") != "old") {
            return 3;
        }
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size() == 1 ? 0 : 4;
    });
    if (step == kForbidden) {
        QSKIP("this system lets no test mount a disk; fullDiskLeavesTheOldFile() ran with a size limit "
              "instead");
    }
    QCOMPARE(step, 0);
}

void TestOutputFile::fullDiskLeavesTheOldTableAndItsSidecar()
{
    std::vector<MetricRow> rows{{0, {1}}};
    QVERIFY(exportMetrics(path("m.csv"), {"n"}, rows, {}).has_value());
    const std::string table = *readFile(path("m.csv"));
    const std::string sidecar = *readFile(path("m.csv.json"));
    for (std::int64_t tick = 1; tick < 5000; ++tick) {
        rows.push_back({tick, {0.5}});
    }
    {
        const SizeLimit limit(10'000);
        QCOMPARE(codeOf(exportMetrics(path("m.csv"), {"n"}, rows, {})), QString("exchange.disk-full"));
    }
    QCOMPARE(*readFile(path("m.csv")), table);
    QCOMPARE(*readFile(path("m.csv.json")), sidecar);
    // The table fits, its sidecar does not.
    Provenance titled;
    titled.modelTitle = std::string(20'000, 'x');
    {
        const SizeLimit limit(10'000);
        QCOMPARE(codeOf(exportMetrics(path("m.csv"), {"n"}, std::vector<MetricRow>{{0, {2}}}, titled)),
                 QString("exchange.disk-full"));
    }
    QCOMPARE(*readFile(path("m.csv")), table);
    QCOMPARE(*readFile(path("m.csv.json")), sidecar);
}

void TestOutputFile::readOnlyFileStays()
{
    QVERIFY(writeFileAtomically(path("a"), "old").has_value());
    QCOMPARE(chmod(path("a").c_str(), 0444), 0);
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0777), 0);
    QCOMPARE(asOrdinaryPerson(
                 [&] { return codeOf(writeFileAtomically(path("a"), "x")) == "exchange.read-only" ? 0 : 1; }),
             0);
    QCOMPARE(*readFile(path("a")), std::string("old"));
}

void TestOutputFile::readOnlyFolderStays()
{
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0555), 0);
    QCOMPARE(asOrdinaryPerson(
                 [&] { return codeOf(writeFileAtomically(path("a"), "x")) == "exchange.read-only" ? 0 : 1; }),
             0);
    QVERIFY(!QFileInfo::exists(QString::fromStdString(path("a"))));
}

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_output_file.moc"
