// SPDX-License-Identifier: GPL-3.0-or-later
// Cell rules over columns come to the same as cell by cell on the register machine, which is the reference:
// the state after every tick, and every problem with its rule, line and cell.
#include "RandomCellRules.h"
#include "exec/columns/ColumnCompiler.h"
#include "support/TickHistory.h"
#include "world/World.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

namespace
{

EngineSetup on(CellBackend cells, int threads = 1)
{
    EngineSetup setup;
    setup.cells = cells;
    setup.threads = threads;
    return setup;
}

std::string allRules(const Scenario &scenario)
{
    std::string text;
    for (const CellLayer &layer : scenario.layers) {
        text += layer.name + ":\n" + layer.rules;
    }
    return text;
}

void compareBackends(const Scenario &scenario, int ticks,
                     const std::function<void(HybridSimulationEngine &)> &before = {})
{
    const auto reference = historyOf(scenario, ticks, on(CellBackend::Machine), before);
    QVERIFY2(!reference.empty(), allRules(scenario).c_str());
    for (const int threads : {1, 2, 8}) {
        const auto found = historyOf(scenario, ticks, on(CellBackend::Columns, threads), before);
        for (std::size_t i = 0; i < std::min(found.size(), reference.size()); ++i) {
            const std::string where = "tick " + std::to_string(i) + " of\n" + allRules(scenario);
            QVERIFY2(found[i] == reference[i], (found[i] + " for " + reference[i] + " at " + where).c_str());
        }
        QCOMPARE(found.size(), reference.size());
    }
}

/// A wide world in which few cells ever change, so that only those are looked at.
Scenario contagion(bool torus, Neighborhood neighborhood)
{
    Scenario scenario;
    scenario.world = {.width = 150, .height = 80, .neighborhood = neighborhood, .torus = torus};
    CellLayer state;
    state.name = "state";
    state.type = ValueType::Category;
    state.categories = {"well", "ill", "immune"};
    state.initial = "ill if chance(0.001) or cell.x == 0 and cell.y == 40 else well";
    state.rules = "rule recover every step if cell.state == ill:\n"
                  "    cell.sick += 1\n"
                  "    if cell.sick > patience:\n"
                  "        cell.state = immune\n"
                  "\n"
                  "rule catch every step if cell.state == well and fever:\n"
                  "    if count(c for c in neighbor_cells(reach) if c.state == ill and c.sick < 2) > 0:\n"
                  "        cell.state = ill\n";
    scenario.layers = {state, {.name = "sick", .type = ValueType::Int}};
    scenario.parameters = {{.name = "patience", .type = ValueType::Int, .value = 2, .maximum = 9},
                           {.name = "reach", .type = ValueType::Int, .value = 1, .maximum = 9},
                           {.name = "fever", .type = ValueType::Bool, .value = 1}};
    return scenario;
}

} // namespace

class TestCellColumns : public QObject
{
    Q_OBJECT

private slots:
    void randomRulesAgree_data()
    {
        QTest::addColumn<int>("first");
        for (int first = 0; first < 160; first += 40) {
            QTest::newRow(qPrintable(QString::number(first))) << first;
        }
    }
    void randomRulesAgree()
    {
        QFETCH(int, first);
        for (int seed = first; seed < first + 40; ++seed) {
            compareBackends(RandomCellRules(static_cast<std::uint64_t>(seed)).scenario(), 6);
            if (QTest::currentTestFailed()) {
                qWarning("seed %d", seed);
                return;
            }
        }
    }

    void mostRandomRulesAreTranslated()
    {
        int rules = 0;
        int translated = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const Scenario scenario = RandomCellRules(seed).scenario();
            const CheckedModel model = checkModel(scenario);
            const NeighborIndex index(scenario.world);
            const std::vector<double> parameters{0.4, 3, 1};
            for (const typed::LayerCode &layer : model.program.layers) {
                rules += layer.rules.empty() ? 0 : 1;
                translated += !layer.rules.empty() &&
                                      ColumnCompiler(model.program, index, parameters).rules(layer.rules)
                                  ? 1
                                  : 0;
            }
        }
        QVERIFY2(translated * 10 >= rules * 9, qPrintable(QString("%1 of %2").arg(translated).arg(rules)));
    }

    void examplesAgree_data()
    {
        QTest::addColumn<QString>("example");
        for (const char *name : {"wolf_sheep", "game_of_life", "forest_fire"}) {
            QTest::newRow(name) << name;
        }
    }
    void examplesAgree()
    {
        QFETCH(QString, example);
        compareBackends(exampleScenario(example.toStdString()), 60);
    }

    void fewChangingCellsAgree_data()
    {
        QTest::addColumn<bool>("torus");
        QTest::addColumn<bool>("moore");
        for (const bool torus : {false, true}) {
            for (const bool moore : {false, true}) {
                QTest::addRow("torus %d, Moore %d", torus, moore) << torus << moore;
            }
        }
    }
    void fewChangingCellsAgree()
    {
        QFETCH(bool, torus);
        QFETCH(bool, moore);
        compareBackends(contagion(torus, moore ? Neighborhood::Moore : Neighborhood::VonNeumann), 70);
    }

    void aChangedParameterRousesAllCells()
    {
        Scenario scenario = contagion(true, Neighborhood::Moore);
        scenario.parameters[2].value = 0;
        compareBackends(scenario, 20, [](HybridSimulationEngine &engine) {
            if (engine.tick() == 4 || engine.tick() == 9) {
                QVERIFY(engine.setParameter("fever", engine.tick() == 4 ? 1 : 0));
            }
            if (engine.tick() == 12) {
                QVERIFY(engine.setParameter("reach", 2));
            }
        });
    }

    void anAbandonedTickForgetsWhatChanged()
    {
        const Scenario scenario = contagion(false, Neighborhood::VonNeumann);
        compareBackends(scenario, 20, [](HybridSimulationEngine &engine) {
            StopFlag raised;
            raised.raise();
            if (engine.tick() % 5 == 3) {
                const auto record = engine.step(raised);
                QVERIFY(!record && record.error().code == "run.stopped");
            }
        });
    }

    void layersThatAgentsWriteAreLookedAtEveryTick()
    {
        Scenario scenario = contagion(true, Neighborhood::Moore);
        AgentKind carrier;
        carrier.name = "Carrier";
        carrier.placement.count = "3";
        carrier.rules = "rule spread every 4 steps:\n"
                        "    move_to(random_choice(neighbor_cells(3)))\n"
                        "    cell.state = ill\n"
                        "    cell.sick = 0\n";
        scenario.kinds = {carrier};
        compareBackends(scenario, 30);
    }

    void totalsOverAllCellsAgree_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *expression :
             {"count(cells)", "count(c for c in cells if c.state == ill) / count(cells)",
              "sum(c.sick for c in cells)", "mean(c.warmth for c in cells if c.sick > 0)",
              "sum(c.warmth * 1.5 for c in cells) + patience", "min(c.warmth for c in cells)",
              "max(c.sick for c in cells if c.x > 3)", "1 if any(c.sick > 1 for c in cells) else 0",
              "1 if all(c.warmth < 1 for c in cells if c.state == well) else 0",
              "mean(c.warmth for c in cells if c.sick > 900)",
              "2 * tick + count(c for c in cells if c.y < 3)"}) {
            QTest::newRow(expression) << expression;
        }
    }
    /// Agents in an expression are for the register machine; none of them add nothing.
    void totalsOverAllCellsAgree()
    {
        QFETCH(QString, expression);
        Scenario scenario = contagion(true, Neighborhood::Moore);
        scenario.layers.push_back(
            {.name = "warmth", .type = ValueType::Float, .initial = "uniform(0.0, 1.0) + 0.1 * cell.x"});
        const std::string text = expression.toStdString();
        scenario.metrics = {{.name = "columns", .expression = text},
                            {.name = "machine", .expression = "(" + text + ") + 0 * count(agents)"}};
        auto engine = makeEngine(scenario);
        QVERIFY(engine);
        auto record = engine->setUp();
        const StopFlag never;
        for (int tick = 0; tick < 6; ++tick) {
            QVERIFY(record && record->metrics);
            const std::vector<double> &values = record->metrics->values;
            QVERIFY2(values[0] == values[1] || (std::isnan(values[0]) && std::isnan(values[1])),
                     qPrintable(QString("%1 for %2").arg(values[0], 0, 'g', 17).arg(values[1], 0, 'g', 17)));
            record = engine->step(never);
        }
    }

    void aProblemNamesItsCell()
    {
        Scenario scenario = contagion(false, Neighborhood::Moore);
        scenario.layers[0].rules += "\nrule fail every step if cell.x == 70 and cell.y > 31:\n"
                                    "    cell.sick = 100 // (6 - tick)\n";
        const auto found = historyOf(scenario, 9, on(CellBackend::Columns, 2));
        QCOMPARE(found.size(), std::size_t{7});
        QVERIFY2(found.back().find("run.division-by-zero") == 0, found.back().c_str());
        QVERIFY2(found.back().find("cell=70, 32") != std::string::npos, found.back().c_str());
        compareBackends(scenario, 9);
    }
};

QTEST_GUILESS_MAIN(TestCellColumns)
#include "tst_cell_columns.moc"
