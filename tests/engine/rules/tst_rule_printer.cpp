// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomTrees.h"
#include "RuleModels.h"
#include "rules/Parser.h"
#include "rules/Printer.h"

#include <QtTest>

using namespace gridfolk;
using rulemodels::lines;

/// Printed text is canonical: it reads back as the same tree and prints the same again.
class TestRulePrinter : public QObject
{
    Q_OBJECT

private slots:
    void textsBecomeCanonical_data();
    void textsBecomeCanonical();
    void expressionsBecomeCanonical_data();
    void expressionsBecomeCanonical();
    void randomTreesReadBack();
    void randomExpressionsReadBack();
};

void TestRulePrinter::textsBecomeCanonical_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("blank") << "\n\n"
                           << "";
    QTest::newRow("comment only") << "\n# a\n\n\n# b\n\n"
                                  << "# a\n\n# b\n";
    QTest::newRow("one line") << "rule  a every   step:die()"
                              << "rule a every step:\n    die()\n";
    QTest::newRow("between rules") << "rule a every 1 step: pass\nrule b on death if x: pass\n"
                                   << "rule a every 1 steps:\n    pass\n\nrule b on death if x:\n    pass\n";
    QTest::newRow("indentation") << "rule a every step:\n  if b:\n     c=1\n  else:\n     pass\n"
                                 << "rule a every step:\n    if b:\n        c = 1\n    else:\n        pass\n";
    QTest::newRow("windows") << "rule a every step:\r\n    die()  # gone\r\n"
                             << "rule a every step:\n    die()  # gone\n";
    QTest::newRow("comments")
        << "# file\n\n# rule\nrule a every step: # head\n\n  # first\n  x = 1 # one\n\n\n  # "
           "second\n  y = 2\n  # last\n# end\n"
        << "# file\n\n# rule\nrule a every step:  # head\n    # first\n    x = 1  # one\n\n    # "
           "second\n    y = 2\n    # last\n\n# end\n";
    QTest::newRow("inner comment") << "rule a every step:\n    x = max(1, # one\n        2) # two\n"
                                   << "rule a every step:\n    # one\n    x = max(1, 2)  # two\n";
    QTest::newRow("elif")
        << "rule a every step:\n if b: pass # no\n # why\n elif c: die()\n else: pass\n"
        << "rule a every step:\n    if b:\n        pass  # no\n    # why\n    elif c:\n        "
           "die()\n    else:\n        pass\n";
    QTest::newRow("action")
        << "action a(p:Sheep within 1,n:int in 1 .. 5,t:one of x,y,w:text up to 9)\"Do\":\n "
           "require n<5,\"no\"\n p.e min=n\n"
        << "action a(p: Sheep within 1, n: int in 1..5, t: one of x, y, w: text up to 9) \"Do\":\n "
           "   require n < 5, \"no\"\n    p.e min= n\n";
    QTest::newRow("model")
        << "setup: pass\nbefore step: pass\nafter step: pass\nstop when a: # now\n"
        << "setup:\n    pass\n\nbefore step:\n    pass\n\nafter step:\n    pass\n\nstop when a  # "
           "now\n";
    QTest::newRow("def") << "def f(a:Sheep,x:float)->float: return x\ndef g(): return\n"
                         << "def f(a: Sheep, x: float) -> float:\n    return x\n\ndef g():\n    return\n";
    QTest::newRow("for") << "rule a every step:\n for n in s if n.b: # each\n  kill(n)\n"
                         << "rule a every step:\n    for n in s if n.b:  # each\n        kill(n)\n";
}

void TestRulePrinter::textsBecomeCanonical()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const ParsedModule parsed = parseRules(text.toStdString());
    QCOMPARE(lines(parsed.problems), QString());
    const std::string printed = printRules(parsed.module);
    QCOMPARE(QString::fromStdString(printed), canonical);
    QCOMPARE(printRules(parseRules(printed).module), printed);
}

void TestRulePrinter::expressionsBecomeCanonical_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("spaces") << "a+b*-c"
                            << "a + b * -c";
    QTest::newRow("kept brackets") << "(a+b)*((c))"
                                   << "(a + b) * (c)";
    QTest::newRow("nobody") << "a==nobody or b!=nobody"
                            << "a is nobody or b is not nobody";
    QTest::newRow("chain") << "1<a<2"
                           << "1 < a and a < 2";
    QTest::newRow("not chain") << "not 1<a<2"
                               << "not (1 < a and a < 2)";
    QTest::newRow("power") << "(-2)**2"
                           << "(-2) ** 2";
    QTest::newRow("named") << "create(S,at = cell)"
                           << "create(S, at=cell)";
    QTest::newRow("numbers") << "1_000+0.50"
                             << "1_000 + 0.50";
}

void TestRulePrinter::expressionsBecomeCanonical()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const ParsedExpression parsed = parseExpression(text.toStdString());
    QCOMPARE(lines(parsed.problems), QString());
    const std::string printed = printExpression(*parsed.expression);
    QCOMPARE(QString::fromStdString(printed), canonical);
    QCOMPARE(printExpression(*parseExpression(printed).expression), printed);
}

void TestRulePrinter::randomTreesReadBack()
{
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const std::string printed = printRules(RandomTrees(seed).module());
        const ParsedModule parsed = parseRules(printed);
        QVERIFY2(parsed.problems.empty(), (printed + "\n" + lines(parsed.problems).toStdString()).c_str());
        const std::string again = printRules(parsed.module);
        QVERIFY2(again == printed,
                 ("seed " + std::to_string(seed) + "\n" + printed + "\n=====\n" + again).c_str());
    }
}

void TestRulePrinter::randomExpressionsReadBack()
{
    for (std::uint64_t seed = 0; seed < 5000; ++seed) {
        const std::string printed = printExpression(*RandomTrees(seed).expression(5));
        const ParsedExpression parsed = parseExpression(printed);
        QVERIFY2(parsed.problems.empty(), printed.c_str());
        QCOMPARE(printExpression(*parsed.expression), printed);
    }
}

QTEST_GUILESS_MAIN(TestRulePrinter)
#include "tst_rule_printer.moc"
