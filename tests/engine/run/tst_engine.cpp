// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestEngine.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

std::vector<std::uint64_t> hashes(const Scenario &scenario, int ticks, EngineSetup setup = {})
{
    auto engine = makeEngine(scenario, std::move(setup));
    std::vector<std::uint64_t> found;
    if (!engine || !engine->setUp()) {
        return found;
    }
    const StopFlag never;
    found.push_back(engine->hash());
    for (int i = 0; i < ticks; ++i) {
        if (!engine->step(never)) {
            return {};
        }
        found.push_back(engine->hash());
    }
    return found;
}

/// Sheep that fail at a given tick unless the parameter says otherwise.
Scenario failingAt(int tick)
{
    Scenario scenario = exampleScenario("wolf_sheep");
    scenario.parameters.push_back({.name = "mended", .type = ValueType::Bool});
    scenario.kinds[1].rules += "\nrule fail every step if tick == " + std::to_string(tick) +
                               " and not mended:\n    energy = 1 / (energy - energy)\n";
    return scenario;
}

EngineSetup withSeed(std::uint64_t seed)
{
    EngineSetup setup;
    setup.seed = seed;
    return setup;
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedSameWorldOnAnyNumberOfThreads_data()
    {
        QTest::addColumn<QString>("example");
        for (const char *name :
             {"wolf_sheep", "schelling", "boltzmann_wealth", "game_of_life", "forest_fire"}) {
            QTest::newRow(name) << name;
        }
    }
    void sameSeedSameWorldOnAnyNumberOfThreads()
    {
        QFETCH(QString, example);
        const Scenario scenario = exampleScenario(example.toStdString());
        const std::vector<std::uint64_t> reference = hashes(scenario, 40);
        QCOMPARE(reference.size(), std::size_t{41});
        for (const int threads : {2, 8}) {
            EngineSetup setup;
            setup.threads = threads;
            QCOMPARE(hashes(scenario, 40, std::move(setup)), reference);
        }
        QVERIFY(hashes(scenario, 3, withSeed(43)) != hashes(scenario, 3));
    }

    void anAbandonedTickLeavesTheWorldAsItWas()
    {
        const std::vector<std::uint64_t> reference = hashes(exampleScenario("wolf_sheep"), 30);
        auto engine = makeEngine(failingAt(25));
        QVERIFY(engine && engine->setUp());
        const StopFlag never;
        for (int i = 0; i < 24; ++i) {
            QVERIFY(engine->step(never));
        }
        const std::uint64_t before = engine->hash();
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto failed = engine->step(never);
            QVERIFY(!failed);
            QCOMPARE(QString::fromStdString(failed.error().code), QString("run.division-by-zero"));
            QCOMPARE(engine->tick(), std::int64_t{24});
            QCOMPARE(engine->hash(), before);
        }
        QVERIFY(engine->setParameter("mended", 1));
        QVERIFY(engine->step(never));
        QCOMPARE(engine->tick(), std::int64_t{25});
    }

    void goingOnAfterAnAbandonedTickGivesTheSameRun()
    {
        Scenario mended = failingAt(10);
        const auto withMended = [&](std::int64_t at) {
            auto engine = makeEngine(mended);
            std::vector<std::uint64_t> found;
            const StopFlag never;
            if (!engine->setUp()) {
                return found;
            }
            while (engine->tick() < 20) {
                if (engine->tick() == at && engine->interventions().empty()) {
                    if (at == 9) {
                        static_cast<void>(engine->step(never)); // fails and is abandoned
                    }
                    static_cast<void>(engine->setParameter("mended", 1));
                }
                if (!engine->step(never)) {
                    return found;
                }
                found.push_back(engine->hash());
            }
            return found;
        };
        QCOMPARE(withMended(9).size(), std::size_t{20});
        QCOMPARE(withMended(9), withMended(9));
        QCOMPARE(withMended(9).back() == withMended(3).back(),
                 true); // the switch itself is hashed, the rest is equal
    }

    void stopAbandonsTheTick()
    {
        auto engine = makeEngine(exampleScenario("wolf_sheep"));
        QVERIFY(engine->setUp());
        const std::uint64_t before = engine->hash();
        StopFlag stop;
        stop.raise();
        const auto stopped = engine->step(stop);
        QVERIFY(!stopped);
        QCOMPARE(QString::fromStdString(stopped.error().code), QString("run.stopped"));
        QCOMPARE(engine->hash(), before);
        stop.clear();
        QVERIFY(engine->step(stop));
        QCOMPARE(engine->hash(), hashes(exampleScenario("wolf_sheep"), 1)[1]);
    }

    void parametersAreChecked()
    {
        auto engine = makeEngine(exampleScenario("wolf_sheep"));
        QVERIFY(engine->setUp());
        QCOMPARE(QString::fromStdString(engine->setParameter("wool", 1).error().code),
                 QString("run.unknown-parameter"));
        QCOMPARE(QString::fromStdString(engine->setParameter("regrow_time", 1.5).error().code),
                 QString("run.parameter-out-of-range"));
        QCOMPARE(QString::fromStdString(engine->setParameter("wolf_gain", std::nan("")).error().code),
                 QString("run.parameter-out-of-range"));
        QVERIFY(engine->setParameter("wolf_gain", 3));
        QCOMPARE(engine->interventions().size(), std::size_t{1});
    }

    void aPopulationThatDoesNotFitIsRefused()
    {
        Scenario scenario = exampleScenario("schelling");
        scenario.kinds[0].placement.count = "5000";
        const auto failed = makeEngine(scenario)->setUp();
        QVERIFY(!failed);
        QCOMPARE(QString::fromStdString(failed.error().code), QString("run.population-does-not-fit"));
        QCOMPARE(QString::fromStdString(failed.error().arg("placed")), QString("2400"));
    }

    void stopWhenEndsTheRun()
    {
        Scenario scenario = exampleScenario("wolf_sheep");
        scenario.rules = "stop when tick == 7\n";
        auto engine = makeEngine(scenario);
        QVERIFY(engine->setUp());
        const StopFlag never;
        for (int tick = 1; tick <= 7; ++tick) {
            const auto record = engine->step(never);
            QVERIFY(record);
            QCOMPARE(record->finished, tick == 7);
        }
    }

    void everyScheduleRunsEachAgentOnce_data()
    {
        QTest::addColumn<int>("schedule");
        QTest::newRow("random") << static_cast<int>(Schedule::Random);
        QTest::newRow("in order") << static_cast<int>(Schedule::InOrder);
        QTest::newRow("by kind") << static_cast<int>(Schedule::ByKind);
    }
    void everyScheduleRunsEachAgentOnce()
    {
        QFETCH(int, schedule);
        Scenario scenario;
        scenario.world = {.width = 10, .height = 10};
        for (const char *name : {"A", "B"}) {
            AgentKind kind;
            kind.name = name;
            kind.attributes = {{.name = "turns", .type = ValueType::Int},
                               {.name = "place", .type = ValueType::Int}};
            kind.placement.count = "50";
            kind.rules = "rule r every step:\n    turns += 1\n    place = sum(a.turns for a in agents)\n";
            scenario.kinds.push_back(kind);
        }
        scenario.run.schedule = static_cast<Schedule>(schedule);
        scenario.metrics = {
            {.name = "turns", .expression = "count(a for a in agents if a.turns == 1)"},
            {.name = "lastA", .expression = "max(a.place for a in A)"},
            {.name = "ordered", .expression = "count(a for a in agents if a.place == a.id)"},
        };
        auto engine = makeEngine(scenario);
        QVERIFY(engine && engine->setUp());
        const StopFlag never;
        const auto record = engine->step(never);
        QVERIFY(record);
        QCOMPARE(record->metrics->values[0], 100.0);
        QCOMPARE(record->metrics->values[1] == 50.0, schedule != static_cast<int>(Schedule::Random));
        QCOMPARE(record->metrics->values[2] == 100.0, schedule == static_cast<int>(Schedule::InOrder));
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
