// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/World.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

Scenario twoKinds(int capacity = 0)
{
    Scenario scenario;
    scenario.world = {.width = 4, .height = 3, .capacity = capacity};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "energy", .type = ValueType::Int},
                        {.name = "friend", .type = ValueType::Agent}};
    AgentKind wolf;
    wolf.name = "Wolf";
    scenario.kinds = {sheep, wolf};
    scenario.layers = {{.name = "grass"}};
    return scenario;
}

} // namespace

class TestWorld : public QObject
{
    Q_OBJECT

private slots:
    void neverReusesSerialsAndRefsOfTheDeadStayDead()
    {
        World world(twoKinds());
        const AgentRef first = world.create(0, 5);
        QCOMPARE(world.serialOf(first), std::uint64_t{1});
        world.kill(first);
        QVERIFY(!world.isAlive(first));
        world.endTick();
        const AgentRef second = world.create(0, 5);
        QCOMPARE(second.slot, first.slot);
        QVERIFY(second != first);
        QVERIFY(!world.isAlive(first));
        QVERIFY(world.isAlive(second));
        QCOMPARE(world.serialOf(second), std::uint64_t{2});
        QVERIFY(world.findSerial(1).isNobody());
        QCOMPARE(world.findSerial(2), second);
    }

    void keepsRowsByteForByteWhenTheDeadAreDropped()
    {
        World world(twoKinds());
        std::vector<AgentRef> agents;
        for (std::uint32_t i = 0; i < 10; ++i) {
            agents.push_back(world.create(0, i));
            world.table(0).columns[0].setBits(i, 100 + i);
        }
        for (const std::size_t dead : {0U, 3U, 4U, 9U}) {
            world.kill(agents[dead]);
        }
        QCOMPARE(world.table(0).rows(), std::size_t{10}); // rows stay until the tick ends
        QCOMPARE(world.table(0).living(), std::size_t{6});
        world.endTick();
        QCOMPARE(world.table(0).rows(), std::size_t{6});
        for (const std::size_t i : {1U, 2U, 5U, 6U, 7U, 8U}) {
            const World::Body body = world.body(agents[i]);
            QCOMPARE(world.table(0).columns[0].bits(body.row), 100 + i);
            QCOMPARE(world.table(0).cell[body.row], static_cast<std::uint32_t>(i));
            QCOMPARE(world.table(0).serial[body.row], i + 1);
        }
    }

    void movesWithinCapacity()
    {
        World world(twoKinds(1));
        const AgentRef a = world.create(0, 0);
        const AgentRef b = world.create(1, 1);
        QVERIFY(world.create(0, 1).isNobody());
        QVERIFY(!world.move(a, 1));
        QCOMPARE(world.cellOf(a), 0U);
        QVERIFY(world.move(a, 0)); // its own cell counts as moved
        QVERIFY(world.move(b, 7));
        QVERIFY(world.move(a, 1));
        QCOMPARE(world.cellOf(a), 1U);
        QCOMPARE(world.grid().emptyCells().size(), std::size_t{10});
    }

    void aCopyIsACheckpoint()
    {
        World world(twoKinds());
        const AgentRef a = world.create(0, 3);
        world.texts().number("hello");
        const World checkpoint = world;
        const std::uint64_t before = world.hash();
        world.move(a, 4);
        world.layers()[0].setBits(2, 1);
        world.texts().number("more");
        QVERIFY(world.hash() != before);
        world = checkpoint;
        QCOMPARE(world.hash(), before);
        QCOMPARE(world.texts().number("hello"), std::uint64_t{1});
        QCOMPARE(world.texts().number("other"), std::uint64_t{2});
    }

    void everyPartOfTheStateIsHashed()
    {
        const auto changed = [](auto change) {
            World world(twoKinds());
            world.create(0, 3);
            world.create(1, 3);
            const std::uint64_t before = world.hash();
            change(world);
            return world.hash() != before;
        };
        QVERIFY(changed([](World &w) { w.setTick(1); }));
        QVERIFY(changed([](World &w) { w.move(w.refOfRow(0, 0), 4); }));
        QVERIFY(changed([](World &w) { w.table(0).columns[0].setBits(0, 1); }));
        QVERIFY(changed([](World &w) { w.layers()[0].setBits(0, 1); }));
        QVERIFY(changed([](World &w) { w.create(0, 1); }));
        QVERIFY(changed([](World &w) { w.kill(w.refOfRow(0, 0)); }));
        QVERIFY(changed([](World &w) { w.texts().number("x"); }));
        QVERIFY(changed([](World &w) { // the order of arrival on a cell
            const AgentRef first = w.refOfRow(0, 0);
            w.move(first, 4);
            w.move(first, 3);
        }));
    }

    void agentColumnsStartWithNobody()
    {
        World world(twoKinds());
        world.create(0, 0);
        QVERIFY(AgentRef::unpacked(world.table(0).columns[1].bits(0)).isNobody());
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
