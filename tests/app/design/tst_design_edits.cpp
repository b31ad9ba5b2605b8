// SPDX-License-Identifier: GPL-3.0-or-later
// Undo steps of the document: each has a name, takes back exactly what it did, and says nothing twice.
#include "commands/PaintCells.h"
#include "commands/RenameInModel.h"
#include "commands/ResizeWorld.h"
#include "controllers/DesignEdits.h"
#include "scenario/ScenarioJson.h"
#include "support/SampleScenario.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

namespace gridfolk
{

namespace
{

const ChangeEvent kTexts{ChangeEvent::Part::Texts, -1, {}};

std::string &titleOf(Scenario &scenario)
{
    return scenario.title;
}

std::vector<Parameter> &parametersOf(Scenario &scenario)
{
    return scenario.parameters;
}

void setTitle(ScenarioDocument &document, const std::string &title, const QString &key = {})
{
    document.change<std::string>(QStringLiteral("Change the title"), kTexts, titleOf, title, key);
}

} // namespace

class TestDesignEdits : public QObject
{
    Q_OBJECT

private slots:
    void aChangeIsOneNamedStep();
    void dragsMerge();
    void whatChangesNothingKeepsRedo();
    void aMergedStepBackToTheStartIsDropped();
    void sharedScenariosStay();
    void listsInsertRemoveAndMove();
    void aStrokeKeepsItsCells();
    void paintingAComputedLayerIsUndone();
    void resizingKeepsWhatLiesInside();
    void resizingMerges();
    void entriesGetFreshNames();
    void renamingReachesWhatNamesIt();
    void renamingReachesLayersWorldAndLinks();
    void renamingLeavesWhatCouldMeanSomethingElse();
    void fiftyRandomEditsUndoAndRedo();
};

void TestDesignEdits::aChangeIsOneNamedStep()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    QSignalSpy changed(&document, &ScenarioDocument::changed);
    setTitle(document, "Another");
    QCOMPARE(document.scenario().title, std::string("Another"));
    QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Change the title"));
    QCOMPARE(changed.count(), 1);
    QVERIFY(document.isModified());
    document.undoStack()->undo();
    QCOMPARE(document.scenario(), sampleScenario());
    QVERIFY(!document.isModified());
}

void TestDesignEdits::dragsMerge()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    for (const char *title : {"a", "ab", "abc"}) {
        setTitle(document, title, QStringLiteral("title#1"));
    }
    QCOMPARE(document.undoStack()->count(), 1);
    setTitle(document, "abcd", QStringLiteral("title#2"));
    QCOMPARE(document.undoStack()->count(), 2);
    document.undoStack()->undo();
    QCOMPARE(document.scenario().title, std::string("abc"));
    document.undoStack()->undo();
    QCOMPARE(document.scenario(), sampleScenario());
}

void TestDesignEdits::whatChangesNothingKeepsRedo()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    setTitle(document, "Another");
    document.undoStack()->undo();
    setTitle(document, sampleScenario().title);
    QVERIFY(document.undoStack()->canRedo());
    QCOMPARE(document.undoStack()->count(), 1);
}

void TestDesignEdits::aMergedStepBackToTheStartIsDropped()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    setTitle(document, "Another", QStringLiteral("key"));
    setTitle(document, sampleScenario().title, QStringLiteral("key"));
    QCOMPARE(document.undoStack()->count(), 0);
    QVERIFY(!document.isModified());
}

void TestDesignEdits::sharedScenariosStay()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    const std::shared_ptr<const Scenario> shared = document.share();
    setTitle(document, "Another");
    QCOMPARE(*shared, sampleScenario());
    QCOMPARE(document.scenario().title, std::string("Another"));
}

void TestDesignEdits::listsInsertRemoveAndMove()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    const ChangeEvent event{ChangeEvent::Part::Parameters, -1, {}};
    Parameter fresh;
    fresh.name = "fresh";
    document.insertInto<Parameter>(QStringLiteral("Add"), event, parametersOf, 1, fresh);
    QCOMPARE(document.scenario().parameters.at(1).name, std::string("fresh"));
    document.moveIn<Parameter>(QStringLiteral("Move"), event, parametersOf, 1, 3);
    QCOMPARE(document.scenario().parameters.at(3).name, std::string("fresh"));
    document.moveIn<Parameter>(QStringLiteral("Move"), event, parametersOf, 3, 3);
    QCOMPARE(document.undoStack()->count(), 2);
    document.removeFrom<Parameter>(QStringLiteral("Remove"), event, parametersOf, 0);
    QCOMPARE(document.scenario().parameters.size(), std::size_t(3));
    const Scenario after = document.scenario();
    while (document.undoStack()->canUndo()) {
        document.undoStack()->undo();
    }
    QCOMPARE(document.scenario(), sampleScenario());
    while (document.undoStack()->canRedo()) {
        document.undoStack()->redo();
    }
    QCOMPARE(document.scenario(), after);
}

void TestDesignEdits::aStrokeKeepsItsCells()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    std::vector<double> values = sampleScenario().layers[0].painted;
    values[1] = 1;
    values[6] = 0;
    QSignalSpy changed(&document, &ScenarioDocument::changed);
    document.undoStack()->push(new PaintCells(document, QStringLiteral("Paint grass"), 0, values));
    QCOMPARE(document.scenario().layers[0].painted, values);
    QCOMPARE(changed.first().first().value<ChangeEvent>().cells, QRect(1, 0, 2, 2));
    document.undoStack()->undo();
    QCOMPARE(document.scenario(), sampleScenario());
    QVERIFY(!PaintCells(document, {}, 0, sampleScenario().layers[0].painted).changesSomething());
}

void TestDesignEdits::paintingAComputedLayerIsUndone()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    document.undoStack()->push(
        new PaintCells(document, QStringLiteral("Paint soil"), 1, std::vector<double>(8, 1.0)));
    QCOMPARE(document.scenario().layers[1].painted.size(), std::size_t(8));
    QCOMPARE(document.scenario().layers[1].initial, std::string());
    document.undoStack()->undo();
    QCOMPARE(document.scenario(), sampleScenario());
}

void TestDesignEdits::resizingKeepsWhatLiesInside()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    document.undoStack()->push(new ResizeWorld(document, 3, 3));
    const Scenario &scenario = document.scenario();
    QCOMPARE(scenario.world.width, 3);
    QCOMPARE(scenario.layers[0].painted, (std::vector<double>{0, 0, 0, 1, 0, 1, 0, 0, 0}));
    QVERIFY(scenario.layers[1].painted.empty());
    QCOMPARE(scenario.kinds[0].placement.placed, (std::vector<CellPosition>{{0, 0}, {2, 1}}));
    document.undoStack()->undo();
    QCOMPARE(document.scenario(), sampleScenario());
}

void TestDesignEdits::resizingMerges()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    document.undoStack()->push(new ResizeWorld(document, 2, 2));
    document.undoStack()->push(new ResizeWorld(document, 4, 3));
    QCOMPARE(document.undoStack()->count(), 1);
    QCOMPARE(document.scenario().layers[0].painted[3], 1.0); // not cut by the smaller size in between
    document.undoStack()->push(new ResizeWorld(document, 4, 2));
    QCOMPARE(document.undoStack()->count(), 0);
    QCOMPARE(document.scenario(), sampleScenario());
}

void TestDesignEdits::entriesGetFreshNames()
{
    ScenarioDocument document;
    document.load(sampleScenario());
    DesignSelection selection(document);
    DesignEdits edits(document, selection);
    edits.addLayer();
    edits.addLayer();
    QCOMPARE(document.scenario().layers.at(3).name, std::string("layer"));
    QCOMPARE(document.scenario().layers.at(4).name, std::string("layer2"));
    QCOMPARE(selection.item(), (DesignItem{DesignItem::Sort::Layer, 4}));
    edits.duplicate({DesignItem::Sort::Kind, 0});
    QCOMPARE(document.scenario().kinds.at(1).name, std::string("Sheep2"));
    QCOMPARE(selection.item(), (DesignItem{DesignItem::Sort::Kind, 1}));
    edits.remove({DesignItem::Sort::Kind, 2});
    edits.remove({DesignItem::Sort::Kind, 1});
    QCOMPARE(selection.item(), (DesignItem{DesignItem::Sort::Kind, 0}));
    edits.takeMind(0);
    QVERIFY(!document.scenario().kinds[0].persona);
    edits.giveMind(0);
    QVERIFY(document.scenario().kinds[0].persona.has_value());
}

void TestDesignEdits::renamingReachesWhatNamesIt()
{
    ScenarioDocument document;
    Scenario scenario = sampleScenario();
    scenario.kinds[0].rules = "rule flee every step: # from Sheep\n    let w = neighbors(Sheep, 2)\n"
                              "    heat = gain + cell.heat\n    print(\"Sheep\", energy)\n";
    scenario.layers[0].rules = "rule warm every step:\n    heat += gain\n";
    scenario.kinds[0].persona->role = "{name}, one of {count(Sheep)} Sheep";
    document.load(scenario);
    renameInModel(document, RenameInModel::What::Kind, 0, "Ewe");
    const Scenario &now = document.scenario();
    QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Rename Sheep to Ewe"));
    QCOMPARE(now.kinds[0].name, std::string("Ewe"));
    QCOMPARE(now.kinds[0].rules,
             std::string("rule flee every step: # from Sheep\n    let w = neighbors(Ewe, 2)\n"
                         "    heat = gain + cell.heat\n    print(\"Sheep\", energy)\n"));
    QCOMPARE(now.kinds[0].persona->role, std::string("{name}, one of {count(Ewe)} Sheep"));
    QCOMPARE(now.kinds[0].attributes[2].agentKind, std::string("Ewe"));
    QCOMPARE(now.metrics[0].expression, std::string("count(Ewe)"));
    QCOMPARE(now.rules, std::string("stop when count(Ewe) == 0"));
    renameInModel(document, RenameInModel::What::Parameter, 1, "profit");
    QVERIFY(document.scenario().kinds[0].rules.find("heat = profit + cell.heat") != std::string::npos);
    renameInModel(document, RenameInModel::What::Layer, 2, "warmth");
    QVERIFY(document.scenario().kinds[0].rules.find("heat = profit + cell.warmth") != std::string::npos);
    QCOMPARE(document.scenario().layers[0].rules,
             std::string("rule warm every step:\n    warmth += profit\n"));
    renameInModel(document, RenameInModel::What::Attribute, 0, "strength", 0);
    QVERIFY(document.scenario().kinds[0].rules.find("print(\"Sheep\", strength)") != std::string::npos);
    QCOMPARE(document.scenario().kinds[0].portrayal.colorBy, std::string("strength"));
    QCOMPARE(document.scenario().kinds[0].persona->showsAttributes, (std::vector<std::string>{"strength"}));
    renameInModel(document, RenameInModel::What::Metric, 0, "herd");
    QCOMPARE(document.scenario().charts[0].metrics, (std::vector<std::string>{"herd"}));
    QCOMPARE(document.undoStack()->count(), 5);
    document.undoStack()->setIndex(0);
    QCOMPARE(document.scenario(), scenario);
}

void TestDesignEdits::renamingReachesLayersWorldAndLinks()
{
    ScenarioDocument document;
    Scenario scenario = sampleScenario();
    scenario.layers[0].diffuse = "gain / 2";
    scenario.layers[0].decay = "gain / count(Sheep)";
    scenario.world.attributes = {
        {.name = "wind", .type = ValueType::Float, .initial = "gain + count(Sheep)"},
        {.name = "leader", .type = ValueType::Agent, .agentKind = "Sheep", .initial = "random_agent(Sheep)"},
    };
    scenario.links[0].attributes = {
        {.name = "since", .type = ValueType::Float, .initial = "gain + count(Sheep)"},
        {.name = "witness", .type = ValueType::Agent, .agentKind = "Sheep"},
    };
    scenario.links[0].degree = "count(Sheep) - 1";
    scenario.links[0].probability = "gain";
    document.load(scenario);
    renameInModel(document, RenameInModel::What::Kind, 0, "Ewe");
    renameInModel(document, RenameInModel::What::Parameter, 1, "profit");
    const Scenario &now = document.scenario();
    QCOMPARE(now.layers[0].diffuse, std::string("profit / 2"));
    QCOMPARE(now.layers[0].decay, std::string("profit / count(Ewe)"));
    QCOMPARE(now.world.attributes[0].initial, std::string("profit + count(Ewe)"));
    QCOMPARE(now.world.attributes[1].initial, std::string("random_agent(Ewe)"));
    QCOMPARE(now.world.attributes[1].agentKind, std::string("Ewe"));
    QCOMPARE(now.links[0].attributes[0].initial, std::string("profit + count(Ewe)"));
    QCOMPARE(now.links[0].attributes[1].agentKind, std::string("Ewe"));
    QCOMPARE(now.links[0].between, std::string("Ewe"));
    QCOMPARE(now.links[0].degree, std::string("count(Ewe) - 1"));
    QCOMPARE(now.links[0].probability, std::string("profit"));
    // Nothing is left that a search of the whole document would find.
    const std::string json = toJson(now);
    QVERIFY(json.find("gain") == std::string::npos);
    document.undoStack()->setIndex(0);
    QCOMPARE(document.scenario(), scenario);
}

void TestDesignEdits::renamingLeavesWhatCouldMeanSomethingElse()
{
    ScenarioDocument document;
    Scenario scenario = sampleScenario();
    scenario.kinds[1].attributes = {{.name = "energy", .type = ValueType::Int}};
    scenario.kinds[1].rules = "rule hunt every step:\n    energy += 1\n";
    scenario.kinds[0].rules = "rule graze every step:\n    energy -= other.energy\n";
    document.load(scenario);
    renameInModel(document, RenameInModel::What::Attribute, 0, "strength", 0);
    QCOMPARE(document.scenario().kinds[0].rules,
             std::string("rule graze every step:\n    strength -= other.energy\n"));
    QCOMPARE(document.scenario().kinds[1].rules, scenario.kinds[1].rules);
    renameInModel(document, RenameInModel::What::Kind, 1, "Wolf"); // as it is
    QCOMPARE(document.undoStack()->count(), 1);

    scenario = sampleScenario();
    scenario.kinds[0].attributes[0].name = "wind"; // the world has one, too
    scenario.links[0].attributes[0].name = "heat"; // a layer is called so, too
    scenario.kinds[0].rules = "rule drift every step:\n    wind += world.wind + cell.heat\n";
    document.load(scenario);
    renameInModel(document, RenameInModel::What::Attribute, 0, "strength", 0);
    renameInModel(document, RenameInModel::What::Layer, 2, "warmth");
    QCOMPARE(document.scenario().kinds[0].rules,
             std::string("rule drift every step:\n    strength += world.wind + cell.heat\n"));

    scenario = sampleScenario();
    scenario.kinds[0].attributes[0].name = "rain"; // a column of the table weather is called so, too
    scenario.kinds[0].rules = "rule drink every step:\n    rain += self.rain + weather.rain(tick)\n";
    document.load(scenario);
    renameInModel(document, RenameInModel::What::Attribute, 0, "water", 0);
    QCOMPARE(document.scenario().kinds[0].rules,
             std::string("rule drink every step:\n    water += self.water + weather.rain(tick)\n"));

    scenario.kinds[0].rules =
        "rule look every step:\n    for a in visible(agents, blocked_by=heat): a.heat = 1\n";
    document.load(scenario);
    renameInModel(document, RenameInModel::What::Layer, 2, "warmth");
    QVERIFY(document.scenario().kinds[0].rules.find("blocked_by=warmth") != std::string::npos);
}

namespace
{

/// One edit of many sorts; may do nothing.
void randomEdit(ScenarioDocument &document, DesignSelection &selection, DesignEdits &edits,
                QRandomGenerator &random)
{
    const Scenario &scenario = document.scenario();
    const auto anyOf = [&](std::size_t count) {
        return static_cast<int>(random.bounded(static_cast<int>(count)));
    };
    const auto item = [&](DesignItem::Sort sort, std::size_t count) {
        return DesignItem{sort, anyOf(count)};
    };
    switch (random.bounded(13)) {
    case 0:
        setTitle(document, "Title " + std::to_string(random.bounded(3)), QStringLiteral("title"));
        return;
    case 1:
        edits.addLayer();
        return;
    case 2:
        edits.addKind();
        return;
    case 3:
        edits.addParameter();
        return;
    case 4:
        edits.duplicate(item(DesignItem::Sort::Layer, scenario.layers.size()));
        return;
    case 5:
        if (scenario.kinds.size() > 1) {
            edits.remove(item(DesignItem::Sort::Kind, scenario.kinds.size()));
        }
        return;
    case 6:
        edits.moveDown(item(DesignItem::Sort::Parameter, scenario.parameters.size()));
        return;
    case 7:
        edits.moveUp(item(DesignItem::Sort::Layer, scenario.layers.size()));
        return;
    case 8:
        document.undoStack()->push(new ResizeWorld(document, 1 + random.bounded(6), 1 + random.bounded(6)));
        return;
    case 9: {
        const int layer = anyOf(scenario.layers.size());
        std::vector<double> values(static_cast<std::size_t>(scenario.world.width) *
                                   static_cast<std::size_t>(scenario.world.height));
        values[static_cast<std::size_t>(anyOf(values.size()))] = 1;
        document.undoStack()->push(new PaintCells(document, QStringLiteral("Paint"), layer, values));
        return;
    }
    case 11:
        renameInModel(document, RenameInModel::What::Kind, anyOf(scenario.kinds.size()),
                      "Name" + std::to_string(random.bounded(100)));
        return;
    case 10:
        edits.giveMind(anyOf(scenario.kinds.size()));
        return;
    default:
        edits.takeMind(anyOf(scenario.kinds.size()));
        selection.select({});
        return;
    }
}

} // namespace

void TestDesignEdits::fiftyRandomEditsUndoAndRedo()
{
    for (quint32 seed = 1; seed <= 20; ++seed) {
        ScenarioDocument document;
        document.load(sampleScenario());
        DesignSelection selection(document);
        DesignEdits edits(document, selection);
        QRandomGenerator random(seed);
        for (int step = 0; step < 50; ++step) {
            randomEdit(document, selection, edits, random);
        }
        const std::string edited = toJson(document.scenario());
        while (document.undoStack()->canUndo()) {
            document.undoStack()->undo();
        }
        QCOMPARE(toJson(document.scenario()), toJson(sampleScenario()));
        while (document.undoStack()->canRedo()) {
            document.undoStack()->redo();
        }
        QCOMPARE(toJson(document.scenario()), edited);
    }
}

} // namespace gridfolk

QTEST_GUILESS_MAIN(gridfolk::TestDesignEdits)
#include "tst_design_edits.moc"
