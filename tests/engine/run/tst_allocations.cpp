// SPDX-License-Identifier: GPL-3.0-or-later
// A tick asks for memory a few times, however many agents act in it: turns, cell rules and metrics ask for
// none once they have run for a while.
#include "support/TestEngine.h"

#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <new>

namespace
{

std::atomic<std::int64_t> asked = 0;

void *counted(std::size_t size)
{
    asked.fetch_add(1, std::memory_order_relaxed);
    if (void *memory = std::malloc(size > 0 ? size : 1)) {
        return memory;
    }
    throw std::bad_alloc();
}

} // namespace

// Those with an alignment are not replaced; nothing in the engine asks for one beyond max_align_t in a turn.
void *operator new(std::size_t size)
{
    return counted(size);
}
void *operator new[](std::size_t size)
{
    return counted(size);
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace gridfolk;

namespace
{

struct Counted {
    double allocations = 0; ///< a tick
    double turns = 0;       ///< a tick
};

/// After `warm` ticks, over 20 more.
Counted countOf(const Scenario &scenario, int warm = 40)
{
    constexpr int kTicks = 20;
    auto engine = makeEngine(scenario);
    if (auto record = engine ? engine->setUp() : failure("no model"); !record) {
        qWarning("%s", record.error().code.c_str());
        return {};
    }
    const StopFlag never;
    const World &world = engine->state().world();
    Counted counted;
    std::int64_t before = 0;
    for (int tick = 0; tick < warm + kTicks; ++tick) {
        before = tick == warm ? asked.load() : before;
        if (tick >= warm) {
            for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
                counted.turns += static_cast<double>(world.table(kind).living()) / kTicks;
            }
        }
        if (auto record = engine->step(never); !record) {
            qWarning("tick %d: %s", tick, record.error().code.c_str());
            return {};
        }
    }
    counted.allocations = static_cast<double>(asked.load() - before) / kTicks;
    return counted;
}

Scenario benchModel(const char *name)
{
    std::ifstream file(std::string(GRIDFOLK_SOURCE_DIR) + "/tests/bench/models/" + name + ".gridfolk.json");
    std::stringstream text;
    text << file.rdbuf();
    Scenario scenario = *scenarioFromJson(text.str());
    scenario.run.ticks = 1000;
    return scenario;
}

void setParameter(Scenario &scenario, const std::string &name, double value)
{
    for (Parameter &parameter : scenario.parameters) {
        if (parameter.name == name) {
            parameter.value = value;
            parameter.maximum = std::max(parameter.maximum, value);
        }
    }
}

} // namespace

class TestAllocations : public QObject
{
    Q_OBJECT

private slots:
    void ticksOfManyAskNoMoreThanThoseOfFew_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("count");
        QTest::addColumn<int>("few");
        QTest::addColumn<int>("fewWidth");
        QTest::newRow("moves and meetings") << "boltzmann"
                                            << "people" << 500 << 23;
        QTest::newRow("counts of neighbors") << "schelling"
                                             << "households" << 500 << 25;
        QTest::newRow("loops in the plane") << "flocking"
                                            << "birds" << 100 << 40;
    }
    void ticksOfManyAskNoMoreThanThoseOfFew()
    {
        QFETCH(QString, model);
        QFETCH(QString, count);
        QFETCH(int, few);
        QFETCH(int, fewWidth);
        Scenario scenario = benchModel(model.toUtf8());
        const auto measured = [&](int times) {
            scenario.world.width = scenario.world.height = fewWidth * times;
            setParameter(scenario, count.toStdString(), few * times * times);
            return countOf(scenario);
        };
        const Counted one = measured(1);
        const Counted many = measured(4);
        qInfo("%s: %.1f allocations a tick of %.0f turns, %.1f of %.0f", qPrintable(model), one.allocations,
              one.turns, many.allocations, many.turns);
        QCOMPARE(one.turns, static_cast<double>(few));
        QCOMPARE(many.turns, static_cast<double>(few * 16));
        QVERIFY(many.allocations < one.allocations + 20);
        QVERIFY(many.allocations < 200);
    }

    /// Births and deaths let tables and lists grow now and then.
    void populationsThatChangeAskSeldom()
    {
        const Counted counted = countOf(exampleScenario("wolf_sheep"), 100);
        qInfo("%.1f allocations a tick of %.0f turns", counted.allocations, counted.turns);
        QVERIFY(counted.turns > 100);
        QVERIFY(counted.allocations < 200);
    }

    void cellRulesAskNoMoreForMoreCells()
    {
        Scenario scenario = benchModel("life");
        scenario.world.width = scenario.world.height = 32;
        const Counted few = countOf(scenario);
        scenario.world.width = scenario.world.height = 256;
        const Counted many = countOf(scenario);
        qInfo("%.1f and %.1f allocations a tick", few.allocations, many.allocations);
        QVERIFY(many.allocations < few.allocations + 20);
    }
};

QTEST_APPLESS_MAIN(TestAllocations)
#include "tst_allocations.moc"
