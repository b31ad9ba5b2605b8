// SPDX-License-Identifier: GPL-3.0-or-later
// One person's first hour, with clicks and keys only: run an example, look at plots and thoughts, paint,
// think better of it, paint again, run that, export, save, come back; and the command line agrees with all of
// it.
#include "StudioFixture.h"
#include "controllers/ExportController.h"
#include "controllers/RunController.h"
#include "documents/ScenarioDocument.h"
#include "modes/AnalyzeMode.h"
#include "modes/DesignMode.h"
#include "panels/RunTabs.h"
#include "panels/design/OutlinePanel.h"
#include "widgets/ExampleCard.h"
#include "widgets/LayerList.h"
#include "widgets/PlotView.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/WorldView.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace gridfolk;

class StudioJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_studio = std::make_unique<StudioFixture>(); }
    void cleanup() { m_studio.reset(); }

    void fromTheWelcomePageToATable();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] QAbstractButton *button(const QString &name, const QWidget *in = nullptr) const;
    void click(const QString &name) const;
    void chooseTab(const QString &title) const;
    void press(QKeySequence::StandardKey keys) const;
    void runExample(const QString &example);
    void watchUntil(qint64 tick);
    [[nodiscard]] QStringList exported();
    [[nodiscard]] QPoint cell(int x, int y) const { return window().world().cellRectOnScreen(x, y).center(); }
    [[nodiscard]] QByteArray commandLine(const QStringList &arguments) const;
    void compareWithTheCommandLine(const QStringList &files, const QString &model);

    std::unique_ptr<StudioFixture> m_studio;
};

namespace
{

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

} // namespace

/// A visible button by what it says, or is called.
QAbstractButton *StudioJourneyTest::button(const QString &name, const QWidget *in) const
{
    const QWidget *from = in != nullptr ? in : &window();
    for (QAbstractButton *candidate : from->findChildren<QAbstractButton *>()) {
        if (candidate->isVisible() && (candidate->text() == name || candidate->accessibleName() == name)) {
            return candidate;
        }
    }
    return nullptr;
}

void StudioJourneyTest::click(const QString &name) const
{
    QAbstractButton *found = button(name);
    QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(name));
    QTest::mouseClick(found, Qt::LeftButton);
}

void StudioJourneyTest::chooseTab(const QString &title) const
{
    for (QTabBar *bar : window().findChildren<QTabBar *>()) {
        for (int index = 0; index < bar->count(); ++index) {
            if (bar->isVisible() && bar->tabText(index).startsWith(title)) {
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
                return;
            }
        }
    }
    QFAIL(qPrintable(title));
}

void StudioJourneyTest::press(QKeySequence::StandardKey keys) const
{
    QTest::keySequence(&window(), QKeySequence(keys));
}

void StudioJourneyTest::runExample(const QString &example)
{
    for (const ExampleCard *card : window().findChildren<ExampleCard *>()) {
        if (card->info().id == example) {
            QTest::mouseClick(button(QStringLiteral("Run now"), card), Qt::LeftButton);
            return;
        }
    }
    QFAIL("no such card");
}

/// Lets the run go on to a tick and stops it with the button.
void StudioJourneyTest::watchUntil(qint64 tick)
{
    EVENTUALLY(window().run().state().tick > tick);
    click(QStringLiteral("Pause"));
    EVENTUALLY(window().run().state().phase == RunPhase::Paused);
    const qint64 reached = window().run().state().tick;
    EVENTUALLY_EQUAL(window().world().snapshot()->tick, reached);
}

QStringList StudioJourneyTest::exported()
{
    QSignalSpy finished(&window().exporter(), &ExportController::finished);
    click(QStringLiteral("Export CSV"));
    return QTest::qWaitFor([&] { return finished.count() == 1; }, 20000) ? finished[0][0].toStringList()
                                                                         : QStringList();
}

QByteArray StudioJourneyTest::commandLine(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_studio->path(QString()));
    process.start(QStringLiteral(GRIDFOLK_CLI), arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
        return "failed: " + process.readAllStandardError();
    }
    return process.readAllStandardOutput();
}

/// The same tables, and the same world behind them.
void StudioJourneyTest::compareWithTheCommandLine(const QStringList &files, const QString &model)
{
    const QJsonObject origin = QJsonDocument::fromJson(contents(files[0] + QStringLiteral(".json"))).object();
    const QString ticks = QString::number(origin[QStringLiteral("ticks")].toInt());
    const QString metrics = m_studio->path(QStringLiteral("again.csv"));
    const QString agents = m_studio->path(QStringLiteral("again_agents.csv"));
    QCOMPARE(commandLine({"run", model, "--ticks", ticks, "--csv", metrics, "--agents", agents}),
             QByteArray());
    QCOMPARE(contents(files[0]), contents(metrics));
    QCOMPARE(contents(files[1]), contents(agents));
    QVERIFY(contents(metrics).count('\n') == ticks.toInt() + 2);
    for (const char *threads : {"1", "2"}) {
        const QByteArray hashes =
            commandLine({"hash", model, "--ticks", ticks, "--threads", threads}).trimmed();
        QCOMPARE(QString::fromUtf8(hashes.mid(hashes.lastIndexOf(' ') + 1)),
                 origin[QStringLiteral("state_hash")].toString());
    }
}

void StudioJourneyTest::fromTheWelcomePageToATable()
{
    QVERIFY(window().isWelcomeShown());
    runExample(QStringLiteral("village_gossip"));
    watchUntil(15);
    QCOMPARE(window().tabs().plots()->plotCount(), 2);
    QVERIFY(window().exporter().rows().size() > 15);
    chooseTab(QStringLiteral("Trace"));
    QVERIFY(window().tabs().trace()->isVisible());
    QVERIFY(window().tabs().trace()->model()->totals().decisions > 10);
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("first.csv"));
    const QStringList first = exported();
    QCOMPARE(first.size(), 2);
    compareWithTheCommandLine(
        first, QStringLiteral(GRIDFOLK_SOURCE_DIR "/resources/examples/village_gossip.gridfolk.json"));

    click(QStringLiteral("Design"));
    const Scenario before = window().document().scenario();
    LayerList *layers = window().design().outline()->layers();
    const QRect row = layers->visualRect(layers->model()->index(0, 0));
    QTest::mouseClick(layers->viewport(), Qt::LeftButton, {}, QPoint(40, row.center().y()));
    const auto paint = [this](int y) {
        QTest::mousePress(&window().world(), Qt::LeftButton, {}, cell(2, y));
        QTest::mouseMove(&window().world(), cell(9, y));
        QTest::mouseRelease(&window().world(), Qt::LeftButton, {}, cell(9, y));
    };
    EVENTUALLY(window().design().preview().isCurrent());
    paint(3);
    QVERIFY(window().document().scenario() != before);
    window().world().setFocus();
    press(QKeySequence::Undo);
    QVERIFY(window().document().scenario() == before);
    paint(5);
    const Scenario painted = window().document().scenario();
    QVERIFY(painted != before);
    QCOMPARE(window().document().undoStack()->count(), 1);
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("village.gridfolk"));
    press(QKeySequence::Save);
    QVERIFY(QFile::exists(m_studio->dialogs.fileToSave));
    QVERIFY(!window().isWindowModified());

    click(QStringLiteral("Run"));
    click(QStringLiteral("Start again"));
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
    click(QStringLiteral("Play"));
    watchUntil(10);
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("second.csv"));
    const QStringList second = exported();
    QCOMPARE(second.size(), 2);
    const qint64 ticks = window().run().state().tick;
    QVERIFY(window().close());

    m_studio->open();
    click(QStringLiteral("village"));
    QCOMPARE(window().currentMode(), int(MainWindow::Analyze));
    QVERIFY(window().document().scenario() == painted);
    EVENTUALLY(window().analyze().chosen() != nullptr);
    QCOMPARE(window().analyze().chosen()->record.ticks, ticks);
    QCOMPARE(window().analyze().plots()->plotCount(), 2);
    QVERIFY(window().analyze().trace()->model()->totals().decisions > 10);
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("third.csv"));
    const QStringList third = exported();
    QVERIFY(third.size() >= 2);
    QCOMPARE(contents(third[0]), contents(second[0]));
    QVERIFY(window().close());
    compareWithTheCommandLine(second, m_studio->path(QStringLiteral("village.gridfolk")));
}

QTEST_MAIN(StudioJourneyTest)
#include "tst_studio_journey.moc"
