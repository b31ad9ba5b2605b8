// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/RunController.h"
#include "modes/RunMode.h"
#include "panels/InspectorDock.h"
#include "panels/RunTabs.h"
#include "widgets/AgentInspector.h"
#include "widgets/CellInspector.h"
#include "widgets/SwatchList.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gridfolk;

/// A click on the world and what the inspector says about it; the docks in a small window.
class StudioInspectTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_studio = std::make_unique<StudioFixture>(); }
    void cleanup() { m_studio.reset(); }

    void emptyCellShowsItsLayers();
    void agentsOfACellAreListed();
    void agentIsLiveWhileRunning();
    void docksFitASmallWindow_data();
    void docksFitASmallWindow();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] InspectorDock &dock() const { return *window().findChild<InspectorDock *>(); }
    [[nodiscard]] WorldView &world() const { return window().world(); }
    void runExample(const QString &id);
    void pause();
    void click(CellPosition cell) const;
    [[nodiscard]] QStringList texts(const QWidget *widget) const;
    /// Widgets that are smaller than they can be read, or stick out of what they are in.
    [[nodiscard]] QStringList clipped() const;

    std::unique_ptr<StudioFixture> m_studio;
};

void StudioInspectTest::runExample(const QString &id)
{
    window().run().setSpeed(50);
    emit window().findChild<WelcomePage *>()->runExampleRequested(id);
    EVENTUALLY(window().run().state().tick > 3);
}

void StudioInspectTest::pause()
{
    window().run().pause();
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    EVENTUALLY_EQUAL(world().snapshot()->tick, window().run().state().tick);
}

void StudioInspectTest::click(CellPosition cell) const
{
    QTest::mouseClick(&world(), Qt::LeftButton, {}, world().cellRectOnScreen(cell.x, cell.y).center());
}

QStringList StudioInspectTest::texts(const QWidget *widget) const
{
    QStringList texts;
    for (const QLabel *label : widget->findChildren<QLabel *>()) {
        if (label->isVisible()) {
            texts << label->text();
        }
    }
    return texts;
}

void StudioInspectTest::emptyCellShowsItsLayers()
{
    runExample(QStringLiteral("wolf_sheep"));
    pause();
    const SnapshotPtr snapshot = world().snapshot();
    std::vector<bool> taken(static_cast<std::size_t>(snapshot->width) * snapshot->height, false);
    for (const auto &kind : snapshot->kinds) {
        for (const auto cell : kind.cell) {
            taken[cell] = true;
        }
    }
    const auto free = std::find(taken.begin() + snapshot->width, taken.end(), false) - taken.begin();
    QVERIFY(free < std::ptrdiff_t(taken.size()));
    const CellPosition cell{static_cast<int>(free) % snapshot->width,
                            static_cast<int>(free) / snapshot->width};
    click(cell);
    QCOMPARE(dock().currentTab(), InspectorDock::CellTab);
    CellInspector *inspector = dock().cell();
    EVENTUALLY(inspector->isVisible());
    EVENTUALLY(inspector->view().has_value() && inspector->view()->x == cell.x);
    const CellView view = *inspector->view();
    QCOMPARE(view.y, cell.y);
    QCOMPARE(view.layers.size(), std::size_t(2));
    QCOMPARE(view.layers[0].name, QStringLiteral("grass"));
    const bool grows = snapshot->layers[0][static_cast<std::size_t>(free)] > 0;
    QCOMPARE(view.layers[0].value, grows ? QStringLiteral("True") : QStringLiteral("False"));
    QCOMPARE(view.layers[1].name, QStringLiteral("regrow"));
    QVERIFY(view.agents.empty());
    QVERIFY(texts(inspector).contains(QStringLiteral("Cell %1, %2").arg(cell.x).arg(cell.y)));
}

void StudioInspectTest::agentsOfACellAreListed()
{
    runExample(QStringLiteral("wolf_sheep"));
    pause();
    const SnapshotPtr snapshot = world().snapshot();
    const std::uint32_t at = snapshot->kinds[0].cell[0];
    const CellPosition cell{static_cast<int>(at) % snapshot->width, static_cast<int>(at) / snapshot->width};
    std::vector<quint64> expected;
    for (const auto &kind : snapshot->kinds) {
        for (std::size_t i = 0; i < kind.cell.size(); ++i) {
            if (kind.cell[i] == at) {
                expected.push_back(kind.serial[i]);
            }
        }
    }
    click(cell); // there is an agent: its tab is shown
    QCOMPARE(dock().currentTab(), InspectorDock::AgentTab);
    auto *tabs = dock().findChild<QTabBar *>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(InspectorDock::CellTab).center());
    CellInspector *inspector = dock().cell();
    EVENTUALLY(inspector->view().has_value() && inspector->view()->x == cell.x &&
               inspector->view()->y == cell.y);
    std::vector<quint64> listed;
    for (const CellOccupant &agent : inspector->view()->agents) {
        listed.push_back(agent.serial);
    }
    std::sort(listed.begin(), listed.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(listed, expected);
    auto *list = inspector->findChild<SwatchList *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(dock().currentTab(), InspectorDock::AgentTab);
    EVENTUALLY(dock().agent()->view().has_value());
    EVENTUALLY_EQUAL(quint64(dock().agent()->view()->serial), quint64(inspector->view()->agents[0].serial));
}

void StudioInspectTest::agentIsLiveWhileRunning()
{
    runExample(QStringLiteral("wolf_sheep"));
    pause();
    const SnapshotPtr snapshot = world().snapshot();
    const auto &sheep = snapshot->kinds[0];
    const std::uint32_t at = sheep.cell[0];
    click({static_cast<int>(at) % snapshot->width, static_cast<int>(at) / snapshot->width});
    EVENTUALLY(dock().agent()->view().has_value());
    const InspectorView before = *dock().agent()->view();
    QCOMPARE(before.attributes.front().name, QStringLiteral("energy"));
    QVERIFY(!texts(dock().agent()).filter(before.kind).isEmpty());
    QCOMPARE(before.cellX, static_cast<int>(at) % snapshot->width);
    window().run().setSpeed(20);
    window().run().play();
    const auto now = [this] { return *dock().agent()->view(); };
    EVENTUALLY(!now().alive || now().attributes.front().value != before.attributes.front().value);
    QCOMPARE(now().serial, before.serial);
    QCOMPARE(window().run().state().phase, RunPhase::Running);
}

QStringList StudioInspectTest::clipped() const
{
    QStringList found;
    for (const QWidget *widget : window().findChildren<QWidget *>()) {
        const auto *parent = widget->parentWidget();
        const bool own = !widget->isWindow() && widget->isVisible() && parent != nullptr &&
                         !widget->objectName().startsWith(QStringLiteral("qt_")) &&
                         !parent->inherits("QAbstractScrollArea") && !parent->inherits("QAbstractSpinBox") &&
                         !parent->inherits("QComboBox") && !parent->inherits("QHeaderView") &&
                         !parent->inherits("QLineEdit");
        if (!own) {
            continue;
        }
        const QSize least = widget->minimumSizeHint().boundedTo(widget->maximumSize());
        const bool scrolls = parent->objectName() == QStringLiteral("qt_scrollarea_viewport");
        const bool small = widget->width() < least.width() || (!scrolls && widget->height() < least.height());
        const bool outside = !scrolls && !parent->rect().contains(widget->geometry());
        if (small || outside) {
            found << QStringLiteral("%1 “%2” in %3: %4x%5 of %6x%7%8")
                         .arg(QLatin1String(widget->metaObject()->className()), widget->accessibleName(),
                              QLatin1String(parent->metaObject()->className()))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(least.width())
                         .arg(least.height())
                         .arg(outside ? QStringLiteral(" outside") : QString());
        }
    }
    return found;
}

void StudioInspectTest::docksFitASmallWindow_data()
{
    QTest::addColumn<QString>("example");
    QTest::addColumn<int>("mode");
    for (const QString &example : {QStringLiteral("village_gossip"), QStringLiteral("wolf_sheep")}) {
        QTest::addRow("design, %s", qPrintable(example)) << example << int(MainWindow::Design);
        QTest::addRow("run, %s", qPrintable(example)) << example << int(MainWindow::Run);
        QTest::addRow("analyze, %s", qPrintable(example)) << example << int(MainWindow::Analyze);
    }
}

void StudioInspectTest::docksFitASmallWindow()
{
    QFETCH(QString, example);
    QFETCH(int, mode);
    window().resize(1024, 660);
    runExample(example);
    pause();
    window().showMode(mode);
    QCOMPARE(window().size(), QSize(1024, 660));
    EVENTUALLY_EQUAL(clipped(), QStringList());
    if (mode != MainWindow::Analyze) {
        QVERIFY(world().width() >= 250 && world().height() >= 150); // the world keeps a good part
    }
}

QTEST_MAIN(StudioInspectTest)
#include "tst_studio_inspect.moc"
