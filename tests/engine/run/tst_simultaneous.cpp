// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule in which everyone acts at once: what is read, what joins, and who gets a place.
#include "rules/ModelChecker.h"
#include "support/ExampleRuns.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

namespace
{

/// Four agents in a row with the values 1, 2, 3, 4.
Scenario row(const std::string &rules)
{
    Scenario scenario;
    scenario.world = {
        .width = 10, .height = 3, .torus = false, .attributes = {{.name = "pot", .type = ValueType::Int}}};
    scenario.layers = {{.name = "mark", .type = ValueType::Int}};
    AgentKind person;
    person.name = "Person";
    person.attributes = {{.name = "value", .type = ValueType::Int, .initial = "self.id"},
                         {.name = "share", .type = ValueType::Float, .initial = "self.id"}};
    person.placement.placed = {{1, 1}, {2, 1}, {3, 1}, {4, 1}};
    person.rules = rules;
    scenario.kinds = {person};
    scenario.run.schedule = Schedule::Simultaneous;
    return scenario;
}

double measure(Scenario scenario, const std::string &expression, int ticks = 1, std::uint64_t seed = 42)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    const std::vector<MetricRow> rows = rowsOf(scenario, ticks, seed);
    return static_cast<int>(rows.size()) == ticks + 1 ? rows.back().values[0] : std::nan("");
}

const char *const kDigits = "sum(p.value * 10 ** (4 - p.id) for p in Person)";

} // namespace

class TestSimultaneous : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("expected");
        const auto add = [](const char *name, const char *rules, const char *metric, double expected) {
            QTest::newRow(name) << rules << metric << expected;
        };
        add("others are read as they were",
            "rule r every step:\n    value = sum(n.value for n in neighbors())\n", kDigits, 2463);
        add("functions read so, too", "rule r every step:\n    value = around(self)\n", kDigits, 2463);
        add("one's own value counts at once", "rule r every step:\n    value += 1\n    value *= 2\n", kDigits,
            4000 + 600 + 80 + 10);
        add("sums", "rule r every step:\n    for n in neighbors():\n        n.value += value\n", kDigits,
            3 * 1000 + 6 * 100 + 9 * 10 + 7);
        add("differences", "rule r every step:\n    for n in neighbors():\n        n.value -= 1\n", kDigits,
            13);
        add("smallest", "rule r every step:\n    for n in neighbors():\n        n.value min= value\n",
            kDigits, 1123);
        add("largest", "rule r every step:\n    for n in neighbors():\n        n.share max= share\n",
            "sum(p.share * 10 ** (4 - p.id) for p in Person)", 2344);
        add("own and others' writes join",
            "rule r every step:\n    value = 0\n    for n in neighbors():\n        n.value += 1\n", kDigits,
            1221);
        add("cells", "rule r every step:\n    cell_at(0, 0).mark += value\n    cell.mark += 1\n",
            "sum(c.mark for c in cells)", 14);
        add("the world", "rule r every step:\n    world.pot += value\n", "world.pot", 10);
        add("deaths come last",
            "rule r every step:\n    value = count(neighbors())\n    if self.id == 2:\n        die()\n    "
            "value += 4\n",
            "sum(p.value for p in Person) * 10 + count(Person)", 163);
        add("kills", "rule r every step:\n    for n in neighbors() if n.value == 2:\n        kill(n)\n",
            "count(Person)", 3);
        add("births", "rule r every step:\n    create(Person, at=cell_at(9, 2), value=count(Person))\n",
            "count(Person) * 100 + sum(p.value for p in agents_at(cell_at(9, 2), Person))", 816);
        add("the last place counts",
            "rule r every step:\n    move_to(cell_at(0, 0))\n    move_to(cell_at(9, 0))\n",
            "count(agents_at(cell_at(9, 0)))", 4);
    }
    void rules()
    {
        QFETCH(QString, rules);
        QFETCH(QString, metric);
        QFETCH(double, expected);
        Scenario scenario = row(rules.toStdString());
        scenario.rules =
            "def around(p: Person) -> int:\n    return sum(n.value for n in neighbors(Person, of=p))\n";
        QCOMPARE(measure(scenario, metric.toStdString()), expected);
    }

    /// Of those who want the same cell one gets it, everyone equally often.
    void placesAreGrantedAtRandom()
    {
        Scenario scenario = row("rule r every step:\n    move_to(cell_at(9, 1))\n");
        scenario.world.capacity = 1;
        std::vector<int> wins(5);
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            QCOMPARE(measure(scenario, "count(agents_at(cell_at(9, 1)))", 1, seed), 1.0);
            ++wins[static_cast<std::size_t>(
                measure(scenario, "sum(p.id for p in Person if p.cell.x == 9)", 1, seed))];
        }
        for (std::size_t id = 1; id <= 4; ++id) {
            QVERIFY2(std::abs(wins[id] - 100) < 4 * std::sqrt(400 * 0.25 * 0.75),
                     qPrintable(QString::number(wins[id])));
        }
    }

    /// Where everyone gives a share to every neighbor nothing is lost, and the outcome does not depend on who
    /// is first: the mirror image of the start ends as the mirror image.
    void exchangeIsEvenHanded()
    {
        const std::string give =
            "rule r every step:\n    for n in neighbors():\n        n.share += 0.25 * share\n"
            "    share -= 0.25 * share * count(neighbors())\n";
        Scenario scenario = row(give);
        QVERIFY(std::fabs(measure(scenario, "sum(p.share for p in Person)", 30) - 10) < 1e-9);
        Scenario mirrored = scenario;
        mirrored.kinds[0].attributes[1].initial = "5 - self.id";
        for (int id = 1; id <= 4; ++id) {
            const std::string left = "sum(p.share for p in Person if p.id == " + std::to_string(id) + ")";
            const std::string right =
                "sum(p.share for p in Person if p.id == " + std::to_string(5 - id) + ")";
            QVERIFY(std::fabs(measure(scenario, left, 7) - measure(mirrored, right, 7)) < 1e-12);
        }
    }

    void problems_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("code");
        const auto add = [](const char *statement, const char *code) {
            QTest::newRow(statement) << statement << code;
        };
        add("for n in neighbors(): n.value = 1", "rules.simultaneous-write");
        add("for n in neighbors(): n.value *= 2", "rules.simultaneous-write");
        add("cell.mark = 1", "rules.simultaneous-write");
        add("world.pot = 1", "rules.simultaneous-write");
        add("let moved = move_to(cell)", "rules.no-value");
        add("let child = create(Person, at=cell)", "rules.no-value");
        add("for n in neighbors(): move(n, cell)", "rules.not-simultaneous");
        add("become(Person)", "rules.not-simultaneous");
        add("feed(self)", "rules.not-simultaneous");
    }
    void problems()
    {
        QFETCH(QString, statement);
        QFETCH(QString, code);
        Scenario scenario = row("rule r every step:\n    " + statement.toStdString() + '\n');
        scenario.rules = "def feed(p: Person):\n    p.value += 1\n";
        const std::vector<Problem> problems = checkModel(scenario).problems;
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(problems[0].code), code);
    }

    /// Thousands of agents, so that there are several blocks of turns, with every sort of request.
    static Scenario crowd()
    {
        Scenario scenario = row("rule r every step:\n"
                                "    world.pot += 1\n"
                                "    share = sum(n.value for n in neighbors())\n"
                                "    for n in neighbors() if chance(0.3):\n"
                                "        n.value += 1\n"
                                "    cell.mark += value\n"
                                "    if chance(0.5):\n"
                                "        move_to(random_choice(neighbor_cells()))\n"
                                "    if chance(0.02):\n"
                                "        create(Person, at=cell, value=value)\n"
                                "    elif chance(0.02):\n"
                                "        die()\n"
                                "    if self.id % 1000 == 7:\n"
                                "        print(self.id)\n");
        scenario.world.width = 60;
        scenario.world.height = 60;
        scenario.world.capacity = 2;
        scenario.kinds[0].placement = {};
        scenario.kinds[0].placement.count = "5000";
        return scenario;
    }

    void threadsChangeNothing()
    {
        std::vector<std::uint64_t> expected;
        std::vector<std::string> printed;
        for (const int threads : {1, 2, 8}) {
            EngineSetup setup;
            setup.threads = threads;
            auto engine = makeEngine(crowd(), std::move(setup));
            QVERIFY(engine->setUp());
            const StopFlag never;
            std::vector<std::uint64_t> hashes;
            std::vector<std::string> lines;
            for (int tick = 0; tick < 20; ++tick) {
                const auto record = engine->step(never);
                QVERIFY(record);
                hashes.push_back(engine->state().hash());
                for (const Notice &notice : record->notices) {
                    lines.push_back(notice.problem.args[0].second);
                }
            }
            QVERIFY(lines.size() > 20);
            if (threads == 1) {
                expected = hashes;
                printed = lines;
            }
            QCOMPARE(hashes, expected);
            QCOMPARE(lines, printed);
        }
    }

    /// The first turn that has a problem is told, whichever thread comes to one first.
    void tellsTheFirstProblemOnEveryThreadCount()
    {
        for (const int threads : {1, 2, 8}) {
            EngineSetup setup;
            setup.threads = threads;
            Scenario scenario = crowd();
            scenario.kinds[0].rules =
                "rule r every step:\n    if self.id % 900 == 0:\n        value = 1 // 0\n";
            auto engine = makeEngine(scenario, std::move(setup));
            QVERIFY(engine->setUp());
            const StopFlag never;
            const auto record = engine->step(never);
            QVERIFY(!record);
            QCOMPARE(QString::fromStdString(record.error().code), QString("run.division-by-zero"));
            QCOMPARE(record.error().place.agent.value_or(0), std::uint64_t{900});
        }
    }

    void aSumThatOverflowsAbandonsTheTick()
    {
        auto engine = makeEngine(
            row("rule r every step:\n    for n in Person:\n        n.value += 4611686018427387904\n"));
        QVERIFY(engine->setUp());
        const std::uint64_t hash = engine->state().hash();
        const StopFlag never;
        const auto record = engine->step(never);
        QVERIFY(!record);
        QCOMPARE(QString::fromStdString(record.error().code), QString("run.overflow"));
        QCOMPARE(record.error().place.line, 3U);
        QCOMPARE(engine->state().hash(), hash);
    }
};

QTEST_GUILESS_MAIN(TestSimultaneous)
#include "tst_simultaneous.moc"
