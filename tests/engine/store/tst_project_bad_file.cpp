// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "store/ProjectFile.h"
#include "store/Schema.h"
#include "support/SampleRun.h"
#include "support/SampleScenario.h"

#include <QtTest>

#include <sqlite3.h>

using namespace gridfolk;

namespace
{

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Runs SQL on a file without any of our guards.
void change(const QString &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(path.toStdString().c_str(), &handle), SQLITE_OK);
    char *message = nullptr;
    QVERIFY2(sqlite3_exec(handle, sql, nullptr, nullptr, &message) == SQLITE_OK, message);
    sqlite3_close(handle);
}

/// Opens a project and reads everything in it: "fine" or the first problem's code.
QString readAll(const QString &path)
{
    auto project = ProjectFile::open(path.toStdString());
    if (!project) {
        return QString::fromStdString(project.error().code);
    }
    const auto scenario = (*project)->loadScenario();
    const auto draft = (*project)->loadDraft();
    const auto runs = (*project)->runs().runs();
    QString code = "fine";
    const auto note = [&code](const auto &result) {
        code = result ? code : QString::fromStdString(result.error().code);
    };
    note(scenario);
    note(draft);
    note(runs);
    for (std::int64_t run = 1; run <= 2; ++run) {
        note((*project)->runs().metrics(run));
        note((*project)->runs().traces(run));
        note((*project)->runs().notices(run));
        note((*project)->runs().agents(run));
    }
    if (scenario && *scenario != sampleScenario()) {
        code = "changed unseen";
    }
    return code;
}

} // namespace

/// Files that are damaged, foreign or from the future.
class TestProjectBadFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_path = m_folder.filePath("a.gridfolk"); }
    void cleanup();

    void soundFileIsFine();
    void foreignFilesAreRefusedUnchanged_data();
    void foreignFilesAreRefusedUnchanged();
    void missingFile();
    void folderIsNoProject();
    void newerVersionIsRefusedUnchanged();
    void truncatedFiles();
    void corruptAtEvery97thByte();
    void strangeSchemaIsRefused_data();
    void strangeSchemaIsRefused();
    void strangeDataIsAProblem_data();
    void strangeDataIsAProblem();
    void lostDocumentIsAProblem();

private:
    QTemporaryDir m_folder;
    QString m_path;
    QByteArray m_sound; ///< a small project with one of everything
};

void TestProjectBadFile::initTestCase()
{
    const QString path = m_folder.filePath("sound.gridfolk");
    {
        auto project = *ProjectFile::create(path.toStdString(), sampleScenario());
        const auto run = project->runs().startRun(sampleRun());
        QVERIFY(run.has_value());
        const std::vector<MetricRow> rows{{0, {1, 2}}, {1, {3, 4}}};
        const std::vector<TraceEvent> traces{sampleTrace(1, 2), sampleTrace(1, 3)};
        const std::vector<Notice> notices{
            {Severity::Error, {"run.x", {{"a", "b"}}, {.path = "p", .tick = 3}, false}}};
        QVERIFY(project->runs().append(*run, rows, traces, notices).has_value());
        QVERIFY(project->runs().saveAgents(*run, sampleAgents()).has_value());
    }
    m_sound = bytesOf(path);
    QVERIFY(m_sound.size() > 10'000);
}

void TestProjectBadFile::cleanup()
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"}) {
        QFile::remove(m_path + suffix);
    }
}

void TestProjectBadFile::soundFileIsFine()
{
    writeBytes(m_path, m_sound);
    QCOMPARE(readAll(m_path), QString("fine"));
}

void TestProjectBadFile::foreignFilesAreRefusedUnchanged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QString strange = m_folder.filePath("strange.db");
    change(strange, "CREATE TABLE stock(id INTEGER, price REAL); INSERT INTO stock VALUES(1, 2.5)");
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16).repeated(20)
                             << "store.not-a-project";
    QTest::newRow("model as JSON") << QByteArray("{\"gridfolk\": 1}") << "store.not-a-project";
    QTest::newRow("another database") << bytesOf(strange) << "store.not-a-project";
    QTest::newRow("zeros") << QByteArray(4096, '\0') << "store.not-a-project";
    QTest::newRow("one letter") << QByteArray("S") << "store.truncated";
    QTest::newRow("empty") << QByteArray() << "store.truncated";
}

void TestProjectBadFile::foreignFilesAreRefusedUnchanged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    writeBytes(m_path, bytes);
    QCOMPARE(readAll(m_path), code);
    QCOMPARE(bytesOf(m_path), bytes);
    QVERIFY(!QFileInfo::exists(m_path + "-wal"));
}

void TestProjectBadFile::missingFile()
{
    QCOMPARE(readAll(m_path), QString("store.missing"));
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestProjectBadFile::folderIsNoProject()
{
    QCOMPARE(readAll(m_folder.path()), QString("store.not-a-project"));
}

void TestProjectBadFile::newerVersionIsRefusedUnchanged()
{
    writeBytes(m_path, m_sound);
    change(m_path, "PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)");
    const QByteArray before = bytesOf(m_path);
    const auto project = ProjectFile::open(m_path.toStdString());
    QVERIFY(!project.has_value());
    QCOMPARE(project.error().code, std::string("store.newer-version"));
    QCOMPARE(project.error().arg("found"), std::string("2"));
    QCOMPARE(project.error().arg("known"), std::string("1"));
    QCOMPARE(bytesOf(m_path), before);
}

void TestProjectBadFile::truncatedFiles()
{
    for (qsizetype length = 0; length < m_sound.size(); length += 997) {
        const QByteArray cut = m_sound.left(length);
        writeBytes(m_path, cut);
        QCOMPARE(readAll(m_path), QString("store.truncated"));
        QCOMPARE(bytesOf(m_path), cut);
    }
    writeBytes(m_path, m_sound.left(m_sound.size() - 1));
    QCOMPARE(readAll(m_path), QString("store.truncated"));
}

void TestProjectBadFile::corruptAtEvery97thByte()
{
    CounterRng rng(3, Stream::Design, 0, 0);
    int refused = 0;
    for (qsizetype i = 0; i < m_sound.size(); i += 97) {
        QByteArray bytes = m_sound;
        bytes[i] = static_cast<char>(bytes[i] ^ static_cast<char>(1 + rng.below(255)));
        writeBytes(m_path, bytes);
        const QString code = readAll(m_path);
        QVERIFY2(code == "fine" || code.startsWith("store."),
                 qPrintable(QString("byte %1: %2").arg(i).arg(code)));
        refused += code == "fine" ? 0 : 1;
        cleanup();
    }
    QVERIFY(refused > 10);
}

void TestProjectBadFile::strangeSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("trigger") << QByteArray(
        "CREATE TRIGGER t AFTER INSERT ON draft BEGIN DELETE FROM document; END");
    QTest::newRow("view") << QByteArray("CREATE VIEW v AS SELECT 1");
    QTest::newRow("table in disguise") << QByteArray("DROP TABLE draft; CREATE VIEW draft AS SELECT 1 AS id");
    QTest::newRow("more tables") << QByteArray("CREATE TABLE more(x)");
    QTest::newRow("fewer tables") << QByteArray("DROP TABLE notice");
    QTest::newRow("other columns") << QByteArray("ALTER TABLE draft ADD COLUMN x DEFAULT (randomblob(9))");
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE v USING fts5(x)");
}

void TestProjectBadFile::strangeSchemaIsRefused()
{
    QFETCH(QByteArray, sql);
    writeBytes(m_path, m_sound);
    change(m_path, sql.constData());
    QCOMPARE(readAll(m_path), QString("store.corrupt"));
}

void TestProjectBadFile::strangeDataIsAProblem_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *sql, const char *code = "store.corrupt") {
        QTest::newRow(name) << QByteArray(sql) << QString(code);
    };
    row("document edited", "UPDATE document SET json = replace(json, 'Sheep', 'Wolf')");
    row("document with a matching hash", "UPDATE document SET json = '', hash = '2d06800538d394c2'",
        "scenario.truncated");
    row("document is a number", "UPDATE document SET json = 7");
    row("status", "UPDATE run SET status = 'dancing'");
    row("parameters", "UPDATE run SET parameters = x'ffffffff00'");
    row("metrics of a run", "UPDATE run SET metrics = x'01'");
    row("interventions", "UPDATE run SET interventions = zeroblob(11)");
    row("metric row", "UPDATE metric_row SET data = x'00'");
    row("attempts", "UPDATE trace SET attempts = x'ffffff7f41'");
    row("arguments", "UPDATE trace SET arguments = x'01000000'");
    row("decision status", "UPDATE trace SET status = ''");
    row("lost prompts", "DELETE FROM text WHERE id IN (SELECT user_prompt FROM trace)");
    row("lost model of a run", "DELETE FROM text WHERE id IN (SELECT scenario FROM run)");
    row("severity", "UPDATE notice SET severity = 'x'");
    row("place", "UPDATE notice SET place = x''");
    row("agents of unequal length", "UPDATE agent_column SET data = x'' WHERE position = 2");
    row("agents of another type", "UPDATE agent_column SET type = 'x'");
}

void TestProjectBadFile::strangeDataIsAProblem()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, code);
    writeBytes(m_path, m_sound);
    change(m_path, sql.constData());
    QCOMPARE(readAll(m_path), code);
}

void TestProjectBadFile::lostDocumentIsAProblem()
{
    writeBytes(m_path, m_sound);
    change(m_path, "DELETE FROM document");
    QCOMPARE(readAll(m_path), QString("store.corrupt"));
}

QTEST_GUILESS_MAIN(TestProjectBadFile)
#include "tst_project_bad_file.moc"
