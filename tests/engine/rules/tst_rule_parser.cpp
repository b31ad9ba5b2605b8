// SPDX-License-Identifier: GPL-3.0-or-later
#include "RuleModels.h"
#include "rules/Parser.h"

#include <QtTest>

#include <functional>

using namespace gridfolk;
using rulemodels::lines;

/// What rule text becomes as a tree, and what is said of text that does not parse.
class TestRuleParser : public QObject
{
    Q_OBJECT

private slots:
    void expressionsGroup_data();
    void expressionsGroup();
    void badExpressions_data();
    void badExpressions();
    void badRules_data();
    void badRules();
    void declarationsKeepTheirParts();
    void recoversAfterEachBadLine();
    void commentsFindTheirPlace();
    void spansCountCodePoints();
    void deepTextIsRefused_data();
    void deepTextIsRefused();
};

namespace
{

/// Fully bracketed prefix form.
std::string shape(const ast::Expr &expr)
{
    using Kind = ast::Expr::Kind;
    constexpr const char *kOperators[] = {"+",  "-",  "*",  "/",   "//", "%",   "**",  "<",  "<=",    ">",
                                          ">=", "==", "!=", "and", "or", "not", "neg", "in", "not-in"};
    std::string text;
    switch (expr.kind) {
    case Kind::Unary:
    case Kind::Binary:
        text = kOperators[static_cast<int>(expr.op)];
        break;
    case Kind::Conditional:
        text = "?";
        break;
    case Kind::Member:
        text = "." + expr.text;
        break;
    case Kind::Call:
        text = "call";
        break;
    case Kind::Generator:
        text = "for " + expr.text;
        break;
    case Kind::List:
        text = "list";
        break;
    case Kind::Index:
        text = "at";
        break;
    case Kind::Nobody:
        return "nobody";
    default:
        return expr.text;
    }
    for (const ast::ExprPtr &child : expr.children) {
        text += ' ' + shape(*child);
    }
    for (const ast::Argument &argument : expr.arguments) {
        text += ' ' + (argument.name.empty() ? "" : argument.name + '=') + shape(*argument.value);
    }
    return '(' + text + ')';
}

} // namespace

void TestRuleParser::expressionsGroup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    QTest::newRow("sum") << "a - b - c"
                         << "(- (- a b) c)";
    QTest::newRow("lists") << "a.b[1][-c + 2]"
                           << "(at (at (.b a) 1) (+ (neg c) 2))";
    QTest::newRow("list literals") << "[] == [1, [a]] or x[0]"
                                   << "(or (== (list) (list 1 (list a))) (at x 0))";
    QTest::newRow("membership") << "not a in b and c + 1 not in [d,]"
                                << "(and (not (in a b)) (not-in (+ c 1) (list d)))";
    QTest::newRow("product") << "a + b * c // d"
                             << "(+ a (// (* b c) d))";
    QTest::newRow("power") << "-a ** -b ** c"
                           << "(neg (** a (neg (** b c))))";
    QTest::newRow("not") << "not a == b and c or d"
                         << "(or (and (not (== a b)) c) d)";
    QTest::newRow("chain") << "0 < a <= b"
                           << "(and (< 0 a) (<= a b))";
    QTest::newRow("nobody") << "n is not nobody and m is nobody"
                            << "(and (!= n nobody) (== m nobody))";
    QTest::newRow("choice") << "a if b else c if d else e"
                            << "(? a b (? c d e))";
    QTest::newRow("brackets") << "(a if b else c) + 1"
                              << "(+ (? a b c) 1)";
    QTest::newRow("members") << "n.cell.grass"
                             << "(.grass (.cell n))";
    QTest::newRow("call") << "create(Sheep, at=cell, energy=e / 2,)"
                          << "(call create Sheep at=cell energy=(/ e 2))";
    QTest::newRow("generator") << "count(n for n in neighbors(2) if n.a == a)"
                               << "(call count (for n n (call neighbors 2) (== (.a n) a)))";
    QTest::newRow("choice in generator") << "sum(1 if a else 2 for n in s)"
                                         << "(call sum (for n (? 1 a 2) s))";
    QTest::newRow("texts") << "\"a\\n\\\"b\\\\\""
                           << "a\n\"b\\";
    QTest::newRow("lines") << "a +\n  b # why\n * c"
                           << "(+ a (* b c))";
    QTest::newRow("numbers") << "1_000 + .5 + 1e-3"
                             << "(+ (+ 1_000 .5) 1e-3)";
}

void TestRuleParser::expressionsGroup()
{
    QFETCH(QString, text);
    QFETCH(QString, tree);
    const ParsedExpression parsed = parseExpression(text.toStdString());
    QCOMPARE(lines(parsed.problems), QString());
    QCOMPARE(QString::fromStdString(shape(*parsed.expression)), tree);
}

void TestRuleParser::badExpressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problems");
    QTest::newRow("empty") << ""
                           << "rules.line-ends 1:1+1";
    QTest::newRow("ends") << "a +"
                          << "rules.line-ends 1:4+1";
    QTest::newRow("equals") << "a = b"
                            << "rules.unexpected-text 1:3+1";
    QTest::newRow("bracket") << "count(Sheep"
                             << "rules.line-ends 1:12+1";
    QTest::newRow("no value") << "a + * b"
                              << "rules.syntax 1:5+1";
    QTest::newRow("is") << "a is b"
                        << "rules.syntax 1:6+1";
    QTest::newRow("second text") << "a b"
                                 << "rules.unexpected-text 1:3+1";
    QTest::newRow("generator and more") << "sum(a for a in s, 1)"
                                        << "rules.misplaced-generator 1:17+1";
    QTest::newRow("bare generator") << "(a for a in s)"
                                    << "rules.misplaced-generator 1:4+3";
    QTest::newRow("single quotes") << "'red'"
                                   << "rules.single-quotes 1:1+5 \"";
    QTest::newRow("open text") << "\"red"
                               << "rules.unterminated-text 1:1+4 \"";
    QTest::newRow("escape") << "\"a\\d\""
                            << "rules.bad-escape 1:1+5";
    QTest::newRow("and") << "a && b"
                         << "rules.bad-character 1:3+2 and";
    QTest::newRow("or") << "a || b"
                        << "rules.bad-character 1:3+2 or";
    QTest::newRow("not") << "!a"
                         << "rules.bad-character 1:1+1 not";
    QTest::newRow("letter") << "a + ä"
                            << "rules.bad-character 1:5+1";
    QTest::newRow("number") << "12ab"
                            << "rules.bad-number 1:1+4";
    QTest::newRow("exponent") << "1e"
                              << "rules.bad-number 1:1+2";
    QTest::newRow("half choice") << "a if b"
                                 << "rules.line-ends 1:7+1";
    QTest::newRow("member") << "a.1"
                            << "rules.unexpected-text 1:2+2";
    QTest::newRow("bad byte") << QString::fromLatin1("a +\x01 b") << "rules.bad-byte 1:4+1";
}

void TestRuleParser::badExpressions()
{
    QFETCH(QString, text);
    QFETCH(QString, problems);
    const ParsedExpression parsed = parseExpression(text.toStdString());
    QVERIFY(parsed.expression != nullptr);
    QCOMPARE(lines(parsed.problems), problems);
}

void TestRuleParser::badRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problems");
    QTest::newRow("misspelled rule") << "rul a every step:\n    pass\n"
                                     << "rules.expected-declaration 1:1+3 rule";
    QTest::newRow("statement outside") << "energy -= 1\n"
                                       << "rules.expected-declaration 1:1+6";
    QTest::newRow("no name") << "rule every step:\n    pass\n"
                             << "rules.syntax 1:12+4";
    QTest::newRow("no trigger") << "rule a:\n    pass\n"
                                << "rules.syntax 1:7+1";
    QTest::newRow("on what") << "rule a on step:\n    pass\n"
                             << "rules.syntax 1:11+4";
    QTest::newRow("no colon") << "rule a every step\n    pass\n"
                              << "rules.line-ends 1:18+1";
    QTest::newRow("no block") << "rule a every step:\nrule b every step:\n    pass\n"
                              << "rules.expected-block 1:19+1";
    QTest::newRow("no steps") << "rule a every 5:\n    pass\n"
                              << "rules.syntax 1:15+1";
    QTest::newRow("deeper") << "rule a every step:\n    pass\n        pass\n"
                            << "rules.unexpected-indent 3:9+4";
    QTest::newRow("between") << "rule a every step:\n    if b:\n        pass\n      pass\n"
                             << "rules.bad-indent 4:1+6";
    QTest::newRow("tab") << "rule a every step:\n\tpass\n"
                         << "rules.tab 2:1+1";
    QTest::newRow("else alone") << "rule a every step:\n    else:\n        pass\n"
                                << "rules.misplaced-word 2:5+4";
    QTest::newRow("one line if") << "rule a every step: if b: pass\n"
                                 << "rules.misplaced-word 1:20+2";
    QTest::newRow("no effect") << "rule a every step:\n    energy\n"
                               << "rules.not-a-statement 2:5+6";
    QTest::newRow("comparison") << "rule a every step:\n    energy == 1\n"
                                << "rules.not-a-statement 2:5+11 =";
    QTest::newRow("floor") << "rule a every step:\n    energy //= 2\n"
                           << "rules.no-such-assignment 2:12+3 x = x // …";
    QTest::newRow("assign in if") << "rule a every step:\n    if b = 1:\n        c = 2\n"
                                  << "rules.syntax 2:10+1";
    QTest::newRow("let") << "rule a every step:\n    let if = 1\n"
                         << "rules.syntax 2:9+2";
    QTest::newRow("require") << "action a():\n    require b\n"
                             << "rules.line-ends 2:14+1";
    QTest::newRow("for") << "rule a every step:\n    for in b:\n        pass\n"
                         << "rules.syntax 2:9+2";
    QTest::newRow("stop") << "stop if a\n"
                          << "rules.syntax 1:6+2";
    QTest::newRow("up to") << "action a(b: text up to 0):\n    pass\n"
                           << "rules.number-out-of-range 1:24+1";
    QTest::newRow("range") << "action a(b: int in 1):\n    pass\n"
                           << "rules.syntax 1:21+1";
    QTest::newRow("open bracket") << "rule a every step:\n    move_to(cell\n    die(\n"
                                  << "rules.line-ends 2:17+1; rules.line-ends 3:9+1";
    QTest::newRow("indented start") << "    rule a every step:\n        pass\n"
                                    << "rules.unexpected-indent 1:5+4";
}

void TestRuleParser::badRules()
{
    QFETCH(QString, text);
    QFETCH(QString, problems);
    QCOMPARE(lines(parseRules(text.toStdString()).problems), problems);
}

void TestRuleParser::declarationsKeepTheirParts()
{
    const ParsedModule parsed = parseRules("rule a every 5 steps if b: pass\n"
                                           "rule c on birth: pass\n"
                                           "def f(x: int, s: Sheep) -> float: return 1\n"
                                           "action t(p: Sheep within 2, n: int in 1..limit, o: one of calm, "
                                           "\"very calm\", w: text up to 12) \"Do\":\n"
                                           "    require n > 1, \"more\"\n"
                                           "    pass\n"
                                           "stop when d\n"
                                           "rule e at stage look: pass\n");
    QCOMPARE(lines(parsed.problems), QString());
    const std::vector<ast::Declaration> &all = parsed.module.declarations;
    QCOMPARE(all.size(), std::size_t{6});
    QCOMPARE(all[0].trigger, ast::Trigger::EveryNSteps);
    QCOMPARE(all[0].interval->text, std::string("5"));
    QCOMPARE(all[0].condition->text, std::string("b"));
    QCOMPARE(all[1].trigger, ast::Trigger::OnBirth);
    QCOMPARE(all[2].parameters[1].type.text, std::string("Sheep"));
    QCOMPARE(all[2].returnType.text, std::string("float"));
    QCOMPARE(all[3].description, std::string("Do"));
    QCOMPARE(all[3].parameters.size(), std::size_t{4});
    QCOMPARE(all[3].parameters[0].within->text, std::string("2"));
    QCOMPARE(all[3].parameters[1].high->text, std::string("limit"));
    QCOMPARE(all[3].parameters[2].choices, (std::vector<std::string>{"calm", "very calm"}));
    QCOMPARE(all[3].parameters[3].maximumLength, 12);
    QCOMPARE(all[3].body[0]->message, std::string("more"));
    QCOMPARE(all[4].trigger, ast::Trigger::StopWhen);
    QCOMPARE(all[5].trigger, ast::Trigger::AtStage);
    QCOMPARE(all[5].stage, std::string("look"));
}

void TestRuleParser::recoversAfterEachBadLine()
{
    const ParsedModule parsed = parseRules("rule a every step:\n"
                                           "    energy -= \n"
                                           "    energy += 1\n"
                                           "    move_to(1 +)\n"
                                           "    if energy <:\n"
                                           "        die()\n"
                                           "        energy ** \n"
                                           "wrong\n"
                                           "    nested\n"
                                           "rule b every step:\n"
                                           "    die()\n");
    QCOMPARE(
        lines(parsed.problems),
        QString("rules.line-ends 2:15+1; rules.syntax 4:16+1; rules.syntax 5:16+1; rules.line-ends 7:19+1; "
                "rules.expected-declaration 8:1+5"));
    QCOMPARE(parsed.module.declarations.size(), std::size_t{2});
    QCOMPARE(parsed.module.declarations[0].body.size(), std::size_t{4});
    QCOMPARE(parsed.module.declarations[1].name, std::string("b"));
}

void TestRuleParser::commentsFindTheirPlace()
{
    const ParsedModule parsed = parseRules("# top\n"
                                           "\n"
                                           "rule a every step: # head\n"
                                           "    # before\n"
                                           "    if b: # test\n"
                                           "        pass # trailing\n"
                                           "        # end of inner\n"
                                           "    # before else\n"
                                           "    else:\n"
                                           "        c = (1 + # inside\n"
                                           "             2)\n"
                                           "    # end of outer\n"
                                           "# end of text\n");
    QCOMPARE(lines(parsed.problems), QString());
    using Lines = std::vector<std::string>;
    const ast::Declaration &rule = parsed.module.declarations[0];
    QCOMPARE(rule.comments, (Lines{"# top", ""}));
    QCOMPARE(rule.trailingComment, std::string("# head"));
    const ast::Stmt &test = *rule.body[0];
    QCOMPARE(test.comments, Lines{"# before"});
    QCOMPARE(test.branches[0].trailingComment, std::string("# test"));
    QCOMPARE(test.branches[0].body[0]->trailingComment, std::string("# trailing"));
    QCOMPARE(test.branches[0].body[1]->comments, Lines{"# end of inner"});
    QCOMPARE(test.elseComments, Lines{"# before else"});
    QCOMPARE(test.otherwise[0]->comments, Lines{"# inside"});
    QCOMPARE(rule.body[1]->comments, Lines{"# end of outer"});
    QCOMPARE(parsed.module.trailingComments, Lines{"# end of text"});
}

void TestRuleParser::spansCountCodePoints()
{
    const ParsedExpression parsed = parseExpression("\"äöü€😀\" == name + 1");
    QCOMPARE(lines(parsed.problems), QString());
    const ast::Expr &sum = *parsed.expression->children[1];
    QCOMPARE(sum.span.column, 12U);
    QCOMPARE(sum.span.length, 8U);
    const ParsedExpression bad = parseExpression("\"äöü€😀\" + + 1");
    QCOMPARE(lines(bad.problems), QString("rules.syntax 1:11+1"));
}

void TestRuleParser::deepTextIsRefused_data()
{
    QTest::addColumn<QString>("text");
    const auto times = [](const QString &text, int count) { return text.repeated(count); };
    QTest::newRow("brackets") << times("(", 65) + "1" + times(")", 65);
    QTest::newRow("many brackets") << times("(", 300000) + "1" + times(")", 300000);
    QTest::newRow("not") << times("not ", 100000) + "a";
    QTest::newRow("minus") << times("-", 100000) + "a";
    QTest::newRow("power") << times("a**", 100000) + "a";
    QTest::newRow("sum") << times("a+", 100000) + "a";
    QTest::newRow("members") << "a" + times(".b", 100000);
    QTest::newRow("calls") << "a" + times("()", 100000);
    QTest::newRow("choices") << times("a if b else ", 50000) + "c";
    QTest::newRow("chain") << times("a<", 100000) + "a";
    QTest::newRow("nested chains") << times("a<(", 60) + "b" + times(")<c", 60);
}

void TestRuleParser::deepTextIsRefused()
{
    QFETCH(QString, text);
    const ParsedExpression parsed = parseExpression(text.toStdString());
    QCOMPARE(parsed.problems.size(), std::size_t{1});
    const std::string &code = parsed.problems[0].code;
    QVERIFY2(code == "rules.too-deep" || code == "rules.long-chain", code.c_str());
}

QTEST_GUILESS_MAIN(TestRuleParser)
#include "tst_rule_parser.moc"
