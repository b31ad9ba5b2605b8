// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: of agents, of the world, local, and handed to functions.
#include "rules/Parser.h"
#include "rules/Printer.h"
#include "run/AgentTables.h"
#include "support/RuleProbe.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

Scenario herd()
{
    Scenario scenario;
    scenario.world = {.width = 6, .height = 6};
    scenario.world.attributes = {{.name = "out", .type = ValueType::Int},
                                 {.name = "line",
                                  .type = ValueType::List,
                                  .element = ValueType::Int,
                                  .capacity = 4,
                                  .initial = "[7, 8]"}};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "age", .type = ValueType::Int, .initial = "self.id"},
                        {.name = "past",
                         .type = ValueType::List,
                         .element = ValueType::Int,
                         .capacity = 3,
                         .initial = "[age, 5]"},
                        {.name = "weights", .type = ValueType::List, .capacity = 2},
                        {.name = "friends",
                         .type = ValueType::List,
                         .agentKind = "Sheep",
                         .element = ValueType::Agent,
                         .capacity = 5}};
    sheep.placement.count = "6";
    scenario.kinds = {sheep};
    scenario.run.schedule = Schedule::InOrder;
    return scenario;
}

/// `world.out` after one tick in which these lines ran once, or the problem.
QString outcome(const QString &lines, const std::string &functions = {})
{
    Scenario scenario = herd();
    std::string text = functions + "before step:\n";
    for (const QString &line : lines.split(';')) {
        text += "    " + line.toStdString() + '\n';
    }
    scenario.rules = text;
    scenario.metrics = {{.name = "m", .expression = "world.out"}};
    const CheckedModel model = checkModel(scenario);
    if (!model.runnable()) {
        return firstProblem(model);
    }
    auto engine = makeEngine(scenario);
    const StopFlag never;
    auto record = engine->setUp();
    record = record ? engine->step(never) : record;
    if (!record) {
        return QString("%1 %2")
            .arg(QString::fromStdString(record.error().code))
            .arg(record.error().place.line);
    }
    return QString::number(record->metrics->values[0]);
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void statements_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *lines, const char *expected) {
            QTest::newRow(lines) << lines << expected;
        };
        row("world.out = len(world.line) * 100 + world.line[0] * 10 + world.line[-1]", "278");
        row("let l = [3, 1, 2];world.out = sum(l) * 10 + max(l)", "63");
        row("let l: list of int up to 3 = [];l.append(4);l.append(5);world.out = l[1] * 10 + len(l)", "52");
        row("let l: list of int up to 2 = [1];l.push(2);l.push(3);world.out = l[0] * 10 + l[1]", "23");
        row("let l = [5, 6, 7];world.out = 1 if l.remove(6) and not l.remove(9) else 0;world.out += l[1] * "
            "10",
            "71");
        row("let l = [5, 6];let last = l.pop();world.out = last * 10 + len(l)", "61");
        row("let l = [5, 6];l.clear();world.out = len(l)", "0");
        row("let l = [5, 6];l[0] = 9;l[-1] += 1;world.out = l[0] * 10 + l[1]", "97");
        row("let l = [5, 6];let m = l;m[0] = 1;world.out = l[0]", "5");
        row("world.out = 1 if 7 in world.line and 9 not in world.line else 0", "1");
        row("world.out = 1 if 3 in range(4) and 4 not in [1, 2] else 0", "1");
        row("for x in [1, 2, 3] if x != 2: world.out += x", "4");
        row("for x in world.line: world.line.append(x);world.out = len(world.line)", "4");
        row("world.line = [1, 2, 3, 4];world.line = [9];world.out = len(world.line) + world.line[0]", "10");
        row("let l: list of float up to 2 = [1, 2.5];world.out = round(10 * sum(l))", "35");
        row("let l: list of int up to 9 = histogram(s.age for s in Sheep, low=0, high=10, bins=2);world.out "
            "= l[0]",
            "4");
        row("let l: list of Sheep up to 9 = sample(Sheep, 4);world.out = len(l) * 10 + count(l)", "44");
        row("let l: list of Sheep up to 9 = sorted(-s.age for s in Sheep);world.out = l[0].age", "6");
        row("let l: list of Sheep up to 9 = sorted(s.age for s in Sheep);kill(l[2]);"
            "world.out = len(l) * 100 + count(l) * 10 + sum(s.age for s in l) % 10",
            "658");
        row("let l: list of Sheep up to 9 = sorted(s.age for s in Sheep);kill(l[2]);"
            "world.out = (1 if l[2] is nobody else 0) + (10 if l.remove(nobody) else 0) + 100 * len(l)",
            "511");
        row("for s in Sheep: world.out += s.past[0] + len(s.past)", "33");
        row("for s in Sheep: s.friends = first(Sheep, 2);for s in Sheep: world.out += count(s.friends)",
            "12");
        row("for s in Sheep: s.past.push(s.age * 2);for s in Sheep: s.past.push(1);"
            "for s in Sheep: world.out += s.past[1]",
            "42");
        row("let c: list of Cell up to 3 = first(cells, 3);world.out = c[2].x", "2");
        row("let x: float = 3;world.out = round(x / 2 * 10)", "15");
        // Problems, with their places.
        row("let l = [1, 2];world.out = l[2]", "run.list-index 3");
        row("let l = [1, 2];world.out = l[-3]", "run.list-index 3");
        row("let l = [1];l.append(2)", "run.list-full 3");
        row("let l: list of int up to 3 = range(4)", "run.list-full 2");
        row("let l: list of int up to 1 = world.line", "run.list-full 2");
        row("let l = [1];l.clear();world.out = l.pop()", "run.list-index 4");
        row("let l = []", "rules.list-needs-type 2:13+2 let name: list of int up to 8 = []");
        row("let l: list of int up to 0 = []", "rules.number-out-of-range 2:30+1");
        row("let l: list of int = []", "rules.syntax 2:24+1");
        row("let l: list of blob up to 3 = []", "rules.unknown-type 2:20+4");
        row("let l = [1, True]", "rules.type-mismatch 2:17+4");
        row("let l = [1];l.append(0.5)", "rules.type-mismatch 3:14+3 round(…)");
        row("let l = [1];l.insert(5)", "rules.not-callable 3:5+8");
        row("let l = [1];l.append()", "rules.argument-count 3:5+10 append(value)");
        row("world.out = world.line", "rules.list-as-value 2:17+10");
        row("world.out = world.line + 1", "rules.list-as-value 2:17+10");
        row("world.out = Sheep[0]", "rules.not-a-list 2:17+5 first(…, 1)");
        row("world.out = len(Sheep)", "rules.not-a-list 2:21+5 count(…)");
        row("let l: list of Cell up to 3 = Sheep", "rules.type-mismatch 2:35+5");
        row("world.line += 1", "rules.type-mismatch 2:5+10 line.append(…)");
        row("[1, 2][0] = 3", "rules.not-assignable 2:5+9");
        row("world.out = count(x for x in world.line if world.line.remove(x))",
            "rules.effect-not-allowed 2:59+6");
        row("world.out = 1 if 1.5 in world.line else 0", "rules.type-mismatch 2:22+3 round(…)");
    }
    void statements()
    {
        QFETCH(QString, lines);
        QFETCH(QString, expected);
        QCOMPARE(outcome(lines), expected);
    }

    void functionsTakeLists()
    {
        const std::string functions = "def total(l: list of int up to 3, more: int) -> int:\n"
                                      "    return sum(l) * 10 + more\n"
                                      "def nested(l: list of int up to 5) -> int:\n"
                                      "    let copy: list of int up to 3 = l\n"
                                      "    copy.push(1)\n"
                                      "    return total(copy, len(l))\n";
        QCOMPARE(outcome("world.out = total([1, 2], 3) + nested([4, 5, 6])", functions), "156"); // 33 + 123
        QCOMPARE(outcome("world.out = total(range(3), 1)", functions), "31");
        QCOMPARE(outcome("world.out = nested([1, 2, 3, 4])", functions), "run.list-full 4");
        QCOMPARE(outcome("pass", "def f(l: list of int up to 3):\n    l.append(1)\n"),
                 "rules.not-assignable 2:7+6");
        QCOMPARE(outcome("pass", "def f() -> list of int up to 3:\n    return [1]\n"),
                 "rules.list-return 1:20+3");
    }

    /// More than a frame can hold is a problem when the rule runs, and nothing worse.
    void tooManyListsAreRefused()
    {
        QString lines = "world.out = 1";
        for (int i = 0; i < 14; ++i) {
            lines += QString(";let l%1: list of int up to 1000 = [1]").arg(i);
        }
        QCOMPARE(outcome("let l: list of int up to 1000 = [1];world.out = len(l)"), "1");
        QCOMPARE(outcome(lines), "1");
        for (int i = 14; i < 70; ++i) {
            lines += QString(";let l%1: list of int up to 1000 = [1]").arg(i);
        }
        QCOMPARE(outcome(lines), "run.too-many-lists 2");
    }

    /// Rows move when agents die and change kinds; lists go with them. Equal states hash equally.
    void listsLiveInTheState()
    {
        Scenario scenario = herd();
        AgentKind goat = scenario.kinds[0];
        goat.name = "Goat";
        goat.attributes[3].agentKind = "Sheep";
        goat.placement.count = "0";
        scenario.kinds.push_back(goat);
        scenario.kinds[0].rules = "rule live every step:\n"
                                  "    past.push(tick)\n"
                                  "    friends = sample(Sheep, 2)\n"
                                  "    if age == 2 and tick == 2:\n"
                                  "        die()\n"
                                  "    if age == 4 and tick == 3:\n"
                                  "        become(Goat)\n";
        QVERIFY(isReproducible(scenario, 5));
        auto engine = makeEngine(scenario);
        QVERIFY(engine && engine->setUp());
        const StopFlag never;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(engine->step(never));
        }
        const std::vector<AgentTableRecord> tables = agentTables(*engine);
        QCOMPARE(tables[0].columns[4].name, std::string("past"));
        QCOMPARE(std::get<std::string>(tables[0].columns[4].cells.at(1)), std::string("[3, 4, 5]"));
        QCOMPARE(std::get<std::string>(tables[1].columns[4].cells.at(0)), std::string("[1, 2, 3]"));
        QVERIFY(std::get<std::string>(tables[0].columns[6].cells.at(0)).starts_with("[Sheep "));
    }

    /// What was in a list and is not any more leaves nothing behind.
    void equalListsHashEqually()
    {
        Scenario longWay = herd();
        longWay.rules =
            "before step:\n    world.line = [1, 2, 3]\n    world.line.clear()\n    world.line.append(7)\n"
            "    for s in Sheep:\n        s.past = [1, 2, 3]\n        s.past = [4]\n";
        Scenario shortWay = herd();
        shortWay.rules = "before step:\n    world.line = [7]\n    for s in Sheep:\n        s.past = [4]\n";
        std::vector<std::uint64_t> hashes;
        for (const Scenario &scenario : {longWay, shortWay}) {
            auto engine = makeEngine(scenario);
            const StopFlag never;
            QVERIFY(engine && engine->setUp() && engine->step(never));
            hashes.push_back(engine->hash());
        }
        QCOMPARE(hashes[1], hashes[0]);
    }

    void allAtOnce()
    {
        Scenario scenario = herd();
        scenario.run.schedule = Schedule::Simultaneous;
        scenario.kinds[0].rules = "rule look every step:\n"
                                  "    past.push(sum(s.past[-1] for s in Sheep))\n";
        scenario.metrics = {{.name = "m", .expression = "sum(s.past[-1] for s in Sheep)"}};
        auto engine = makeEngine(scenario);
        const StopFlag never;
        QVERIFY(engine && engine->setUp());
        QCOMPARE(engine->step(never)->metrics->values[0], 180.0); // six times what all had before
        scenario.kinds[0].rules = "rule look every step:\n    world.line.append(1)\n";
        QCOMPARE(checkModel(scenario).problems.at(0).code, std::string("rules.simultaneous-list"));
    }

    void printedTextIsAFixedPoint()
    {
        const std::string text = "def f(l: list of int up to 8, a: Sheep) -> int:\n"
                                 "    let m: list of Sheep up to 1000 = []\n"
                                 "    let x: float = l[len(l) - 1]\n"
                                 "    m[0].past[-1] = [1, 2, [3]][0]\n"
                                 "    if a in m and 3 not in l + 1:\n"
                                 "        l.append(2)\n"
                                 "    return not (a in m)\n";
        const ParsedModule parsed = parseRules(text);
        QVERIFY(parsed.problems.empty());
        QCOMPARE(QString::fromStdString(printRules(parsed.module)), QString::fromStdString(text));
    }

    void declarations()
    {
        const auto first = [](const Scenario &scenario) {
            const std::vector<Problem> problems = checkModel(scenario).problems;
            return problems.empty() ? std::string() : problems.front().code;
        };
        Scenario scenario = herd();
        QCOMPARE(first(scenario), std::string());
        const auto read = scenarioFromJson(toJson(scenario));
        QVERIFY(read && *read == scenario);
        scenario.kinds[0].attributes[1].capacity = 0;
        QCOMPARE(first(scenario), std::string("scenario.list-size"));
        scenario = herd();
        scenario.kinds[0].attributes[2].element = ValueType::List;
        QCOMPARE(first(scenario), std::string("scenario.list-of-lists"));
        scenario = herd();
        scenario.layers = {{.name = "heat", .type = ValueType::List}};
        QCOMPARE(first(scenario), std::string("scenario.layer-type"));
    }
};

QTEST_APPLESS_MAIN(TestLists)
#include "tst_lists.moc"
