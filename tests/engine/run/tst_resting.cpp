// SPDX-License-Identifier: GPL-3.0-or-later
// Agents whose turns come to nothing are left out until something around them changes. A run must be the
// same, tick by tick, as one in which everybody always takes a turn.
#include "support/TestEngine.h"

#include <QtTest>

#include <algorithm>

using namespace gridfolk;

namespace
{

/// What keeps agents of a kind from resting, and does nothing.
constexpr const char *kInsomnia = "\nrule wake every 1000000 steps:\n    size += 0.0\n";

/// Households that stay or go by what stands around them, among wanderers that move about and disturb them.
struct Town {
    Neighborhood neighborhood = Neighborhood::Moore;
    bool torus = true;
    Schedule schedule = Schedule::Random;
    std::string settle;
    std::string wander = "rule wander every step:\n"
                         "    if chance(0.2):\n"
                         "        move_to(random_empty_cell())\n"
                         "    if chance(0.02):\n"
                         "        create(House, at=random_empty_cell(), size=uniform(0, 9))\n"
                         "    elif chance(0.02):\n"
                         "        create(Wanderer, at=random_empty_cell())\n"
                         "    elif chance(0.03):\n"
                         "        die()\n";
    /// Of wanderers that write to others, which all at once may not.
    std::string disturb = "    for h in neighbors(House) if chance(0.1):\n"
                          "        h.tolerance += uniform(-0.2, 0.2)\n"
                          "    for h in neighbors(House) if chance(0.1):\n"
                          "        h.keen = not h.keen\n"
                          "    for h in neighbors(House) if chance(0.02):\n"
                          "        kill(h)\n";

    [[nodiscard]] Scenario scenario(bool restless) const
    {
        Scenario scenario;
        scenario.world = {
            .width = 31, .height = 26, .neighborhood = neighborhood, .torus = torus, .capacity = 1};
        scenario.run.schedule = schedule;
        scenario.parameters = {{.name = "wanted", .type = ValueType::Float, .value = 0.3, .maximum = 1}};
        AgentKind house;
        house.name = "House";
        house.attributes = {{.name = "group",
                             .type = ValueType::Category,
                             .categories = {"a", "b"},
                             .initial = "a if chance(0.5) else b"},
                            {.name = "keen", .type = ValueType::Bool, .initial = "chance(0.5)"},
                            {.name = "content", .type = ValueType::Bool},
                            {.name = "moves", .type = ValueType::Int},
                            {.name = "size", .type = ValueType::Float, .initial = "uniform(0, 9)"},
                            {.name = "tolerance", .type = ValueType::Float, .initial = "uniform(0, 0.3)"}};
        house.placement.count = "420";
        house.rules = settle + (restless ? kInsomnia : "");
        AgentKind wanderer;
        wanderer.name = "Wanderer";
        wanderer.attributes = {
            {.name = "group", .type = ValueType::Category, .categories = {"a", "b"}, .initial = "b"},
            {.name = "size", .type = ValueType::Float}};
        wanderer.placement.count = "12";
        wanderer.rules = wander + (schedule == Schedule::Simultaneous ? "" : disturb);
        scenario.kinds = {house, wanderer};
        return scenario;
    }
};

struct Ticks {
    std::vector<std::uint64_t> hashes;
    std::size_t mostResting = 0;
};

/// Sixty ticks, in which the parameter changes twice.
Ticks ticksOf(const Scenario &scenario)
{
    EngineSetup setup;
    setup.seed = 11;
    auto engine = makeEngine(scenario, std::move(setup));
    const StopFlag never;
    Ticks ticks;
    for (auto record = engine->setUp(); record && engine->tick() < 60; record = engine->step(never)) {
        const World &world = engine->state().world();
        ticks.hashes.push_back(world.hash());
        ticks.mostResting = std::max(ticks.mostResting, world.resting().count());
        if (engine->tick() == 20 || engine->tick() == 40) {
            static_cast<void>(engine->setParameter("wanted", engine->tick() == 20 ? 0.6 : 0.1));
        }
    }
    return ticks;
}

const char *const kSchelling = "rule settle every step:\n"
                               "    let alike = count(n for n in neighbors(radius=2) if n.group == group)\n"
                               "    if alike < 24 * wanted * 0.5 + tolerance:\n"
                               "        moves += 1\n"
                               "        move_to(random_empty_cell())\n";

} // namespace

class TestResting : public QObject
{
    Q_OBJECT

private slots:
    void changesNothing_data()
    {
        QTest::addColumn<int>("neighborhood");
        QTest::addColumn<bool>("torus");
        QTest::addColumn<int>("schedule");
        QTest::addColumn<QString>("settle");
        const std::vector<std::pair<const char *, QString>> rules = {
            {"a condition", kSchelling},
            {"a note of oneself", "rule settle every step:\n"
                                  "    let around = count(neighbors())\n"
                                  "    let alike = count(n for n in neighbors() if n.group == group)\n"
                                  "    content = around == 0 or alike / around >= wanted\n"
                                  "    if not content:\n"
                                  "        move_to(random_empty_cell())\n"},
            {"a rule's condition, and nothing in else", "rule settle every step if keen and size > 0.5:\n"
                                                        "    if sum(n.size for n in neighbors()) < 14:\n"
                                                        "        moves += 1\n"
                                                        "        move_to(random_empty_cell())\n"
                                                        "    else:\n"
                                                        "        content = True\n"},
            {"two rules, and an early end",
             "rule look every step:\n"
             "    if count(n for n in neighbors(radius=3) if n.size > 5) > 3:\n"
             "        return\n"
             "    if count(n for n in neighbors(Wanderer)) > 0:\n"
             "        size += 1\n"
             "rule settle every step:\n"
             "    if count(n for n in neighbors(House) if n.keen and n.tolerance > 0.1) == 0:\n"
             "        move_to(random_empty_cell())\n"
             "    elif content:\n"
             "        content = False\n"},
        };
        for (const Schedule schedule :
             {Schedule::Random, Schedule::ByKind, Schedule::InOrder, Schedule::Simultaneous}) {
            for (const Neighborhood neighborhood :
                 {Neighborhood::Moore, Neighborhood::VonNeumann, Neighborhood::Hexagonal}) {
                for (const auto &[name, rule] : rules) {
                    const bool torus = (static_cast<int>(schedule) + static_cast<int>(neighborhood)) % 2 == 0;
                    QTest::addRow("%s, schedule %d, neighborhood %d", name, static_cast<int>(schedule),
                                  static_cast<int>(neighborhood))
                        << static_cast<int>(neighborhood) << torus << static_cast<int>(schedule) << rule;
                }
            }
        }
    }
    void changesNothing()
    {
        QFETCH(int, neighborhood);
        QFETCH(bool, torus);
        QFETCH(int, schedule);
        QFETCH(QString, settle);
        const Town town{.neighborhood = static_cast<Neighborhood>(neighborhood),
                        .torus = torus,
                        .schedule = static_cast<Schedule>(schedule),
                        .settle = settle.toStdString()};
        const Ticks ticks = ticksOf(town.scenario(false));
        const Ticks restless = ticksOf(town.scenario(true));
        QCOMPARE(restless.mostResting, std::size_t{0});
        QVERIFY2(ticks.mostResting > 50, std::to_string(ticks.mostResting).c_str());
        QCOMPARE(restless.hashes.size(), std::size_t{60});
        QCOMPARE(ticks.hashes, restless.hashes);
    }

    /// What a turn may read that wakes nobody, or do that shows nowhere, keeps agents awake.
    void staysAwakeFor_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("chance") << "    if count(neighbors()) > 9 and chance(0.5):\n        moves += 1\n";
        QTest::newRow("the tick") << "    if count(neighbors()) > tick:\n        moves += 1\n";
        QTest::newRow("another's attribute")
            << "    for n in neighbors():\n        if n.size > 99:\n            moves += 1\n";
        QTest::newRow("a sum of all") << "    if sum(h.moves for h in House) > 5:\n        moves += 1\n";
        QTest::newRow("another cell's neighbors")
            << "    if count(neighbors(of=cell_at(0, 0))) > 9:\n        moves += 1\n";
    }
    void staysAwakeFor()
    {
        QFETCH(QString, statement);
        Town town;
        town.settle = "rule settle every step:\n"
                      "    let around = count(neighbors())\n" +
                      statement.toStdString();
        const Ticks ticks = ticksOf(town.scenario(false));
        QCOMPARE(ticks.hashes.size(), std::size_t{60});
        QCOMPARE(ticks.mostResting, std::size_t{0});
    }

    /// Who rests is no part of a checkpoint: a resumed run goes on as one that was never interrupted.
    void wakesAllWhenResumed()
    {
        const Town town{.settle = kSchelling};
        const Scenario scenario = town.scenario(false);
        const auto engineOf = [&] {
            EngineSetup setup;
            setup.seed = 5;
            return makeEngine(scenario, std::move(setup));
        };
        const StopFlag never;
        auto whole = engineOf();
        QVERIFY(whole->setUp());
        for (int tick = 0; tick < 30; ++tick) {
            QVERIFY(whole->step(never));
        }
        QVERIFY(whole->state().world().resting().count() > 0);
        auto resumed = engineOf();
        QVERIFY(resumed->resume(whole->save()));
        QCOMPARE(resumed->state().world().resting().count(), std::size_t{0});
        for (int tick = 0; tick < 10; ++tick) {
            QVERIFY(whole->step(never));
            QVERIFY(resumed->step(never));
            QCOMPARE(resumed->state().world().hash(), whole->state().world().hash());
        }
    }
};

QTEST_GUILESS_MAIN(TestResting)
#include "tst_resting.moc"
