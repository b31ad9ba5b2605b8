// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/ScenarioJson.h"
#include "store/ProjectFile.h"
#include "store/RunWriter.h"
#include "store/Schema.h"
#include "support/ChildProcess.h"
#include "support/SampleRun.h"
#include "support/SampleScenario.h"

#include <QtTest>

#include <sys/stat.h>

using namespace gridfolk;

namespace
{

Scenario titled(const char *title)
{
    Scenario scenario = sampleScenario();
    scenario.title = title;
    return scenario;
}

template <class T>
QString codeOf(const Result<T> &result)
{
    return result ? QString("fine") : QString::fromStdString(result.error().code);
}

} // namespace

/// The document, its draft and its copies.
class TestProjectFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void createdProjectHoldsItsDocument();
    void createRefusesATakenPath();
    void createInAMissingFolderSaysSo();
    void saveReplacesTheDocumentOnly();
    void draftIsKeptUntilDroppedOrSaved();
    void nothingIsLeftBeside();
    void fileCarriesItsMarks();
    void saveAsGoesOnInTheCopy();
    void saveAsReplacesAnotherProject();
    void saveAsReplacesAnyFile();
    void saveAsIgnoresAStaleLog();
    void saveAsToItselfIsSave();
    void saveAsRefusesAFileInUse();
    void saveAsFollowsALink();
    void busyFileIsToldAndUnharmed();
    void readOnlyFileOpensButCannotBeSaved();
    void readOnlyFolderOpensButCannotBeSaved();
    void oldVersionsAreMigratedStepByStep();
    void failingMigrationLeavesTheStepBefore();
    void oddNamesWork();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder->path().toStdString() + "/" + name;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProjectFile::createdProjectHoldsItsDocument()
{
    {
        const auto project = ProjectFile::create(path("a.gridfolk"), sampleScenario());
        QVERIFY(project.has_value());
        QVERIFY(!(*project)->readOnly());
        QVERIFY((*project)->loadScenario() == sampleScenario());
        QCOMPARE((*project)->runs().runs()->size(), std::size_t{0});
    }
    const auto project = ProjectFile::open(path("a.gridfolk"));
    QVERIFY(project.has_value());
    QVERIFY((*project)->loadScenario() == sampleScenario());
    QVERIFY((*project)->checkIntegrity().has_value());
}

void TestProjectFile::createRefusesATakenPath()
{
    QVERIFY(ProjectFile::create(path("a.gridfolk"), titled("first")).has_value());
    QCOMPARE(codeOf(ProjectFile::create(path("a.gridfolk"), titled("second"))), QString("store.exists"));
    QCOMPARE((*ProjectFile::open(path("a.gridfolk")))->loadScenario()->title, std::string("first"));
}

void TestProjectFile::createInAMissingFolderSaysSo()
{
    const auto project = ProjectFile::create(path("no/such/a.gridfolk"), Scenario{});
    QCOMPARE(codeOf(project), QString("store.cannot-write"));
    QCOMPARE(QString::fromStdString(project.error().arg("file")), m_folder->filePath("no/such/a.gridfolk"));
}

void TestProjectFile::saveReplacesTheDocumentOnly()
{
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("old"));
    const auto run = project->runs().startRun(sampleRun());
    QVERIFY(run.has_value());
    QVERIFY(project->saveScenario(titled("new")).has_value());
    QCOMPARE(project->loadScenario()->title, std::string("new"));
    QCOMPARE(project->runs().runs()->size(), std::size_t{1});
}

void TestProjectFile::draftIsKeptUntilDroppedOrSaved()
{
    {
        auto project = *ProjectFile::create(path("a.gridfolk"), titled("saved"));
        QVERIFY(!project->loadDraft()->has_value());
        QVERIFY(project->saveDraft(titled("draft 1")).has_value());
        QVERIFY(project->saveDraft(titled("draft 2")).has_value());
    }
    {
        auto project = *ProjectFile::open(path("a.gridfolk"));
        QCOMPARE(project->loadScenario()->title, std::string("saved"));
        QCOMPARE((*project->loadDraft())->title, std::string("draft 2"));
        QVERIFY(project->dropDraft().has_value());
        QVERIFY(!project->loadDraft()->has_value());
        QVERIFY(project->saveDraft(titled("draft 3")).has_value());
        QVERIFY(project->saveScenario(titled("saved again")).has_value());
        QVERIFY(!project->loadDraft()->has_value());
    }
    QCOMPARE((*ProjectFile::open(path("a.gridfolk")))->loadScenario()->title, std::string("saved again"));
}

void TestProjectFile::nothingIsLeftBeside()
{
    {
        auto project = *ProjectFile::create(path("a.gridfolk"), sampleScenario());
        QVERIFY(project->saveAs(path("b.gridfolk"), sampleScenario()).has_value());
        QVERIFY(!project->saveAs(path("no/such/c.gridfolk"), sampleScenario()).has_value());
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList({"a.gridfolk", "b.gridfolk"}));
}

void TestProjectFile::fileCarriesItsMarks()
{
    QVERIFY(ProjectFile::create(path("a.gridfolk"), sampleScenario()).has_value());
    QFile file(m_folder->filePath("a.gridfolk"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray header = file.read(100);
    QCOMPARE(header.mid(68, 4), QByteArray("GFLK"));
    QCOMPARE(header.mid(60, 4), QByteArray("\0\0\0\1", 4));
}

void TestProjectFile::saveAsGoesOnInTheCopy()
{
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    const auto run = project->runs().startRun(sampleRun());
    QVERIFY(project->runs().appendTraces(*run, std::vector{sampleTrace(1, 2)}).has_value());
    QVERIFY(project->saveDraft(titled("edited")).has_value());
    QVERIFY(project->saveAs(path("b.gridfolk"), titled("edited")).has_value());
    QCOMPARE(QString::fromStdString(project->path()), m_folder->filePath("b.gridfolk"));
    QCOMPARE(project->loadScenario()->title, std::string("edited"));
    QVERIFY(!project->loadDraft()->has_value());
    QVERIFY(project->runs().traces(*run) == std::vector{sampleTrace(1, 2)});
    QVERIFY(project->saveScenario(titled("later")).has_value());
    auto before = *ProjectFile::open(path("a.gridfolk"));
    QCOMPARE(before->loadScenario()->title, std::string("a"));
    QVERIFY(!before->loadDraft()->has_value());
    QVERIFY(before->checkIntegrity().has_value());
    QVERIFY(project->checkIntegrity().has_value());
}

void TestProjectFile::saveAsReplacesAnotherProject()
{
    QVERIFY(ProjectFile::create(path("b.gridfolk"), titled("victim")).has_value());
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    QVERIFY(project->saveAs(path("b.gridfolk"), titled("copy")).has_value());
    project.reset();
    QCOMPARE((*ProjectFile::open(path("b.gridfolk")))->loadScenario()->title, std::string("copy"));
}

void TestProjectFile::saveAsReplacesAnyFile()
{
    QFile file(m_folder->filePath("b.gridfolk"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("notes") == 5);
    file.close();
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    QVERIFY(project->saveAs(path("b.gridfolk"), titled("copy")).has_value());
    QCOMPARE(project->loadScenario()->title, std::string("copy"));
}

void TestProjectFile::saveAsIgnoresAStaleLog()
{
    {
        auto victim = *ProjectFile::create(path("b.gridfolk"), titled("victim"));
        QVERIFY(victim->saveScenario(titled("in the log")).has_value());
        QVERIFY(QFile::copy(m_folder->filePath("b.gridfolk-wal"), m_folder->filePath("kept")));
    }
    QFile::remove(m_folder->filePath("b.gridfolk"));
    QVERIFY(QFile::copy(m_folder->filePath("kept"), m_folder->filePath("b.gridfolk-wal")));
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    QVERIFY(project->saveAs(path("b.gridfolk"), titled("copy")).has_value());
    QCOMPARE(project->loadScenario()->title, std::string("copy"));
    QVERIFY(project->checkIntegrity().has_value());
}

void TestProjectFile::saveAsToItselfIsSave()
{
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    QVERIFY(project->saveAs(path("./a.gridfolk"), titled("b")).has_value());
    QCOMPARE(project->loadScenario()->title, std::string("b"));
}

void TestProjectFile::saveAsRefusesAFileInUse()
{
    auto other = *ProjectFile::create(path("b.gridfolk"), titled("in use"));
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    QCOMPARE(codeOf(project->saveAs(path("b.gridfolk"), titled("copy"))), QString("store.busy"));
    QCOMPARE(QString::fromStdString(project->path()), m_folder->filePath("a.gridfolk"));
    QCOMPARE(other->loadScenario()->title, std::string("in use"));
    QVERIFY(other->saveScenario(titled("still works")).has_value());
}

void TestProjectFile::saveAsFollowsALink()
{
    QVERIFY(ProjectFile::create(path("real.gridfolk"), titled("victim")).has_value());
    QVERIFY(QFile::link("real.gridfolk", m_folder->filePath("link.gridfolk")));
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("a"));
    QVERIFY(project->saveAs(path("link.gridfolk"), titled("copy")).has_value());
    project.reset();
    QVERIFY(QFileInfo(m_folder->filePath("link.gridfolk")).isSymLink());
    QCOMPARE((*ProjectFile::open(path("real.gridfolk")))->loadScenario()->title, std::string("copy"));
}

void TestProjectFile::busyFileIsToldAndUnharmed()
{
    auto project = *ProjectFile::create(path("a.gridfolk"), titled("old"));
    auto other = *Database::open(path("a.gridfolk"), Database::Access::Write);
    QVERIFY(project->database().execute("PRAGMA busy_timeout = 0").has_value());
    {
        const auto held = Transaction::begin(*other);
        QVERIFY(held.has_value());
        QCOMPARE(codeOf(project->saveScenario(titled("new"))), QString("store.busy"));
        QCOMPARE(project->loadScenario()->title, std::string("old"));
    }
    QVERIFY(project->saveScenario(titled("new")).has_value());
    QCOMPARE(project->loadScenario()->title, std::string("new"));
}

void TestProjectFile::readOnlyFileOpensButCannotBeSaved()
{
    QVERIFY(ProjectFile::create(path("a.gridfolk"), titled("fixed")).has_value());
    QCOMPARE(chmod(path("a.gridfolk").c_str(), 0444), 0);
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0777), 0);
    const int step = asOrdinaryPerson([&] {
        auto project = ProjectFile::open(path("a.gridfolk"));
        if (!project) {
            return 1;
        }
        if (!(*project)->readOnly() || (*project)->loadScenario()->title != "fixed") {
            return 2;
        }
        if (codeOf((*project)->saveScenario(titled("new"))) != "store.read-only") {
            return 3;
        }
        if (codeOf((*project)->saveDraft(titled("new"))) != "store.read-only") {
            return 4;
        }
        if (codeOf(RunWriter::start(path("a.gridfolk"), sampleRun())) != "store.read-only") {
            return 5;
        }
        return (*project)->saveAs(path("copy.gridfolk"), titled("new")).has_value() ? 0 : 6;
    });
    QCOMPARE(step, 0);
    QCOMPARE((*ProjectFile::open(path("a.gridfolk")))->loadScenario()->title, std::string("fixed"));
    QCOMPARE((*ProjectFile::open(path("copy.gridfolk")))->loadScenario()->title, std::string("new"));
}

void TestProjectFile::readOnlyFolderOpensButCannotBeSaved()
{
    QVERIFY(ProjectFile::create(path("a.gridfolk"), titled("fixed")).has_value());
    QCOMPARE(chmod(path("a.gridfolk").c_str(), 0666), 0);
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0555), 0);
    const int step = asOrdinaryPerson([&] {
        auto project = ProjectFile::open(path("a.gridfolk"));
        if (!project) {
            return 1;
        }
        if (!(*project)->readOnly() || (*project)->loadScenario()->title != "fixed") {
            return 2;
        }
        if (codeOf((*project)->saveScenario(titled("new"))) != "store.read-only") {
            return 3;
        }
        if (codeOf((*project)->saveAs(path("copy.gridfolk"), titled("new"))) != "store.read-only") {
            return 4;
        }
        return codeOf(ProjectFile::create(path("b.gridfolk"), Scenario{})) == "store.read-only" ? 0 : 5;
    });
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0755), 0);
    QCOMPARE(step, 0);
}

void TestProjectFile::oldVersionsAreMigratedStepByStep()
{
    const std::vector<std::string> steps{"CREATE TABLE a(x)", "INSERT INTO a VALUES(1)",
                                         "UPDATE a SET x = x + 10"};
    auto database = *Database::open(path("a.db"), Database::Access::Create);
    QVERIFY(migrate(*database, std::span(steps).first(1)).has_value());
    QCOMPARE(*database->number("PRAGMA user_version"), std::int64_t{1});
    QVERIFY(migrate(*database, steps).has_value());
    QCOMPARE(*database->number("PRAGMA user_version"), std::int64_t{3});
    QCOMPARE(*database->number("SELECT x FROM a"), std::int64_t{11});
    QVERIFY(migrate(*database, steps).has_value());
    QCOMPARE(*database->number("SELECT x FROM a"), std::int64_t{11});
    QCOMPARE(codeOf(migrate(*database, std::span(steps).first(2))), QString("store.newer-version"));
}

void TestProjectFile::failingMigrationLeavesTheStepBefore()
{
    const std::vector<std::string> steps{"CREATE TABLE a(x)",
                                         "INSERT INTO a VALUES(1); INSERT INTO missing VALUES(1)"};
    auto database = *Database::open(path("a.db"), Database::Access::Create);
    QVERIFY(!migrate(*database, steps).has_value());
    QCOMPARE(*database->number("PRAGMA user_version"), std::int64_t{1});
    QCOMPARE(*database->number("SELECT count(*) FROM a"), std::int64_t{0});
}

void TestProjectFile::oddNamesWork()
{
    for (const char *name :
         {"a b.gridfolk", "ä?x=1#y%41.gridfolk", "file:x.gridfolk", ":memory:", "-a;'\".gridfolk"}) {
        QVERIFY2(ProjectFile::create(path(name), titled(name)).has_value(), name);
        QCOMPARE((*ProjectFile::open(path(name)))->loadScenario()->title, std::string(name));
        QVERIFY(QFileInfo::exists(m_folder->path() + "/" + name));
    }
    const QByteArray longName = QByteArray(240, 'x') + ".gridfolk";
    QVERIFY(ProjectFile::create(path(longName.constData()), Scenario{}).has_value());
}

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_project_file.moc"
