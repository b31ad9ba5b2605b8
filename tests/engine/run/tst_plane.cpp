// SPDX-License-Identifier: GPL-3.0-or-later
// A continuous world: positions, ways, and who is near; flocks against their reference.
#include "rules/ModelChecker.h"
#include "support/ExampleRuns.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

namespace
{

Scenario plane(bool torus, int count = 2)
{
    Scenario scenario;
    scenario.world = {.width = 20, .height = 10, .space = Space::Plane, .torus = torus};
    AgentKind bird;
    bird.name = "Bird";
    bird.attributes = {{.name = "found", .type = ValueType::Float}};
    bird.placement.count = std::to_string(count);
    scenario.kinds = {bird};
    scenario.run.schedule = Schedule::InOrder;
    return scenario;
}

double measure(Scenario scenario, const std::string &expression, int ticks = 1)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    const std::vector<MetricRow> rows = rowsOf(scenario, ticks);
    return static_cast<int>(rows.size()) == ticks + 1 ? rows.back().values[0] : std::nan("");
}

} // namespace

class TestPlane : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<bool>("torus");
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("expected");
        const auto row = [](const char *name, bool torus, const QString &rules, const char *metric,
                            double expected) {
            QTest::newRow(name) << torus << rules << QString(metric) << expected;
        };
        const QString apart = "rule r every step:\n    place_at(1 if self.id == 1 else 18.5, 2)\n"
                              "rule s every step if self.id == 2:\n    for o in Bird if o != self:\n        ";
        row("place", true, "rule r every step:\n    place_at(3.25, 4.75)\n",
            "sum(b.x + 10 * b.y for b in Bird)", 2 * 50.75);
        row("cell", true, "rule r every step:\n    place_at(3.25, 4.75)\n",
            "sum(b.cell.x + 10 * b.cell.y for b in Bird)", 86);
        row("move", true, "rule r every step:\n    place_at(1, 1)\n    move_by(0.5, 0.25)\n",
            "sum(b.x + 10 * b.y for b in Bird)", 28);
        row("round the torus", true, "rule r every step:\n    place_at(1, 1)\n    move_by(-3, -2)\n",
            "sum(b.x + 10 * b.y for b in Bird)", 216);
        row("edge", false,
            "rule r every step:\n    place_at(1, 1)\n    if not move_by(-3, 0):\n        found = 1\n",
            "sum(b.x + b.found for b in Bird)", 4);
        row("to a cell", true, "rule r every step:\n    move_to(cell_at(7, 3))\n",
            "sum(b.x + 10 * b.y for b in Bird)", 85);
        row("way round", true, apart + "found = dx(o)\n", "sum(b.found for b in Bird)", 2.5);
        row("way across", false, apart + "found = dx(o)\n", "sum(b.found for b in Bird)", -17.5);
        row("distance", true, apart + "found = distance(self, o)\n", "sum(b.found for b in Bird)", 2.5);
        row("within", true,
            apart + "found = count(within(2.5)) + 10 * count(within(2.4, Bird)) + 100 * count(within(2.5, "
                    "of=o))\n",
            "sum(b.found for b in Bird)", 101);
    }
    void rules()
    {
        QFETCH(bool, torus);
        QFETCH(QString, rules);
        QFETCH(QString, metric);
        QFETCH(double, expected);
        Scenario scenario = plane(torus);
        scenario.kinds[0].rules = rules.toStdString();
        QCOMPARE(measure(scenario, metric.toStdString()), expected);
    }

    /// Looking through cells finds whom looking at everyone finds.
    void nearnessDoesNotDependOnHowItIsLookedFor()
    {
        for (const bool torus : {true, false}) {
            const Scenario scenario =
                plane(torus, 400); // more than the cells around: the search goes by cells
            for (const char *radius : {"0.4", "1", "2.7", "6"}) {
                const std::string r = radius;
                QCOMPARE(measure(scenario, "sum(count(within(" + r + ", of=b)) for b in Bird)", 0),
                         measure(scenario,
                                 "sum(count(o for o in Bird if o != b and distance(o, b) <= " + r +
                                     ") for b in Bird)",
                                 0));
            }
        }
    }

    void aPlaneIsNeeded()
    {
        Scenario scenario = plane(true);
        scenario.world.space = Space::Grid;
        scenario.kinds[0].rules = "rule r every step:\n    move_by(1, 1)\n";
        const std::vector<Problem> problems = checkModel(scenario).problems;
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(problems[0].code), QString("rules.needs-plane"));
        scenario.world.space = Space::Plane;
        scenario.world.capacity = 1;
        QCOMPARE(QString::fromStdString(checkModel(scenario).problems.at(0).code),
                 QString("scenario.plane-cells"));
    }

    /// The reference of the field's benchmarks over 100 steps: 2.6 to 3 birds in sight in the small world,
    /// 28 to 36 in the large one.
    void flocksAreAsDenseAsTheReference()
    {
        const auto seen = [](int side, double birds, double sight,
                             std::initializer_list<std::uint64_t> seeds) {
            Scenario scenario = exampleScenario("boids");
            scenario.world.width = side;
            scenario.world.height = side;
            scenario.parameters[0].value = birds;
            scenario.parameters[2].value = sight;
            std::vector<double> found;
            for (const std::uint64_t seed : seeds) {
                for (const MetricRow &row : rowsOf(scenario, 100, seed)) {
                    found.push_back(row.values[1]);
                }
            }
            return meanOf(found);
        };
        const double small = seen(100, 200, 5, {1, 2, 3, 4, 5, 6});
        QVERIFY2(small > 2.5 && small < 3.1, qPrintable(QString::number(small)));
        // One run differs from another by about 3.5, so the mean of five may lie a little below the band.
        const double large = seen(150, 400, 15, {1, 2, 3, 4, 5});
        QVERIFY2(large > 28 - 3 && large < 36 + 3, qPrintable(QString::number(large)));
    }

    /// Birds that only look straight ahead keep their heading: the order of N random headings is that of a
    /// random walk, sqrt(pi / (4 N)) on average, and stays; with matching it comes near 1.
    void matchingMakesOrder()
    {
        Scenario scenario = exampleScenario("boids");
        scenario.parameters[2].value = 0;
        const std::vector<MetricRow> alone = rowsOf(scenario, 50);
        QVERIFY(std::fabs(alone.back().values[0] - alone.front().values[0]) < 1e-9);
        QVERIFY(alone.front().values[0] < 4 * std::sqrt(3.14159 / 800));
        scenario.parameters[2].value = 15;
        const double order = rowsOf(scenario, 600).back().values[0];
        QVERIFY2(order > 0.9, qPrintable(QString::number(order)));
    }

    void anAbandonedTickLeavesThePlane()
    {
        Scenario scenario = plane(true, 30);
        scenario.kinds[0].rules =
            "rule r every step:\n    move_by(uniform(-1, 1), uniform(-1, 1))\n"
            "    if tick == 3 and self.id == 20:\n        found = 1 / (found - found)\n";
        auto engine = makeEngine(scenario);
        QVERIFY(engine->setUp());
        const StopFlag never;
        QVERIFY(engine->step(never));
        QVERIFY(engine->step(never));
        const std::uint64_t hash = engine->state().hash();
        QVERIFY(!engine->step(never));
        QCOMPARE(engine->state().hash(), hash);
        QCOMPARE(engine->snapshot()->kinds[0].x.size(), std::size_t{30});
    }

    void snapshotsTellWhereAgentsLook()
    {
        const auto headingOf = [](std::vector<Attribute> attributes) {
            Scenario scenario = plane(true, 1);
            scenario.kinds[0].attributes = std::move(attributes);
            auto engine = makeEngine(scenario);
            return engine->setUp() ? engine->snapshot()->kinds[0].heading : std::vector<float>{-100};
        };
        const auto number = [](const char *name, const char *initial) {
            return Attribute{.name = name, .type = ValueType::Float, .initial = initial};
        };
        QCOMPARE(headingOf({number("heading", "1.5")}), std::vector<float>{1.5F});
        const float southWest = headingOf({number("vx", "-2"), number("vy", "2")}).at(0);
        QVERIFY(std::fabs(southWest - 0.75F * std::acos(-1.0F)) < 1e-6F);
        // Whole numbers are directions as neighbor_cell() counts them: 2 is to the right, -1 up and left.
        const auto direction = [&](const char *initial) {
            return headingOf({{.name = "heading", .type = ValueType::Int, .initial = initial}}).at(0);
        };
        QVERIFY(std::fabs(direction("2")) < 1e-6F);
        QVERIFY(std::fabs(direction("10")) < 1e-6F);
        QVERIFY(std::fabs(direction("-1") + 0.75F * std::acos(-1.0F)) < 1e-6F);
        QVERIFY(headingOf({number("vx", "1")}).empty());
        QVERIFY(headingOf({{.name = "heading", .type = ValueType::Bool, .initial = "True"}}).empty());
    }
};

QTEST_GUILESS_MAIN(TestPlane)
#include "tst_plane.moc"
