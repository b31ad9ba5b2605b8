// SPDX-License-Identifier: GPL-3.0-or-later
// Sets made of others (samples, orders, histograms), and metrics with several columns.
#include "rules/MetricColumns.h"
#include "support/RuleProbe.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

Scenario herd()
{
    Scenario scenario;
    scenario.world = {.width = 10, .height = 10};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "age", .type = ValueType::Int, .initial = "(self.id * 7) % 20"},
                        {.name = "weight", .initial = "age / 4"},
                        {.name = "hits", .type = ValueType::Int},
                        {.name = "place", .type = ValueType::Int}};
    sheep.placement.count = "20";
    scenario.kinds = {sheep};
    scenario.links = {{.name = "Tie", .between = "Sheep", .shape = NetworkShape::Ring, .degree = "2"}};
    scenario.run.schedule = Schedule::InOrder;
    scenario.world.attributes = {{.name = "turn", .type = ValueType::Int}};
    return scenario;
}

/// The values of the metric after some ticks, or the code of what failed.
QString last(Scenario scenario, const std::string &expression, int ticks = 0)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    const CheckedModel model = checkModel(scenario);
    if (!model.problems.empty()) {
        const Problem &problem = model.problems.front();
        return QString("%1 %2+%3 %4")
            .arg(QString::fromStdString(problem.code))
            .arg(problem.place.column)
            .arg(problem.place.length)
            .arg(QString::fromStdString(problem.arg("hint")))
            .trimmed();
    }
    auto engine = makeEngine(scenario);
    auto record = engine->setUp();
    const StopFlag never;
    for (int i = 0; i < ticks && record; ++i) {
        record = engine->step(never);
    }
    if (!record) {
        return QString::fromStdString(record.error().code);
    }
    QStringList values;
    for (const double value : record->metrics->values) {
        values << QString::number(value);
    }
    return values.join(' ');
}

} // namespace

class TestSetFunctions : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *expression, const char *expected) {
            QTest::newRow(expression) << expression << expected;
        };
        // Ages are 0 to 19, once each; weights quarters of them.
        row("histogram(s.age for s in Sheep, low=0, high=20, bins=4)", "5 5 5 5");
        row("histogram(s.age for s in Sheep, low=0, high=19, bins=2)", "10 10");
        row("histogram(s.age for s in Sheep if s.age != 3, low=0, high=4, bins=4)", "1 1 1 1");
        row("histogram(s.weight for s in Sheep, low=-1, high=0.5, bins=3)", "0 0 3");
        row("histogram(s.age > 4 for s in Sheep, low=0, high=1, bins=2)", "5 15");
        row("histogram(s.age for s in Sheep if False, low=0, high=1, bins=3)", "0 0 0");
        row("histogram(i / 10 for i in range(10), low=0, high=1, bins=10)", "1 1 1 1 1 1 1 1 1 1");
        row("sum(histogram(s.age for s in Sheep, low=0, high=5 + 5, bins=1 + 1))", "11");
        row("count(histogram(s.age for s in Sheep, low=0, high=1, bins=7))", "7");
        row("max(range(5)) + mean(range(5)) + sum(range(5)) + median(range(5))", "18");
        row("argmax(range(5))", "4");
        row("entropy(range(4))", "2");
        row("count(sample(Sheep, 3))", "3");
        row("count(sample(Sheep, 300))", "20");
        row("count(sample(Sheep, 0))", "0");
        row("count(s for s in sample(Sheep, 20) if s.age < 5)", "5");
        row("sum(s.age for s in sample(Sheep, 20))", "190");
        row("count(sample(s for s in Sheep if s.age < 3, n=5))", "3");
        row("count(sample(cells, 30)) + count(sample(Tie, 4)) + count(sample(range(9), 2))", "36");
        row("sum(s.age for s in first(sorted(s.age for s in Sheep), 3))", "3");
        row("sum(s.age for s in first(sorted(-s.weight for s in Sheep), 2))", "37");
        row("sum(i for i in first(range(10), 4))", "6");
        row("sum(s.age for s in sample(first(sorted(-s.age for s in Sheep), 1), 1))", "19");
        row("count(first(sorted(s.age // 10 for s in Sheep), 10))", "10");
        row("histogram(s.age for s in Sheep, low=1, high=1, bins=2)",
            "rules.metric-bins 1+54 low=0, high=10, bins=5");
        row("histogram(s.age for s in Sheep, low=0, high=tick, bins=2)",
            "rules.metric-bins 1+57 low=0, high=10, bins=5");
        row("histogram(s.age for s in Sheep, low=0, high=1, bins=101)",
            "rules.metric-bins 1+56 low=0, high=10, bins=5");
        row("sum(histogram(s.age for s in Sheep, low=0, high=0, bins=2))", "run.bad-bins");
        row("sum(histogram(s.age for s in Sheep, low=0, high=1, bins=0))", "run.bad-bins");
        row("count(sample(Sheep, -1))", "run.bad-count");
        row("histogram(s.age for s in Sheep, low=0, high=5)",
            "rules.argument-count 1+46 histogram(value for n in set, low=0, high=10, bins=5)");
        row("histogram(s.age for s in Sheep, low=0, hi=5, bins=2)", "rules.unknown-argument 40+2");
        row("histogram(s for s in Sheep, low=0, high=5, bins=2)", "rules.type-mismatch 11+1");
        row("histogram(Sheep, low=0, high=5, bins=2)",
            "rules.needs-generator 11+5 histogram(n.value for n in …)");
        row("sorted(s for s in Sheep)", "rules.type-mismatch 8+1");
        row("sample(Sheep, 1.5)", "rules.type-mismatch 15+3 round(…)");
        row("sample(Sheep, 2)", "rules.set-as-value 1+16 random_choice(…)");
        row("sample(3, 2)", "rules.not-a-set 8+1 neighbors()");
        row("mean(Sheep)", "rules.needs-generator 6+5 mean(n.value for n in …)");
    }
    void values()
    {
        QFETCH(QString, expression);
        QFETCH(QString, expected);
        QCOMPARE(last(herd(), expression.toStdString()), expected);
    }

    void samplesAreFair()
    {
        Scenario scenario = herd();
        scenario.rules = "before step:\n    for s in sample(Sheep, 5):\n        s.hits += 1\n";
        QCOMPARE(last(scenario, "sum(s.hits for s in Sheep)", 2000), "10000");
        // Each is drawn 500 times give or take; the deviation is sqrt(2000 * 1/4 * 3/4) = 19.4.
        QCOMPARE(last(scenario,
                      "1 if min(s.hits for s in Sheep) > 410 and max(s.hits for s in Sheep) < 590 "
                      "else 0",
                      2000),
                 "1");
        QCOMPARE(last(scenario, "max(s.hits for s in Sheep)", 1), "1"); // without putting back
    }

    void loopsFollowTheOrder()
    {
        Scenario scenario = herd();
        scenario.rules = "before step:\n"
                         "    world.turn = 0\n"
                         "    for s in sorted(-s.age for s in Sheep):\n"
                         "        s.place = world.turn\n"
                         "        world.turn += 1\n"
                         "        s.age += 100\n"; // the order was fixed before
        QCOMPARE(last(scenario, "count(s for s in Sheep if s.age == 119 - s.place)", 1), "20");
    }

    /// Who dies while the loop runs is passed over.
    void theDeadAreLeftOut()
    {
        Scenario scenario = herd();
        scenario.rules = "before step:\n"
                         "    for s in sorted(s.age for s in Sheep):\n"
                         "        s.hits += 1\n"
                         "        for o in sample(o for o in Sheep if o.age == s.age + 1, n=1):\n"
                         "            kill(o)\n";
        QCOMPARE(last(scenario, "count(Sheep) * 100 + sum(s.hits for s in Sheep)", 1), "1010");
    }

    void allAtOnceAndOnAnyThreads()
    {
        for (const Schedule schedule : {Schedule::Simultaneous, Schedule::Random}) {
            Scenario scenario = herd();
            scenario.run.schedule = schedule;
            scenario.layers = {{.name = "heat", .type = ValueType::Float}};
            scenario.layers[0].rules = "rule warm every step:\n"
                                       "    heat += sum(c.x for c in sample(neighbor_cells(), 3))\n";
            scenario.kinds[0].rules = "rule give every step:\n"
                                      "    for o in first(sorted(-o.age for o in Sheep), 3):\n"
                                      "        o.hits += 1\n";
            QCOMPARE(last(scenario, "sum(s.hits for s in Sheep if s.age > 16)", 2), "120");
            QVERIFY(isReproducible(scenario, 5));
        }
    }

    void columnsOfMetrics()
    {
        const std::vector<Metric> metrics{
            {.name = "n", .expression = "count(Sheep)", .color = "blue"},
            {.name = "ages",
             .expression = "histogram(s.age for s in Sheep, low=-1, high=2.5, bins=2)",
             .label = "Age",
             .color = "red"},
            {.name = "not_ages",
             .expression = "sum(histogram(s.age for s in Sheep, low=0, high=1, bins=2))"}};
        const std::vector<Metric> columns = metricColumns(metrics);
        QStringList shown;
        for (const Metric &column : columns) {
            shown << QString::fromStdString(column.name + ':' + column.label + ':' + column.color);
        }
        QCOMPARE(shown.join(' '), "n::blue ages_1:Age -1 – 0.75: ages_2:Age 0.75 – 2.5: not_ages::");
        const Chart chart = chartOfColumns({"c", {"ages", "n", "gone"}}, metrics);
        QCOMPARE(chart.metrics, (std::vector<std::string>{"ages_1", "ages_2", "n", "gone"}));
        QVERIFY(!histogramOf("histogram(s.age for s in Sheep, low=0, high=tick, bins=2)"));
        QVERIFY(!histogramOf("histogram("));
    }

    /// Two histograms, and a metric behind them, keep their columns apart; names may not meet.
    void severalInOneRow()
    {
        Scenario scenario = herd();
        scenario.metrics = {
            {.name = "a", .expression = "histogram(s.age for s in Sheep, low=0, high=20, bins=2)"},
            {.name = "n", .expression = "count(Sheep)"},
            {.name = "b", .expression = "histogram(s.age for s in Sheep, low=0, high=3, bins=3)"}};
        auto engine = makeEngine(scenario);
        const auto record = engine->setUp();
        QVERIFY(record);
        QCOMPARE(record->metrics->values, (std::vector<double>{10, 10, 20, 1, 1, 2}));
        scenario.metrics[1].name = "a_2";
        const CheckedModel model = checkModel(scenario);
        QVERIFY(!model.problems.empty());
        QCOMPARE(model.problems.front().code, std::string("scenario.duplicate-name"));
    }
};

QTEST_APPLESS_MAIN(TestSetFunctions)
#include "tst_set_functions.moc"
