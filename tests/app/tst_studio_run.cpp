// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/ExportController.h"
#include "controllers/FileController.h"
#include "controllers/RunController.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "panels/RunDock.h"
#include "panels/RunTabs.h"
#include "panels/StatusStrip.h"
#include "widgets/AgentInspector.h"
#include "widgets/ElidedLabel.h"
#include "widgets/ExampleCard.h"
#include "widgets/MessageBanner.h"
#include "widgets/PanelHeader.h"
#include "widgets/ParameterRow.h"
#include "widgets/PlotView.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TextLabel.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/TransportBar.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace gridfolk;

namespace
{

/// Counts windows that appear beside the one that should.
class WindowWatch : public QObject
{
public:
    WindowWatch() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Show && widget != nullptr && widget->isWindow()) {
            shown << QLatin1String(widget->metaObject()->className());
        }
        return false;
    }
    QStringList shown;
};

} // namespace

/// Clicks through the window as a person does: welcome page, run, inspector, export, themes.
class StudioRunTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_studio = std::make_unique<StudioFixture>(); }
    void cleanup() { m_studio.reset(); }

    void runNowRunsAnExample();
    void minds_leaveATrace();
    void pauseAndStep();
    void agentsStayCountedWhenTheModeIsLeft();
    void calendarShowsTheDateOfTheTick();
    void finishedRunPlaysAgain();
    void parameterIsRecordedAsIntervention();
    void parameterOfTheStartSaysSo();
    void parameterBeforeTheFirstTickStartsAgain();
    void clickedAgentIsInspected();
    void changedModelIsStale();
    void playInDesignRunsWhatIsDesigned();
    void exportEqualsTheCommandLine();
    void exportToAFolderThatIsNotThereSaysSo();
    void exportOutlivesARestart();
    void exportOfARunThatNeverStartedSaysSo();
    void cancelledExportLeavesWhatWasThere();
    void themeSwitchesLive();
    void thumbnailsAppear();

private:
    [[nodiscard]] QPushButton *runButton(const QString &example) const;
    void runExample(const QString &example);
    void pauseNow();
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] QToolButton *transportButton(const QString &name) const;

    std::unique_ptr<StudioFixture> m_studio;
};

QPushButton *StudioRunTest::runButton(const QString &example) const
{
    for (ExampleCard *card : window().findChildren<ExampleCard *>()) {
        if (card->info().id == example) {
            return card->findChild<QPushButton *>();
        }
    }
    return nullptr;
}

QToolButton *StudioRunTest::transportButton(const QString &name) const
{
    for (QToolButton *button : window().findChild<TransportBar *>()->findChildren<QToolButton *>()) {
        if (button->accessibleName() == name) {
            return button;
        }
    }
    return nullptr;
}

void StudioRunTest::runExample(const QString &example)
{
    QPushButton *button = runButton(example);
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY(window().run().state().tick > 5);
}

void StudioRunTest::pauseNow()
{
    window().run().pause();
    EVENTUALLY(window().run().state().phase != RunPhase::Running);
}

void StudioRunTest::runNowRunsAnExample()
{
    QVERIFY(window().isWelcomeShown());
    const WindowWatch watch;
    runExample(QStringLiteral("wolf_sheep"));
    QCOMPARE(watch.shown, QStringList());
    QCOMPARE(window().focusWidget(), &window().world());
    QVERIFY(!window().isWelcomeShown());
    QCOMPARE(window().currentMode(), int(MainWindow::Run));
    EVENTUALLY(window().world().snapshot() && window().world().snapshot()->tick > 5);
    QCOMPARE(window().tabs().plots()->plotCount(), 2);
    QVERIFY(window().exporter().rows().size() > 5);
    QVERIFY(window().banner().isHidden());
}

void StudioRunTest::minds_leaveATrace()
{
    runExample(QStringLiteral("village_gossip"));
    EVENTUALLY(window().tabs().trace()->model()->totals().decisions > 10);
    QVERIFY(window().tabs().trace()->model()->totals().rehearsed > 10);
    QVERIFY(!window().tabs().trace()->model()->events().front().userPrompt.empty());
}

void StudioRunTest::agentsStayCountedWhenTheModeIsLeft()
{
    runExample(QStringLiteral("village_gossip"));
    pauseNow();
    window().actions().mode[MainWindow::Analyze]->trigger();
    window().actions().mode[MainWindow::Run]->trigger();
    QCOMPARE(window().findChild<RunDock *>()->findChild<PanelHeader *>()->detail(), QStringLiteral("52"));
}

void StudioRunTest::pauseAndStep()
{
    runExample(QStringLiteral("wolf_sheep"));
    QTest::mouseClick(transportButton(QStringLiteral("Pause")), Qt::LeftButton);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    const qint64 tick = window().run().state().tick;
    QTest::mouseClick(transportButton(QStringLiteral("One tick")), Qt::LeftButton);
    EVENTUALLY_EQUAL(window().run().state().tick, tick + 1);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    window().world().setFocus();
    QTest::keyClick(&window().world(), Qt::Key_Period);
    EVENTUALLY_EQUAL(window().run().state().tick, tick + 2);
    QTest::keyClick(&window().world(), Qt::Key_Space);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Running);
}

void StudioRunTest::calendarShowsTheDateOfTheTick()
{
    QFile file(m_studio->path(QStringLiteral("leap.gridfolk.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"gridfolk": 1, "title": "Leap", "calendar": {"start": "2024-02-28"}})");
    file.close();
    QVERIFY(window().open(file.fileName()));
    const auto shows = [&](const QString &text) {
        const auto labels = window().findChild<StatusStrip *>()->findChildren<TextLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const TextLabel *label) {
            return label->text() == text && label->isVisible();
        });
    };
    EVENTUALLY(shows(QStringLiteral("2024-02-28")));
    transportButton(QStringLiteral("One tick"))->click();
    EVENTUALLY(shows(QStringLiteral("2024-02-29")));
}

void StudioRunTest::finishedRunPlaysAgain()
{
    runExample(QStringLiteral("village_gossip"));
    QTRY_COMPARE_WITH_TIMEOUT(window().run().state().phase, RunPhase::Finished, 60000);
    QTest::mouseClick(transportButton(QStringLiteral("Play")), Qt::LeftButton);
    EVENTUALLY(window().run().state().phase == RunPhase::Running ||
               window().run().state().tick < window().run().state().lastTick);
}

void StudioRunTest::parameterIsRecordedAsIntervention()
{
    runExample(QStringLiteral("wolf_sheep"));
    QSlider *slider = nullptr;
    for (QSlider *candidate : window().findChildren<QSlider *>()) {
        if (candidate->accessibleName().contains(QStringLiteral("regrow_time"))) {
            slider = candidate;
        }
    }
    QVERIFY(slider != nullptr);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    pauseNow();
    std::vector<Intervention> interventions;
    connect(&window().run(), &RunController::replyArrived, this, [&](const QueryReply &reply) {
        if (const auto *tables = std::get_if<AgentTables>(&reply.answer)) {
            interventions = tables->interventions;
        }
    });
    window().run().queryAgentTables();
    EVENTUALLY(!interventions.empty());
    QCOMPARE(interventions.back().parameter, std::string("regrow_time"));
    QCOMPARE(interventions.back().value, 100.0);
}

void StudioRunTest::parameterOfTheStartSaysSo()
{
    runExample(QStringLiteral("schelling"));
    QStringList told;
    for (const ParameterRow *row : window().findChildren<ParameterRow *>()) {
        const auto labels = row->findChildren<ElidedLabel *>();
        const bool says = std::any_of(labels.begin(), labels.end(), [](const ElidedLabel *label) {
            return label->isVisible() && label->text() == QLatin1String("at start");
        });
        if (says && row->toolTip().contains(QStringLiteral("Start again"))) {
            told << row->findChild<QSlider *>()->accessibleName();
        }
    }
    QCOMPARE(told, QStringList{QStringLiteral("density")});
}

void StudioRunTest::parameterBeforeTheFirstTickStartsAgain()
{
    runExample(QStringLiteral("wolf_sheep"));
    window().actions().reset->trigger();
    EVENTUALLY(window().world().snapshot() && window().world().snapshot()->tick == 0);
    for (QSlider *slider : window().findChildren<QSlider *>()) {
        if (slider->accessibleName() == QStringLiteral("wolves")) {
            QTest::keyClick(slider, Qt::Key_Home);
        }
    }
    EVENTUALLY_EQUAL(window().world().snapshot()->kinds[1].serial.size(), std::size_t(0));
    QCOMPARE(window().run().state().tick, qint64(0));
}

void StudioRunTest::clickedAgentIsInspected()
{
    runExample(QStringLiteral("village_gossip"));
    EVENTUALLY(window().tabs().trace()->model()->totals().decisions > 20);
    pauseNow();
    WorldView &world = window().world();
    EVENTUALLY_EQUAL(world.snapshot()->tick, window().run().state().tick);
    const SnapshotPtr snapshot = world.snapshot();
    const auto cell = static_cast<int>(snapshot->kinds[0].cell[0]);
    const QRect place = world.cellRectOnScreen(cell % snapshot->width, cell / snapshot->width);
    QTest::mouseClick(&world, Qt::LeftButton, {}, place.center());
    auto *inspector = window().findChild<AgentInspector *>();
    EVENTUALLY(inspector->view().has_value());
    QVERIFY(!inspector->view()->attributes.empty());
    if (inspector->view()->kind == QStringLiteral("Villager")) {
        EVENTUALLY(inspector->view()->decision.has_value());
    }
}

void StudioRunTest::changedModelIsStale()
{
    runExample(QStringLiteral("wolf_sheep"));
    pauseNow();
    ChangeEvent event;
    event.part = ChangeEvent::Part::World;
    window().document().change<bool>(
        QStringLiteral("torus"), event, [](Scenario &scenario) -> bool & { return scenario.world.torus; },
        false);
    QVERIFY(window().banner().isVisible());
    QVERIFY(window().run().state().tick > 0);
    window().document().undoStack()->undo();
    QVERIFY(!window().banner().isVisible());
    window().document().undoStack()->redo();
    QTest::mouseClick(window().banner().findChild<QPushButton *>(), Qt::LeftButton);
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
    QVERIFY(!window().banner().isVisible());
    QVERIFY(!window().run().scenario()->world.torus);
}

void StudioRunTest::playInDesignRunsWhatIsDesigned()
{
    QVERIFY(window().files().newModel());
    window().showMode(MainWindow::Design);
    const auto writeRules = [this](const char *text) {
        ChangeEvent event;
        event.part = ChangeEvent::Part::Rules;
        window().document().change<std::string>(
            QStringLiteral("rules"), event,
            [](Scenario &scenario) -> std::string & { return scenario.kinds[0].rules; }, std::string(text));
    };
    writeRules("rule stay every step:\n    welth += 1\n");
    QTest::mouseClick(transportButton(QStringLiteral("Play")), Qt::LeftButton);
    QVERIFY(window().banner().isVisible());
    QVERIFY(window().banner().accessibleName().contains(QStringLiteral("welth")));
    QCOMPARE(window().currentMode(), int(MainWindow::Design));
    QVERIFY(window().run().state().phase != RunPhase::Running);
    writeRules("rule stay every step:\n    move_to(cell)\n");
    QTest::mouseClick(transportButton(QStringLiteral("Play")), Qt::LeftButton);
    EVENTUALLY(window().run().state().tick > 2);
    QCOMPARE(window().currentMode(), int(MainWindow::Run));
    QVERIFY(*window().run().scenario() == window().document().scenario());
}

void StudioRunTest::exportEqualsTheCommandLine()
{
    runExample(QStringLiteral("wolf_sheep"));
    pauseNow();
    const qint64 ticks = window().run().state().tick;
    QSignalSpy finished(&window().exporter(), &ExportController::finished);
    QPushButton *button = nullptr;
    for (QPushButton *candidate : window().findChildren<QPushButton *>()) {
        if (candidate->isVisible() && candidate->text() == QStringLiteral("Export CSV")) {
            button = candidate;
        }
    }
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY_EQUAL(finished.count(), 1);
    const QStringList files = finished.first().first().toStringList();
    QCOMPARE(files.size(), 2);

    EngineFactory factory;
    RunOptions options;
    const std::shared_ptr<const Scenario> scenario = window().document().share();
    auto engine = factory.make(scenario, options);
    QVERIFY(engine.has_value());
    HeadlessRun::Options headless;
    headless.lastTick = ticks;
    const auto outcome = HeadlessRun::run(**engine, headless);
    QVERIFY(outcome.has_value());
    const Provenance provenance = provenanceOf(factory.describe(*scenario, options), *factory.clock());
    const QString metrics = m_studio->path(QStringLiteral("expected.csv"));
    const QString agents = m_studio->path(QStringLiteral("expected_agents.csv"));
    QVERIFY(
        exportMetrics(metrics.toStdString(), window().run().record().metrics, outcome->metrics, provenance));
    QVERIFY(exportAgents(agents.toStdString(), agentTables(**engine), provenance));
    const auto bytes = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    };
    QCOMPARE(bytes(files[0]), bytes(metrics));
    QCOMPARE(bytes(files[1]), bytes(agents));
    QVERIFY(QFile::exists(files[0] + QStringLiteral(".json")));
    QVERIFY(window().banner().isVisible());
}

void StudioRunTest::exportToAFolderThatIsNotThereSaysSo()
{
    runExample(QStringLiteral("wolf_sheep"));
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("nowhere/out.csv"));
    QSignalSpy failed(&window().exporter(), &ExportController::failed);
    window().actions().exportCsv->trigger();
    EVENTUALLY_EQUAL(failed.count(), 1);
    QVERIFY(window().banner().isVisible());
    QVERIFY(window().run().hasRun());
}

void StudioRunTest::exportOutlivesARestart()
{
    runExample(QStringLiteral("wolf_sheep"));
    pauseNow();
    QSignalSpy finished(&window().exporter(), &ExportController::finished);
    QSignalSpy failed(&window().exporter(), &ExportController::failed);
    window().exporter().exportRun();
    QVERIFY(window().exporter().isBusy());
    window().actions().reset->trigger(); // before the agents are told: the run that was asked is gone
    QVERIFY(!window().exporter().isBusy());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Problem>().code, std::string("exchange.run-gone"));
    EVENTUALLY(!window().exporter().rows().empty());
    window().exporter().exportRun();
    EVENTUALLY_EQUAL(finished.count(), 1);
    QCOMPARE(finished.first().first().toStringList().size(), 2);
}

void StudioRunTest::exportOfARunThatNeverStartedSaysSo()
{
    Scenario crowded = window().document().scenario();
    crowded.world.capacity = 1;
    crowded.kinds = {{.name = "Duck"}};
    crowded.kinds[0].placement.count = "100000";
    QVERIFY(window().files().openModel(std::move(crowded)));
    window().showMode(MainWindow::Run);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Failed);
    QSignalSpy failed(&window().exporter(), &ExportController::failed);
    window().exporter().exportRun();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Problem>().code, std::string("exchange.nothing"));
    QVERIFY(!window().exporter().isBusy());
    QVERIFY(m_studio->dialogs.suggestion.isEmpty()); // refused before asking where
    QVERIFY(window().banner().isVisible());
}

void StudioRunTest::cancelledExportLeavesWhatWasThere()
{
    const QStringList files{m_studio->path(QStringLiteral("out.csv")),
                            m_studio->path(QStringLiteral("out.csv.json")),
                            m_studio->path(QStringLiteral("out_agents.csv")),
                            m_studio->path(QStringLiteral("out_agents.csv.json"))};
    const auto bytes = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    };
    for (const QString &path : files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("before");
    }
    ExportController::Tables tables;
    tables.metricNames = {"n"};
    tables.metrics = {{.tick = 0, .values = {1}}};
    tables.agents = {{.kind = "Duck", .tick = 0, .columns = {}}};
    for (const char *name : {"serial", "x", "y", "age"}) {
        tables.agents[0].columns.push_back(
            {.name = name,
             .type = AgentValueType::Int,
             .cells = std::vector<AgentValue>(1000000, AgentValue(std::int64_t{12345}))});
    }
    m_studio->dialogs.fileToSave = files[0];
    QSignalSpy finished(&window().exporter(), &ExportController::finished);
    window().exporter().exportTables(tables, QStringLiteral("out"));
    QTest::qSleep(100); // the small table is written, the large one is not
    window().exporter().cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    QCOMPARE(finished.first().first().toStringList(), QStringList());
    const QDir folder = QFileInfo(files[0]).dir();
    QCOMPARE(folder.entryList({QStringLiteral("*out*")}, QDir::Files | QDir::Hidden).size(), files.size());
    for (const QString &path : files) {
        QCOMPARE(bytes(path), QByteArray("before"));
    }
    window().exporter().exportTables(std::move(tables), QStringLiteral("out"));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60000);
    QCOMPARE(finished.last().first().toStringList(), (QStringList{files[0], files[2]}));
    QCOMPARE(folder.entryList({QStringLiteral("*out*")}, QDir::Files | QDir::Hidden).size(), files.size());
    for (const QString &path : files) {
        QVERIFY(bytes(path) != QByteArray("before"));
    }
}

void StudioRunTest::themeSwitchesLive()
{
    runExample(QStringLiteral("wolf_sheep"));
    QSignalSpy changed(&m_studio->theme, &Theme::changed);
    const QColor before = window().palette().color(QPalette::Window);
    for (QAction *action : window().actions().appearance->actions()) {
        if (action->data().toInt() == int(Theme::Mode::Dark)) {
            action->trigger();
        }
    }
    QCOMPARE(changed.count(), 1);
    EVENTUALLY(window().palette().color(QPalette::Window) != before);
    QCOMPARE(m_studio->settings.appearance(), Theme::Mode::Dark);
}

void StudioRunTest::thumbnailsAppear()
{
    const auto waiting = [this] {
        int without = 0;
        for (const ExampleCard *card : window().findChildren<ExampleCard *>()) {
            without += card->info().thumbnail.isNull() ? 1 : 0;
        }
        return without;
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 60000);
}

QTEST_MAIN(StudioRunTest)
#include "tst_studio_run.moc"
