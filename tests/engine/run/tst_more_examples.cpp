// SPDX-License-Identifier: GPL-3.0-or-later
// More shipped models against what is known about them.
#include "support/ExampleRuns.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace gridfolk;

class TestMoreExamples : public QObject
{
    Q_OBJECT

private slots:
    /// Number of cells after n generations of the hexagonal automaton that grows at exactly one living
    /// neighbor: OEIS A151723.
    void snowflakeGrowsAsCounted()
    {
        const std::vector<MetricRow> rows = rowsOf(exampleScenario("hexagonal_snowflake"), 16);
        const std::vector<double> expected{1,   7,   13,  31,  37,  55,  85,  127, 133,
                                           151, 181, 235, 289, 331, 409, 499, 505};
        for (std::size_t tick = 0; tick < expected.size(); ++tick) {
            QCOMPARE(rows[tick].values[0], expected[tick]);
        }
    }

    /// Every flake has six equal arms, so apart from the seed its cells come in sixes, whatever lets them
    /// freeze.
    void snowflakeHasSixEqualArms()
    {
        for (int most = 1; most <= 6; ++most) {
            Scenario scenario = exampleScenario("hexagonal_snowflake");
            scenario.parameters[0].value = most;
            for (const MetricRow &row : rowsOf(scenario, 30)) {
                QCOMPARE(std::fmod(row.values[0] - 1, 6), 0.0);
            }
            if (most == 6) { // everything near freezes: the hexagonal numbers 1 + 3 n (n + 1)
                QCOMPARE(rowsOf(scenario, 30).back().values[0], 1.0 + 3 * 30 * 31);
            }
        }
    }

    /// Nowak and May 1992: for 1.8 < b < 2 the share of cooperators stays near 12 ln 2 - 8 = 0.318 in the
    /// long run.
    void cooperatorsSettleAtTheKnownShare()
    {
        std::vector<double> shares;
        for (const std::uint64_t seed : {1, 2}) {
            const std::vector<MetricRow> rows = rowsOf(exampleScenario("prisoners_dilemma"), 300, seed);
            for (std::size_t i = 150; i < rows.size(); ++i) {
                shares.push_back(rows[i].values[0]);
            }
        }
        const double share = meanOf(shares);
        QVERIFY2(std::fabs(share - 0.318) < 0.02, qPrintable(QString::number(share)));
    }

    /// One defector among cooperators scores 8 b against the 9 of a cooperator behind the border, so it grows
    /// to a block of nine from b = 9/8 on; the corners of the block score 5 b against 8, so below 8/5 only
    /// the one in the middle, who sees defectors only, is left again. The last row was counted by a program
    /// of its own.
    void aLoneDefectorDoesWhatItsScoresSay()
    {
        Scenario scenario = exampleScenario("prisoners_dilemma");
        scenario.layers[1].initial = "not (cell.x == 50 and cell.y == 50)";
        const auto defectors = [&](double temptation) {
            scenario.parameters[0].value = temptation;
            std::vector<int> counts;
            for (const MetricRow &row : rowsOf(scenario, 4)) {
                counts.push_back(static_cast<int>(std::lround((1 - row.values[0]) * 99 * 99)));
            }
            return counts;
        };
        QCOMPARE(defectors(1.1), (std::vector<int>{1, 1, 1, 1, 1}));
        QCOMPARE(defectors(1.3), (std::vector<int>{1, 9, 1, 9, 1}));
        QCOMPARE(defectors(1.7), (std::vector<int>{1, 9, 9, 9, 9}));
        QCOMPARE(defectors(1.9), (std::vector<int>{1, 9, 25, 41, 81}));
    }

    /// Granovetter 1978: of a hundred who see each other the first goes by itself, the second when one has
    /// gone, and so on: all go, one after the other. When the second waits for two, all but the first stay.
    void oneCustomerDecidesWhetherAllRun()
    {
        Scenario scenario = exampleScenario("bank_run");
        scenario.world.width = 10;
        scenario.world.height = 10;
        scenario.kinds[0].placement.count = "100";
        scenario.kinds[0].attributes[1].initial = "(self.id - 1.5) / 99";
        scenario.kinds[0].attributes[2].initial = "False";
        scenario.parameters[6].value = 10;
        const std::vector<MetricRow> rows = rowsOf(scenario, 100);
        QCOMPARE(rows.size(), std::size_t{101});
        for (std::size_t tick = 0; tick < rows.size(); ++tick) {
            QCOMPARE(100 - rows[tick].values[2], static_cast<double>(tick));
            QCOMPARE(rows[tick].values[0], static_cast<double>(std::min<std::size_t>(tick, 40)));
        }
        scenario.kinds[0].attributes[1].initial = "(self.id - 1.5) / 99 if self.id != 2 else 1.5 / 99";
        QCOMPARE(rowsOf(scenario, 100).back().values[2], 99.0);
    }

    /// Where all see each other, who goes next follows from how many have gone: counted here without agents.
    void runsFollowTheThresholds()
    {
        constexpr int kCustomers = 400;
        Scenario scenario = exampleScenario("bank_run");
        scenario.world.width = 20;
        scenario.world.height = 20;
        scenario.kinds[0].placement.count = std::to_string(kCustomers);
        scenario.kinds[0].attributes[1].initial = "0.1 + 0.0015 * (self.id * 37 % 400)";
        scenario.kinds[0].attributes[2].initial = "self.id % 8 == 0";
        scenario.parameters[6].value = 20;
        std::vector<double> gone{0};
        for (int before = -1, now = kCustomers / 8; before != now;) {
            gone.push_back(now);
            before = now;
            now = 0;
            for (int id = 1; id <= kCustomers; ++id) {
                const double nerve = 0.1 + 0.0015 * (id * 37 % kCustomers);
                now += id % 8 == 0 || before >= nerve * (kCustomers - 1) ? 1 : 0;
            }
        }
        const std::vector<MetricRow> rows = rowsOf(scenario, static_cast<int>(gone.size()) - 1);
        QVERIFY(gone.size() > 5 && gone.back() > 80);
        for (std::size_t tick = 0; tick < gone.size(); ++tick) {
            QCOMPARE(rows[tick].values[0] + rows[tick].values[1], gone[tick]);
            QCOMPARE(rows[tick].values[3], std::max(0.0, 0.4 * kCustomers - gone[tick]));
        }
    }

    /// Steadier nerves, or a few insured deposits, save the bank.
    void whatSavesTheBank()
    {
        const auto refused = [](double steadiness, double insured, std::uint64_t seed) {
            Scenario scenario = exampleScenario("bank_run");
            scenario.parameters[3].value = steadiness;
            scenario.parameters[5].value = insured;
            return rowsOf(scenario, 200, seed).back().values[1];
        };
        for (const std::uint64_t seed : {1, 2, 3}) {
            QCOMPARE(refused(0.33, 0, seed), 1400 * 0.6);
            QCOMPARE(refused(0.42, 0, seed), 0.0);
            QCOMPARE(refused(0.33, 0.3, seed), 0.0);
        }
    }

    /// No unit of food appears or vanishes: what is left, carried and delivered is what there was.
    void antsKeepEveryUnitOfFood()
    {
        const std::vector<MetricRow> rows = rowsOf(exampleScenario("ants"), 500);
        for (const MetricRow &row : rows) {
            QCOMPARE(row.values[0] + row.values[1] + row.values[2], rows[0].values[0]);
        }
        QVERIFY(rows.back().values[1] > 100);
    }

    /// Without pheromone (everything evaporates at once) the same ants bring home far less.
    void pheromoneMakesAntsFaster()
    {
        const auto delivered = [](double evaporation) {
            Scenario scenario = exampleScenario("ants");
            scenario.parameters[2].value = evaporation;
            return rowsOf(scenario, 300).back().values[1];
        };
        const double with = delivered(0.05);
        const double without = delivered(1);
        QVERIFY2(with > 1.3 * without, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }

    /// Without cops nobody risks anything: a citizen rebels when hardship (1 - legitimacy) exceeds the
    /// threshold, which for uniform hardship is the share 1 - 0.1 / 0.18 = 0.444; 1120 citizens, four
    /// standard errors.
    void withoutCopsAllWithAGrievanceRebel()
    {
        Scenario scenario = exampleScenario("civil_violence");
        scenario.parameters[1].value = 0;
        const std::vector<MetricRow> rows = rowsOf(scenario, 5);
        for (std::size_t tick = 1; tick < rows.size(); ++tick) {
            QVERIFY2(std::fabs(rows[tick].values[1] / 1120 - 0.4444) < 4 * std::sqrt(0.4444 * 0.5556 / 1120),
                     qPrintable(QString::number(rows[tick].values[1])));
            QCOMPARE(rows[tick].values[1], rows[1].values[1]);
        }
    }

    /// Where the largest grievance, 1 - legitimacy, is below the threshold nobody ever rebels; at the
    /// example's values rebellion comes in bursts: mostly quiet, with peaks many times the mean.
    void rebellionComesInBursts()
    {
        Scenario calm = exampleScenario("civil_violence");
        calm.parameters[2].value = 0.905;
        for (const MetricRow &row : rowsOf(calm, 50)) {
            QCOMPARE(row.values[1], 0.0);
        }
        std::vector<double> rebels;
        for (const MetricRow &row : rowsOf(exampleScenario("civil_violence"), 300)) {
            QCOMPARE(row.values[0] + row.values[1] + row.values[2], 1120.0);
            rebels.push_back(row.values[1]);
        }
        const double peak = *std::max_element(rebels.begin() + 20, rebels.end());
        const double mean =
            std::accumulate(rebels.begin() + 20, rebels.end(), 0.0) / static_cast<double>(rebels.size() - 20);
        QVERIFY2(peak > 3 * mean, qPrintable(QString("%1 %2").arg(peak).arg(mean)));
    }

    /// Nagel and Schreckenberg 1992: without dawdling the flow is min(density limit, 1 - density).
    void trafficWithoutDawdlingFollowsTheFundamentalDiagram()
    {
        for (const double density : {0.1, 0.15, 0.3, 0.6}) {
            Scenario scenario = exampleScenario("traffic_jam");
            scenario.world.width = 1000;
            scenario.world.height = 1;
            scenario.parameters[0].value = density;
            scenario.parameters[2].value = 0;
            const double flow = rowsOf(scenario, 1000).back().values[1];
            QVERIFY2(std::fabs(flow - std::min(density * 5, 1 - density)) < 1e-9,
                     qPrintable(QString::number(flow)));
        }
    }

    /// Schreckenberg, Schadschneider, Nagel and Ito 1995: with limit 1 the flow is
    /// (1 - sqrt(1 - 4 (1 - p) density (1 - density))) / 2, exactly.
    void trafficOfSlowCarsHasTheExactFlow()
    {
        for (const double density : {0.2, 0.5, 0.7}) {
            Scenario scenario = exampleScenario("traffic_jam");
            scenario.world.width = 4000;
            scenario.world.height = 1;
            scenario.parameters[0].value = density;
            scenario.parameters[1].value = 1;
            scenario.parameters[2].value = 0.25;
            std::vector<double> flows;
            const std::vector<MetricRow> rows = rowsOf(scenario, 500);
            for (std::size_t tick = 200; tick < rows.size(); ++tick) {
                flows.push_back(rows[tick].values[1]);
            }
            const double expected = (1 - std::sqrt(1 - 4 * 0.75 * density * (1 - density))) / 2;
            QVERIFY2(std::fabs(meanOf(flows) - expected) < 0.005,
                     qPrintable(QString("%1 %2").arg(meanOf(flows)).arg(expected)));
        }
    }

    /// A lone person walks the way that a breadth-first search finds, one cell a tick.
    void aLonePersonLeavesByTheShortestWay()
    {
        for (const CellPosition start : {CellPosition{1, 1}, {10, 20}, {30, 3}, {34, 22}}) {
            Scenario scenario = exampleScenario("evacuation");
            scenario.kinds[0].placement = {.placed = {start}};
            const std::vector<MetricRow> rows = rowsOf(scenario, 200);
            QCOMPARE(rows.back().values[0], 0.0);
            QCOMPARE(static_cast<int>(rows.size()) - 1, stepsToExit(scenario, start));
        }
    }

    /// A crowd leaves through a single door of one cell at most one by one, and no slower than every second
    /// tick.
    void aDoorLetsOneThroughInATick()
    {
        Scenario scenario = exampleScenario("evacuation");
        for (const std::size_t closed : {std::size_t{12 * 36}, std::size_t{5 * 36 + 35}}) {
            scenario.layers[0].painted[closed] = 1;
            scenario.layers[1].painted[closed] = 0;
        }
        const std::vector<MetricRow> rows = rowsOf(scenario, 600);
        QCOMPARE(rows.back().values[0], 0.0);
        for (const MetricRow &row : rows) {
            QVERIFY(row.values[1] <= 1);
        }
        const auto ticks = static_cast<int>(rows.size()) - 1;
        QVERIFY2(ticks >= 200 && ticks <= 400, qPrintable(QString::number(ticks)));
    }

    /// Epstein and Axtell 1996, chapter IV: in a world that treats sugar and spice alike the mean price comes
    /// to 1.
    void sugarAndSpiceComeToBeWorthTheSame()
    {
        std::vector<double> prices;
        for (const std::uint64_t seed : {1, 2, 3}) {
            const std::vector<MetricRow> rows = rowsOf(exampleScenario("sugarscape"), 400, seed);
            for (std::size_t tick = 200; tick < rows.size(); ++tick) {
                if (rows[tick].values[1] > 0) {
                    prices.push_back(std::log(rows[tick].values[2]));
                }
            }
        }
        QVERIFY2(std::fabs(meanOf(prices)) < 0.1, qPrintable(QString::number(meanOf(prices))));
    }

    /// Trade moves sugar and spice and makes none: without hunger and harvest both sums stay.
    void tradeKeepsTheGoods()
    {
        Scenario scenario = exampleScenario("sugarscape");
        scenario.layers[0].initial = "0";
        scenario.layers[1].initial = "0";
        scenario.kinds[0].rules.replace(scenario.kinds[0].rules.find("sugar -= eats_sugar"), 19,
                                        "sugar -= 0");
        scenario.kinds[0].rules.replace(scenario.kinds[0].rules.find("spice -= eats_spice"), 19,
                                        "spice -= 0");
        scenario.charts.clear();
        scenario.metrics = {{.name = "sugar", .expression = "sum(p.sugar for p in Person)"},
                            {.name = "spice", .expression = "sum(p.spice for p in Person)"},
                            {.name = "welfare", .expression = "sum(welfare(p, 0, 0) for p in Person)"},
                            {.name = "trades", .expression = "world.trades"}};
        scenario.parameters[0].value = 800;
        const std::vector<MetricRow> rows = rowsOf(scenario, 20);
        QVERIFY(rows[1].values[3] > 100);
        for (std::size_t tick = 1; tick < rows.size(); ++tick) {
            QVERIFY(std::fabs(rows[tick].values[0] - rows[0].values[0]) < 1e-6);
            QVERIFY(std::fabs(rows[tick].values[1] - rows[0].values[1]) < 1e-6);
            QVERIFY(rows[tick].values[2] >= rows[tick - 1].values[2] - 1e-6);
        }
    }

private:
    /// Breadth-first search over the painted walls, apart from the engine.
    static int stepsToExit(const Scenario &scenario, CellPosition start)
    {
        const int width = scenario.world.width;
        std::vector<int> steps(scenario.layers[0].painted.size(), -1);
        std::vector<int> front{start.y * width + start.x};
        steps[static_cast<std::size_t>(front[0])] = 0;
        for (std::size_t i = 0; i < front.size(); ++i) {
            const int cell = front[i];
            if (scenario.layers[1].painted[static_cast<std::size_t>(cell)] != 0) {
                return steps[static_cast<std::size_t>(cell)];
            }
            for (const int next : {cell - 1, cell + 1, cell - width, cell + width}) {
                const auto at = static_cast<std::size_t>(next);
                if (at < steps.size() && steps[at] < 0 && scenario.layers[0].painted[at] == 0) {
                    steps[at] = steps[static_cast<std::size_t>(cell)] + 1;
                    front.push_back(next);
                }
            }
        }
        return -1;
    }
};

QTEST_GUILESS_MAIN(TestMoreExamples)
#include "tst_more_examples.moc"
