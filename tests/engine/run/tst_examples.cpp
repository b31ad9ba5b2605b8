// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped models against what is known about them.
#include "support/ExampleRuns.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

class TestExamples : public QObject
{
    Q_OBJECT

private slots:
    /// Dragulescu and Yakovenko 2000: one coin each under a shuffled sweep settles at a Gini coefficient of
    /// 0.628 ± 0.006.
    void boltzmannSettlesAtTheKnownGini()
    {
        Scenario scenario = exampleScenario("boltzmann_wealth");
        scenario.world = {.width = 10, .height = 10};
        scenario.kinds[0].placement.count = "1000";
        std::vector<double> ginis;
        for (const std::uint64_t seed : {1, 2, 3, 4}) {
            const std::vector<MetricRow> rows = rowsOf(scenario, 400, seed);
            QCOMPARE(rows.size(), std::size_t{401});
            QCOMPARE(rows.front().values[0], 0.0);
            for (std::size_t i = 200; i < rows.size(); i += 10) {
                ginis.push_back(rows[i].values[0]);
            }
        }
        const double gini = meanOf(ginis);
        QVERIFY2(std::fabs(gini - 0.628) <= 0.006, qPrintable(QString::number(gini)));
    }

    void boltzmannKeepsEveryCoin()
    {
        Scenario scenario = exampleScenario("boltzmann_wealth");
        scenario.charts.clear();
        scenario.metrics = {{.name = "coins", .expression = "sum(p.wealth for p in Person)"}};
        for (const MetricRow &row : rowsOf(scenario, 50)) {
            QCOMPARE(row.values[0], 500.0);
        }
    }

    /// Reference/benchmarks: the small Schelling world moves 1650 ± 150 times within 20 steps.
    void schellingMovesAsOftenAsTheReference()
    {
        Scenario scenario = exampleScenario("schelling");
        scenario.world = {.width = 40, .height = 40, .torus = false, .capacity = 1};
        AgentKind &household = scenario.kinds[0];
        household.placement.count = "1000";
        household.attributes.push_back({.name = "moves", .type = ValueType::Int});
        household.rules =
            "rule settle every step:\n    if count(n for n in neighbors() if n.group == group) < 3:\n"
            "        moves += 1\n        move_to(random_empty_cell())\n";
        scenario.charts.clear();
        scenario.metrics = {{.name = "moves", .expression = "sum(h.moves for h in Household)"}};
        std::vector<double> moves;
        for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
            moves.push_back(rowsOf(scenario, 20, seed).back().values[0]);
        }
        const double mean = meanOf(moves);
        QVERIFY2(std::fabs(mean - 1650) <= 150, qPrintable(QString::number(mean)));
    }

    void schellingSegregates()
    {
        Scenario scenario = exampleScenario("schelling");
        scenario.metrics.push_back(
            {.name = "alike", .expression = "count(h for h in Household if h.content) / count(Household)"});
        const std::vector<MetricRow> rows = rowsOf(scenario, 100);
        QVERIFY(rows.back().values[0] > 0.95);
        QVERIFY(rows[1].values[0] < 0.9);
    }

    /// Reference/benchmarks: the large wolf-sheep world computes 436 to 444 thousand agent-steps in 100
    /// steps.
    void wolfSheepMatchesTheReferenceCounts()
    {
        Scenario scenario = exampleScenario("wolf_sheep");
        scenario.world = {.width = 100, .height = 100, .torus = false};
        scenario.layers[1].initial = "0 if cell.grass else randint(0, regrow_time - 1)";
        scenario.kinds[0].attributes[0].initial = "randint(0, 9)";
        scenario.kinds[1].attributes[0].initial = "randint(0, 25)";
        const std::vector<std::pair<std::string, double>> values = {
            {"sheep", 1000},          {"wolves", 500},         {"sheep_gain", 5},  {"wolf_gain", 13},
            {"sheep_reproduce", 0.4}, {"wolf_reproduce", 0.1}, {"regrow_time", 10}};
        for (Parameter &parameter : scenario.parameters) {
            for (const auto &[name, value] : values) {
                if (parameter.name == name) {
                    parameter.value = value;
                }
            }
        }
        std::vector<double> steps;
        for (const std::uint64_t seed : {1, 2, 3}) {
            double sum = 0;
            const std::vector<MetricRow> rows = rowsOf(scenario, 100, seed);
            for (std::size_t tick = 0; tick + 1 < rows.size(); ++tick) {
                sum += rows[tick].values[0] + rows[tick].values[1];
            }
            steps.push_back(sum);
        }
        const double mean = meanOf(steps);
        QVERIFY2(mean >= 420e3 && mean <= 460e3, qPrintable(QString::number(mean)));
    }

    void lifeMovesAGlider()
    {
        Scenario scenario = exampleScenario("game_of_life");
        scenario.world = {.width = 12, .height = 12};
        CellLayer &alive = scenario.layers[0];
        alive.painted.assign(144, 0);
        for (const int cell : {1 * 12 + 2, 2 * 12 + 3, 3 * 12 + 1, 3 * 12 + 2, 3 * 12 + 3}) {
            alive.painted[static_cast<std::size_t>(cell)] = 1;
        }
        auto engine = makeEngine(scenario);
        QVERIFY(engine->setUp());
        const std::vector<float> before = engine->snapshot()->layers[0];
        const StopFlag never;
        for (int i = 0; i < 4; ++i) {
            QVERIFY(engine->step(never));
        }
        const std::vector<float> after = engine->snapshot()->layers[0];
        for (std::size_t y = 0; y < 12; ++y) {
            for (std::size_t x = 0; x < 12; ++x) {
                QCOMPARE(after[(y + 1) % 12 * 12 + (x + 1) % 12], before[y * 12 + x]);
            }
        }
        for (int i = 4; i < 48; ++i) { // once round the torus
            QVERIFY(engine->step(never));
        }
        QCOMPARE(engine->snapshot()->layers[0], before);
    }

    /// Site percolation on the square lattice has its threshold at 0.593: fire crosses at 0.61 and not at
    /// 0.55.
    void fireCrossesAboveTheThreshold()
    {
        Scenario scenario = exampleScenario("forest_fire");
        scenario.world.width = 101;
        scenario.world.height = 101;
        scenario.charts.clear();
        scenario.metrics = {
            {.name = "crossed", .expression = "count(c for c in cells if c.x == 100 and c.forest == ash)"}};
        scenario.run.collectEvery = 10;
        const auto crossings = [&](double density) {
            scenario.parameters[0].value = density;
            int crossed = 0;
            for (const std::uint64_t seed : {1, 2, 3}) {
                crossed += rowsOf(scenario, 2000, seed).back().values.back() > 0 ? 1 : 0;
            }
            return crossed;
        };
        QCOMPARE(crossings(0.54), 0);
        QCOMPARE(crossings(0.66), 3);
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
