// SPDX-License-Identifier: GPL-3.0-or-later
// What each construct of the rule language does, from source text to value.
#include "support/TestEngine.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

namespace
{

/// A grid of 5 by 4 without wrapping; Sheep on fixed cells and one Wolf; a layer that holds x + 10 y.
Scenario meadow()
{
    Scenario scenario;
    scenario.title = "meadow";
    scenario.world = {.width = 5, .height = 4, .torus = false};
    CellLayer number;
    number.name = "number";
    number.type = ValueType::Int;
    number.initial = "cell.x + 10 * cell.y";
    CellLayer mark;
    mark.name = "mark";
    scenario.layers = {number, mark};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "energy", .type = ValueType::Int, .initial = "self.id * 10"},
                        {.name = "weight", .type = ValueType::Float, .initial = "energy / 4"},
                        {.name = "color", .type = ValueType::Category, .categories = {"white", "black"}},
                        {.name = "buddy", .type = ValueType::Agent, .agentKind = "Sheep"}};
    sheep.placement.placed = {{0, 0}, {1, 0}, {1, 0}, {4, 3}};
    AgentKind wolf;
    wolf.name = "Wolf";
    wolf.attributes = {{.name = "energy", .type = ValueType::Int, .initial = "7"}};
    wolf.placement.placed = {{2, 1}};
    scenario.kinds = {sheep, wolf};
    scenario.world.attributes = {{.name = "wind", .type = ValueType::Int, .initial = "three + 1"},
                                 {.name = "gust", .type = ValueType::Float, .initial = "world.wind * 2.5"}};
    scenario.parameters = {{.name = "half", .value = 0.5},
                           {.name = "three", .type = ValueType::Int, .value = 3}};
    return scenario;
}

/// The metric's value at tick 0 or after ticks, or NaN when something fails (said on stderr).
double measure(Scenario scenario, const std::string &expression, int ticks = 0)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    auto engine = makeEngine(scenario);
    if (!engine) {
        return std::nan("");
    }
    auto record = engine->setUp();
    const StopFlag never;
    for (int i = 0; i < ticks && record; ++i) {
        record = engine->step(never);
    }
    if (!record) {
        std::fprintf(stderr, "%s at %s line %u\n", record.error().code.c_str(),
                     record.error().place.path.c_str(), record.error().place.line);
        return std::nan("");
    }
    return record->metrics->values[0];
}

/// The problem of the first tick of these rules of Sheep, or an empty one.
Problem problemOf(const std::string &rules)
{
    Scenario scenario = meadow();
    scenario.kinds[0].rules = rules;
    auto engine = makeEngine(scenario);
    if (!engine || !engine->setUp()) {
        return {"set-up", {}, {}, false};
    }
    const StopFlag never;
    auto record = engine->step(never);
    return record ? Problem{} : record.error();
}

} // namespace

class TestLanguageMeaning : public QObject
{
    Q_OBJECT

private slots:
    void expressions_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<double>("expected");
        const auto row = [](const char *expression, double expected) {
            QTest::newRow(expression) << expression << expected;
        };
        row("1 + 2 * 3", 7);
        row("(1 + 2) * 3", 9);
        row("7 // 2", 3);
        row("-7 // 2", -4);
        row("-7 % 3", 2);
        row("7 % -3", -2);
        row("7 / 2", 3.5);
        row("2 ** 10", 1024);
        row("2.0 ** 0.5", std::sqrt(2.0));
        row("-2 ** 2", -4);
        row("1 if 2 < 3 else 4", 1);
        row("1 if 1 < 2 < 3 and not 3 < 2 else 0", 1);
        row("1 if 2 < 1 or 3 == 3.0 else 0", 1);
        row("min(3, 1, 2) + max(1.5, 2)", 3);
        row("abs(-3) + abs(-0.5)", 3.5);
        row("floor(-1.5)", -2);
        row("ceil(1.2)", 2);
        row("round(2.5)", 2);
        row("int(-1.9)", -1);
        row("float(3) / 2", 1.5);
        row("sqrt(16.0) + exp(0.0) + log(1.0)", 5);
        row("half * three", 1.5);
        row("count(Sheep)", 4);
        row("count(agents)", 5);
        row("count(cells)", 20);
        row("sum(s.energy for s in Sheep)", 100);
        row("mean(s.energy for s in Sheep)", 25);
        row("median(s.energy for s in Sheep)", 25);
        row("var(s.energy for s in Sheep)", 125);
        row("gini(s.energy for s in Sheep)", 0.25);
        row("min(s.energy for s in Sheep) + max(s.weight for s in Sheep)", 20);
        row("count(s for s in Sheep if s.energy > 15 and s.color == white)", 3);
        row("1 if any(s.energy == 40 for s in Sheep) else 0", 1);
        row("1 if all(s.energy > 10 for s in Sheep) else 0", 0);
        row("sum(c.number for c in cells)", 19 * 20 / 2 - 190 + 4 * 10 + 300);
        row("sum(c.number for c in cells if c.y == 3)", 160);
        row("cell_at(2, 3).number", 32);
        row("distance(cell_at(0, 0), cell_at(3, 3))", std::sqrt(18.0));
        row("tick", 0);
        row("quantile(s.energy for s in Sheep, q=0.25)", 17.5); // numpy.quantile([10, 20, 30, 40], 0.25)
        row("quantile(s.energy for s in Sheep if s.energy > 10, q=1)", 40);
        row("entropy(s.energy // 20 for s in Sheep)", 1.5); // 0, 1, 1, 2
        row("entropy(s.color for s in Sheep)", 0);
        row("sum(i * i for i in range(4))", 14);
        row("count(i for i in range(-2, 3) if i > 0)", 2);
        row("count(range(5, 2))", 0);
        row("argmin((i - 3) ** 2 for i in range(10))", 3);
        row("world.wind + world.gust", 14);
        row("count(neighbor_cells(of=cell_at(0, 0)))", 3);
        row("count(neighbor_cells(2, of=cell_at(2, 2)))", 19);
        row("count(neighbors(Sheep, of=cell_at(2, 1)))", 2);
        row("sum(a.energy for a in agents)", 107);
    }
    void expressions()
    {
        QFETCH(QString, expression);
        QFETCH(double, expected);
        QCOMPARE(measure(meadow(), expression.toStdString()), expected);
    }

    void rules_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("expected");
        const auto row = [](const char *name, const char *rules, const char *metric, double expected) {
            QTest::newRow(name) << rules << metric << expected;
        };
        row("assign", "rule r every step:\n    energy += 1\n", "sum(s.energy for s in Sheep)", 104);
        row("let", "rule r every step:\n    let x = energy * 2\n    energy = x + 1\n",
            "sum(s.energy for s in Sheep)", 204);
        row("if elif else",
            "rule r every step:\n    if energy == 10:\n        energy = 1\n    elif energy == 20:\n        "
            "energy = 2\n    else:\n        "
            "energy = 3\n",
            "sum(s.energy for s in Sheep)", 9);
        row("condition", "rule r every step if energy > 25:\n    energy = 0\n",
            "sum(s.energy for s in Sheep)", 30);
        row("for", "rule r every step:\n    for o in Sheep:\n        o.energy += 1\n",
            "sum(s.energy for s in Sheep)", 116);
        row("for if", "rule r every step:\n    for o in Sheep if o.energy < 15:\n        o.energy += 100\n",
            "sum(s.energy for s in Sheep)", 200);
        row("neighbors", "rule r every step:\n    energy = count(neighbors())\n",
            "sum(s.energy for s in Sheep)", 2 + 2 + 2);
        row("neighbors of a kind", "rule r every step:\n    energy = count(neighbors(Wolf))\n",
            "sum(s.energy for s in Sheep)", 2);
        row("here", "rule r every step:\n    energy = count(agents_here())\n", "sum(s.energy for s in Sheep)",
            2);
        row("neighbor cells", "rule r every step:\n    energy = count(neighbor_cells())\n",
            "sum(s.energy for s in Sheep)", 3 + 5 + 5 + 3);
        row("move", "rule r every step:\n    move_to(cell_at(2, 2))\n",
            "count(s for s in Sheep if s.cell == cell_at(2, 2))", 4);
        row("layer", "rule r every step:\n    cell.mark = True\n", "count(c for c in cells if c.mark)", 3);
        row("die", "rule r every step:\n    if energy > 25:\n        die()\n    energy = 1\n",
            "sum(s.energy for s in Sheep)", 2);
        row("create", "rule r every step:\n    create(Sheep, at=cell, energy=1)\n",
            "sum(s.energy for s in Sheep)", 104);
        row("newborn attributes", "rule r every step:\n    create(Sheep, at=cell, energy=1)\n",
            "sum(s.weight for s in Sheep if s.energy == 1)", 1);
        row("kill",
            "rule r every step:\n    let prey = random_choice(neighbors(Wolf))\n    if prey is not nobody:\n "
            "       kill(prey)\n",
            "count(Wolf)", 0);
        row("category", "rule r every step:\n    color = black if energy > 15 else white\n",
            "count(s for s in Sheep if s.color == black)", 3);
        row("agent attribute",
            "rule r every step:\n    buddy = random_choice(agents_here(Sheep))\n    if buddy is not "
            "nobody:\n        buddy.energy = 0\n",
            "sum(s.energy for s in Sheep)", 50);
        row("argmax",
            "rule r every step:\n    let best = argmax(s.energy for s in Sheep)\n    if best is not "
            "nobody:\n        "
            "best.energy += 100\n",
            "max(s.energy for s in Sheep)", 440);
        row("birth", "rule b on birth:\n    energy = 5\n", "sum(s.energy for s in Sheep)", 20);
        row("death",
            "rule d on death:\n    world.wind += energy\n\nrule r every step if self.id == 1:\n    die()\n",
            "world.wind", 14);
        row("birth and death draw apart",
            "rule b on birth:\n    weight = uniform(0, 1)\n\nrule d on death:\n    world.gust = weight - "
            "uniform(0, 1)\n\n"
            "rule r every step if self.id == 1:\n    let child = create(Sheep, at=cell)\n    kill(child)\n",
            "1 if abs(world.gust) > 0.000001 and abs(world.gust) < 1 else 0", 1);
        row("every n", "rule r every 2 steps:\n    energy += 1\n", "sum(s.energy for s in Sheep)", 100);
        row("world attribute", "rule r every step:\n    world.wind += energy\n    world.gust max= 11\n",
            "world.wind + world.gust", 115);
        row("become",
            "rule r every step if energy < 15:\n    become(Wolf)\n    energy = 1000\n\nrule never every "
            "step:\n    "
            "weight = 0\n",
            "sum(w.energy for w in Wolf) + 1000 * count(Sheep) + sum(s.weight for s in Sheep)", 3017);
        row("become with a value", "rule r every step if energy < 15:\n    become(Wolf, energy=1)\n",
            "sum(w.energy for w in Wolf) + sum(w.id for w in Wolf)", 8 + 6);
        row("direction", "rule r every step if energy == 40:\n    move_to(neighbor_cell(7))\n",
            "count(s for s in Sheep if s.cell == cell_at(3, 2))", 1);
        row("range", "rule r every step:\n    for i in range(1, 4):\n        energy += i\n",
            "sum(s.energy for s in Sheep)", 124);
        row("function", "def twice(n: int) -> int:\n    return n * 2\n", "twice(4)", 8);
    }
    void rules()
    {
        QFETCH(QString, rules);
        QFETCH(QString, metric);
        QFETCH(double, expected);
        Scenario scenario = meadow();
        scenario.run.schedule = Schedule::InOrder;
        (rules.startsWith("def") ? scenario.rules : scenario.kinds[0].rules) = rules.toStdString();
        QCOMPARE(measure(scenario, metric.toStdString(), 1), expected);
    }

    /// Everyone finishes a stage before anyone begins the next; rules without a stage come first.
    void stagesFollowOneAnother()
    {
        Scenario scenario = meadow();
        scenario.run.schedule = Schedule::Staged;
        scenario.run.stages = {"look", "act"};
        scenario.kinds[0].rules = "rule act at stage act:\n    energy = sum(s.energy for s in Sheep)\n\n"
                                  "rule look at stage look:\n    energy += 1\n\n"
                                  "rule first every step:\n    energy = 0\n";
        QCOMPARE(measure(scenario, "min(s.energy for s in Sheep)", 1), 4.0);
        // Four ones are summed one after another: 4, 7, 13, 25.
        QCOMPARE(measure(scenario, "max(s.energy for s in Sheep)", 1), 25.0);
    }

    /// An agent that goes over to another kind keeps serial, place and equal attributes, and acts on.
    void becomingKeepsWhoOneIs()
    {
        Scenario scenario = meadow();
        scenario.kinds[0].rules = "rule r every step if tick == 1 and self.id != 2:\n    become(Wolf)\n";
        scenario.kinds[1].rules = "rule r every step:\n    energy += 100\n";
        scenario.run.schedule = Schedule::InOrder;
        QCOMPARE(measure(scenario, "sum(w.id for w in Wolf)", 1), 13.0);
        QCOMPARE(measure(scenario, "sum(w.energy for w in Wolf)", 1), 187.0);
        QCOMPARE(measure(scenario, "sum(w.energy for w in Wolf)", 2), 587.0);
        QCOMPARE(measure(scenario, "count(agents_at(cell_at(1, 0)))", 2), 2.0);
        QCOMPARE(measure(scenario, "sum(s.id for s in Sheep)", 2), 2.0);
    }

    void weightedChoicesFollowTheirWeights()
    {
        Scenario scenario = meadow();
        scenario.kinds[0].rules = "rule r every step:\n    for i in range(1000):\n        let one = "
                                  "weighted_choice(s.id - 1 for s in "
                                  "Sheep)\n        if one is not nobody:\n            one.weight += 1\n";
        scenario.kinds[0].attributes[1].initial = "0";
        QCOMPARE(measure(scenario, "sum(s.weight for s in Sheep if s.id == 1)", 5), 0.0);
        const double last = measure(scenario, "sum(s.weight for s in Sheep if s.id == 4)", 5);
        QVERIFY2(std::fabs(last - 10000) < 4 * std::sqrt(20000 * 0.25), qPrintable(QString::number(last)));
    }

    /// Mean and variance of the logarithm, 20000 draws: four standard errors.
    void logNormalDrawsHaveTheMomentsOfTheirLogarithm()
    {
        Scenario scenario = meadow();
        scenario.kinds[1].placement.count = "20000";
        scenario.kinds[1].attributes.push_back(
            {.name = "size", .type = ValueType::Float, .initial = "log(lognormal(1.5, 0.5))"});
        const double mean = measure(scenario, "mean(w.size for w in Wolf)");
        const double variance = measure(scenario, "var(w.size for w in Wolf)");
        QVERIFY2(std::fabs(mean - 1.5) < 4 * 0.5 / std::sqrt(20000.0), qPrintable(QString::number(mean)));
        QVERIFY2(std::fabs(variance - 0.25) < 4 * 0.25 * std::sqrt(2 / 20000.0),
                 qPrintable(QString::number(variance)));
    }

    /// A drop that spreads: the sum stays, the variance grows by 3/4 of the share each tick (a step of a
    /// Moore neighbor has the mean square 6/8), decay takes its share from everything.
    void layersSpreadAndDecay()
    {
        Scenario scenario;
        scenario.world = {.width = 61, .height = 61};
        scenario.layers = {{.name = "heat",
                            .type = ValueType::Float,
                            .initial = "1000 if cell.x == 30 and cell.y == 30 else 0",
                            .diffuse = "0.4",
                            .decay = "0.1"}};
        const double sum = measure(scenario, "sum(c.heat for c in cells)", 20);
        QVERIFY(std::fabs(sum - 1000 * std::pow(0.9, 20)) < 1e-9);
        const double variance = measure(
            scenario, "sum(c.heat * (c.x - 30) ** 2 for c in cells) / sum(c.heat for c in cells)", 20);
        QVERIFY2(std::fabs(variance - 20 * 0.75 * 0.4) < 1e-9, qPrintable(QString::number(variance)));
        scenario.world.torus = false;
        scenario.layers[0].initial = "1000 if cell.x == 0 and cell.y == 0 else 0";
        scenario.layers[0].decay = "";
        QVERIFY(std::fabs(measure(scenario, "sum(c.heat for c in cells)", 20) - 1000) < 1e-9);
    }

    void newbornsActFromTheNextTickOn()
    {
        Scenario scenario = meadow();
        scenario.kinds[0].rules = "rule r every step:\n    create(Sheep, at=cell)\n";
        QCOMPARE(measure(scenario, "count(Sheep)", 1), 8.0);
        QCOMPARE(measure(scenario, "count(Sheep)", 2), 16.0);
    }

    void cellRulesReadOthersAsTheyWere()
    {
        Scenario scenario = meadow();
        scenario.layers[0].rules =
            "rule shift every step:\n    cell.number = max(c.number for c in neighbor_cells())\n";
        QCOMPARE(measure(scenario, "cell_at(0, 0).number", 1), 11.0);
        QCOMPARE(measure(scenario, "cell_at(0, 0).number", 2), 22.0);
        QCOMPARE(measure(scenario, "cell_at(4, 3).number", 1), 33.0);
    }

    void problems_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *statement, const char *code) {
            QTest::newRow(statement) << statement << code;
        };
        row("energy = 1 // (energy - energy)", "run.division-by-zero");
        row("weight = 1 / (weight - weight)", "run.division-by-zero");
        row("energy = 9223372036854775807 + energy", "run.overflow");
        row("weight = sqrt(-1.0)", "run.not-a-number");
        row("energy = buddy.energy", "run.reads-nobody");
        row("move_to(cell_at(5, 0))", "run.outside-grid");
        row("energy = count(neighbors(Sheep, 1000))", "run.bad-radius");
        row("energy = randint(3, 2)", "run.empty-range");
        row("weight = mean(w.energy for w in Wolf if w.energy > 100)", "run.empty-aggregate");
        row("move_to(random_choice(c for c in cells if c.number > 1000))", "run.empty-choice");
        row("energy = random_choice(range(0))", "run.empty-choice");
        row("weight = quantile(w.energy for w in Wolf, q=1.5)", "run.bad-quantile");
        row("buddy = weighted_choice(-1 for s in Sheep)", "run.bad-weight");
        row("move_to(weighted_choice(0 for c in cells))", "run.empty-choice");
        row("move_to(neighbor_cell(0))", "run.edge-in-direction");
    }
    void problems()
    {
        QFETCH(QString, statement);
        QFETCH(QString, code);
        const Problem problem = problemOf("rule first every step:\n    pass\n\nrule bad every step:\n    " +
                                          statement.toStdString() + "\n");
        QCOMPARE(QString::fromStdString(problem.code), code);
        QCOMPARE(QString::fromStdString(problem.place.path), QString("kinds/Sheep/rules"));
        QCOMPARE(QString::fromStdString(problem.place.rule), QString("bad"));
        QCOMPARE(problem.place.line, 5U);
        QCOMPARE(problem.place.tick.value_or(-1), std::int64_t{1});
        QVERIFY(problem.place.agent.has_value());
    }

    void aBirthThatBreedsForEverIsStopped()
    {
        QCOMPARE(QString::fromStdString(
                     problemOf("rule b on birth if tick > 0:\n    create(Sheep, at=cell)\n\nrule r every "
                               "step:\n    create(Sheep, at=cell)\n")
                         .code),
                 QString("run.too-deep"));
    }

    void aLoopThatNeverEndsIsStopped()
    {
        QCOMPARE(
            QString::fromStdString(
                problemOf(
                    "rule r every step:\n    for a in cells:\n        for b in cells:\n            for c in "
                    "cells:\n                for d in cells:\n                    for e in cells:\n          "
                    " "
                    "             for f in cells:\n                            energy = 1\n")
                    .code),
            QString("run.step-budget"));
    }
};

QTEST_GUILESS_MAIN(TestLanguageMeaning)
#include "tst_language_meaning.moc"
