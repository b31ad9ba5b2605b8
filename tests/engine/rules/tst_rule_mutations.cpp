// SPDX-License-Identifier: GPL-3.0-or-later
#include "RuleModels.h"
#include "base/CounterRng.h"
#include "rules/ModelChecker.h"
#include "rules/Parser.h"
#include "rules/Printer.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace gridfolk;

/// Text that was damaged at random, and text made to be slow, is read to its end without harm.
class TestRuleMutations : public QObject
{
    Q_OBJECT

private slots:
    void damagedTextIsRead();
    void anyBytesAreRead();
    void longTextEnds_data();
    void longTextEnds();
    void tooLongTextIsRefused();

private:
    static std::string damaged(std::string text, CounterRng &rng)
    {
        static const std::string kPieces[] = {"(",     ")",  "\n", "    ", "if ",  " for ", " in ", "\"",
                                              "#",     ":",  "=",  "..",   "\xff", "\t",    "and ", "let ",
                                              "rule ", "**", ".",  ",",    "-",    "€"};
        for (std::uint64_t count = 1 + rng.below(6); count > 0 && !text.empty(); --count) {
            const std::size_t at = rng.below(text.size());
            switch (rng.below(4)) {
            case 0:
                text.erase(at, 1 + rng.below(12));
                break;
            case 1:
                text.insert(at, kPieces[rng.below(std::size(kPieces))]);
                break;
            case 2:
                text[at] = static_cast<char>(rng.below(256));
                break;
            default:
                text.insert(rng.below(text.size()), text.substr(at, rng.below(40)));
                break;
            }
        }
        return text;
    }

    static void checkPlaces(const std::vector<Problem> &problems)
    {
        for (const Problem &problem : problems) {
            QVERIFY(!problem.code.empty());
            QVERIFY(problem.place.line == 0 || (problem.place.column > 0 && problem.place.length > 0));
        }
    }
};

void TestRuleMutations::damagedTextIsRead()
{
    CounterRng rng(7, Stream::Design, 0, 0);
    const Scenario whole[] = {rulemodels::wolfSheep(), rulemodels::schelling(), rulemodels::boltzmann()};
    int broken = 0;
    for (int round = 0; round < 1500; ++round) {
        Scenario scenario = whole[round % 3];
        std::string &rules = scenario.kinds.back().rules;
        rules = damaged(std::move(rules), rng);
        scenario.rules = damaged(std::move(scenario.rules), rng);
        scenario.metrics[0].expression = damaged(std::move(scenario.metrics[0].expression), rng);
        const CheckedModel checked = checkModel(scenario);
        broken += checked.runnable() ? 0 : 1;
        checkPlaces(checked.problems);
        const ParsedModule parsed = parseRules(rules);
        const std::string printed = printRules(parsed.module);
        if (parsed.problems.empty()) {
            QCOMPARE(printRules(parseRules(printed).module), printed);
        }
    }
    QVERIFY(broken > 750);
}

void TestRuleMutations::anyBytesAreRead()
{
    CounterRng rng(8, Stream::Design, 0, 0);
    for (int round = 0; round < 500; ++round) {
        std::string bytes(rng.below(400), ' ');
        for (char &byte : bytes) {
            byte = static_cast<char>(rng.below(256));
        }
        checkPlaces(parseRules(bytes).problems);
        checkPlaces(parseExpression(bytes).problems);
    }
}

void TestRuleMutations::longTextEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = "rule a every step:\n";
    const auto filled = [](const QByteArray &piece, int bytes = 400000) {
        return piece.repeated(bytes / static_cast<int>(piece.size()));
    };
    QTest::newRow("statements") << head + filled("    energy += 1\n");
    QTest::newRow("lets") << head + filled("    let x = neighbour\n");
    QTest::newRow("tests") << head + "    let n = random_choice(Sheep)\n" +
                                  filled("    if n is nobody: return\n");
    QTest::newRow("assignments") << head + "    let n = random_choice(Sheep)\n" +
                                        filled("    if n is nobody: return\n    n = random_choice(Sheep)\n");
    QTest::newRow("brackets") << head + "    " + filled("(");
    QTest::newRow("lines of brackets") << head + filled("    (\n");
    QTest::newRow("texts") << head + filled("    \"\n");
    QTest::newRow("comments") << filled("#\n");
    QTest::newRow("blank lines") << filled("\n");
    QTest::newRow("branches") << head + "    if hungry: pass\n" + filled("    elif hungry: pass\n");
    QTest::newRow("rules") << filled("rule a every step: pass\n");
    QTest::newRow("words") << filled("rule ");
    QTest::newRow("columns") << head + "    energy = f(" + filled("1, ") + "1)\n";
    QByteArray stairs = head;
    for (int depth = 1; depth < 1000; ++depth) {
        stairs += QByteArray(depth * 4, ' ') + "if hungry:\n";
    }
    QTest::newRow("stairs") << stairs;
}

void TestRuleMutations::longTextEnds()
{
    QFETCH(QByteArray, text);
    Scenario scenario = rulemodels::bench();
    scenario.kinds[0].rules = text.toStdString();
    QElapsedTimer timer;
    timer.start();
    const CheckedModel checked = checkModel(scenario);
    QVERIFY(checked.problems.size() <= 400);
    QVERIFY2(timer.elapsed() < 20000, std::to_string(timer.elapsed()).c_str());
    (void)printRules(parseRules(scenario.kinds[0].rules).module);
}

void TestRuleMutations::tooLongTextIsRefused()
{
    const std::string text(1024 * 1024 + 1, ' ');
    QCOMPARE(rulemodels::lines(parseRules(text).problems), QString("rules.too-long 1:1+1"));
    QCOMPARE(parseExpression(text).problems[0].code, std::string("rules.too-long"));
}

QTEST_GUILESS_MAIN(TestRuleMutations)
#include "tst_rule_mutations.moc"
