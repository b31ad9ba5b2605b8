// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/ExportController.h"
#include "controllers/FileController.h"
#include "controllers/RunController.h"
#include "controllers/RunDirector.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "modes/AnalyzeMode.h"
#include "panels/RunTabs.h"
#include "support/FullDisk.h"
#include "support/PlainUser.h"
#include "widgets/MessageBanner.h"
#include "widgets/ProblemsView.h"
#include "widgets/TransportBar.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <memory>

using namespace gridfolk;

namespace
{

constexpr int kHeaderVersion = 60;       // of an SQLite file: user_version, big-endian
constexpr int kHeaderApplicationId = 68; // and application_id

const QFile::Permissions kReadOnly = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
const QFile::Permissions kReadOnlyFolder = kReadOnly | QFile::ExeOwner;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

constexpr char kModel[] = R"json({ "gridfolk": 1, "title": "Pond",
  "world": { "width": 8, "height": 6, "torus": false, "capacity": 1 },
  "kinds": [ { "name": "Duck", "attributes": [ { "name": "energy", "type": "float", "initial": "3" } ],
               "placement": { "count": "%1" }, "rules": [ %2 ] } ],
  "metrics": [ { "name": "ducks", "expression": "count(Duck)" } ],
  "run": { "ticks": 200 } })json";

/// A small model as JSON with these lines of rules.
QByteArray modelJson(const QStringList &rules, const QString &count = QStringLiteral("4"))
{
    QStringList lines;
    for (QString line : rules) {
        lines << QLatin1Char('"') + line.replace(QLatin1Char('"'), QStringLiteral("\\\"")) + QLatin1Char('"');
    }
    return QString::fromLatin1(kModel).arg(count, lines.join(QStringLiteral(", "))).toUtf8();
}

/// A project of a small model as it lies on the disk.
QByteArray projectBytes(const QString &path)
{
    {
        const auto scenario = scenarioFromJson(modelJson({}).toStdString());
        if (!scenario || !ProjectFile::create(path.toStdString(), *scenario)) {
            return {};
        }
    }
    QByteArray bytes = bytesOf(path);
    QFile::remove(path);
    return bytes;
}

} // namespace

/// Everything that a person can give the window by mistake, and a disk that is full: each gets words that say
/// what, where and what to do, and the window, the document and the results so far stay.
class StudioBadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void cleanupTestCase() { m_studio.reset(); }

    void badFileIsRefused_data();
    void badFileIsRefused();
    void readOnlyProjectIsOpened_data();
    void readOnlyProjectIsOpened();
    void placeThatCannotBeWritten_data();
    void placeThatCannotBeWritten();
    void fullDiskOnSave_data();
    void fullDiskOnSave();
    void fullDiskUnderTheDraft();
    void fullDiskUnderARun();
    void fullDiskUnderAnExport();
    void brokenModelIsExplained_data();
    void brokenModelIsExplained();
    void brokenRuleLeavesTheRunAlone();
    void failingRulePausesTheRun_data();
    void failingRulePausesTheRun();
    void populationThatDoesNotFit();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    void runSome();
    void edit(const QString &title);
    void makeReadOnly(const QString &path, QFile::Permissions permissions);
    [[nodiscard]] QPushButton *bannerButton(const QString &text) const;
    [[nodiscard]] QToolButton *transportButton(const QString &name) const;
    /// The banner says all of this, and more than a code.
    void bannerSays(const QStringList &words) const;
    void dismissBanner() const;
    [[nodiscard]] ProblemRow lastProblem() const;
    /// Clicks and events still get through: a new run starts, runs and pauses.
    void windowLives();
    /// The metrics so far can be exported.
    void resultsAreKept();

    std::unique_ptr<StudioFixture> m_studio;
    QStringList m_readOnly;
};

/// One window goes through all of it, as long as it does well.
void StudioBadInputTest::init()
{
    if (!m_studio) {
        m_studio = std::make_unique<StudioFixture>();
    }
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::DontSave;
    QVERIFY(window().files().newModel());
    while (window().banner().isVisible()) {
        dismissBanner();
    }
    window().run().setSpeed(200);
}

void StudioBadInputTest::cleanup()
{
    for (const QString &path : std::as_const(m_readOnly)) {
        QFile::setPermissions(path, kReadOnly | QFile::WriteOwner | QFile::ExeOwner);
    }
    m_readOnly.clear();
    if (QTest::currentTestFailed()) {
        m_studio.reset();
    }
}

void StudioBadInputTest::runSome()
{
    emit window().findChild<WelcomePage *>()->runExampleRequested(QStringLiteral("wolf_sheep"));
    EVENTUALLY(window().run().state().tick > 5);
    window().run().pause();
    EVENTUALLY(window().run().state().phase != RunPhase::Running);
}

void StudioBadInputTest::edit(const QString &title)
{
    ChangeEvent event;
    event.part = ChangeEvent::Part::Texts;
    window().document().change<std::string>(
        QStringLiteral("title"), event, [](Scenario &scenario) -> std::string & { return scenario.title; },
        title.toStdString());
}

void StudioBadInputTest::makeReadOnly(const QString &path, QFile::Permissions permissions)
{
    QVERIFY(QFile::setPermissions(path, permissions));
    m_readOnly.prepend(path);
}

QPushButton *StudioBadInputTest::bannerButton(const QString &text) const
{
    for (QPushButton *button : window().banner().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text) {
            return button;
        }
    }
    return nullptr;
}

QToolButton *StudioBadInputTest::transportButton(const QString &name) const
{
    for (QToolButton *button : window().findChild<TransportBar *>()->findChildren<QToolButton *>()) {
        if (button->accessibleName() == name) {
            return button;
        }
    }
    return nullptr;
}

void StudioBadInputTest::bannerSays(const QStringList &words) const
{
    QVERIFY(window().banner().isVisible());
    const QString said = window().banner().accessibleName();
    QVERIFY2(said.size() > 50, qPrintable(said));
    for (const QString &word : words) {
        QVERIFY2(said.contains(word), qPrintable(word + QStringLiteral(" is not in: ") + said));
    }
}

void StudioBadInputTest::dismissBanner() const
{
    QTest::mouseClick(window().banner().findChild<QToolButton *>(), Qt::LeftButton);
}

ProblemRow StudioBadInputTest::lastProblem() const
{
    const ProblemsModel *problems = window().tabs().problems()->model();
    return problems->rowCount() > 0 ? problems->problem(problems->rowCount() - 1) : ProblemRow();
}

void StudioBadInputTest::windowLives()
{
    window().actions().newModel->trigger();
    emit window().findChild<WelcomePage *>()->runExampleRequested(QStringLiteral("game_of_life"));
    EVENTUALLY(window().run().state().tick > 3);
    QTest::mouseClick(transportButton(QStringLiteral("Pause")), Qt::LeftButton);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    window().actions().reset->trigger();
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
}

void StudioBadInputTest::resultsAreKept()
{
    const qint64 ticks = window().run().state().tick;
    QCOMPARE(window().exporter().rows().size(), std::size_t(ticks + 1));
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("kept.csv"));
    QSignalSpy finished(&window().exporter(), &ExportController::finished);
    window().actions().exportCsv->trigger();
    EVENTUALLY_EQUAL(finished.count(), 1);
    dismissBanner();
    QCOMPARE(bytesOf(m_studio->dialogs.fileToSave).count('\n'), ticks + 2); // a head, and tick 0
}

void StudioBadInputTest::badFileIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("words");
    const QString project = QStringLiteral("a.gridfolk");
    const QString json = QStringLiteral("a.gridfolk.json");
    const QString left = QStringLiteral("left as it is");
    const auto row = [](const char *title, const QString &name, const QByteArray &content,
                        const QStringList &words) { QTest::newRow(title) << name << content << words; };

    const QTemporaryDir folder;
    const QByteArray good = projectBytes(folder.filePath(project));
    QVERIFY(good.size() > 1000);
    QByteArray newer = good;
    newer[kHeaderVersion + 2] = 3;
    QByteArray foreign = good;
    foreign[kHeaderApplicationId] = static_cast<char>(foreign[kHeaderApplicationId] + 1);
    QByteArray damaged = good;
    damaged.replace(4096, 4096, QByteArray(4096, 'x'));

    row("foreign", project, "not a project at all, only text",
        {project, QStringLiteral("not a Gridfolk project"), QStringLiteral("Choose")});
    row("empty", project, QByteArray(), {project, QStringLiteral("missing"), QStringLiteral("backup")});
    row("another program's database", project, foreign,
        {project, QStringLiteral("not a Gridfolk project"), QStringLiteral("Choose")});
    row("truncated project", project, good.left(good.size() / 2),
        {project, QStringLiteral("missing"), QStringLiteral("backup"), left});
    row("damaged project", project, damaged, {project, QStringLiteral("damaged"), QStringLiteral("backup")});
    row("newer project", project, newer,
        {project, QStringLiteral("newer Gridfolk"), QStringLiteral("Install")});
    row("missing", QStringLiteral("none.gridfolk"), {},
        {QStringLiteral("none.gridfolk"), QStringLiteral("moved or renamed")});
    row("missing model", QStringLiteral("none.gridfolk.json"), {},
        {QStringLiteral("none.gridfolk.json"), QStringLiteral("moved or renamed")});
    row("folder", QStringLiteral("folder.gridfolk"), {}, {QStringLiteral("folder.gridfolk")});
    row("folder as model", QStringLiteral("folder.gridfolk.json"), {},
        {QStringLiteral("folder.gridfolk.json"), QStringLiteral("not a folder")});
    row("unreadable", QStringLiteral("secret.gridfolk"), good,
        {QStringLiteral("secret.gridfolk"), QStringLiteral("may read")});
    row("unreadable model", QStringLiteral("secret.gridfolk.json"), modelJson({}),
        {QStringLiteral("secret.gridfolk.json"), QStringLiteral("may read")});

    row("truncated", json, "{ \"gridfolk\": 1, \"tit", {json, QStringLiteral("last part is missing")});
    row("not JSON", json, "{ \"gridfolk\": 1,\n  \"title\" \"x\" }",
        {json, QStringLiteral("line 2"), QStringLiteral("comma")});
    row("wrong type", json, "{ \"gridfolk\": 1, \"title\": 7 }",
        {json, QStringLiteral("title"), QStringLiteral("has 7"), QStringLiteral("text")});
    row("unknown key", json, "{ \"gridfolk\": 1, \"titel\": \"x\" }",
        {json, QStringLiteral("“titel”"), QStringLiteral("“title”")});
    row("newer", json, "{ \"gridfolk\": 999 }",
        {json, QStringLiteral("newer Gridfolk"), QStringLiteral("999"), QStringLiteral("Install")});
    row("not a model", json, "{ \"name\": \"npm\" }", {json, QStringLiteral("not a Gridfolk model")});
}

void StudioBadInputTest::badFileIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, words);
    const QString path = m_studio->path(name);
    if (name.startsWith(QStringLiteral("folder"))) {
        QVERIFY(QDir().mkpath(path));
    } else if (!name.startsWith(QStringLiteral("none"))) {
        writeBytes(path, content);
    }
    if (name.startsWith(QStringLiteral("secret"))) {
        makeReadOnly(path, {});
    }
    runSome();
    const Scenario before = window().document().scenario();
    const qint64 tick = window().run().state().tick;
    m_studio->dialogs.fileToOpen = path;
    window().actions().open->trigger();
    bannerSays(words);
    QVERIFY(window().document().scenario() == before);
    QCOMPARE(window().run().state().tick, tick);
    if (!name.startsWith(QStringLiteral("secret"))) {
        QCOMPARE(bytesOf(path), content);
    }
    resultsAreKept();
    windowLives();
}

void StudioBadInputTest::readOnlyProjectIsOpened_data()
{
    QTest::addColumn<bool>("folderToo");
    QTest::newRow("file") << false;
    QTest::newRow("folder") << true;
}

void StudioBadInputTest::readOnlyProjectIsOpened()
{
    QFETCH(bool, folderToo);
    const QString folder = m_studio->path(folderToo ? QStringLiteral("archive") : QStringLiteral("attic"));
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + QStringLiteral("/old.gridfolk");
    const QByteArray content = projectBytes(path);
    writeBytes(path, content);
    makeReadOnly(path, kReadOnly);
    if (folderToo) {
        makeReadOnly(folder, kReadOnlyFolder);
    }
    QVERIFY(window().open(path));
    bannerSays({QStringLiteral("old.gridfolk"), QStringLiteral("read-only"), QStringLiteral("Save as"),
                QStringLiteral("runs")});
    window().actions().playPause->trigger(); // it runs all the same
    EVENTUALLY(window().run().state().tick > 3);
    window().run().pause();
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    edit(QStringLiteral("Mine"));
    const QString copy = m_studio->path(QStringLiteral("copy.gridfolk"));
    m_studio->dialogs.fileToSave = copy;
    window().actions().save->trigger(); // asks for another place
    QVERIFY(!window().isWindowModified());
    QCOMPARE(window().files().path(), copy);
    QCOMPARE(bytesOf(path), content);
    auto project = ProjectFile::open(copy.toStdString());
    QVERIFY(project.has_value());
    QCOMPARE((*project)->loadScenario()->title, std::string("Mine"));
    resultsAreKept();
    windowLives();
}

void StudioBadInputTest::placeThatCannotBeWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("words");
    const QStringList readOnly{QStringLiteral("read-only")};
    const QStringList folderMissing{QStringLiteral("folder exists"), QStringLiteral("another place")};
    for (const QString &ending : {QStringLiteral(".gridfolk"), QStringLiteral(".gridfolk.json")}) {
        const auto row = [&ending](const char *title, const QString &name, const QStringList &words) {
            QTest::addRow("%s, %s", title, qPrintable(ending)) << name + ending << words;
        };
        row("read-only file", QStringLiteral("locked"), readOnly);
        row("read-only folder", QStringLiteral("archive/new"), readOnly);
        row("no such folder", QStringLiteral("nowhere/new"), folderMissing);
        row("below a file", QStringLiteral("plain/new"), folderMissing);
        row("over a folder", QStringLiteral("folder"), {QStringLiteral("folder")});
    }
}

void StudioBadInputTest::placeThatCannotBeWritten()
{
    QFETCH(QString, name);
    QFETCH(QStringList, words);
    const QByteArray old = "somebody's file";
    const QString path = m_studio->path(name);
    writeBytes(m_studio->path(QStringLiteral("plain")), old);
    QVERIFY(QDir().mkpath(m_studio->path(QStringLiteral("archive"))));
    if (name.startsWith(QStringLiteral("archive"))) {
        makeReadOnly(m_studio->path(QStringLiteral("archive")), kReadOnlyFolder);
    } else if (name.startsWith(QStringLiteral("locked"))) {
        writeBytes(path, old);
        makeReadOnly(path, kReadOnly);
    } else if (name.startsWith(QStringLiteral("folder"))) {
        QVERIFY(QDir().mkpath(path));
    }
    runSome();
    edit(QStringLiteral("Mine"));
    const QString title = window().windowTitle();
    m_studio->dialogs.fileToSave = path;
    window().actions().saveAs->trigger();
    bannerSays(words + QStringList{name.section(QLatin1Char('/'), -1)});
    QVERIFY(window().isWindowModified());
    QVERIFY(window().files().isUntitled());
    QCOMPARE(window().windowTitle(), title);
    if (name.startsWith(QStringLiteral("locked"))) {
        QCOMPARE(bytesOf(path), old);
    }
    QCOMPARE(bytesOf(m_studio->path(QStringLiteral("plain"))), old);
    const QStringList entries = QDir(m_studio->path(QString())).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(entries.filter(QStringLiteral(".tmp")).isEmpty(), qPrintable(entries.join(QLatin1Char(' '))));
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("good") + name.section(QLatin1Char('.'), 1));
    window().actions().saveAs->trigger();
    QVERIFY(!window().isWindowModified());
    resultsAreKept();
    windowLives();
}

void StudioBadInputTest::fullDiskOnSave_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<bool>("as");
    QTest::newRow("project") << QStringLiteral(".gridfolk") << false;
    QTest::newRow("model") << QStringLiteral(".gridfolk.json") << false;
    QTest::newRow("project under another name") << QStringLiteral(".gridfolk") << true;
    QTest::newRow("model under another name") << QStringLiteral(".gridfolk.json") << true;
}

void StudioBadInputTest::fullDiskOnSave()
{
    QFETCH(QString, ending);
    QFETCH(bool, as);
    runSome();
    const QString path = m_studio->path(QStringLiteral("first") + ending);
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    const QByteArray content = bytesOf(path);
    edit(QStringLiteral("Mine"));
    const QString other = m_studio->path(QStringLiteral("other") + ending);
    m_studio->dialogs.fileToSave = other;
    {
        const FullDisk full;
        (as ? window().actions().saveAs : window().actions().save)->trigger();
        bannerSays({QStringLiteral("disk is full"), as ? other : path, QStringLiteral("Free some space")});
    }
    QVERIFY(window().isWindowModified());
    QCOMPARE(window().files().path(), path);
    QCOMPARE(bytesOf(path), content);
    QVERIFY(!QFile::exists(other));
    window().actions().save->trigger(); // space was made
    QVERIFY(!window().isWindowModified());
    QVERIFY(window().banner().isHidden());
    QVERIFY(window().close());
    m_studio->open();
    QVERIFY(window().open(path));
    QCOMPARE(window().document().scenario().title, std::string("Mine"));
}

void StudioBadInputTest::fullDiskUnderTheDraft()
{
    runSome();
    const QString path = m_studio->path(QStringLiteral("first.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    window().files().findChild<QTimer *>()->setInterval(1); // no need to wait for it
    const QByteArray content = bytesOf(path);
    {
        const FullDisk full;
        edit(QStringLiteral("Mine"));
        EVENTUALLY(window().banner().isVisible());
        bannerSays({QStringLiteral("disk is full"), QStringLiteral("first.gridfolk"),
                    QStringLiteral("Free some space")});
    }
    QCOMPARE(window().document().scenario().title, std::string("Mine"));
    QVERIFY(window().isWindowModified());
    QCOMPARE(bytesOf(path), content);
    edit(QStringLiteral("Mine, too"));
    const auto draft = [&path] {
        auto project = ProjectFile::open(path.toStdString());
        auto kept = project ? (*project)->loadDraft() : tl::make_unexpected(project.error());
        return kept && *kept ? (*kept)->title : std::string();
    };
    EVENTUALLY_EQUAL(draft(), std::string("Mine, too"));
    window().actions().save->trigger();
    QVERIFY(!window().isWindowModified());
    windowLives();
}

void StudioBadInputTest::fullDiskUnderARun()
{
    runSome();
    const QString path = m_studio->path(QStringLiteral("first.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    {
        const FullDisk full;
        window().actions().playPause->trigger();
        EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Running);
        EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
        EVENTUALLY(window().banner().isVisible());
        bannerSays({QStringLiteral("disk is full"), QStringLiteral("first.gridfolk"),
                    QStringLiteral("Free some space"), QStringLiteral("press play")});
        QVERIFY(lastProblem().what.contains(QStringLiteral("disk is full")));
    }
    resultsAreKept();
    const qint64 tick = window().run().state().tick;
    window().actions().playPause->trigger(); // space was made
    EVENTUALLY(window().run().state().tick > tick + 3);
    window().run().pause();
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    EVENTUALLY(window().banner().isHidden());
    const qint64 ticks = window().run().state().tick;
    QVERIFY(window().close());
    m_studio->open();
    QVERIFY(window().open(path));
    EVENTUALLY(window().analyze().chosen() != nullptr);
    QCOMPARE(window().analyze().chosen()->metrics.size(), std::size_t(ticks + 1)); // nothing is missing
}

void StudioBadInputTest::fullDiskUnderAnExport()
{
    runSome();
    const QString path = m_studio->path(QStringLiteral("out.csv"));
    writeBytes(path, "the one of yesterday");
    m_studio->dialogs.fileToSave = path;
    {
        const FullDisk full;
        QSignalSpy failed(&window().exporter(), &ExportController::failed);
        window().actions().exportCsv->trigger();
        EVENTUALLY_EQUAL(failed.count(), 1);
        bannerSays(
            {QStringLiteral("disk is full"), QStringLiteral("out.csv"), QStringLiteral("Free some space")});
    }
    QCOMPARE(bytesOf(path), QByteArray("the one of yesterday"));
    resultsAreKept();
    windowLives();
}

void StudioBadInputTest::brokenModelIsExplained_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QStringList>("words");
    const QStringList place{QStringLiteral("kinds/Duck/rules"), QStringLiteral("line 2")};
    QTest::newRow("does not parse") << modelJson({QStringLiteral("rule swim every step:"),
                                                  QStringLiteral("    move_to((random_choice(cells))")})
                                    << place + QStringList{QStringLiteral("`)`")};
    QTest::newRow("does not type-check")
        << modelJson({QStringLiteral("rule swim every step:"), QStringLiteral("    energy = \"full\"")})
        << place + QStringList{QStringLiteral("float"), QStringLiteral("text")};
    QTest::newRow("unknown name") << modelJson({QStringLiteral("rule swim every step:"),
                                                QStringLiteral("    enrgy = 2")})
                                  << place +
                                         QStringList{QStringLiteral("`enrgy`"), QStringLiteral("`energy`")};
}

void StudioBadInputTest::brokenModelIsExplained()
{
    QFETCH(QByteArray, model);
    QFETCH(QStringList, words);
    const QString path = m_studio->path(QStringLiteral("a.gridfolk.json"));
    writeBytes(path, model);
    QVERIFY(window().open(path));
    bannerSays(words);
    const ProblemRow row = lastProblem();
    const QString said = row.what + QLatin1Char(' ') + row.hint + QLatin1Char(' ') + row.where;
    for (const QString &word : words) {
        QVERIFY2(said.contains(word), qPrintable(said));
    }
    QVERIFY(!window().run().hasRun());
    QVERIFY(!window().actions().playPause->isEnabled());
    window().actions().reset->trigger();
    QVERIFY(!window().run().hasRun());
    bannerSays(words);
    QTest::mouseClick(bannerButton(QStringLiteral("Go to")), Qt::LeftButton);
    QCOMPARE(window().currentMode(), int(MainWindow::Design));
    QCOMPARE(bytesOf(path), model);
    windowLives();
}

void StudioBadInputTest::brokenRuleLeavesTheRunAlone()
{
    runSome();
    const qint64 tick = window().run().state().tick;
    ChangeEvent event;
    event.part = ChangeEvent::Part::Kinds;
    window().document().change<std::string>(
        QStringLiteral("rules"), event,
        [](Scenario &scenario) -> std::string & { return scenario.kinds[0].rules; },
        std::string("rule graze every step:\n    energy = = 1\n"));
    QTest::mouseClick(bannerButton(QStringLiteral("Restart with changes")), Qt::LeftButton);
    bannerSays({QStringLiteral("kinds/Sheep/rules"), QStringLiteral("line 2")});
    QCOMPARE(window().run().state().tick, tick);
    resultsAreKept();
    window().actions().playPause->trigger(); // what runs is the model from before
    EVENTUALLY(window().run().state().tick > tick + 3);
    window().run().pause();
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    window().actions().undo->trigger();
    QVERIFY(window().document().isRunnable());
    window().actions().reset->trigger();
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
    EVENTUALLY(window().banner().isHidden());
}

void StudioBadInputTest::failingRulePausesTheRun_data()
{
    QTest::addColumn<QStringList>("rule");
    QTest::addColumn<QStringList>("words");
    const QString when = QStringLiteral("    if tick == 7 and self.id == 2:");
    const auto row = [&when](const char *title, const QStringList &lines, const QStringList &words) {
        QTest::newRow(title) << QStringList{QStringLiteral("rule swim every step:"), when} + lines << words;
    };
    row("divides by zero", {QStringLiteral("        energy = 1 / (energy - energy)")},
        {QStringLiteral("divides by zero"), QStringLiteral("Test the divisor"), QStringLiteral("line 3")});
    row("outside the grid", {QStringLiteral("        move_to(cell_at(99, 0))")},
        {QStringLiteral("99, 0"), QStringLiteral("outside the grid"), QStringLiteral("torus"),
         QStringLiteral("line 3")});
    row("loops for ever",
        {QStringLiteral("        for i in range(1000000):"),
         QStringLiteral("            for j in range(1000000):"),
         QStringLiteral("                energy += 1")},
        {QStringLiteral("too long"), QStringLiteral("loop")});
    row("reads from nobody",
        {QStringLiteral("        let other = random_choice(agents_here())"),
         QStringLiteral("        energy = other.energy")},
        {QStringLiteral("nobody"), QStringLiteral("Test first"), QStringLiteral("line 4")});
    row("of nothing", {QStringLiteral("        energy = mean(d.energy for d in Duck if d.energy > 99)")},
        {QStringLiteral("of nothing"), QStringLiteral("count"), QStringLiteral("line 3")});
    QTest::newRow("births without end")
        << QStringList{QStringLiteral("rule swim every step:"),
                       when,
                       QStringLiteral("        create(Duck, at=cell)"),
                       QString(),
                       QStringLiteral("rule split on birth if tick > 0:"),
                       QStringLiteral("    create(Duck, at=cell)")}
        << QStringList{QStringLiteral("without an end"), QStringLiteral("on birth")};
}

void StudioBadInputTest::failingRulePausesTheRun()
{
    QFETCH(QStringList, rule);
    QFETCH(QStringList, words);
    const QString path = m_studio->path(QStringLiteral("a.gridfolk.json"));
    writeBytes(path, modelJson(rule).replace("\"capacity\": 1", "\"capacity\": 0"));
    QVERIFY(window().open(path));
    window().actions().playPause->trigger();
    EVENTUALLY(window().banner().isVisible());
    bannerSays(words + QStringList{QStringLiteral("kinds/Duck/"), QStringLiteral("tick 7"),
                                   QStringLiteral("agent ")});
    const ProblemRow row = lastProblem();
    const QString said = row.what + QLatin1Char(' ') + row.hint + QLatin1Char(' ') + row.where;
    for (const QString &word : words) {
        QVERIFY2(said.contains(word), qPrintable(said));
    }
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    QCOMPARE(window().run().state().tick, qint64(6)); // tick 7 never was
    EVENTUALLY(window().world().snapshot() && window().world().snapshot()->tick == 6);
    resultsAreKept();
    window().run().step(); // the same again, and no harm done
    EVENTUALLY(window()
                   .tabs()
                   .problems()
                   ->model()
                   ->data(window().tabs().problems()->model()->index(0, 0), ProblemsModel::CountRole)
                   .toInt() == 2);
    QCOMPARE(window().run().state().tick, qint64(6));
    window().actions().reset->trigger();
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
    EVENTUALLY(window().banner().isHidden());
    window().run().runTo(6);
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(6));
    windowLives();
}

void StudioBadInputTest::populationThatDoesNotFit()
{
    runSome();
    const QString path = m_studio->path(QStringLiteral("a.gridfolk.json"));
    const QByteArray model = modelJson({}, QStringLiteral("100"));
    writeBytes(path, model);
    QVERIFY(window().open(path));
    EVENTUALLY(window().banner().isVisible());
    bannerSays({QStringLiteral("100"), QStringLiteral("Duck"), QStringLiteral("48"),
                QStringLiteral("Make the grid larger"), QStringLiteral("kinds/Duck/placement")});
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Failed);
    window().actions().playPause->trigger(); // says so again
    EVENTUALLY(window().banner().isVisible());
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Failed);
    QCOMPARE(bytesOf(path), model);
    ChangeEvent event;
    event.part = ChangeEvent::Part::Kinds;
    window().document().change<std::string>(
        QStringLiteral("count"), event,
        [](Scenario &scenario) -> std::string & { return scenario.kinds[0].placement.count; },
        std::string("40"));
    window().actions().playPause->trigger();
    EVENTUALLY(window().run().state().tick > 3);
    QVERIFY(window().banner().isHidden());
}

int main(int argc, char **argv)
{
    becomePlainUser();
    const QApplication app(argc, argv);
    StudioBadInputTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_studio_bad_input.moc"
