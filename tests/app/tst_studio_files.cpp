// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/FileController.h"
#include "controllers/RunController.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "modes/AnalyzeMode.h"
#include "widgets/MessageBanner.h"
#include "widgets/PlotView.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/WelcomePage.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace gridfolk;

/// Saving, opening, what is asked before something is lost.
class StudioFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_studio = std::make_unique<StudioFixture>(); }
    void cleanup() { m_studio.reset(); }

    void savedProjectShowsItsRunAgain();
    void runGoesOnAfterSaveAs();
    void runGoesOnAfterSavingThroughALink();
    void resetAfterSavingAsJsonKeepsItsRun();
    void chosenRunsAreLaidOverEachOther();
    void anotherThemeChangesNoDocument();
    void jsonKeepsTheSameDocument();
    void unsavedChangesAreAskedAbout();
    void draftIsOfferedAfterACrash();
    void untitledWorkIsOfferedAfterACrash();
    void untouchedExampleIsNotOfferedAfterACrash();
    void runIsOfferedAfterACrash();
    void everyActionHasText();
    void everyFocusableWidgetHasAName();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    void runSome(const QString &example);
    void edit(const QString &title);
    [[nodiscard]] QPushButton *bannerButton(const QString &text) const;

    std::unique_ptr<StudioFixture> m_studio;
};

void StudioFilesTest::runSome(const QString &example)
{
    emit window().findChild<WelcomePage *>()->runExampleRequested(example);
    EVENTUALLY(window().run().state().tick > 20);
    window().run().pause();
    EVENTUALLY(window().run().state().phase != RunPhase::Running);
}

void StudioFilesTest::edit(const QString &title)
{
    ChangeEvent event;
    event.part = ChangeEvent::Part::Texts;
    window().document().change<std::string>(
        QStringLiteral("title"), event, [](Scenario &scenario) -> std::string & { return scenario.title; },
        title.toStdString());
}

QPushButton *StudioFilesTest::bannerButton(const QString &text) const
{
    for (QPushButton *button : window().banner().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text) {
            return button;
        }
    }
    return nullptr;
}

void StudioFilesTest::savedProjectShowsItsRunAgain()
{
    runSome(QStringLiteral("village_gossip"));
    const qint64 ticks = window().run().state().tick;
    const int decisions = window().findChild<TraceView *>()->model()->totals().decisions;
    const QString path = m_studio->path(QStringLiteral("village.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    window().actions().save->trigger();
    QVERIFY(QFile::exists(path));
    QVERIFY(!window().isWindowModified());
    QVERIFY(window().close());
    m_studio->open();
    QVERIFY(window().open(path));
    QCOMPARE(window().currentMode(), int(MainWindow::Analyze));
    EVENTUALLY(window().analyze().chosen() != nullptr);
    QCOMPARE(window().analyze().chosen()->record.ticks, ticks);
    QCOMPARE(window().analyze().chosen()->metrics.size(), std::size_t(ticks + 1));
    QVERIFY(decisions > 0);
    QVERIFY(window().analyze().trace()->model()->totals().decisions >= decisions);
    QCOMPARE(window().analyze().plots()->plotCount(), 2);
    QVERIFY(!window().analyze().chosen()->agents.empty());
    QCOMPARE(m_studio->settings.recentFiles().first(), path);
}

void StudioFilesTest::runGoesOnAfterSaveAs()
{
    runSome(QStringLiteral("wolf_sheep"));
    const qint64 before = window().run().state().tick;
    const QString path = m_studio->path(QStringLiteral("wolves.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    window().run().step();
    EVENTUALLY_EQUAL(window().run().state().tick, before + 1);
    QVERIFY(window().banner().isHidden());
    QVERIFY(window().close());
    m_studio->open();
    QVERIFY(window().open(path));
    EVENTUALLY(window().analyze().chosen() != nullptr);
    QCOMPARE(window().analyze().chosen()->record.ticks, before + 1);
    QCOMPARE(window().analyze().chosen()->metrics.back().tick, before + 1);
}

void StudioFilesTest::runGoesOnAfterSavingThroughALink()
{
    runSome(QStringLiteral("wolf_sheep"));
    const qint64 before = window().run().state().tick;
    const QString link = m_studio->path(QStringLiteral("link.gridfolk"));
    const QString last = m_studio->path(QStringLiteral("last.gridfolk"));
    QVERIFY(QDir().mkpath(m_studio->path(QStringLiteral("disk"))));
    const QString real = m_studio->path(QStringLiteral("disk/real.gridfolk"));
    QVERIFY(ProjectFile::create(real.toStdString(), {}).has_value());
    QVERIFY(QFile::link(real, link));
    m_studio->dialogs.fileToSave = link;
    QVERIFY(window().files().save());
    QVERIFY(QFileInfo(link).isSymLink());
    m_studio->dialogs.fileToSave = last;
    QVERIFY(window().files().saveAs());
    window().run().step();
    EVENTUALLY_EQUAL(window().run().state().tick, before + 1);
    QVERIFY(window().banner().isHidden());
    QVERIFY(window().close());
    const auto ticksIn = [](const QString &path) {
        auto project = ProjectFile::open(path.toStdString());
        return project ? (*project)->runs().runs()->back().ticks : -1;
    };
    QCOMPARE(ticksIn(last), before + 1);
    QCOMPARE(ticksIn(link), before);
}

void StudioFilesTest::resetAfterSavingAsJsonKeepsItsRun()
{
    QVERIFY(window().files().newModel());
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("mine.gridfolk"));
    QVERIFY(window().files().saveAs());
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("mine.gridfolk.json"));
    QVERIFY(window().files().saveAs());
    window().actions().reset->trigger(); // run 1 of the new scratch project; the one before is the other's
    const auto runs = window().files().project()->runs().runs();
    QVERIFY(runs.has_value());
    QCOMPARE(runs->size(), std::size_t{1});
    window().run().step();
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(1));
    QVERIFY(window().banner().isHidden());
    window().actions().reset->trigger();
    window().actions().reset->trigger(); // what has not moved still leaves nothing behind
    QCOMPARE(window().files().project()->runs().runs()->size(), std::size_t{2});
}

void StudioFilesTest::chosenRunsAreLaidOverEachOther()
{
    runSome(QStringLiteral("wolf_sheep"));
    window().actions().reset->trigger();
    window().run().runTo(30);
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(30));
    EVENTUALLY(window().run().state().phase != RunPhase::Running);
    window().showMode(MainWindow::Analyze);
    AnalyzeMode &analyze = window().analyze();
    EVENTUALLY(analyze.chosen() != nullptr);
    QTableView *table = analyze.table();
    QCOMPARE(table->model()->rowCount(), 2);
    const int metrics = static_cast<int>(analyze.chosen()->scenario.metrics.size());
    const int charts = analyze.plots()->plotCount();
    const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                          table->visualRect(table->model()->index(row, 0)).center());
    };
    QVERIFY(charts != metrics);
    click(0, {});
    click(1, Qt::ControlModifier);
    EVENTUALLY_EQUAL(analyze.plots()->plotCount(), metrics); // a plot each, with a curve for each run
    QVERIFY(analyze.plots()->isCurveVisible(0, 1));
    QVERIFY(!analyze.plots()->grab().isNull());
    click(1, {});
    EVENTUALLY_EQUAL(analyze.plots()->plotCount(), charts);
    QCOMPARE(analyze.chosen()->record.id, std::int64_t{1});
}

/// The hidden editors of Design take on the theme's colors, too; that is no edit, least of all of what they
/// showed before.
void StudioFilesTest::anotherThemeChangesNoDocument()
{
    runSome(QStringLiteral("village_gossip"));
    window().showMode(MainWindow::Design);
    const QString path = m_studio->path(QStringLiteral("village.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    QVERIFY(window().close());
    m_studio->open();
    QVERIFY(window().open(path));
    const Scenario opened = window().document().scenario();
    QVERIFY(!opened.rules.empty());
    for (const bool designed : {false, true}) {
        window().showMode(designed ? MainWindow::Design : MainWindow::Run);
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            m_studio->theme.setMode(mode);
            QSignalSpy changed(&window().document(), &ScenarioDocument::changed);
            QVERIFY(!changed.wait(400)); // longer than editors wait for the next key
        }
    }
    QVERIFY(window().document().scenario() == opened);
    QVERIFY(!window().document().isModified());
}

void StudioFilesTest::jsonKeepsTheSameDocument()
{
    QVERIFY(window().files().newModel());
    edit(QStringLiteral("Mine"));
    const QString path = m_studio->path(QStringLiteral("mine.gridfolk.json"));
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    const Scenario saved = window().document().scenario();
    QVERIFY(window().files().newModel());
    QVERIFY(window().open(path));
    QVERIFY(window().document().scenario() == saved);
    QVERIFY(!window().document().isModified());
    QCOMPARE(window().files().path(), path);
}

void StudioFilesTest::unsavedChangesAreAskedAbout()
{
    QVERIFY(window().files().newModel());
    edit(QStringLiteral("Mine"));
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::Cancel;
    QVERIFY(!window().close());
    QVERIFY(!window().files().newModel());
    QCOMPARE(m_studio->dialogs.saveQuestions, 2);
    QCOMPARE(window().document().scenario().title, std::string("Mine"));
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("kept.gridfolk"));
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::Save;
    QVERIFY(window().files().newModel());
    QVERIFY(QFile::exists(m_studio->dialogs.fileToSave));
    edit(QStringLiteral("Other"));
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::DontSave;
    QVERIFY(window().close());
}

void StudioFilesTest::draftIsOfferedAfterACrash()
{
    QVERIFY(window().files().newModel());
    const QString path = m_studio->path(QStringLiteral("mine.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    QVERIFY(window().files().save());
    QVERIFY(window().close());
    {
        auto project = ProjectFile::open(path.toStdString());
        QVERIFY(project.has_value());
        Scenario draft = *(*project)->loadScenario();
        draft.title = "Edited before the crash";
        QVERIFY((*project)->saveDraft(draft).has_value());
    }
    m_studio->open();
    QVERIFY(window().open(path));
    QVERIFY(window().banner().isVisible());
    QVERIFY(window().document().scenario().title != "Edited before the crash");
    QTest::mouseClick(bannerButton(QStringLiteral("Restore them")), Qt::LeftButton);
    QCOMPARE(window().document().scenario().title, std::string("Edited before the crash"));
    QVERIFY(window().document().isModified());
    QVERIFY(window().files().save());
}

void StudioFilesTest::untitledWorkIsOfferedAfterACrash()
{
    QVERIFY(window().close());
    const QString scratch = m_studio->path(QStringLiteral("state/scratch"));
    QVERIFY(QDir().mkpath(scratch));
    {
        Scenario scenario;
        scenario.title = "Lost and found";
        auto project = ProjectFile::create((scratch + QStringLiteral("/x.gridfolk")).toStdString(), scenario);
        QVERIFY(project.has_value());
        QVERIFY((*project)->saveDraft(scenario).has_value());
    }
    m_studio->open();
    QVERIFY(window().banner().isVisible());
    QTest::mouseClick(bannerButton(QStringLiteral("Open it")), Qt::LeftButton);
    QCOMPARE(window().document().scenario().title, std::string("Lost and found"));
    QVERIFY(window().document().isModified());
    QVERIFY(!window().isWelcomeShown());
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::DontSave;
    QVERIFY(window().close());
    QVERIFY(QDir(scratch).entryList({QStringLiteral("*.gridfolk")}).isEmpty());
}

void StudioFilesTest::untouchedExampleIsNotOfferedAfterACrash()
{
    QVERIFY(window().close());
    const QString scratch = m_studio->path(QStringLiteral("state/scratch"));
    QVERIFY(QDir().mkpath(scratch));
    {
        Scenario scenario;
        scenario.title = "Only looked at";
        auto project = ProjectFile::create((scratch + QStringLiteral("/x.gridfolk")).toStdString(), scenario);
        QVERIFY(project.has_value());
        const auto run = (*project)->runs().startRun(EngineFactory().describe(scenario, {}));
        QVERIFY(run.has_value()); // as at every opening: a run that waits at tick 0
        QVERIFY((*project)->runs().appendMetrics(*run, std::vector<MetricRow>{{.tick = 0}}).has_value());
    }
    m_studio->open();
    QVERIFY(window().banner().isHidden());
    QVERIFY(QDir(scratch).entryList({QStringLiteral("x.gridfolk")}).isEmpty());
}

void StudioFilesTest::runIsOfferedAfterACrash()
{
    QVERIFY(window().close());
    const QString scratch = m_studio->path(QStringLiteral("state/scratch"));
    QVERIFY(QDir().mkpath(scratch));
    {
        Scenario scenario;
        scenario.title = "Was running";
        scenario.metrics = {{.name = "one", .expression = "1"}};
        auto project = ProjectFile::create((scratch + QStringLiteral("/x.gridfolk")).toStdString(), scenario);
        QVERIFY(project.has_value());
        const auto run = (*project)->runs().startRun(EngineFactory().describe(scenario, {}));
        QVERIFY(run.has_value()); // its ticks are stored when it rests, its rows as they come
        const std::vector<MetricRow> rows{{.tick = 0, .values = {1}}, {.tick = 1, .values = {1}}};
        QVERIFY((*project)->runs().appendMetrics(*run, rows).has_value());
    }
    m_studio->open();
    QVERIFY(window().banner().isVisible());
    QTest::mouseClick(bannerButton(QStringLiteral("Open it")), Qt::LeftButton);
    QCOMPARE(window().document().scenario().title, std::string("Was running"));
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::DontSave;
    QVERIFY(window().close());
}

void StudioFilesTest::everyActionHasText()
{
    for (const QAction *action : window().actions().all()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
    }
}

void StudioFilesTest::everyFocusableWidgetHasAName()
{
    runSome(QStringLiteral("village_gossip"));
    QStringList nameless;
    for (const int mode : {MainWindow::Design, MainWindow::Run, MainWindow::Analyze}) {
        window().showMode(mode);
        for (const QWidget *widget : window().findChildren<QWidget *>()) {
            const bool focusable =
                (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            if (widget->isVisible() && focusable && !named) {
                nameless << QLatin1String(widget->metaObject()->className()) + QStringLiteral(" in ") +
                                QLatin1String(widget->parentWidget()->metaObject()->className());
            }
        }
    }
    QCOMPARE(nameless, QStringList());
}

QTEST_MAIN(StudioFilesTest)
#include "tst_studio_files.moc"
