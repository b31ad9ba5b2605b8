// SPDX-License-Identifier: GPL-3.0-or-later
// Statecharts: states of a category attribute, transitions between them, and what happens on the way.
#include "rules/Parser.h"
#include "rules/Printer.h"
#include "support/RuleProbe.h"

#include <QtTest>

#include <cmath>

using namespace gridfolk;

namespace
{

Scenario ward(const std::string &rules, const std::string &count = "1")
{
    Scenario scenario;
    scenario.world = {.width = 40, .height = 40};
    scenario.world.attributes = {{.name = "sum"}};
    scenario.messages = {{.name = "Warning", .fields = {{.name = "level"}}}};
    AgentKind person;
    person.name = "Person";
    person.attributes = {{.name = "health",
                          .type = ValueType::Category,
                          .categories = {"well", "ill", "over it"},
                          .initial = "well"},
                         {.name = "mood", .type = ValueType::Category, .categories = {"calm", "afraid"}},
                         {.name = "days"}};
    person.placement.count = count;
    person.rules = rules;
    AgentKind nurse;
    nurse.name = "Nurse";
    nurse.attributes = {
        {.name = "health", .type = ValueType::Category, .categories = {"well", "ill", "over it"}}};
    nurse.rules = "rule n from well to ill after 2:\n    print(\"nurse ill\")\n";
    scenario.kinds = {person, nurse};
    scenario.run.schedule = Schedule::InOrder;
    return scenario;
}

const std::string kTalk = "rule a on enter ill:\n    print(\"enters\", health)\n\n"
                          "rule b on exit ill:\n    print(\"leaves\", health)\n\n";

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private slots:
    /// A state is left when so many ticks have passed in it; exit, body, enter, in this order.
    void timeouts()
    {
        const std::string rules =
            kTalk + "rule fall from well to ill after 3:\n    print(\"falls\")\n\n"
                    "rule heal from ill to \"over it\" after 2:\n    print(\"heals\", health)\n\n"
                    "rule back from \"over it\" to well after 1:\n    pass\n";
        QCOMPARE(printed(ward(rules), 9), (QStringList{"3:1 falls", "3:1 enters ill", "5:1 leaves ill",
                                                       "5:1 heals over it", "9:1 falls", "9:1 enters ill"}));
    }

    void conditionsAndGuards()
    {
        const std::string rules = "rule count every step:\n    days += 1\n\n" + kTalk +
                                  "rule fall from well to ill when days >= 2 and tick > 0:\n    days = 0\n\n"
                                  "rule heal from ill to well after 1 if days >= 3:\n    pass\n";
        QCOMPARE(printed(ward(rules), 5), (QStringList{"2:1 enters ill", "5:1 leaves ill"}));
    }

    /// At most one step in a tick: a state is left at the earliest in the tick after it was entered.
    void oneStepATick()
    {
        const std::string rules = "rule a from well to ill when True:\n    print(\"a\")\n\n"
                                  "rule b from ill to \"over it\" when True:\n    print(\"b\")\n\n"
                                  "rule c from \"over it\" to well with chance 1:\n    print(\"c\")\n\n"
                                  "rule d from calm to afraid when True:\n    print(\"d\")\n";
        QCOMPARE(printed(ward(rules), 3), (QStringList{"1:1 a", "1:1 d", "2:1 b", "3:1 c"}));
    }

    /// Where a cell holds one agent, neighbors are counted in a copy of what they are: it knows their states.
    void statesAreCountedAmongNeighbors()
    {
        const auto ill = [](const std::string &count) {
            Scenario scenario = ward("rule fall from well to ill with chance 0.05:\n    pass\n\n"
                                     "rule catch from well to ill when " +
                                         count +
                                         " >= 2:\n    pass\n\n"
                                         "rule heal from ill to \"over it\" after 4:\n    pass\n",
                                     "1100");
            scenario.world.capacity = 1;
            return measured(scenario, "count(p for p in Person if p.health == ill)", 12);
        };
        const QString mirrored = ill("count(n for n in neighbors(Person) if n.health == ill)");
        QCOMPARE(mirrored, ill("sum(1 if n.health == ill else 0 for n in neighbors(Person))"));
        QVERIFY2(mirrored.count(' ') >= 11, qPrintable(mirrored));
    }

    /// The first of several that hold is taken, in the order of the text.
    void theFirstThatHolds()
    {
        QCOMPARE(printed(ward("rule a from well to ill when tick > 1:\n    print(\"a\")\n\n"
                              "rule b from well to \"over it\" when tick > 1:\n    print(\"b\")\n"),
                         4),
                 QStringList{"2:1 a"});
    }

    void messages()
    {
        Scenario scenario = ward("rule fear from calm to afraid on message Warning if level > 1:\n"
                                 "    print(\"afraid\", level, sender is nobody)\n\n"
                                 "rule hear on message Warning:\n    print(\"hears\", level)\n");
        scenario.rules = "before step:\n    send(Person, Warning, level=tick)\n";
        QCOMPARE(printed(scenario, 4),
                 (QStringList{"2:1 hears 1", "3:1 afraid 2 True", "3:1 hears 2", "4:1 hears 3"}));
    }

    /// Who sets the attribute changes the state, too; the chart follows at the end of the tick.
    void statesThatRulesSet()
    {
        Scenario scenario =
            ward(kTalk + "rule heal from ill to \"over it\" after 2:\n    print(\"heals\")\n\n"
                         "rule catch_it every step if tick == 2:\n    health = ill\n"
                         "    print(\"set\")\n");
        QCOMPARE(printed(scenario, 5),
                 (QStringList{"2:1 set", "2:1 enters ill", "4:1 leaves ill", "4:1 heals"}));
        scenario = ward(kTalk + "rule heal from ill to \"over it\" after 2:\n    print(\"heals\")\n");
        scenario.rules = "setup:\n    for p in Person:\n        p.health = ill\n";
        QCOMPARE(printed(scenario, 3), (QStringList{"0:1 enters ill", "2:1 leaves ill", "2:1 heals"}));
    }

    void birthDeathAndBecoming()
    {
        Scenario scenario =
            ward("rule a on enter well:\n    print(\"starts\")\n\n"
                 "rule b from well to ill after 2:\n    pass\n\n"
                 "rule c on enter ill:\n    create(Person, health=ill)\n    print(\"ends\")\n    die()\n\n"
                 "rule d on enter \"over it\":\n    print(\"never\")\n");
        // The newborn is ill from its birth: it enters `ill`, bears another, and so on, until it is too deep.
        QCOMPARE(printed(scenario, 3).last(), QString("run.too-deep c"));
        scenario.kinds[0].rules =
            "rule a on enter well:\n    print(\"starts\")\n\n"
            "rule b from well to ill after 2:\n    create(Person)\n    print(\"ends\")\n    die()\n\n"
            "rule c on enter ill:\n    print(\"never\")\n";
        QCOMPARE(printed(scenario, 4),
                 (QStringList{"0:1 starts", "2:2 starts", "2:1 ends", "4:3 starts", "4:2 ends"}));
        scenario.kinds[0].rules = "rule b from well to ill after 2:\n    become(Nurse, health=well)\n";
        QCOMPARE(printed(scenario, 5), QStringList{"4:1 nurse ill"});
        // A state that comes along is neither entered nor left, but its time begins again.
        scenario.kinds[0].rules = kTalk + "rule turn every step if tick == 1:\n    become(Nurse)\n";
        QCOMPARE(printed(scenario, 4), QStringList{"3:1 nurse ill"});
    }

    /// Of a Poisson process of this rate none comes in a tick with the probability exp(-rate): the mean time
    /// in the state is 1/(1 - exp(-rate)), which is 1/rate + 1/2 for small rates.
    void ratesGiveMeanTimes()
    {
        for (const double rate : {0.05, 0.5, 2.0}) {
            Scenario scenario = ward("rule fall from well to ill at rate " + std::to_string(rate) +
                                         ":\n    world.sum += tick\n",
                                     "20000");
            scenario.run.schedule = Schedule::Random;
            const double mean = measured(scenario, "world.sum / 20000", 400).section(' ', -1).toDouble();
            const double expected = 1 / (1 - std::exp(-rate));
            // Three standard deviations of the mean of so many geometric numbers.
            const double p = 1 - std::exp(-rate);
            const double tolerance = 3 * std::sqrt(1 - p) / p / std::sqrt(20000);
            QVERIFY2(std::abs(mean - expected) < tolerance, qPrintable(QString::number(mean)));
        }
    }

    void chancesGiveMeanTimes()
    {
        const Scenario scenario =
            ward("rule fall from well to ill with chance 0.1:\n    world.sum += tick\n", "20000");
        const double mean = measured(scenario, "world.sum / 20000", 300).section(' ', -1).toDouble();
        QVERIFY2(std::abs(mean - 10) < 3 * std::sqrt(0.9) / 0.1 / std::sqrt(20000),
                 qPrintable(QString::number(mean)));
    }

    /// Infection and recovery as rates in a well-mixed population, against the equations of Kermack and
    /// McKendrick (1927): di/dt = b s i - g i.
    void sirFollowsTheEquations()
    {
        Scenario scenario = ward("rule fall from well to ill at rate 0.02 * world.sum:\n    pass\n\n"
                                 "rule heal from ill to \"over it\" at rate 0.008:\n    pass\n",
                                 "40000");
        scenario.kinds[0].attributes[0].initial = "ill if chance(0.1) else well";
        scenario.rules =
            "before step:\n    world.sum = count(p for p in Person if p.health == ill) / count(Person)\n";
        const QString counts = measured(scenario, "count(p for p in Person if p.health == ill) / 40000", 400);
        const QStringList shares = counts.split(' ');
        double ill = shares[0].toDouble();
        double well = 1 - ill;
        double peak = ill;
        double simulatedPeak = 0;
        for (int tick = 1; tick <= 400; ++tick) {
            for (int part = 0; part < 100; ++part) {
                const double falls = 0.02 * well * ill * 0.01;
                const double heals = 0.008 * ill * 0.01;
                well -= falls;
                ill += falls - heals;
            }
            peak = std::max(peak, ill);
            simulatedPeak = std::max(simulatedPeak, shares[tick].toDouble());
            QVERIFY2(std::abs(shares[tick].toDouble() - ill) < 0.015,
                     qPrintable(QString("%1: %2 %3").arg(tick).arg(shares[tick]).arg(ill)));
        }
        QVERIFY(peak > 0.2 && std::abs(simulatedPeak - peak) < 0.01);
    }

    /// The shipped model against the mean field: a letter takes a tick, so those who are praised to in a tick
    /// are as many as owners talked in the one before; a share 1 - exp(-n) of people gets at least one of n
    /// each.
    void wordOfMouthFollowsItsMeanField()
    {
        Scenario scenario = exampleScenario("word_of_mouth");
        scenario.world.width = scenario.world.height = 150;
        scenario.parameters[0].maximum = scenario.parameters[0].value = 20000;
        const double advertising = scenario.parameters[1].value;
        const double talk = scenario.parameters[2].value;
        const double wear = scenario.parameters[3].value;
        const QStringList owners =
            measured(scenario, "count(p for p in Person if p.state == owner) / count(Person)", 200)
                .split(' ');
        QCOMPARE(owners.size(), 201);
        double now = 0;
        double talked = 0; // share of owners who could talk in the tick before
        for (int tick = 1; tick <= 200; ++tick) {
            const double buys = (1 - now) * (1 - std::exp(-advertising - talk * talked));
            const double worn = now * (1 - std::exp(-wear));
            now += buys - worn;
            talked = now; // `praise` stands after the transitions
            QVERIFY2(std::abs(owners[tick].toDouble() - now) < 0.02,
                     qPrintable(QString("%1: %2 %3").arg(tick).arg(owners[tick]).arg(now)));
        }
        QVERIFY(now > 0.7);
    }

    /// Word spreads when an owner praises to more than one before the thing wears out, and dies otherwise;
    /// the share that it settles at solves talk * a * (1 - a) = wear * a: a = 1 - wear / talk.
    void wordOfMouthHasAThreshold()
    {
        for (const double wear : {0.002, 0.005, 0.02}) {
            Scenario scenario = exampleScenario("word_of_mouth");
            scenario.world.width = scenario.world.height = 80;
            scenario.parameters[0].maximum = scenario.parameters[0].value = 4000;
            scenario.parameters[1].value = 0;
            scenario.parameters[2].value = 0.01;
            scenario.parameters[3].value = wear;
            scenario.kinds[0].attributes[0].initial = "owner if chance(0.5) else open";
            const QStringList owners =
                measured(scenario, "count(p for p in Person if p.state == owner) / count(Person)", 1500)
                    .split(' ');
            double mean = 0;
            for (int tick = 1001; tick <= 1500; ++tick) {
                mean += owners.value(tick).toDouble() / 500;
            }
            const double expected = std::max(0.0, 1 - wear / 0.01);
            QVERIFY2(std::abs(mean - expected) < 0.03,
                     qPrintable(QString("%1: %2 %3").arg(wear).arg(mean).arg(expected)));
        }
    }

    void everySchedule()
    {
        for (const Schedule schedule :
             {Schedule::Random, Schedule::InOrder, Schedule::ByKind, Schedule::Staged}) {
            Scenario scenario = ward(kTalk + "rule fall from well to ill at rate 0.3:\n    pass\n\n"
                                             "rule heal from ill to well after 3:\n    days += 1\n",
                                     "200");
            scenario.run.schedule = schedule;
            scenario.run.stages = {"late"};
            QVERIFY(isReproducible(scenario, 15));
            QVERIFY(measured(scenario, "sum(p.days for p in Person)", 15).section(' ', -1).toInt() > 100);
        }
        Scenario scenario = ward("rule fall from well to ill after 1:\n    pass\n");
        scenario.kinds.pop_back();
        scenario.run.schedule = Schedule::Simultaneous;
        QCOMPARE(problemsIn(scenario), "kinds/Person/rules rules.chart-simultaneous 1:6+4");
    }

    void wrongAmounts()
    {
        QCOMPARE(printed(ward("rule r from well to ill at rate -0.1:\n    pass\n"), 1),
                 QStringList{"run.bad-rate r"});
        QCOMPARE(printed(ward("rule r from well to ill at rate days - 1:\n    pass\n"), 1),
                 QStringList{"run.bad-rate r"});
        QCOMPARE(printed(ward("rule r from well to ill with chance 2:\n    print(1)\n"), 1),
                 QStringList{"1:1 1"});
        QCOMPARE(printed(ward("rule r from well to ill after 1 / days:\n    print(1)\n"), 1),
                 QStringList{"run.division-by-zero r"});
    }

    void wrongRules_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *head, const char *expected) {
            QTest::newRow(head) << QString("rule r ") + head + ":\n    pass\n"
                                << "kinds/Person/rules " + QString(expected);
        };
        row("from wel to ill after 1", "rules.unknown-state 1:13+3 well");
        row("from well to il after 1", "rules.unknown-state 1:21+2 ill");
        row("from well to calm after 1", "rules.unknown-state 1:21+4");
        row("from well to ill",
            "rules.syntax 1:24+1 when …, after …, at rate …, with chance … or on message …");
        row("from well ill after 1", "rules.syntax 1:18+3");
        row("from well to ill at 3",
            "rules.syntax 1:25+2 when …, after …, at rate …, with chance … or on message …");
        row("from well to ill after", "rules.syntax 1:30+1");
        row("from well to ill after True", "rules.type-mismatch 1:31+4");
        row("from well to ill at rate healht", "rules.unknown-name 1:33+6 health");
        row("from well to ill after uniform(1, 3)", "rules.timeout-draws 1:31+13");
        row("from well to ill on message Warnin", "rules.unknown-message 1:36+6 Warning");
        row("from well to ill after level", "rules.unknown-name 1:31+5");
        row("from well to ill when days", "rules.type-mismatch 1:30+4 > 0");
        row("on enter il", "rules.unknown-state 1:17+2 ill");
        row("on exit 3", "rules.syntax 1:16+1");
        row("on entre ill", "rules.syntax 1:11+5 enter");
    }
    void wrongRules()
    {
        QFETCH(QString, rules);
        QFETCH(QString, expected);
        QCOMPARE(problemsIn(ward(rules.toStdString())).section('\n', 0, 0), expected);
    }

    void sameStateInTwoAttributes()
    {
        Scenario scenario = ward("rule r from calm to afraid after 1:\n    pass\n");
        scenario.kinds[0].attributes.push_back(
            {.name = "face", .type = ValueType::Category, .categories = {"afraid", "calm"}});
        QCOMPARE(problemsIn(scenario), "kinds/Person/rules rules.ambiguous-state 1:13+4");
        scenario.layers = {{.name = "wet", .rules = "rule r from dry to wet after 1:\n    pass\n"}};
        QCOMPARE(problemsIn(scenario).section('\n', 0, 0),
                 "layers/wet/rules rules.cell-trigger 1:6+1 every step");
    }

    void printsAsWritten()
    {
        const std::string text =
            "rule a from well to \"over it\" after 2 * days if mood == calm:\n    pass\n\n"
            "rule b from ill to well at rate 0.5:\n    pass\n\n"
            "rule c from ill to well with chance p / 2:\n    pass\n\n"
            "rule d from ill to well when a and b:\n    pass\n\n"
            "rule e from ill to well on message Warning if level > 2:\n    pass\n\n"
            "rule f on enter \"over it\":\n    pass\n\n"
            "rule g on exit ill if days > 2:\n    pass\n";
        const ParsedModule parsed = parseRules(text);
        QVERIFY(parsed.problems.empty());
        QCOMPARE(printRules(parsed.module), text);
    }
};

QTEST_APPLESS_MAIN(TestCharts)
#include "tst_charts.moc"
