// SPDX-License-Identifier: GPL-3.0-or-later
// Links between agents: what rules read and change of them, and the networks that models begin with.
#include "support/ExampleRuns.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

namespace
{

Scenario people(int count, LinkKind links)
{
    Scenario scenario;
    scenario.world = {.width = 50, .height = 50};
    AgentKind person;
    person.name = "Person";
    person.attributes = {{.name = "money", .type = ValueType::Int, .initial = "self.id"}};
    person.placement.count = std::to_string(count);
    scenario.kinds = {person};
    links.name = "Tie";
    links.between = "Person";
    links.attributes = {{.name = "weight", .type = ValueType::Float, .initial = "tick + 0.5"},
                        {.name = "strong", .type = ValueType::Bool}};
    scenario.links = {links};
    scenario.run.schedule = Schedule::InOrder;
    return scenario;
}

/// The metric after some ticks, or NaN with the problem on stderr.
double measure(Scenario scenario, const std::string &expression, int ticks = 0, std::uint64_t seed = 42)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    const std::vector<MetricRow> rows = rowsOf(scenario, ticks, seed);
    return static_cast<int>(rows.size()) == ticks + 1 ? rows.back().values[0] : std::nan("");
}

const std::string kDegrees = "sum(count(linked(of=p)) for p in Person)";
const std::string kClosed =
    "sum(count(b for b in linked(of=p) if b.id > a.id and is_linked(a, b)) for a in linked(of=p))";

} // namespace

class TestNetworks : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<bool>("directed");
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("expected");
        const auto row = [](const char *name, bool directed, const char *rules, const char *metric,
                            double expected) {
            QTest::newRow(name) << directed << rules << metric << expected;
        };
        // Agents 1 to 4 with the links 1-2, 2-3, 3-1.
        row("count", false, "", "count(Tie)", 3);
        row("both ways", false, "", "sum(count(linked(of=p)) for p in Person)", 6);
        row("out only", true, "", "sum(count(linked(of=p)) for p in Person)", 3);
        row("back", true, "rule r every step:\n    for o in linked_from():\n        money += 10 * o.id\n",
            "sum(p.money for p in Person if p.id == 1)", 31);
        row("ask", true,
            "rule r every step:\n    money = 1 if any(is_linked(self, o) for o in Person) else 0\n",
            "sum(p.money for p in Person)", 3);
        row("connect", false,
            "rule r every step if self.id == 4:\n    for o in Person if o != self:\n        connect(self, o, "
            "weight=o.id)\n",
            "sum(t.weight for t in Tie)", 1.5 + 6);
        row("connect again", false,
            "rule r every step:\n    for o in Person if o != self:\n        connect(o, self, strong=True)\n",
            "count(Tie) + 10 * count(t for t in Tie if t.strong)", 6 + 30);
        row("disconnect", false,
            "rule r every step if self.id == 1:\n    for o in linked():\n        disconnect(o, self)\n",
            "count(Tie)", 1);
        row("links", false, "rule r every step:\n    for t in links():\n        t.weight += 1\n",
            "sum(t.weight for t in Tie)", 7.5);
        row("ends", true,
            "rule r every step:\n    for t in links():\n        money = 10 * t.first.id + t.second.id\n",
            "sum(p.money for p in Person if p.id < 4)", 12 + 23 + 31);
        row("other end", false, "rule r every step:\n    money = sum(other_end(t).id for t in links())\n",
            "sum(p.money * p.id for p in Person)", 1 * 5 + 2 * 4 + 3 * 3);
        row("the dead have no links", false, "rule r every step if self.id == 2:\n    die()\n",
            "10 * count(Tie) + sum(count(linked(of=p)) for p in Person)", 12);
        row("attributes begin", false,
            "rule r every step if self.id == 4:\n    let o = random_choice(Person)\n    "
            "connect(self, argmin(p.id for p in Person if p.id == 1))\n",
            "sum(t.weight for t in Tie)", 3);
        row("becoming keeps links", false,
            "rule r every step if self.id == 1:\n    become(Person, money=7)\n",
            "sum(o.money for o in linked(of=argmin(p.id for p in Person if p.id == 2)))", 10);
    }
    void rules()
    {
        QFETCH(bool, directed);
        QFETCH(QString, rules);
        QFETCH(QString, metric);
        QFETCH(double, expected);
        Scenario scenario = people(
            4, {.directed = directed, .shape = NetworkShape::Edges, .edges = {{0, 1}, {1, 2}, {2, 0}}});
        scenario.kinds[0].rules = rules.toStdString();
        QCOMPARE(measure(scenario, metric.toStdString(), 1), expected);
    }

    void ringsAndSmallWorldsHaveTheirClustering()
    {
        // Watts and Strogatz 1998: a ring has the clustering 3 (k - 2) / (4 (k - 1)), that is 1/2 for k = 4,
        // and rewiring with p leaves about (1 - p)^3 of it.
        const auto clustering = [](double probability) {
            const Scenario scenario = people(500, {.shape = NetworkShape::SmallWorld,
                                                   .degree = "4",
                                                   .probability = std::to_string(probability)});
            std::vector<double> found;
            for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
                found.push_back(
                    measure(scenario,
                            "mean(" + kClosed +
                                " / (0.5 * count(linked(of=p)) * (count(linked(of=p)) - 1)) for p in "
                                "Person if count(linked(of=p)) > 1)",
                            0, seed));
            }
            return meanOf(found);
        };
        QVERIFY(std::fabs(clustering(0) - 0.5) < 1e-12);
        QVERIFY2(std::fabs(clustering(0.2) - 0.5 * 0.512) < 0.04,
                 qPrintable(QString::number(clustering(0.2))));
        QCOMPARE(measure(people(500, {.shape = NetworkShape::Ring, .degree = "6"}), kDegrees), 3000.0);
        QCOMPARE(measure(people(500, {.shape = NetworkShape::SmallWorld, .degree = "6", .probability = "1"}),
                         kDegrees),
                 3000.0);
    }

    void randomNetworksHaveTheirNumberOfLinks()
    {
        for (const bool directed : {false, true}) {
            const double pairs = directed ? 400 * 399 : 400 * 399 / 2.0;
            const double found = measure(
                people(400, {.directed = directed, .shape = NetworkShape::Random, .probability = "0.05"}),
                "count(Tie)");
            QVERIFY2(std::fabs(found - 0.05 * pairs) < 4 * std::sqrt(0.05 * 0.95 * pairs),
                     qPrintable(QString::number(found)));
            QCOMPARE(
                measure(people(40, {.directed = directed, .shape = NetworkShape::Complete}), "count(Tie)"),
                directed ? 1560.0 : 780.0);
            QCOMPARE(
                measure(people(40, {.directed = directed, .shape = NetworkShape::Random, .probability = "0"}),
                        "count(Tie)"),
                0.0);
        }
    }

    /// Barabási and Albert 1999: m links each beyond the first m + 1, and the share of nodes with m links
    /// tends to 2 / (m + 2).
    void scaleFreeNetworksHaveHubs()
    {
        const Scenario scenario = people(2000, {.shape = NetworkShape::ScaleFree, .degree = "2"});
        QCOMPARE(measure(scenario, "count(Tie)"), 3.0 + 2 * 1997);
        const double leaves =
            measure(scenario, "count(p for p in Person if count(linked(of=p)) == 2) / count(Person)");
        QVERIFY2(std::fabs(leaves - 0.5) < 0.04, qPrintable(QString::number(leaves)));
        QVERIFY(measure(scenario, "max(count(linked(of=p)) for p in Person)") > 40);
    }

    void problems_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("code");
        QTest::newRow("itself") << "connect(self, self)"
                                << "run.link-to-itself";
        QTest::newRow("cut")
            << "for t in links():\n        disconnect(t.first, t.second)\n        t.weight = 1"
            << "run.reads-dead-link";
    }
    void problems()
    {
        QFETCH(QString, statement);
        QFETCH(QString, code);
        Scenario scenario = people(3, {.shape = NetworkShape::Complete});
        scenario.kinds[0].rules = "rule r every step:\n    " + statement.toStdString() + '\n';
        auto engine = makeEngine(scenario);
        QVERIFY(engine->setUp());
        const StopFlag never;
        const auto record = engine->step(never);
        QVERIFY(!record);
        QCOMPARE(QString::fromStdString(record.error().code), code);
    }

    /// A tick that fails leaves links, their values and their order as they were.
    void anAbandonedTickLeavesTheNetwork()
    {
        Scenario scenario = people(50, {.shape = NetworkShape::Random, .probability = "0.2"});
        scenario.kinds[0].rules =
            "rule r every step:\n    let o = random_choice(p for p in Person if p != self)\n"
            "    if o is not nobody:\n        if not disconnect(self, o):\n            connect(self, o, "
            "weight=money)\n"
            "    if tick == 4 and self.id == 40:\n        money = 1 // 0\n";
        auto engine = makeEngine(scenario);
        QVERIFY(engine->setUp());
        const StopFlag never;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(engine->step(never));
        }
        const std::uint64_t hash = engine->state().hash();
        QVERIFY(!engine->step(never));
        QCOMPARE(engine->state().hash(), hash);
    }

    void snapshotsNumberTheEndsOfLinks()
    {
        Scenario scenario = people(3, {.shape = NetworkShape::Edges, .edges = {{0, 4}, {2, 3}}});
        scenario.links[0].between.clear();
        AgentKind dog;
        dog.name = "Dog";
        dog.placement.count = "2";
        scenario.kinds.push_back(dog);
        scenario.kinds[0].rules = "rule r every step if self.id == 1:\n    die()\n";
        auto engine = makeEngine(scenario);
        QVERIFY(engine->setUp());
        const LinkSnapshot first = engine->snapshot()->links.at(0);
        QCOMPARE(first.from, (std::vector<std::uint32_t>{0, 2}));
        QCOMPARE(first.to, (std::vector<std::uint32_t>{4, 3}));
        const StopFlag never;
        QVERIFY(engine->step(never));
        const LinkSnapshot second = engine->snapshot()->links.at(0);
        QCOMPARE(second.from, std::vector<std::uint32_t>{1}); // one row fewer before it
        QCOMPARE(second.to, std::vector<std::uint32_t>{2});
    }

    /// In a dense random network an epidemic follows the equations of Kermack and McKendrick 1927:
    /// s' = -b s i, i' = b s i - g i.
    void aVirusFollowsTheDifferentialEquations()
    {
        Scenario scenario = exampleScenario("virus_network");
        const std::vector<std::pair<std::string, double>> values = {{"computers", 2000},
                                                                    {"links_each", 50},
                                                                    {"first", 40},
                                                                    {"infection", 0.0006},
                                                                    {"recovery", 0.01}};
        for (Parameter &parameter : scenario.parameters) {
            for (const auto &[name, value] : values) {
                if (parameter.name == name) {
                    parameter.value = value;
                }
            }
        }
        double s = 1 - 0.02;
        double i = 0.02;
        double peak = i;
        for (int step = 0; step < 20000; ++step) {
            const double infected = 0.05 * 50 * 0.0006 * s * i;
            s -= infected;
            i += infected - 0.05 * 0.01 * i;
            peak = std::max(peak, i);
        }
        std::vector<double> peaks;
        std::vector<double> left;
        for (const std::uint64_t seed : {1, 2, 3}) {
            double most = 0;
            const std::vector<MetricRow> rows = rowsOf(scenario, 1000, seed);
            for (const MetricRow &row : rows) {
                most = std::max(most, row.values[1] / 2000);
            }
            peaks.push_back(most);
            left.push_back(rows.back().values[0] / 2000);
        }
        QVERIFY2(std::fabs(meanOf(peaks) - peak) < 0.04,
                 qPrintable(QString("%1 %2").arg(meanOf(peaks)).arg(peak)));
        QVERIFY2(std::fabs(meanOf(left) - s) < 0.03, qPrintable(QString("%1 %2").arg(meanOf(left)).arg(s)));
    }

    /// Without links nobody is infected but the first.
    void aVirusNeedsLinks()
    {
        Scenario scenario = exampleScenario("virus_network");
        scenario.links[0].shape = NetworkShape::None;
        const std::vector<MetricRow> rows = rowsOf(scenario, 500);
        QCOMPARE(rows.back().values[0], 295.0);
        QCOMPARE(rows.back().values[2], 5.0);
    }
};

QTEST_GUILESS_MAIN(TestNetworks)
#include "tst_networks.moc"
