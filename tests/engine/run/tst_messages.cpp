// SPDX-License-Identifier: GPL-3.0-or-later
// Messages between agents: who gets what when, and what is said of wrong ones.
#include "rules/Parser.h"
#include "rules/Printer.h"
#include "support/RuleProbe.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

/// Three buyers and a seller; an offer has a price, a good and a word.
Scenario market(const std::string &buyerRules, const std::string &sellerRules = {})
{
    Scenario scenario;
    scenario.world = {.width = 6, .height = 5};
    scenario.world.attributes = {{.name = "sum"}};
    scenario.messages = {
        {.name = "Offer",
         .fields = {{.name = "price"},
                    {.name = "good", .type = ValueType::Category, .categories = {"corn", "wool"}},
                    {.name = "word", .type = ValueType::Text}}},
        {.name = "Ping"}};
    AgentKind buyer;
    buyer.name = "Buyer";
    buyer.attributes = {{.name = "paid"}, {.name = "friend", .type = ValueType::Agent, .agentKind = "Buyer"}};
    buyer.placement.count = "3";
    buyer.rules = buyerRules;
    AgentKind seller;
    seller.name = "Seller";
    seller.attributes = {{.name = "coins"}};
    seller.placement.count = "1";
    seller.rules = sellerRules;
    scenario.kinds = {buyer, seller};
    scenario.run.schedule = Schedule::InOrder;
    return scenario;
}

const char *const kSell = "rule sell every step if tick == 1:\n"
                          "    for b in Buyer:\n"
                          "        send(b, Offer, word=\"hi\", good=wool, price=b.id)\n";
const char *const kBuy = "rule buy on message Offer:\n    print(\"buys\", price, good, word, sender.id)\n";

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void arriveInTheNextTick()
    {
        QCOMPARE(printed(market(kBuy, kSell), 4),
                 (QStringList{"2:1 buys 1 wool hi 4", "2:2 buys 2 wool hi 4", "2:3 buys 3 wool hi 4"}));
    }

    /// In the order of sending, before the rules of the turn, to each rule that waits for the kind.
    void orderIsThatOfSending()
    {
        const std::string buyers =
            "rule act every step if tick == 3:\n    print(\"acts\")\n\n"
            "rule hear on message Ping:\n    print(\"ping\")\n\n"
            "rule cheap on message Offer if price < 2:\n    print(\"cheap\", price)\n\n"
            "rule all on message Offer:\n    print(\"offer\", price)\n";
        const std::string seller = "rule sell every step if tick == 2:\n"
                                   "    for i in range(3):\n"
                                   "        for b in Buyer if b.id == 2:\n"
                                   "            send(b, Offer, price=3 - i, good=corn, word=\"\")\n"
                                   "            if i == 1:\n"
                                   "                send(b, Ping)\n";
        QCOMPARE(printed(market(buyers, seller), 5).filter("3:2"),
                 (QStringList{"3:2 offer 3", "3:2 offer 2", "3:2 ping", "3:2 cheap 1", "3:2 offer 1",
                              "3:2 acts"}));
    }

    void aSetGetsOneEach()
    {
        const std::string seller = "rule sell every step if tick == 1:\n    send(agents, Ping)\n"
                                   "    send(Buyer, Offer, price=uniform(1, 2), good=corn, word=\"\")\n\n"
                                   "rule own on message Ping:\n    print(\"own\", sender == self)\n";
        const std::string buyers = "rule hear on message Ping:\n    world.sum += 1\n\n"
                                   "rule buy on message Offer:\n    paid = price\n";
        QCOMPARE(printed(market(buyers, seller), 3), QStringList{"2:4 own True"});
        QCOMPARE(measured(market(buyers, seller), "world.sum", 4), "0 0 3 3 3");
        // The values are computed once, for all.
        QCOMPARE(measured(market(buyers, seller),
                          "1 if max(b.paid for b in Buyer) == min(b.paid for b in Buyer) and "
                          "min(b.paid for b in Buyer) >= 1 else 0",
                          2),
                 "0 0 1");
    }

    void answersTakeATickEach()
    {
        const std::string both =
            "rule hear on message Ping:\n    print(\"at\", tick)\n    send(sender, Ping)\n";
        QCOMPARE(printed(market(both, both + "\nrule start every step if tick == 1:\n"
                                             "    for b in Buyer if b.id == 1:\n        send(b, Ping)\n"),
                         4),
                 (QStringList{"2:1 at 2", "3:4 at 3", "4:1 at 4"}));
    }

    /// The dead get nothing; who died after sending is known to be dead; a place in the tables is not an
    /// address.
    void theDead()
    {
        const std::string seller =
            "rule sell every step if tick == 1:\n    send(Buyer, Ping)\n"
            "    for b in Buyer if b.id == 2:\n        kill(b)\n        send(b, Ping)\n"
            "    create(Buyer)\n    die()\n";
        const std::string buyers = "rule hear on message Ping:\n    print(\"heard\", alive(sender))\n";
        QCOMPARE(printed(market(buyers, seller), 4), (QStringList{"2:1 heard False", "2:3 heard False"}));
        QCOMPARE(printed(market("rule hear on message Ping:\n    print(sender.id)\n", seller), 4),
                 QStringList{"run.reads-dead hear"});
        // Between its first message and its second a receiver may die.
        QCOMPARE(
            printed(
                market("rule hear on message Ping:\n    print(\"once\")\n    die()\n",
                       "rule twice every step if tick == 1:\n    send(Buyer, Ping)\n    send(Buyer, Ping)\n"),
                3)
                .size(),
            3);
        QCOMPARE(
            printed(market("", "rule r every step:\n    let n = random_choice(b for b in Buyer if b.id > 9)\n"
                               "    send(n, Ping)\n"),
                    1),
            QStringList{"run.reads-nobody r"});
    }

    /// Who is born in a tick can be sent to; who becomes another kind reads as what it is.
    void birthAndBecoming()
    {
        const std::string seller = "rule sell every step if tick == 1:\n"
                                   "    let b = create(Buyer, paid=7)\n"
                                   "    if b is not nobody:\n        send(b, Ping)\n"
                                   "    send(self, Ping)\n    become(Buyer)\n";
        QCOMPARE(printed(market("rule hear on message Ping:\n    print(paid)\n", seller), 3),
                 (QStringList{"2:4 0", "2:5 7"}));
    }

    void theModelSends()
    {
        Scenario scenario = market("rule hear on message Ping:\n    print(sender is nobody)\n");
        scenario.rules = "setup:\n    send(Buyer, Ping)\n\nafter step:\n    if tick == 2:\n"
                         "        for b in Buyer if b.id == 1:\n            send(b, Ping)\n";
        QCOMPARE(printed(scenario, 4), (QStringList{"1:1 True", "1:2 True", "1:3 True", "3:1 True"}));
    }

    void functionsAndEverySchedule()
    {
        for (const Schedule schedule : {Schedule::Random, Schedule::InOrder, Schedule::ByKind,
                                        Schedule::Staged, Schedule::Simultaneous}) {
            Scenario scenario = market("rule buy on message Offer if price > 1:\n    paid += price\n"
                                       "    world.sum += price\n",
                                       "rule sell every step:\n    offer(2)\n    offer(1)\n");
            scenario.rules = "def offer(price_now: float):\n    for b in Buyer:\n"
                             "        send(b, Offer, price=price_now, good=corn, word=\"x\")\n";
            scenario.run.schedule = schedule;
            scenario.run.stages = {"late"};
            QCOMPARE(measured(scenario, "sum(b.paid for b in Buyer) + world.sum", 4), "0 0 12 24 36");
            QVERIFY(isReproducible(scenario, 6));
        }
    }

    /// Coins go by message from one to another: none is lost while a letter is under way.
    void nothingIsLostOnTheWay()
    {
        Scenario scenario = market("");
        scenario.messages = {{.name = "Gift", .fields = {{.name = "amount", .type = ValueType::Int}}}};
        scenario.kinds.resize(1);
        scenario.kinds[0].placement.count = "200";
        scenario.world.width = scenario.world.height = 20;
        scenario.kinds[0].attributes = {{.name = "coins", .type = ValueType::Int, .initial = "10"},
                                        {.name = "under_way", .type = ValueType::Int}};
        scenario.kinds[0].rules =
            "rule get on message Gift:\n    coins += amount\n    sender.under_way -= amount\n\n"
            "rule give every step if coins > 0:\n"
            "    let other = random_choice(Buyer)\n    let n = randint(1, coins)\n"
            "    coins -= n\n    under_way += n\n"
            "    send(other, Gift, amount=n)\n";
        scenario.run.schedule = Schedule::Random;
        QString expected = "2000";
        for (int i = 0; i < 30; ++i) {
            expected += " 2000";
        }
        QCOMPARE(measured(scenario, "sum(b.coins + b.under_way for b in Buyer)", 30), expected);
        QVERIFY(isReproducible(scenario, 12));
    }

    /// What waits is part of the state: the same world with another letter under way is another world.
    void theHashKnowsWhatWaits()
    {
        const auto hashAfterOne = [](const char *seller) {
            auto engine = makeEngine(market("", seller));
            const StopFlag never;
            const bool good = engine && engine->setUp() && engine->step(never);
            return good ? engine->hash() : 0;
        };
        const std::uint64_t one =
            hashAfterOne("rule r every step:\n    send(self, Offer, price=1, good=corn, word=\"\")\n");
        QVERIFY(one !=
                hashAfterOne("rule r every step:\n    send(self, Offer, price=2, good=corn, word=\"\")\n"));
        QVERIFY(one != hashAfterOne("rule r every step:\n    pass\n"));
    }

    /// A rule that sends without end stops the run, and the world is as it was.
    void tooMany()
    {
        Scenario scenario = market("", "rule flood every step if tick == 2:\n    for i in range(5000000):\n"
                                       "        send(self, Ping)\n");
        QCOMPARE(printed(scenario, 3), QStringList{"run.too-many-messages flood"});
    }

    void wrongRules_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *rules, const char *expected) {
            QTest::newRow(rules) << rules << "kinds/Buyer/rules " + QString(expected);
        };
        row("rule r on message Ofer:\n    pass\n", "rules.unknown-message 1:19+4 Offer");
        row("rule r on message:\n    pass\n", "rules.syntax 1:18+1");
        row("rule r on mesage Offer:\n    pass\n", "rules.syntax 1:11+6 message");
        row("rule r on message Offer:\n    paid = prise\n", "rules.unknown-name 2:12+5 price");
        row("rule r on message Offer:\n    price = 1\n", "rules.not-assignable 2:5+5");
        row("rule r on message Offer:\n    friend = sender\n", "rules.type-mismatch 2:14+6");
        row("rule r every step:\n    paid = price\n", "rules.unknown-name 2:12+5");
        row("rule r every step:\n    send(self, Ofer, price=1)\n", "rules.unknown-message 2:16+4 Offer");
        row("rule r every step:\n    send(self)\n",
            "rules.argument-count 2:5+10 send(agent, Message, [field=value])");
        row("rule r every step:\n    send(self, Offer, prise=1)\n", "rules.unknown-field 2:23+5 price");
        row("rule r every step:\n    send(self, Offer, price=1)\n", "rules.missing-field 2:5+26 good=…");
        row("rule r every step:\n    send(self, Offer, 1)\n", "rules.unnamed-argument 2:23+1 price=…");
        row("rule r every step:\n    send(self, Offer, price=True, good=corn, word=\"\")\n",
            "rules.type-mismatch 2:29+4");
        row("rule r every step:\n    send(self, Offer, price=1, good=cron, word=\"\")\n",
            "rules.unknown-category 2:37+4 corn");
        row("rule r every step:\n    send(self, Ping, price=1)\n", "rules.unknown-field 2:22+5");
        row("rule r every step:\n    send(cell, Ping)\n", "rules.type-mismatch 2:10+4");
        row("rule r every step:\n    send(friend, Ping)\n",
            "rules.nobody-untested 2:10+6 if friend is not nobody:");
        row("rule r every step:\n    paid = count(b for b in Buyer if send(b, Ping))\n",
            "rules.effect-not-allowed 2:38+4");
        row("rule r every step if send(self, Ping):\n    pass\n", "rules.effect-not-allowed 1:22+4");
    }
    void wrongRules()
    {
        QFETCH(QString, rules);
        QFETCH(QString, expected);
        QCOMPARE(problemsIn(market(rules.toStdString())).section('\n', 0, 0), expected);
    }

    void wrongDeclarations()
    {
        Scenario scenario = market("");
        scenario.messages[1].name = "Offer";
        QCOMPARE(problemsIn(scenario), "messages/Offer scenario.duplicate-name 0:0+0");
        scenario.messages[1].name = "Seller";
        QCOMPARE(problemsIn(scenario), "messages/Seller scenario.name-taken 0:0+0");
        scenario = market("");
        scenario.messages[0].fields[0].name = "sender";
        QCOMPARE(problemsIn(scenario), "messages/Offer scenario.name-taken 0:0+0");
        scenario = market("");
        scenario.messages[0].fields[1].categories.clear();
        QCOMPARE(problemsIn(scenario), "messages/Offer/fields/good scenario.no-categories 0:0+0");
        scenario = market("");
        scenario.messages[0].fields.push_back(
            {.name = "whom", .type = ValueType::Agent, .agentKind = "Byer"});
        QCOMPARE(problemsIn(scenario), "messages/Offer/fields/whom scenario.unknown-kind 0:0+0 Buyer");
        // A field is a name in the body: it must not be an attribute of who reads it.
        scenario = market(kBuy);
        scenario.kinds[0].attributes.push_back({.name = "price"});
        QCOMPARE(problemsIn(scenario).section('\n', 0, 0), "kinds/Buyer/rules rules.shadowing 1:21+5");
        scenario = market("");
        scenario.layers = {{.name = "wet", .rules = "rule r on message Ping:\n    pass\n"}};
        QCOMPARE(problemsIn(scenario), "layers/wet/rules rules.cell-trigger 1:6+1 every step");
        scenario.layers[0].rules = "rule r every step:\n    send(agents_here(), Ping)\n";
        QCOMPARE(problemsIn(scenario).section('\n', 0, 0), "layers/wet/rules rules.effect-not-allowed 2:5+4");
    }

    void printsAsWritten()
    {
        const std::string text = "rule r on message Offer if price > 1:\n    send(sender, Ping)\n";
        QCOMPARE(printRules(parseRules(text).module), text);
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
