// SPDX-License-Identifier: GPL-3.0-or-later
// Who sees whom past walls.
#include "support/TestEngine.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

/// Walls are '#', agents stand on the letters in their order from A; `seen` is for marks.
Scenario rooms(const std::vector<std::string> &map)
{
    Scenario scenario;
    scenario.world = {.width = static_cast<std::int32_t>(map[0].size()),
                      .height = static_cast<std::int32_t>(map.size()),
                      .torus = false};
    CellLayer wall;
    wall.name = "wall";
    CellLayer height;
    height.name = "height";
    height.type = ValueType::Int;
    std::map<char, CellPosition> letters;
    for (std::size_t y = 0; y < map.size(); ++y) {
        for (std::size_t x = 0; x < map[y].size(); ++x) {
            const char c = map[y][x];
            wall.painted.push_back(c == '#' ? 1 : 0);
            height.painted.push_back(c >= '1' && c <= '9' ? c - '0' : 0);
            if (c >= 'A' && c <= 'Z') {
                letters[c] = {static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
            }
        }
    }
    scenario.layers = {wall, height};
    AgentKind guard;
    guard.name = "Guard";
    guard.attributes = {{.name = "others", .type = ValueType::Int}};
    for (const auto &[letter, place] : letters) {
        guard.placement.placed.push_back(place);
    }
    scenario.kinds = {guard};
    scenario.rules = "def high(c: Cell) -> bool:\n    return c.height > 2\n";
    return scenario;
}

double measure(Scenario scenario, const std::string &expression, int ticks = 0)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    auto engine = makeEngine(scenario);
    if (!engine) {
        return -1;
    }
    auto record = engine->setUp();
    const StopFlag never;
    for (int i = 0; i < ticks && record; ++i) {
        record = engine->step(never);
    }
    return record ? record->metrics->values[0] : -2;
}

QString problem(const std::string &expression)
{
    Scenario scenario = rooms({"A#B"});
    scenario.rules += "def odd(c: Cell) -> int:\n    return c.x\n"
                      "def push(c: Cell) -> bool:\n    c.wall = False\n    return True\n";
    scenario.kinds[0].rules = "rule look every step:\n    others = " + expression + "\n";
    const CheckedModel model = checkModel(scenario);
    if (model.problems.empty()) {
        return {};
    }
    const Problem &first = model.problems.front();
    return QString("%1 %2+%3 %4")
        .arg(QString::fromStdString(first.code))
        .arg(first.place.column)
        .arg(first.place.length)
        .arg(QString::fromStdString(first.arg("hint")))
        .trimmed();
}

} // namespace

class TestSight : public QObject
{
    Q_OBJECT

private slots:
    void wallsBlock()
    {
        const Scenario scenario = rooms({"A..B.", //
                                         "###..", //
                                         "C..#D"});
        const std::string see = "count(a for a in Guard if a.id == %1 and any(sees(b, blocked_by=wall, of=a) "
                                "for b in Guard if b.id == %2))";
        const auto sees = [&](int from, int to) {
            return measure(scenario, QString::fromStdString(see).arg(from).arg(to).toStdString());
        };
        QCOMPARE(sees(1, 2), 1.0);
        QCOMPARE(sees(1, 3), 0.0);
        QCOMPARE(sees(2, 4), 1.0); // past the corner of the wall
        QCOMPARE(sees(3, 4), 0.0);
        QCOMPARE(sees(1, 4), 0.0); // the line goes over (2, 1)
    }

    /// Whoever sees is seen, in any labyrinth.
    void sightIsMutual()
    {
        Scenario scenario = rooms({"A"});
        scenario.world = {.width = 16, .height = 14};
        scenario.layers[0].painted.clear();
        scenario.layers[0].initial = "chance(0.25)";
        scenario.layers[1].painted.clear();
        scenario.kinds[0].placement = {.count = "60"};
        for (const Neighborhood neighborhood :
             {Neighborhood::Moore, Neighborhood::Hexagonal, Neighborhood::Circle}) {
            for (const bool torus : {true, false}) {
                scenario.world.neighborhood = neighborhood;
                scenario.world.torus = torus;
                QCOMPARE(measure(scenario, "count(a for a in Guard if any(sees(b, blocked_by=wall, of=a) != "
                                           "sees(a, blocked_by=wall, of=b) for b in Guard))"),
                         0.0);
                const double some = measure(scenario, "sum(count(visible(Guard, blocked_by=wall, of=a)) "
                                                      "for a in Guard)");
                QVERIFY(some > 60 && some < 3600);
            }
        }
    }

    void setsOfWhatIsVisible()
    {
        Scenario scenario = rooms({"A.#.B", //
                                   ".....", //
                                   "C...D"});
        scenario.kinds[0].rules = "rule look every step:\n"
                                  "    others = count(visible(neighbors(4), blocked_by=wall))\n";
        QCOMPARE(measure(scenario, "sum(g.others for g in Guard)", 1), 10.0); // all but A and B
        // The wall itself is seen, what lies behind it is not.
        QCOMPARE(measure(scenario, "count(visible(cells, blocked_by=wall, of=cell_at(0, 0)))"), 13.0);
        QCOMPARE(measure(scenario, "count(visible(c for c in cells if c.y == 0, blocked_by=wall, "
                                   "of=cell_at(0, 0)))"),
                 3.0);
    }

    void functionsBlock()
    {
        const Scenario scenario = rooms({"A.2.B", //
                                         ".....", //
                                         "C.3.D"});
        const std::string count = "count(visible(Guard, blocked_by=high, of=cell_at(0, %1)))";
        QCOMPARE(measure(scenario, QString::fromStdString(count).arg(0).toStdString()), 4.0);
        QCOMPARE(measure(scenario, QString::fromStdString(count).arg(2).toStdString()), 3.0);
    }

    void linesAreSets()
    {
        const Scenario scenario = rooms({"A.2.B", //
                                         "..#.."});
        QCOMPARE(measure(scenario, "sum(c.height for c in between(cell_at(0, 0), cell_at(4, 0)))"), 2.0);
        QCOMPARE(measure(scenario, "count(between(cell_at(0, 0), cell_at(4, 0)))"), 3.0);
        QCOMPARE(measure(scenario, "random_choice(between(cell_at(0, 0), cell_at(2, 0))).x"), 1.0);
        QCOMPARE(measure(scenario, "count(c for c in between(cell_at(0, 1), cell_at(4, 1)) if c.wall)"), 1.0);
    }

    /// A loop over a line is fixed when it starts, and lines inside lines do not disturb each other.
    void loopsOverLines()
    {
        Scenario scenario = rooms({"A........B"});
        scenario.rules = "before step:\n"
                         "    for c in between(cell_at(0, 0), cell_at(9, 0)):\n"
                         "        for d in between(cell_at(0, 0), c) if not d.wall:\n"
                         "            d.height += 1\n"
                         "        c.wall = True\n";
        // Cell x is counted from the later cells; each is a wall by then, so never.
        QCOMPARE(measure(scenario, "sum(c.height for c in cells)", 1), 0.0);
        QCOMPARE(measure(scenario, "count(c for c in cells if c.wall)", 1), 8.0);
    }

    void cellsAndAllAtOnce()
    {
        Scenario scenario = rooms({"A.#.B"});
        scenario.run.schedule = Schedule::Simultaneous;
        scenario.kinds[0].rules = "rule look every step:\n"
                                  "    others = count(visible(Guard, blocked_by=wall))\n";
        scenario.layers[1].rules = "rule lit every step:\n"
                                   "    height = count(visible(Guard, blocked_by=wall))\n";
        QCOMPARE(measure(scenario, "sum(g.others for g in Guard)", 1), 2.0);
        QCOMPARE(measure(scenario, "sum(c.height for c in cells)", 1), 6.0); // the wall sees both
    }

    void wrongCalls_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *expression, const char *expected) {
            QTest::newRow(expression) << expression << expected;
        };
        row("count(visible(Guard))", "rules.argument-count 20+14 visible(set, blocked_by=layer, [of=cell])");
        row("count(visible(Guard, wall))",
            "rules.argument-count 20+20 visible(set, blocked_by=layer, [of=cell])");
        row("count(visible(Guard, by=wall))", "rules.unknown-argument 35+2");
        row("count(visible(Guard, blocked_by=wal))", "rules.blocked-by 46+3 wall");
        row("count(visible(Guard, blocked_by=1))", "rules.blocked-by 46+1 def blocks(c: Cell) -> bool:");
        row("count(visible(Guard, blocked_by=odd))", "rules.blocked-by 46+3 def blocks(c: Cell) -> bool:");
        row("count(visible(Guard, blocked_by=push))", "rules.effect-not-allowed 46+4");
        row("count(visible(Guard, blocked_by=height))",
            "rules.type-mismatch 46+6 def blocks(c: Cell) -> bool:");
        row("count(visible(range(3), blocked_by=wall))", "rules.type-mismatch 28+8 neighbor_cells(5)");
        row("count(visible(Guard, blocked_by=wall, of=random_empty_cell()))", "rules.chained-draw 55+19 let");
        row("count(between(cell))", "rules.argument-count 20+13 between(a, b)");
        row("count(between(cell, 3))", "rules.type-mismatch 34+1");
    }
    void wrongCalls()
    {
        QFETCH(QString, expression);
        QFETCH(QString, expected);
        QCOMPARE(problem(expression.toStdString()), expected);
    }

    /// A function that is only named, not called, is still checked before the one that names it.
    void functionsThatSeeAreOrdered()
    {
        Scenario scenario = rooms({"A.3.B"});
        scenario.rules = "def watched(g: Guard) -> int:\n"
                         "    return count(visible(Guard, blocked_by=high, of=g))\n" +
                         scenario.rules;
        QCOMPARE(measure(scenario, "sum(watched(g) for g in Guard)"), 2.0);
        scenario.rules = "def high(c: Cell) -> bool:\n"
                         "    return any(sees(g, blocked_by=high, of=c) for g in Guard)\n";
        const CheckedModel model = checkModel(scenario);
        QVERIFY(!model.problems.empty());
        QCOMPARE(model.problems.front().code, std::string("rules.recursion"));
    }
};

QTEST_APPLESS_MAIN(TestSight)
#include "tst_sight.moc"
