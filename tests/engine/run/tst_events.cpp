// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that are scheduled for later ticks.
#include "rules/Parser.h"
#include "rules/Printer.h"
#include "support/RuleProbe.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

Scenario garden(const std::string &plantRules, const std::string &modelRules = {})
{
    Scenario scenario;
    scenario.world = {.width = 6, .height = 5};
    scenario.world.attributes = {{.name = "sum"}};
    AgentKind plant;
    plant.name = "Plant";
    plant.attributes = {{.name = "size"}};
    plant.placement.count = "3";
    plant.rules = plantRules;
    AgentKind stone;
    stone.name = "Stone";
    stone.placement.count = "1";
    scenario.kinds = {plant, stone};
    scenario.rules = modelRules;
    scenario.run.schedule = Schedule::InOrder;
    return scenario;
}

const std::string kBloom = "rule bloom on schedule:\n    print(\"blooms\")\n\n";

} // namespace

class TestEvents : public QObject
{
    Q_OBJECT

private slots:
    void runWhenTheyAreDue()
    {
        const std::string rules = kBloom + "rule plan every step if tick == 1 and self.id == 2:\n"
                                           "    schedule(bloom, after=3)\n    schedule(bloom, at=3)\n";
        QCOMPARE(printed(garden(rules), 6), (QStringList{"3:2 blooms", "4:2 blooms"}));
    }

    /// By tick, then in the order of scheduling, whoever they are of; after the turns of the tick.
    void order()
    {
        const std::string rules = kBloom + "rule wilt on schedule:\n    print(\"wilts\")\n\n"
                                           "rule plan every step if tick == 1:\n"
                                           "    if self.id == 3:\n        schedule(wilt, at=4)\n"
                                           "    schedule(bloom, after=4 - tick)\n\n"
                                           "rule look every step if tick == 4:\n    print(\"looks\")\n";
        QCOMPARE(printed(garden(rules, "after step:\n    if tick == 4:\n        print(\"model\")\n"), 5),
                 (QStringList{"4:1 looks", "4:2 looks", "4:3 looks", "4:1 blooms", "4:2 blooms", "4:3 wilts",
                              "4:3 blooms", "4:0 model"}));
    }

    void anEventMaySchedule()
    {
        const std::string rules =
            "rule pulse on schedule if size < 3:\n    size += 1\n    print(size)\n"
            "    schedule(pulse, after=2)\n\n"
            "rule start on birth:\n    if self.id == 1:\n        schedule(pulse, after=1)\n";
        QCOMPARE(printed(garden(rules), 9), (QStringList{"1:1 1", "3:1 2", "5:1 3"}));
    }

    void cancelling()
    {
        const std::string rules = kBloom +
                                  "rule plan every step if tick == 1:\n    schedule(bloom, at=4)\n"
                                  "    schedule(bloom, at=5)\n\n"
                                  "rule stop every step if tick == 4 and self.id == 1:\n"
                                  "    print(cancel(bloom), cancel(bloom))\n"
                                  "    for p in Plant if p.id == 3:\n        print(cancel(bloom, of=p))\n";
        QCOMPARE(printed(garden(rules), 6), (QStringList{"4:1 2 0", "4:1 2", "4:2 blooms", "5:2 blooms"}));
    }

    void deathAndBirth()
    {
        const std::string rules = kBloom +
                                  "rule plan every step if tick == 1:\n    schedule(bloom, at=4)\n\n"
                                  "rule die_early every step if tick == 2 and self.id == 1:\n"
                                  "    let child = create(Plant)\n"
                                  "    if child is not nobody:\n        schedule(bloom, at=4, of=child)\n"
                                  "    die()\n\n"
                                  "rule turn every step if tick == 2 and self.id == 2:\n    become(Stone)\n";
        QCOMPARE(printed(garden(rules), 5), (QStringList{"4:3 blooms", "4:5 blooms"}));
        // An earlier event of the same tick may end who is next.
        QCOMPARE(printed(garden("rule cut on schedule:\n    print(\"cuts\")\n"
                                "    for p in Plant if p.id > self.id:\n        kill(p)\n\n"
                                "rule plan every step if tick == 1:\n    schedule(cut, at=2)\n"),
                         3),
                 QStringList{"2:1 cuts"});
        QCOMPARE(printed(garden("rule end on schedule:\n    die()\n\n"
                                "rule plan every step if tick == 1:\n    schedule(end, at=2)\n",
                                "after step:\n    print(count(Plant))\n"),
                         2),
                 (QStringList{"1:0 3", "2:0 0"}));
    }

    void ofTheModel()
    {
        const std::string model =
            "rule rain on schedule:\n    print(\"rains\", count(Plant))\n\n"
            "setup:\n    schedule(rain, at=2)\n"
            "    for p in Plant if p.id == 2:\n        schedule(bloom, after=2, of=p)\n";
        QCOMPARE(printed(garden(kBloom, model), 3), (QStringList{"2:0 rains 3", "2:2 blooms"}));
        // An agent may schedule and cancel the model's, and its own kind's rule comes first.
        QCOMPARE(
            printed(
                garden(kBloom +
                           "rule call every step if self.id == 1 and tick == 1:\n    schedule(rain, at=3)\n",
                       model),
                3)
                .filter("rains"),
            (QStringList{"2:0 rains 3", "3:0 rains 3"}));
        QCOMPARE(
            printed(
                garden("rule call every step if self.id == 1 and tick == 1:\n    print(cancel(rain))\n",
                       "rule rain on schedule:\n    print(\"rains\")\n\nsetup:\n    schedule(rain, at=2)\n"),
                3),
            QStringList{"1:1 1"});
    }

    /// Exactly one event for each agent and each waiting time: a random waiting time of mean 5 gives 1/5 a
    /// tick.
    void arrivalsKeepTheirRate()
    {
        Scenario scenario = garden("rule come on schedule:\n    world.sum += 1\n"
                                   "    schedule(come, after=randint(1, 9))\n\n"
                                   "rule start on birth:\n    schedule(come, after=randint(1, 9))\n");
        scenario.kinds[0].placement.count = "500";
        const QString counts = measured(scenario, "world.sum", 400);
        const double rate = counts.section(' ', -1).toDouble() / (500 * 400);
        QVERIFY2(std::abs(rate - 0.2) < 0.002, qPrintable(QString::number(rate)));
        QVERIFY(isReproducible(scenario, 20));
    }

    void everySchedule()
    {
        for (const Schedule schedule :
             {Schedule::Random, Schedule::ByKind, Schedule::Staged, Schedule::Simultaneous}) {
            Scenario scenario = garden("rule grow on schedule:\n    size += 1\n    world.sum = size\n"
                                       "    schedule(grow, after=1)\n\n"
                                       "rule start every step if tick == 1:\n    schedule(grow, after=1)\n");
            scenario.run.schedule = schedule;
            scenario.run.stages = {"late"};
            QCOMPARE(measured(scenario, "sum(p.size for p in Plant)", 4), "0 0 3 6 9");
            QVERIFY(isReproducible(scenario, 6));
        }
    }

    void wrongTimes()
    {
        const auto at = [](const std::string &when) {
            return printed(garden(kBloom + "rule plan every step:\n    schedule(bloom, " + when + ")\n"), 1);
        };
        QCOMPARE(at("after=0"), QStringList{"run.not-later plan"});
        QCOMPARE(at("after=-3"), QStringList{"run.not-later plan"});
        QCOMPARE(at("at=1"), QStringList{"run.not-later plan"});
        QCOMPARE(at("after=9223372036854775807"), QStringList{"run.overflow plan"});
        QCOMPARE(at("at=9223372036854775807"), QStringList());
    }

    void wrongRules_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *body, const char *expected) {
            QTest::newRow(body) << QString("rule bloom on schedule:\n    pass\n\nrule r every step:\n    ") +
                                       body + "\n"
                                << "kinds/Plant/rules " + QString(expected);
        };
        row("schedule(blom, after=1)", "rules.unknown-event 5:14+4 bloom");
        row("schedule(r, after=1)", "rules.unknown-event 5:14+1");
        row("schedule(bloom, after=0.5)", "rules.type-mismatch 5:27+3 round(…)");
        row("schedule(bloom, 5)", "rules.event-time 5:5+18 schedule(rule, after=ticks, [of=agent])");
        row("schedule(bloom, after=1, at=2)",
            "rules.event-time 5:5+30 schedule(rule, after=ticks, [of=agent])");
        row("schedule(bloom, in=2)", "rules.syntax 5:21+2");
        row("schedule(bloom, when=2)", "rules.unknown-argument 5:21+4");
        row("schedule(bloom)", "rules.argument-count 5:5+15 schedule(rule, after=ticks, [of=agent])");
        row("schedule(bloom, after=1, of=cell)", "rules.type-mismatch 5:33+4");
        row("for s in Stone:\n        schedule(bloom, after=1, of=s)", "rules.unknown-event 6:18+5");
        row("for s in agents:\n        schedule(bloom, after=1, of=s)", "rules.unknown-event 6:18+5");
        row("cancel(blom)", "rules.unknown-event 5:12+4 bloom");
        row("cancel(bloom, after=1)", "rules.unknown-argument 5:19+5");
        row("cancel(bloom, self)", "rules.argument-count 5:5+19 cancel(rule, [of=agent])");
        row("size = schedule(bloom, after=1)", "rules.no-value 5:12+24");
    }
    void wrongRules()
    {
        QFETCH(QString, rules);
        QFETCH(QString, expected);
        QCOMPARE(problemsIn(garden(rules.toStdString())).section('\n', 0, 0), expected);
    }

    void wrongPlaces()
    {
        QCOMPARE(problemsIn(garden("", "rule a on schedule:\n    pass\n\nrule a on schedule:\n    pass\n")),
                 "rules rules.duplicate-name 4:6+1");
        QCOMPARE(problemsIn(garden("", "rule a every step:\n    pass\n")),
                 "rules rules.declaration-not-here 1:1+17");
        QCOMPARE(problemsIn(garden("", "rule a on schedule:\n    size = 1\n")).section('\n', 0, 0).left(20),
                 "rules rules.unknown-");
        Scenario scenario = garden("");
        scenario.layers = {{.name = "wet", .rules = "rule r on schedule:\n    pass\n"}};
        QCOMPARE(problemsIn(scenario), "layers/wet/rules rules.cell-trigger 1:6+1 every step");
    }

    void printsAsWritten()
    {
        const std::string text = "rule r on schedule if size > 1:\n    schedule(r, after=2)\n";
        QCOMPARE(printRules(parseRules(text).module), text);
    }
};

QTEST_APPLESS_MAIN(TestEvents)
#include "tst_events.moc"
