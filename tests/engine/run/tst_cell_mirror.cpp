// SPDX-License-Identifier: GPL-3.0-or-later
// Native counts over neighbors against loops of the language, while agents move, are born, die, turn into
// others and write to each other.
#include "support/ExampleRuns.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

/// Households of two kinds on a grid for one each. Every tick they add up by how much the native way and the
/// loop differ.
Scenario restlessTown(bool torus, Neighborhood neighborhood, int radius, Schedule schedule)
{
    Scenario scenario;
    scenario.world = {.width = 23, .height = 18, .neighborhood = neighborhood, .torus = torus, .capacity = 1};
    const std::string r = std::to_string(radius);
    const std::string count =
        "count(n for n in neighbors(radius=" + r + ") if n.group == group and n.size > 2)";
    const std::string sum = "sum(n.wealth for n in neighbors(Owner, radius=" + r + ") if n.keen)";
    const std::string mean = "mean(n.size for n in neighbors(radius=" + r + ") if n.size < 40)";
    const std::string look = "    let counted = 0\n"
                             "    let summed = 0\n"
                             "    let total = 0.0\n"
                             "    let small = 0\n"
                             "    let everyone = 0\n"
                             "    for n in neighbors(radius=" +
                             r +
                             "):\n"
                             "        everyone += 1\n"
                             "        if n.group == group and n.size > 2:\n"
                             "            counted += 1\n"
                             "        if n.size < 40:\n"
                             "            small += 1\n"
                             "            total += n.size\n"
                             "    for n in neighbors(Owner, radius=" +
                             r +
                             "):\n"
                             "        if n.keen:\n"
                             "            summed += n.wealth\n"
                             "    off += abs(counted - " +
                             count + ") + abs(summed - " + sum +
                             ")\n"
                             "    off += abs(count(neighbors(radius=" +
                             r +
                             ")) - everyone)\n"
                             "    if small > 0:\n"
                             "        if total / small != " +
                             mean +
                             ":\n"
                             "            off += 1\n";
    const std::string actAtOnce =
        "    keen = chance(0.5)\n"
        "    wealth += 1\n"
        "    size += uniform(-1, 1)\n"
        "    if chance(0.3):\n"
        "        move_to(random_empty_cell())\n"
        "    if chance(0.02):\n"
        "        create(Owner, at=random_empty_cell(), wealth=wealth, group=group)\n"
        "    elif chance(0.05):\n"
        "        die()\n";
    const std::string act = "    if chance(0.3):\n"
                            "        move_to(random_empty_cell())\n"
                            "    keen = chance(0.5)\n"
                            "    wealth += 1\n"
                            "    size += uniform(-1, 1)\n"
                            "    for n in neighbors() if chance(0.2):\n"
                            "        n.wealth += 2\n"
                            "        n.size = n.size + 0.5\n"
                            "        n.keen = not n.keen\n"
                            "    if chance(0.02):\n"
                            "        create(Owner, at=random_empty_cell(), wealth=wealth, group=group)\n"
                            "    elif chance(0.05):\n"
                            "        die()\n";
    for (const char *name : {"Tenant", "Owner"}) {
        AgentKind kind;
        kind.name = name;
        kind.attributes = {
            {.name = "group",
             .type = ValueType::Category,
             .categories = {"a", "b"},
             .initial = "a if chance(0.4) else b"},
            {.name = "keen", .type = ValueType::Bool, .initial = "chance(0.5)"},
            {.name = "wealth", .type = ValueType::Int, .initial = "randint(-5, 5)"},
            {.name = "size", .type = ValueType::Float, .initial = "uniform(0, 50)"},
            {.name = "off", .type = ValueType::Int},
        };
        kind.placement.count = "120";
        const bool tenant = kind.name == "Tenant";
        kind.rules = "rule live every step:\n" + look;
        kind.rules += schedule == Schedule::Simultaneous
                          ? actAtOnce
                          : act + "    elif chance(0.1):\n        become(" + (tenant ? "Owner" : "Tenant") +
                                ", keen=True)\n";
        scenario.kinds.push_back(kind);
    }
    return scenario;
}

} // namespace

class TestCellMirror : public QObject
{
    Q_OBJECT

private slots:
    void countsAsTheLoopDoes_data()
    {
        QTest::addColumn<bool>("torus");
        QTest::addColumn<int>("neighborhood");
        QTest::addColumn<int>("radius");
        QTest::addColumn<bool>("atOnce");
        for (const Neighborhood neighborhood :
             {Neighborhood::Moore, Neighborhood::VonNeumann, Neighborhood::Hexagonal, Neighborhood::Circle}) {
            for (const int radius : {1, 2, 3, 6}) {
                for (const bool torus : {false, true}) {
                    for (const bool atOnce : {false, true}) {
                        QTest::addRow("%d, radius %d, %s, %s", static_cast<int>(neighborhood), radius,
                                      torus ? "torus" : "edges", atOnce ? "at once" : "in turn")
                            << torus << static_cast<int>(neighborhood) << radius << atOnce;
                    }
                }
            }
        }
    }
    void countsAsTheLoopDoes()
    {
        QFETCH(bool, torus);
        QFETCH(int, neighborhood);
        QFETCH(int, radius);
        QFETCH(bool, atOnce);
        const Schedule schedule = atOnce ? Schedule::Simultaneous : Schedule::Random;
        Scenario scenario = restlessTown(torus, static_cast<Neighborhood>(neighborhood), radius, schedule);
        scenario.run.schedule = schedule;
        scenario.metrics = {
            {.name = "off", .expression = "sum(t.off for t in Tenant) + sum(o.off for o in Owner)"},
            {.name = "living", .expression = "count(Tenant) + count(Owner)"}};
        const std::vector<MetricRow> rows = rowsOf(scenario, 40, 7);
        QCOMPARE(rows.size(), std::size_t{41});
        QCOMPARE(rows.back().values[0], 0.0);
        QVERIFY(rows.back().values[1] > 20);
    }

    /// The last of 256 categories stands in a byte as absence does.
    void countsTheLastOf256Categories()
    {
        Scenario scenario;
        scenario.world = {.width = 5, .height = 4, .capacity = 1};
        AgentKind kind;
        kind.name = "Person";
        Attribute color{.name = "color", .type = ValueType::Category, .initial = "c255"};
        for (int i = 0; i < 256; ++i) {
            color.categories.push_back("c" + std::to_string(i));
        }
        kind.attributes = {color, {.name = "seen", .type = ValueType::Int}};
        kind.placement.count = "6";
        kind.rules = "rule look every step:\n"
                     "    seen = count(n for n in neighbors(radius=3) if n.color == color)\n"
                     "    for n in neighbors(radius=3):\n"
                     "        seen -= 1\n";
        scenario.kinds = {kind};
        scenario.metrics = {{.name = "off", .expression = "sum(abs(p.seen) for p in Person)"}};
        QCOMPARE(rowsOf(scenario, 1, 3).back().values[0], 0.0);
    }
};

QTEST_GUILESS_MAIN(TestCellMirror)
#include "tst_cell_mirror.moc"
