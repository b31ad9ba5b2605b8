// SPDX-License-Identifier: GPL-3.0-or-later
// The Design mode as a person uses it: real clicks and keys on its docks and the world.
#include "controllers/RunController.h"
#include "modes/DesignMode.h"
#include "panels/design/DesignInspector.h"
#include "panels/design/KindPages.h"
#include "panels/design/LayerPages.h"
#include "panels/design/ModelPages.h"
#include "panels/design/OutlinePanel.h"
#include "panels/design/PersonaPage.h"
#include "panels/design/RulesPage.h"
#include "support/Eventually.h"
#include "widgets/KindList.h"
#include "widgets/LayerList.h"
#include "widgets/PersonaForm.h"
#include "widgets/PromptPreview.h"
#include "widgets/RuleTextEditor.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kWidth = 20;
constexpr int kHeight = 12;
const char kRules[] =
    "rule graze every step:\n    move_to(random_choice(neighbor_cells()))\n    energy -= 1\n";

Scenario pondScenario()
{
    Scenario scenario;
    scenario.title = "Pond";
    scenario.world = {.width = kWidth, .height = kHeight, .capacity = 1};
    CellLayer water;
    water.name = "water";
    water.color = "blue";
    CellLayer grass;
    grass.name = "grass";
    grass.type = ValueType::Float;
    grass.initial = "uniform(0.2, 0.9)";
    scenario.layers = {water, grass};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "energy", .type = ValueType::Float, .initial = "4"}};
    sheep.placement.count = "5";
    sheep.rules = kRules;
    AgentKind shepherd;
    shepherd.name = "Shepherd";
    shepherd.placement.count = "2";
    Persona persona;
    persona.role = "{name}, a shepherd";
    persona.goal = "Keep the flock alive.";
    persona.names = {"Ana", "Bruno"};
    persona.may = {"move", "wait"};
    shepherd.persona = persona;
    scenario.kinds = {sheep, shepherd};
    Metric metric;
    metric.name = "sheep_count";
    metric.expression = "count(Sheep)";
    scenario.metrics = {metric};
    return scenario;
}

/// The mode between its docks, as in the window.
struct Studio {
    Theme theme;
    ScenarioDocument document;
    std::shared_ptr<const EngineFactory> factory = std::make_shared<EngineFactory>();
    RunController run{factory};
    QWidget window;
    WorldView *world = new WorldView(theme);
    DesignMode mode{{theme, document, run, *world, factory}};

    explicit Studio(const Scenario &scenario)
    {
        document.load(scenario);
        auto *row = new QHBoxLayout(&window);
        mode.leftDock()->setFixedWidth(280);
        mode.rightDock()->setFixedWidth(400);
        row->addWidget(mode.leftDock());
        row->addWidget(world, 1);
        row->addWidget(mode.rightDock());
        window.resize(1280, 760);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window); // shortcuts need it
        mode.activate();
    }
    ~Studio() { mode.deactivate(); }

    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor([this] { return mode.preview().isCurrent(); }, 20000);
    }
    [[nodiscard]] QPoint at(int x, int y) const { return world->cellRectOnScreen(x, y).center(); }
    void click(int x, int y, Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mouseClick(world, button, {}, at(x, y));
    }
    void drag(int x, int y, int toX, int toY) const
    {
        QTest::mousePress(world, Qt::LeftButton, {}, at(x, y));
        QTest::mouseMove(world, at(toX, toY));
        QTest::mouseRelease(world, Qt::LeftButton, {}, at(toX, toY));
    }
    void choose(SwatchList *list, int row) const
    {
        const QRect rect = list->visualRect(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(40, rect.center().y()));
    }
    void press(const QString &tool)
    {
        for (auto *button : mode.leftDock()->findChildren<QToolButton *>()) {
            if (button->accessibleName() == tool) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no button ") + tool));
    }
    [[nodiscard]] double water(int x, int y) const
    {
        const std::vector<double> &painted = document.scenario().layers[0].painted;
        return painted.empty() ? 0 : painted[static_cast<std::size_t>(y * kWidth + x)];
    }
    [[nodiscard]] QUndoStack *undo() const { return document.undoStack(); }
    [[nodiscard]] int steps() const { return document.undoStack()->index(); }
    [[nodiscard]] const std::vector<CellPosition> &placed() const
    {
        return document.scenario().kinds[0].placement.placed;
    }
};

template <class T>
T *named(QWidget *parent, const QString &accessibleName)
{
    for (T *widget : parent->findChildren<T *>()) {
        if (widget->accessibleName() == accessibleName && widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

} // namespace

class TestDesignMode : public QObject
{
    Q_OBJECT

private slots:
    void showsTickZero();
    void aStrokeIsOneStep();
    void strokesShowWhileDrawn();
    void escapeForgetsTheStroke();
    void rightButtonAndEraserErase();
    void fillsAndRectangles();
    void fillsOverTheSidesOfHexagons();
    void aStrokeKeepsPlacesAndLinks();
    void picksAValue();
    void aComputedLayerIsTurnedIntoAPaintedOne();
    void placesAndErasesAgents();
    void aLargeRectangleCountsEachCellOnce();
    void placesWithTheKeyboard();
    void keepsRandomAgents();
    void editsAnAttribute();
    void namesANewAttributeAtOnce();
    void aBrokenRuleIsSaidUnderTheEditorAndMended();
    void typingRulesIsOneStep();
    void aPersonaEditChangesThePrompt();
    void givesAKindAMind();
    void addsRenamesAndRemoves();
    void goesToAProblem();
    void aBrokenModelStaysVisible();
    void theEditedModelRuns();
    void everythingHasAName();
};

void TestDesignMode::showsTickZero()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    const SnapshotPtr shown = studio.world->snapshot();
    QCOMPARE(shown->kinds[0].serial.size(), std::size_t(5));
    QVERIFY(shown->layers[1][0] >= 0.2F);
    QCOMPARE(studio.mode.outline()->kinds()->rows()->row(0).value, QStringLiteral("5"));
}

void TestDesignMode::aStrokeIsOneStep()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    studio.choose(studio.mode.outline()->layers(), 0);
    studio.drag(2, 2, 8, 5);
    QCOMPARE(studio.steps(), 1);
    QCOMPARE(studio.undo()->undoText(), QStringLiteral("Paint water"));
    QCOMPARE(studio.water(2, 2), 1.0);
    QCOMPARE(studio.water(8, 5), 1.0);
    const std::vector<double> &painted = studio.document.scenario().layers[0].painted;
    QCOMPARE(std::count(painted.begin(), painted.end(), 1.0), 7);
    studio.undo()->undo();
    QCOMPARE(studio.document.scenario(), pondScenario());
}

void TestDesignMode::strokesShowWhileDrawn()
{
    Studio studio(pondScenario());
    studio.choose(studio.mode.outline()->layers(), 0);
    QTest::mousePress(studio.world, Qt::LeftButton, {}, studio.at(3, 3));
    QCOMPARE(studio.world->snapshot()->layers[0][3 * kWidth + 3], 1.0F);
    QCOMPARE(studio.steps(), 0);
    QTest::mouseRelease(studio.world, Qt::LeftButton, {}, studio.at(3, 3));
    QCOMPARE(studio.world->snapshot()->layers[0][3 * kWidth + 3], 1.0F);
    QCOMPARE(studio.steps(), 1);
}

void TestDesignMode::escapeForgetsTheStroke()
{
    Studio studio(pondScenario());
    studio.choose(studio.mode.outline()->layers(), 0);
    studio.world->setFocus();
    QTest::mousePress(studio.world, Qt::LeftButton, {}, studio.at(3, 3));
    QTest::keyClick(studio.world, Qt::Key_Escape);
    QTest::mouseRelease(studio.world, Qt::LeftButton, {}, studio.at(3, 3));
    QCOMPARE(studio.steps(), 0);
    QCOMPARE(studio.world->snapshot()->layers[0][3 * kWidth + 3], 0.0F);
}

void TestDesignMode::rightButtonAndEraserErase()
{
    Studio studio(pondScenario());
    studio.choose(studio.mode.outline()->layers(), 0);
    studio.drag(0, 0, 5, 0);
    studio.click(2, 0, Qt::RightButton);
    QCOMPARE(studio.water(2, 0), 0.0);
    QCOMPARE(studio.undo()->undoText(), QStringLiteral("Erase water"));
    studio.press(QStringLiteral("Eraser"));
    studio.drag(3, 0, 5, 0);
    QCOMPARE(studio.water(4, 0), 0.0);
    QCOMPARE(studio.water(1, 0), 1.0);
    QCOMPARE(studio.steps(), 3);
    studio.click(10, 10); // nothing is painted there
    QCOMPARE(studio.steps(), 3);
}

void TestDesignMode::fillsAndRectangles()
{
    Studio studio(pondScenario());
    studio.choose(studio.mode.outline()->layers(), 0);
    studio.press(QStringLiteral("Rectangle"));
    studio.drag(4, 2, 8, 6);
    QCOMPARE(studio.water(4, 2), 1.0);
    QCOMPARE(studio.water(8, 6), 1.0);
    QCOMPARE(studio.water(9, 6), 0.0);
    studio.press(QStringLiteral("Fill"));
    studio.click(0, 0);
    const std::vector<double> &painted = studio.document.scenario().layers[0].painted;
    QCOMPARE(std::count(painted.begin(), painted.end(), 1.0), kWidth * kHeight);
    QCOMPARE(studio.steps(), 2);
    studio.undo()->undo();
    QCOMPARE(studio.water(0, 0), 0.0);
    QCOMPARE(studio.water(5, 5), 1.0);
}

void TestDesignMode::fillsOverTheSidesOfHexagons()
{
    Scenario scenario = pondScenario();
    scenario.world.neighborhood = Neighborhood::Hexagonal;
    std::vector<double> &water = scenario.layers[0].painted;
    water.assign(kWidth * kHeight, 1.0);
    // The first three touch each other, the last one touches the third only at a distance.
    for (const CellPosition cell : {CellPosition{4, 3}, {5, 4}, {5, 5}, {7, 6}}) {
        water[static_cast<std::size_t>(cell.y * kWidth + cell.x)] = 0;
    }
    Studio studio(scenario);
    studio.choose(studio.mode.outline()->layers(), 0);
    studio.press(QStringLiteral("Fill"));
    studio.click(4, 3);
    const std::vector<double> &painted = studio.document.scenario().layers[0].painted;
    QCOMPARE(std::count(painted.begin(), painted.end(), 0.0), 1);
    QCOMPARE(studio.water(7, 6), 0.0);
}

void TestDesignMode::aStrokeKeepsPlacesAndLinks()
{
    Scenario scenario = pondScenario();
    scenario.world.space = Space::Plane;
    scenario.world.capacity = 0;
    LinkKind tie;
    tie.name = "Tie";
    tie.shape = NetworkShape::Ring;
    tie.degree = "2";
    scenario.links = {tie};
    Studio studio(scenario);
    QVERIFY(studio.settles());
    const auto linked = [](const Snapshot &snapshot) {
        std::vector<std::uint64_t> serials;
        for (const KindSnapshot &kind : snapshot.kinds) {
            serials.insert(serials.end(), kind.serial.begin(), kind.serial.end());
        }
        std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
        for (std::size_t link = 0; link < snapshot.links.at(0).from.size(); ++link) {
            pairs.emplace_back(serials.at(snapshot.links[0].from[link]),
                               serials.at(snapshot.links[0].to[link]));
        }
        return pairs;
    };
    const SnapshotPtr before = studio.world->snapshot();
    QCOMPARE(linked(*before).size(), std::size_t(7));
    studio.choose(studio.mode.outline()->kinds(), 0);
    studio.press(QStringLiteral("Brush"));
    QTest::mousePress(studio.world, Qt::LeftButton, {}, studio.at(6, 6));
    const SnapshotPtr during = studio.world->snapshot();
    const KindSnapshot &sheep = during->kinds[0];
    QCOMPARE(sheep.x.size(), std::size_t(6));
    QCOMPARE(sheep.x.back(), 6.5F);
    QCOMPARE(sheep.y.back(), 6.5F);
    QCOMPARE(std::vector<float>(sheep.x.begin(), sheep.x.end() - 1), before->kinds[0].x);
    QCOMPARE(linked(*during), linked(*before));
    QTest::mouseRelease(studio.world, Qt::LeftButton, {}, studio.at(6, 6));
}

void TestDesignMode::picksAValue()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    studio.choose(studio.mode.outline()->layers(), 1);
    studio.press(QStringLiteral("Picker"));
    studio.click(4, 4);
    const auto value = static_cast<double>(studio.world->snapshot()->layers[1][4 * kWidth + 4]);
    QVERIFY(std::abs(studio.mode.paint().value() - value) < 1e-6);
    QCOMPARE(studio.mode.paint().tool(), PaintTool::Brush);
    QCOMPARE(studio.steps(), 0);
}

void TestDesignMode::aComputedLayerIsTurnedIntoAPaintedOne()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    const std::vector<float> before = studio.world->snapshot()->layers[1];
    studio.choose(studio.mode.outline()->layers(), 1);
    studio.mode.paint().setValue(0);
    studio.click(3, 3);
    const CellLayer &grass = studio.document.scenario().layers[1];
    QCOMPARE(studio.steps(), 1);
    QVERIFY(grass.initial.empty());
    QCOMPARE(grass.painted[3 * kWidth + 3], 0.0);
    QCOMPARE(static_cast<float>(grass.painted[0]), before[0]);
    studio.undo()->undo();
    QCOMPARE(studio.document.scenario(), pondScenario());
}

void TestDesignMode::placesAndErasesAgents()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    studio.choose(studio.mode.outline()->kinds(), 0);
    studio.press(QStringLiteral("Brush"));
    studio.click(6, 6);
    QCOMPARE(studio.placed(), (std::vector<CellPosition>{{6, 6}}));
    QCOMPARE(studio.undo()->undoText(), QStringLiteral("Place 1 × Sheep"));
    studio.click(6, 6); // the world holds one agent a cell
    QCOMPARE(studio.steps(), 1);
    studio.drag(8, 6, 10, 6);
    QCOMPARE(studio.placed().size(), std::size_t(4));
    QCOMPARE(studio.steps(), 2);
    QVERIFY(studio.settles());
    QCOMPARE(studio.world->snapshot()->kinds[0].serial.size(), std::size_t(9));
    QCOMPARE(studio.world->snapshot()->kinds[0].cell[0], std::uint32_t(6 * kWidth + 6));
    studio.press(QStringLiteral("Eraser"));
    studio.click(9, 6);
    QCOMPARE(studio.placed(), (std::vector<CellPosition>{{6, 6}, {8, 6}, {10, 6}}));
    for (int i = 0; i < 3; ++i) {
        studio.undo()->undo();
    }
    QCOMPARE(studio.document.scenario(), pondScenario());
}

void TestDesignMode::aLargeRectangleCountsEachCellOnce()
{
    Scenario scenario = pondScenario();
    scenario.world.width = 400;
    scenario.world.height = 400;
    scenario.world.capacity = 2;
    scenario.kinds[0].placement.placed = {{7, 7}};
    scenario.kinds[1].placement.placed = {{5, 5}, {5, 5}, {6, 6}, {7, 7}};
    Studio studio(scenario);
    PaintController &paint = studio.mode.paint();
    studio.choose(studio.mode.outline()->kinds(), 0);
    studio.press(QStringLiteral("Rectangle"));
    QElapsedTimer timer;
    timer.start();
    paint.press(0, 0, Qt::LeftButton);
    paint.release(399, 399, Qt::LeftButton);
    const qint64 taken = timer.elapsed();
    QCOMPARE(studio.placed().size(), std::size_t(400 * 400 - 2 + 1)); // two cells were full
    QCOMPARE(std::count(studio.placed().begin(), studio.placed().end(), CellPosition{5, 5}), 0);
    QCOMPARE(std::count(studio.placed().begin(), studio.placed().end(), CellPosition{6, 6}), 1);
    QCOMPARE(std::count(studio.placed().begin(), studio.placed().end(), CellPosition{7, 7}), 1);
    QVERIFY2(taken < 2000,
             qPrintable(QString::number(taken))); // looking through all agents for each cell: 16 s
}

void TestDesignMode::placesWithTheKeyboard()
{
    Studio studio(pondScenario());
    studio.world->setFocus();
    QTest::keyClick(studio.world, Qt::Key_B);
    studio.world->setCursorCell({2, 3});
    QTest::keyClick(studio.world, Qt::Key_Return);
    QCOMPARE(studio.placed(), (std::vector<CellPosition>{{2, 3}}));
    QTest::keyClick(studio.world, Qt::Key_BracketRight);
    QCOMPARE(studio.mode.paint().brushSize(), 2);
}

void TestDesignMode::keepsRandomAgents()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    const std::vector<std::uint32_t> before = studio.world->snapshot()->kinds[0].cell;
    studio.mode.inspector()->kindPages()->setCurrentIndex(KindPages::PlacementPage);
    auto *keep =
        named<QPushButton>(studio.mode.inspector(), QStringLiteral("Keep the random ones where they stand"));
    QVERIFY(keep != nullptr);
    QTest::mouseClick(keep, Qt::LeftButton);
    QCOMPARE(studio.placed().size(), std::size_t(5));
    QCOMPARE(studio.document.scenario().kinds[0].placement.count, std::string("0"));
    QVERIFY(studio.settles());
    QCOMPARE(studio.world->snapshot()->kinds[0].cell, before);
    QCOMPARE(studio.steps(), 1);
}

void TestDesignMode::editsAnAttribute()
{
    Studio studio(pondScenario());
    KindPages *pages = studio.mode.inspector()->kindPages();
    pages->setCurrentIndex(KindPages::PlacementPage);
    auto *count = named<QLineEdit>(pages, QStringLiteral("How many"));
    QVERIFY(count != nullptr);
    count->setFocus();
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("7"));
    QTest::keyClick(count, Qt::Key_Return);
    QCOMPARE(studio.document.scenario().kinds[0].placement.count, std::string("7"));
    QVERIFY(studio.settles());
    QCOMPARE(studio.world->snapshot()->kinds[0].serial.size(), std::size_t(7));
    pages->setCurrentIndex(KindPages::AttributesPage);
    auto *table = named<QTableView>(pages, QStringLiteral("Attributes"));
    QVERIFY(table != nullptr);
    QVERIFY(table->model()->setData(table->model()->index(0, 0), QStringLiteral("strength"), Qt::EditRole));
    QCOMPARE(studio.document.scenario().kinds[0].attributes[0].name, std::string("strength"));
    QCOMPARE(studio.steps(), 2);
    QVERIFY(studio.document.isRunnable()); // the rules say strength now, too
    QCOMPARE(studio.undo()->undoText(), QStringLiteral("Rename energy to strength"));
    studio.undo()->undo();
    studio.undo()->undo();
    QCOMPARE(studio.document.scenario(), pondScenario());
    QVERIFY(studio.document.isRunnable());
}

void TestDesignMode::namesANewAttributeAtOnce()
{
    Studio studio(pondScenario());
    KindPages *pages = studio.mode.inspector()->kindPages();
    pages->setCurrentIndex(KindPages::AttributesPage);
    QTest::mouseClick(named<QToolButton>(pages, QStringLiteral("Add an attribute")), Qt::LeftButton);
    auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(name != nullptr);
    QTest::keyClicks(name, QStringLiteral("wea"));
    QVERIFY(studio.settles()); // a check that ends while a person types takes nothing away
    QTest::keyClicks(name, QStringLiteral("lth"));
    QTest::keyClick(name, Qt::Key_Return);
    const auto attribute = [&] { return studio.document.scenario().kinds[0].attributes.back(); };
    EVENTUALLY_EQUAL(attribute().name, std::string("wealth"));
    auto *table = named<QTableView>(pages, QStringLiteral("Attributes"));
    const QModelIndex type = table->model()->index(table->model()->rowCount() - 1, 1);
    const QPoint place = table->visualRect(type).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    EVENTUALLY(table->findChild<QComboBox *>() != nullptr);
    auto *choices = table->findChild<QComboBox *>();
    QVERIFY(choices != nullptr);
    QVERIFY(choices->findText(QStringLiteral("agent Shepherd")) >= 0);
    choices->setCurrentIndex(choices->findText(QStringLiteral("bool")));
    QTest::keyClick(choices, Qt::Key_Return);
    EVENTUALLY(attribute().type == ValueType::Bool);
}

void TestDesignMode::aBrokenRuleIsSaidUnderTheEditorAndMended()
{
    Studio studio(pondScenario());
    KindPages *pages = studio.mode.inspector()->kindPages();
    pages->setCurrentIndex(KindPages::RuleTextPage);
    RuleTextEditor *editor = pages->rules()->editor();
    auto *list = editor->findChild<QListWidget *>();
    QTextCursor cursor = editor->edit()->textCursor();
    cursor.movePosition(QTextCursor::End);
    editor->edit()->setTextCursor(cursor);
    editor->edit()->setFocus();
    QTest::keyClicks(editor->edit(), QStringLiteral("    enrgy = 2"));
    EVENTUALLY_EQUAL(list->count(), 1);
    QVERIFY2(list->item(0)->text().contains(QStringLiteral("4")), qPrintable(list->item(0)->text()));
    QVERIFY2(list->item(0)->text().contains(QStringLiteral("energy")), qPrintable(list->item(0)->text()));
    QVERIFY(list->isVisible());
    for (int i = 0; i < 13; ++i) {
        QTest::keyClick(editor->edit(), Qt::Key_Backspace);
    }
    EVENTUALLY_EQUAL(list->count(), 0);
    QVERIFY(studio.document.isRunnable());
}

void TestDesignMode::typingRulesIsOneStep()
{
    Studio studio(pondScenario());
    KindPages *pages = studio.mode.inspector()->kindPages();
    pages->setCurrentIndex(KindPages::RuleTextPage);
    RuleTextEdit *edit = pages->rules()->editor()->edit();
    edit->setFocus();
    edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(edit, QStringLiteral("    energy"));
    EVENTUALLY_EQUAL(studio.steps(), 1);
    QTest::keyClicks(edit, QStringLiteral(" -= 1"));
    studio.world->setFocus();
    EVENTUALLY(studio.document.scenario().kinds[0].rules.ends_with("    energy -= 1"));
    QCOMPARE(studio.steps(), 1);
    QCOMPARE(studio.undo()->undoText(), QStringLiteral("Edit the rules of Sheep"));
    studio.undo()->undo();
    QCOMPARE(edit->toPlainText(), QString::fromLatin1(kRules));
}

void TestDesignMode::aPersonaEditChangesThePrompt()
{
    Studio studio(pondScenario());
    studio.choose(studio.mode.outline()->kinds(), 1);
    KindPages *pages = studio.mode.inspector()->kindPages();
    pages->setCurrentIndex(KindPages::MindPage);
    PersonaForm *form = pages->persona()->form();
    auto *prompt = form->findChild<PromptPreview *>()->findChild<QPlainTextEdit *>();
    EVENTUALLY(prompt->toPlainText().contains(QStringLiteral("Keep the flock alive")));
    auto *goal = named<QPlainTextEdit>(form, QStringLiteral("Goal"));
    QVERIFY(goal != nullptr);
    goal->setFocus();
    goal->selectAll();
    QTest::keyClicks(goal, QStringLiteral("Find the lost lamb."));
    QTest::keyClick(goal, Qt::Key_Tab);
    QCOMPARE(studio.document.scenario().kinds[1].persona->goal, std::string("Find the lost lamb."));
    EVENTUALLY(prompt->toPlainText().contains(QStringLiteral("Find the lost lamb")));
    QCOMPARE(studio.steps(), 1);
    QVERIFY(prompt->toPlainText().contains(QStringLiteral("Ana")) ||
            prompt->toPlainText().contains(QStringLiteral("Bruno")));
    const QString first = prompt->toPlainText();
    emit form->previewRequested(); // another agent
    EVENTUALLY(prompt->toPlainText() != first);
}

void TestDesignMode::givesAKindAMind()
{
    Studio studio(pondScenario());
    KindPages *pages = studio.mode.inspector()->kindPages();
    pages->setCurrentIndex(KindPages::MindPage);
    auto *give = named<QPushButton>(pages, QStringLiteral("Give this kind a mind"));
    QVERIFY(give != nullptr);
    QTest::mouseClick(give, Qt::LeftButton);
    QVERIFY(studio.document.scenario().kinds[0].persona.has_value());
    QVERIFY(studio.document.isRunnable());
    auto *take = named<QPushButton>(pages, QStringLiteral("Take the mind away"));
    QVERIFY(take != nullptr);
    QTest::mouseClick(take, Qt::LeftButton);
    QCOMPARE(studio.document.scenario(), pondScenario());
    QCOMPARE(studio.steps(), 2);
}

void TestDesignMode::addsRenamesAndRemoves()
{
    Studio studio(pondScenario());
    studio.press(QStringLiteral("Add a layer"));
    QCOMPARE(studio.document.scenario().layers.size(), std::size_t(3));
    auto *name = named<QLineEdit>(studio.mode.inspector(), QStringLiteral("Name"));
    QVERIFY(name != nullptr);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("soil"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(studio.undo()->undoText(), QStringLiteral("Rename layer to soil"));
    studio.mode.outline()->layers()->setFocus();
    QTest::keyClick(studio.mode.outline()->layers(), Qt::Key_Delete);
    QCOMPARE(studio.document.scenario(), pondScenario());
    QCOMPARE(studio.steps(), 3);
    studio.undo()->undo();
    QCOMPARE(studio.mode.outline()->layers()->rows()->row(2).name, QStringLiteral("soil"));
}

void TestDesignMode::goesToAProblem()
{
    Scenario scenario = pondScenario();
    scenario.kinds[1].rules = "rule wander every step:\n    move_to(nowhere)\n";
    Studio studio(scenario);
    Place place;
    for (const Problem &problem : studio.document.problems()) {
        place = problem.place;
    }
    QCOMPARE(place.path, std::string("kinds/Shepherd/rules"));
    QVERIFY(studio.mode.goTo(place));
    QCOMPARE(studio.mode.selection().item(), (DesignItem{DesignItem::Sort::Kind, 1}));
    KindPages *pages = studio.mode.inspector()->kindPages();
    QCOMPARE(pages->currentIndex(), static_cast<int>(KindPages::RuleTextPage));
    QCOMPARE(pages->rules()->editor()->edit()->textCursor().blockNumber(), 1);
    place.path = "kinds/Nobody/rules";
    QVERIFY(!studio.mode.goTo(place));
}

void TestDesignMode::aBrokenModelStaysVisible()
{
    Scenario scenario = pondScenario();
    scenario.kinds[0].rules = "rule broken every step:\n    nonsense(\n";
    scenario.kinds[0].placement.placed = {{1, 1}};
    scenario.layers[0].painted.assign(kWidth * kHeight, 0.0);
    scenario.layers[0].painted[5] = 1;
    Studio studio(scenario);
    EVENTUALLY(!studio.mode.preview().note().isEmpty());
    const SnapshotPtr shown = studio.world->snapshot();
    QCOMPARE(shown->layers[0][5], 1.0F);
    QCOMPARE(shown->kinds[0].cell, (std::vector<std::uint32_t>{kWidth + 1}));
    studio.choose(studio.mode.outline()->layers(), 1);
    studio.click(4, 4); // computed and not known: not painted over
    QCOMPARE(studio.steps(), 0);
}

void TestDesignMode::theEditedModelRuns()
{
    Studio studio(pondScenario());
    QVERIFY(studio.settles());
    studio.choose(studio.mode.outline()->layers(), 0);
    studio.drag(0, 0, 9, 0);
    SnapshotPtr last;
    connect(&studio.run, &RunController::snapshotArrived, this,
            [&last](const SnapshotPtr &snapshot) { last = snapshot; });
    QVERIFY(studio.run.start(studio.document.share(), {}, nullptr));
    studio.run.runTo(3);
    EVENTUALLY(last && last->tick == 3);
    QCOMPARE(last->layers[0][9], 1.0F);
    studio.click(0, 5); // editing goes on and the run keeps its model
    QCOMPARE(studio.run.scenario()->layers[0].painted[5 * kWidth], 0.0);
}

void TestDesignMode::everythingHasAName()
{
    Studio studio(pondScenario());
    for (QWidget *dock : {studio.mode.leftDock(), studio.mode.rightDock()}) {
        for (QWidget *widget : dock->findChildren<QWidget *>()) {
            const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) ||
                               qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) != nullptr ||
                               widget->inherits("QTabBar") || widget->inherits("QHeaderView");
            if (inner || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
                widget->inherits("QAbstractItemView") || widget->inherits("QTabWidget")) {
                continue;
            }
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                qPrintable(QStringLiteral("%1 in %2")
                               .arg(QString::fromLatin1(widget->metaObject()->className()),
                                    QString::fromLatin1(widget->parentWidget()->metaObject()->className()))));
        }
    }
}

} // namespace gridfolk

QTEST_MAIN(gridfolk::TestDesignMode)
#include "tst_design_mode.moc"
