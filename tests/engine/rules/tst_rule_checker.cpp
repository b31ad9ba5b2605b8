// SPDX-License-Identifier: GPL-3.0-or-later
#include "RuleModels.h"
#include "rules/ModelChecker.h"

#include <QtTest>

using namespace gridfolk;
using rulemodels::lines;

/// Names, types and effects in rule text: what is accepted, and what is said of the rest.
class TestRuleChecker : public QObject
{
    Q_OBJECT

private slots:
    void goodStatements_data();
    void goodStatements();
    void badStatements_data();
    void badStatements();
    void goodCellStatements_data();
    void goodCellStatements();
    void badCellStatements_data();
    void badCellStatements();
    void nobody_data();
    void nobody();
    void kindTexts_data();
    void kindTexts();
    void modelTexts_data();
    void modelTexts();
    void metrics_data();
    void metrics();

private:
    static std::vector<Problem> inSheep(const QString &statements)
    {
        return inSheepText("rule a every step:\n    " + statements.toStdString() + '\n');
    }
    static std::vector<Problem> inSheepText(const std::string &text)
    {
        Scenario scenario = rulemodels::bench();
        scenario.kinds[0].rules = text;
        return checkModel(scenario).problems;
    }
    static std::vector<Problem> inGrass(const QString &statements)
    {
        Scenario scenario = rulemodels::bench();
        scenario.layers[0].rules = "rule a every step:\n    " + statements.toStdString() + '\n';
        return checkModel(scenario).problems;
    }
};

void TestRuleChecker::goodStatements_data()
{
    QTest::addColumn<QString>("statements");
    for (const char *text :
         {"energy = 1",
          "energy += age",
          "age -= 1",
          "age = age // 2 % 3 ** 2",
          "age = int(energy) + round(energy)",
          "age min= 3",
          "energy max= limit",
          "energy /= 2",
          "mood = calm",
          "mood = \"angry\"",
          "mood = calm if chance(gain) else angry",
          "hungry = mood == calm",
          "hungry = angry != mood",
          "hungry = cell.soil == sand",
          "friend_of = nobody",
          "friend_of = self",
          "note = \"hello\"",
          "cell.grass = not cell.grass",
          "cell.height += 1",
          "cell_at(1, 2).soil = clay",
          "for c in neighbor_cells(2): c.height *= 0.5",
          "for n in neighbors(): n.energy += 1",
          "for n in neighbors(Sheep, 2) if n.mood == mood: n.age = n.age + 1",
          "for n in neighbors(2, Sheep): n.age = 0",
          "for n in neighbors(Sheep, radius=2): n.age = 0",
          "let near = count(n for n in neighbors() if n.energy > energy)",
          "let all_sheep = count(Sheep)",
          "let x = sum(n.age for n in Sheep) + count(cells) + count(agents)",
          "let x = mean(n.hungry for n in Sheep) / 2",
          "let x = min(n.energy for n in agents)",
          "let x = min(1, gain)",
          "let x = max(1, 2, 3) + age",
          "let x = median(n.age for n in Sheep) + var(n.age for n in Sheep)",
          "let x = any(n.hungry for n in Sheep) and all(n.hungry for n in Sheep) or any(neighbors())",
          "let c = argmin(distance(c, cell) for c in cells if c.grass)\n    move_to(c)",
          "move_to(towards(cell_at(cell.x + 1, self.cell.y)))",
          "move_to(random_empty_cell())",
          "if move_to(random_choice(c for c in neighbor_cells() if c.grass)): energy -= 1",
          "create(Wolf, at=cell, pack=1, age=0)",
          "let child = create(Sheep)",
          "print(\"energy\", energy, cell, self, mood)",
          "let t = tick",
          "let x = twice(3) + twice(gain)",
          "let x = uniform(0, 1) + normal(0, 1) + exponential(2) + poisson(3) + randint(1, 6)",
          "let x = sqrt(2) + exp(1) + log(2) + sin(1) + cos(1) + tan(1) + atan2(1, 2) + abs(-1) + floor(1.5) "
          "+ ceil(2)",
          "let x = float(age) + int(hungry)",
          "let x = 1 if hungry else 2.5",
          "if 1 < count(neighbors()) <= 3: die()",
          "let count = count(Sheep)\n    age = count",
          "let o = \"a\" == note",
          "world.wind += age",
          "for t in links(Tie): t.weight += 1",
          "let o = other_end(connect(self, self, weight=2))\n    o.age += 1",
          "let x = count(linked(Tie, of=self)) + count(linked_from()) + count(Tie)",
          "if is_linked(self, self) and disconnect(self, self): age = 1",
          "let q = quantile(n.energy for n in Sheep if n.hungry, q=0.5)",
          "let e = entropy(n.mood for n in Sheep)",
          "for i in range(1, 3): age += i",
          "let a = neighbor_cell(3) == neighbor_cell(3, of=cell)",
          "let w = weighted_choice(n.energy for n in Sheep)",
          "let l = lognormal(0, 1)",
          "let c = count(neighbors(Sheep, 2, of=cell_at(1, 1)))",
          "become(Wolf, pack=2)",
          "return",
          "pass",
          "for n in agents:\n        if is_a(n, Wolf):\n            n.pack += 1",
          "let i = self.id + 1",
          "for n in agents_at(cell, Wolf): kill(n)",
          "for n in agents_here(): move(n, cell)",
          "age = -9_223_372_036_854_775_807",
          "let x = 1\n    x = 2\n    x += 1"}) {
        QTest::newRow(text) << QString(text);
    }
}

void TestRuleChecker::goodStatements()
{
    QFETCH(QString, statements);
    QCOMPARE(lines(inSheep(statements)), QString());
}

void TestRuleChecker::badStatements_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *statements, const char *problems) {
        QTest::newRow(statements) << QString(statements) << QString(problems);
    };
    row("energi = 1", "rules.unknown-name 2:5+6 energy");
    row("let x = nieghbors()", "rules.unknown-function 2:13+9 neighbors");
    row("let x = qqqqqqqq", "rules.unknown-name 2:13+8");
    row("let x = grass", "rules.unknown-name 2:13+5 cell.grass");
    row("let x = count(n for n in Wolf if pack > 1)", "rules.unknown-name 2:38+4 n.pack");
    row("let x = count", "rules.function-without-call 2:13+5 count()");
    row("let x = cell.gras", "rules.unknown-layer 2:18+4 grass");
    row("let x = self.enrgy", "rules.unknown-attribute 2:18+5 energy");
    row("let x = self.x", "rules.unknown-attribute 2:18+1 cell.x");
    row("let x = Sheep.energy", "rules.member-of-set 2:19+6 a.energy for a in Sheep");
    row("let x = energy.y", "rules.no-members 2:20+1");
    row("let x = sum(n.pack for n in agents)", "rules.attribute-missing 2:19+4 is_a(…)");
    row("let x = sum(n.age for n in agents)", "rules.attribute-types-differ 2:19+3");
    row("mood = calmm", "rules.unknown-category 2:12+5 calm");
    row("mood = \"sand\"", "rules.unknown-category 2:12+6");
    row("hungry = mood == sand", "rules.unknown-category 2:22+4");
    row("age = 1.5", "rules.type-mismatch 2:11+3 round(…)");
    row("age += 0.5", "rules.type-mismatch 2:12+3 round(…)");
    row("age /= 2", "rules.divide-int 2:5+8 age = age // …");
    row("age = energy / 2", "rules.type-mismatch 2:11+10 round(…)");
    row("hungry += 1", "rules.type-mismatch 2:5+6");
    row("energy = hungry", "rules.type-mismatch 2:14+6");
    row("energy = 1 + hungry", "rules.type-mismatch 2:18+6");
    row("if energy: die()", "rules.type-mismatch 2:8+6 > 0");
    row("hungry = energy", "rules.type-mismatch 2:14+6 > 0");
    row("hungry = not age", "rules.type-mismatch 2:18+3 > 0");
    row("hungry = note < note", "rules.type-mismatch 2:14+4; rules.type-mismatch 2:21+4");
    row("hungry = note == 1", "rules.type-mismatch 2:22+1");
    row("friend_of = random_choice(Wolf)", "rules.type-mismatch 2:17+19");
    row("move_to(neighbor_cells())", "rules.type-mismatch 2:13+16 random_choice(…)");
    row("move_to(1)", "rules.type-mismatch 2:13+1");
    row("let x = neighbors()", "rules.set-as-value 2:13+11 random_choice(…)");
    row("let x = die()", "rules.no-value 2:13+5");
    row("let x = count(energy)", "rules.not-a-set 2:19+6 neighbors()");
    row("for n in energy:\n        pass", "rules.not-a-set 2:14+6 neighbors()");
    row("let x = sum(Sheep)", "rules.needs-generator 2:17+5 sum(n.value for n in …)");
    row("let x = count(n.hungry for n in Sheep)", "rules.generator-element 2:19+8 n for n in … if …");
    row("let x = distance(cell)", "rules.argument-count 2:13+14 distance(a, b)");
    row("let x = neighbors(1, 2)", "rules.argument-count 2:13+15 neighbors([Kind], [radius], [of=cell])");
    row("let x = count(linked(Tei))", "rules.expected-links 2:26+3 Tie");
    row("let x = linked(Tie)", "rules.set-as-value 2:13+11 random_choice(…)");
    row("connect(self, random_choice(Wolf))", "rules.type-mismatch 2:19+19");
    row("connect(self, self, wieght=1)", "rules.unknown-attribute 2:25+6 weight");
    row("for t in links(): t.wieght = 1", "rules.unknown-attribute 2:25+6 weight");
    row("for t in links(): t.first = self", "rules.not-assignable 2:23+7");
    row("let x = other_end(self)", "rules.type-mismatch 2:23+4");
    row("let x = within(2)", "rules.needs-plane 2:13+6");
    row("move_by(1, 1)", "rules.needs-plane 2:5+7");
    row("world.wind = 1.5", "rules.type-mismatch 2:18+3 round(…)");
    row("world.wnd += 1", "rules.unknown-attribute 2:11+3 wind");
    row("let x = world", "rules.unknown-name 2:13+5 world.name");
    row("become(Wof)", "rules.expected-kind 2:12+3");
    row("become(Wolf, pak=1)", "rules.unknown-attribute 2:18+3 pack");
    row("become(Wolf, 1)", "rules.unnamed-argument 2:18+1");
    row("let x = quantile(n.age for n in Sheep)",
        "rules.argument-count 2:13+30 quantile(value for n in set, q=0.9)");
    row("let x = range(3)", "rules.set-as-value 2:13+8 random_choice(…)");
    row("let x = entropy(n.energy for n in Sheep)", "rules.type-mismatch 2:21+8 round(…)");
    row("let x = count(neighbors(raduis=2))", "rules.unknown-argument 2:29+6 radius");
    row("let x = twice()", "rules.argument-count 2:13+7 twice(x)");
    row("let x = twice(hungry)", "rules.type-mismatch 2:19+6");
    row("let x = chance(0.5, 1)", "rules.argument-count 2:13+14 chance(probability)");
    row("create(Shep)", "rules.expected-kind 2:12+4");
    row("create(Sheep, cell)", "rules.unnamed-argument 2:19+4 at=…");
    row("create(Sheep, enrgy=1)", "rules.unknown-attribute 2:19+5 energy");
    row("create(Sheep, age=1, age=2)", "rules.argument-twice 2:26+3");
    row("create(Sheep, age=0.5)", "rules.type-mismatch 2:23+3 round(…)");
    row("gain = 1", "rules.not-assignable 2:5+4");
    row("tick = 1", "rules.not-assignable 2:5+4");
    row("calm = 1", "rules.not-assignable 2:5+4");
    row("self.id = 1", "rules.not-assignable 2:5+7");
    row("cell.x = 1", "rules.not-assignable 2:5+6");
    row("energy + 1 = 2", "rules.not-assignable 2:5+10");
    row("for n in Sheep:\n        n = self", "rules.not-assignable 3:9+1");
    row("let energy = 1", "rules.shadowing 2:9+6");
    row("let gain = 1", "rules.shadowing 2:9+4");
    row("let twice = 1", "rules.shadowing 2:9+5");
    row("let Sheep = 1", "rules.shadowing 2:9+5");
    row("let cell = 1", "rules.shadowing 2:9+4");
    row("let x = 1\n    let x = 2", "rules.shadowing 3:9+1");
    row("let x = count(age for age in Sheep)", "rules.shadowing 2:27+3");
    row("if hungry:\n        let x = 1\n    age = x", "rules.unknown-name 4:11+1");
    row("let x = 1\n    x = 0.5", "rules.type-mismatch 3:9+3 round(…)");
    row("let x = wrong\n    age = x\n    x = 2", "rules.unknown-name 2:13+5");
    row("let x = count(n for n in Sheep if move_to(n.cell))", "rules.effect-not-allowed 2:39+7");
    row("if 0 < randint(1, 6) < 3:\n        die()", "rules.chained-draw 2:12+13 let");
    row("let x = 9_223_372_036_854_775_808", "rules.number-too-large 2:13+25");
    row("let x = 1e999", "rules.number-too-large 2:13+5");
    row("return 1", "rules.return-value 2:12+1");
    row("require hungry, \"no\"", "rules.require-not-first 2:5+20");
    row("age = energy.x()", "rules.not-callable 2:11+8");
    row("neighbors()", "rules.not-a-statement 2:5+11");
    row("let x = is_a(self, grass)", "rules.expected-kind 2:24+5");
    row("let x = 1 if hungry else note", "rules.type-mismatch 2:30+4");
}

void TestRuleChecker::badStatements()
{
    QFETCH(QString, statements);
    QFETCH(QString, problems);
    QCOMPARE(lines(inSheep(statements)), problems);
}

void TestRuleChecker::goodCellStatements_data()
{
    QTest::addColumn<QString>("statements");
    for (const char *text :
         {"grass = True", "cell.grass = not grass", "height += mean(c.height for c in neighbor_cells())",
          "soil = sand if chance(gain) else clay", "if any(neighbors(Sheep)): height = 0",
          "height = count(agents_here()) + cell.x",
          "let c = random_choice(neighbor_cells())\n    height = c.height"}) {
        QTest::newRow(text) << QString(text).replace("if any(neighbors(Sheep)): ",
                                                     "if any(neighbors(Sheep)):\n        ");
    }
}

void TestRuleChecker::goodCellStatements()
{
    QFETCH(QString, statements);
    QCOMPARE(lines(inGrass(statements)), QString());
}

void TestRuleChecker::badCellStatements_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *statements, const char *problems) {
        QTest::newRow(statements) << QString(statements) << QString(problems);
    };
    row("for c in neighbor_cells(): c.grass = True", "rules.effect-not-allowed 2:32+7");
    row("let c = cell\n    c.grass = True", "rules.effect-not-allowed 3:5+7");
    row("for n in agents_here(): n.energy = 1", "rules.effect-not-allowed 2:29+8");
    row("create(Sheep)", "rules.effect-not-allowed 2:5+6");
    row("for n in agents_here(): kill(n)", "rules.effect-not-allowed 2:29+4");
    row("move_to(cell)", "rules.effect-not-allowed 2:5+7");
    row("die()", "rules.effect-not-allowed 2:5+3");
    row("print(1)", "rules.effect-not-allowed 2:5+5");
    row("height = energy", "rules.unknown-name 2:14+6");
    row("world.wind = 1", "rules.effect-not-allowed 2:5+10");
    row("for t in Tie: t.weight = 1", "rules.effect-not-allowed 2:19+8");
}

void TestRuleChecker::badCellStatements()
{
    QFETCH(QString, statements);
    QFETCH(QString, problems);
    QCOMPARE(lines(inGrass(statements)), problems);
}

void TestRuleChecker::nobody_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *statements, const char *problems) {
        QTest::newRow(statements) << QString(statements) << QString(problems);
    };
    const char *const kPick = "let n = random_choice(Sheep)\n    ";
    const auto picked = [&](const char *rest, const char *problems) {
        QTest::newRow(rest) << QString(kPick) + rest << QString(problems);
    };
    row("age = friend_of.age", "warning rules.nobody-untested 2:11+9 if friend_of is not nobody:");
    row("age = random_choice(Sheep).age", "warning rules.nobody-untested 2:11+20");
    row("if friend_of is not nobody:\n        age = friend_of.age", "");
    row("if friend_of is not nobody and friend_of.age > 1:\n        die()", "");
    row("if friend_of is nobody or friend_of.age > 1:\n        die()", "");
    row("age = friend_of.age if friend_of is not nobody else 0", "");
    row("age = 0 if friend_of == nobody else friend_of.age", "");
    row("if alive(friend_of):\n        age = friend_of.age", "");
    row("if not (friend_of is nobody):\n        age = friend_of.age", "");
    row("for f in Sheep if f.friend_of is not nobody:\n        age = f.friend_of.age", "");
    row("for f in Sheep:\n        age = f.friend_of.age",
        "warning rules.nobody-untested 3:15+11 if f.friend_of is not nobody:");
    picked("n.age = 1", "warning rules.nobody-untested 3:5+1 if n is not nobody:");
    picked("if n is nobody:\n        return\n    n.age = 1", "");
    picked("if n is nobody:\n        die()\n    kill(n)", "");
    picked("if n is nobody:\n        age = 1\n    kill(n)",
           "warning rules.nobody-untested 5:10+1 if n is not nobody:");
    picked("if n is nobody:\n        age = 1\n    else:\n        kill(n)", "");
    picked("if n is nobody:\n        age = 1\n    elif n.age > 1:\n        kill(n)", "");
    picked("if n is not nobody:\n        n = random_choice(Sheep)\n        kill(n)",
           "warning rules.nobody-untested 5:14+1 if n is not nobody:");
    picked("n = self\n    kill(n)", "");
    picked("if n is not nobody:\n        friend_of = n\n        friend_of.age = 1", "");
}

void TestRuleChecker::nobody()
{
    QFETCH(QString, statements);
    QFETCH(QString, problems);
    QCOMPARE(lines(inSheep(statements)), problems);
}

void TestRuleChecker::kindTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const char *text, const char *problems) {
        QTest::newRow(name) << QString(text) << QString(problems);
    };
    row("action",
        "action give(to: Sheep within limit, amount: int in 1..age, how: one of calm, angry, words: text up "
        "to 9) \"x\":\n"
        "    require amount <= age, \"too much\"\n"
        "    require to.age > 1 and how == calm, \"too young\"\n"
        "    age -= amount\n"
        "    to.age += amount\n",
        "");
    row("late require", "action give():\n    age -= 1\n    require age > 1, \"no\"\n",
        "rules.require-after-write 3:5+21");
    row("require after let", "action give():\n    let x = age\n    require x > 1, \"no\"\n",
        "rules.require-not-first 3:5+19");
    row("effect in require", "action give():\n    require move_to(cell), \"no\"\n    pass\n",
        "rules.effect-not-allowed 2:13+7");
    row("built-in action", "action wait():\n    pass\n", "rules.shadowing 1:8+4");
    row("within number", "action give(n: int within 2):\n    pass\n", "rules.parameter-option 1:13+1");
    row("cell argument", "action give(c: Cell):\n    pass\n", "rules.parameter-type 1:13+1");
    row("argument named as attribute", "action give(age: int):\n    require age > 1, \"no\"\n    pass\n",
        "rules.shadowing 1:13+3");
    row("unknown type", "action give(n: Shep):\n    pass\n", "rules.unknown-type 1:16+4 Sheep");
    row("choice twice", "action give(n: one of a, a):\n    pass\n", "rules.duplicate-name 1:13+1");
    row("range of float", "action give(n: int in 0.5..2):\n    pass\n",
        "rules.type-mismatch 1:23+3 round(…)");
    row("rule twice", "rule a every step:\n    pass\nrule a on birth:\n    pass\n",
        "rules.duplicate-name 3:6+1");
    row("function", "def f():\n    pass\n", "rules.declaration-not-here 1:1+7");
    row("setup", "setup:\n    pass\n", "rules.declaration-not-here 1:1+5");
    row("interval", "rule a every 5 steps:\n    pass\n", "");
    row("no interval", "rule a every 0 steps:\n    pass\n", "rules.interval 1:14+1");
    row("computed interval", "rule a every limit steps:\n    pass\n", "rules.interval 1:14+5");
    row("condition", "rule a every step if energy:\n    pass\n", "rules.type-mismatch 1:22+6 > 0");
    row("condition moves", "rule a every step if move_to(cell):\n    pass\n",
        "rules.effect-not-allowed 1:22+7");
    row("condition tells", "rule a every step if friend_of is not nobody:\n    age = friend_of.age\n", "");
    row("syntax and types", "rule a every step:\n    age = \n    age = note\n",
        "rules.line-ends 2:11+1; rules.type-mismatch 3:11+4");
}

void TestRuleChecker::kindTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, problems);
    QCOMPARE(lines(inSheepText(text.toStdString())), problems);
}

void TestRuleChecker::modelTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const char *text, const char *problems) {
        QTest::newRow(name) << QString(text) << QString(problems);
    };
    row("all",
        "setup:\n    for c in cells if c.grass:\n        create(Sheep, at=c)\n"
        "before step:\n    for a in Sheep:\n        grow(a, 2)\n"
        "after step:\n    print(total())\n"
        "stop when tick > 100 or count(agents) == 0\n"
        "def total() -> float:\n    return sum(a.energy for a in agents)\n"
        "def grow(a: Sheep, years: int):\n    a.age += years\n",
        "");
    row("no agent", "setup:\n    move_to(random_empty_cell())\n", "rules.no-acting-agent 2:5+7");
    row("no self", "setup:\n    print(self)\n", "rules.no-acting-agent 2:11+4");
    row("no neighbors", "stop when count(neighbors()) > 1\n", "rules.no-acting-agent 1:17+9");
    row("no cell", "setup:\n    create(Sheep)\n", "rules.no-acting-agent 2:5+6");
    row("no attribute", "setup:\n    energy = 1\n", "rules.unknown-name 2:5+6");
    row("stop changes",
        "def f() -> bool:\n    create(Sheep, at=cell_at(1, 1))\n    return True\nstop when f()\n",
        "rules.effect-not-allowed 4:11+1");
    row("rule", "rule a every step:\n    pass\n", "rules.declaration-not-here 1:1+17");
    row("recursion", "def f(x: int) -> int:\n    return g(x)\ndef g(x: int) -> int:\n    return f(x)\n",
        "rules.recursion 2:12+1; rules.recursion 4:12+1");
    row("self recursion", "def f():\n    f()\n", "rules.recursion 2:5+1");
    row("missing return", "def f(x: int) -> int:\n    if x > 1:\n        return 1\n",
        "rules.missing-return 1:5+1");
    row("both return",
        "def f(x: int) -> int:\n    if x > 1:\n        return 1\n    else:\n        return 2\n", "");
    row("empty return", "def f() -> int:\n    return\n", "rules.missing-return 2:5+6");
    row("promoted return", "def f() -> float:\n    return 1\n", "");
    row("built-in name", "def count():\n    pass\n", "rules.shadowing 1:5+5");
    row("function twice", "def f():\n    pass\ndef f():\n    pass\n", "rules.duplicate-name 3:5+1");
    row("no value", "def f():\n    pass\nsetup:\n    let x = f()\n", "rules.no-value 4:13+3");
    row("parameter set", "def f(x: int):\n    x = 1\n", "rules.not-assignable 2:5+1");
    row("unknown result", "def f() -> number:\n    return 1\n", "rules.unknown-type 1:12+6");
    row("draws in chain", "def f() -> int:\n    return randint(1, 2)\nstop when 0 < f() < 2\n",
        "rules.chained-draw 3:15+3 let");
}

void TestRuleChecker::modelTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, problems);
    Scenario scenario = rulemodels::bench();
    scenario.rules = text.toStdString();
    QCOMPARE(lines(checkModel(scenario).problems), problems);
}

void TestRuleChecker::metrics_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *expression, const char *problems) {
        QTest::newRow(expression) << QString(expression) << QString(problems);
    };
    row("count(Sheep)", "");
    row("mean(a.energy for a in agents)", "");
    row("count(Sheep) > 3", "");
    row("twice(gini(a.energy for a in Sheep))", "");
    row("Sheep", "rules.set-as-value 1:1+5 random_choice(…)");
    row("random_choice(Sheep)", "rules.type-mismatch 1:1+20");
    row("create(Sheep, at=cell_at(1, 1))", "rules.effect-not-allowed 1:1+6");
    row("mean(energy for a in Sheep)", "rules.unknown-name 1:6+6 a.energy");
    row("count(Sheeep)", "rules.unknown-name 1:7+6 Sheep");
    row("", "rules.line-ends 1:1+1");
}

void TestRuleChecker::metrics()
{
    QFETCH(QString, expression);
    QFETCH(QString, problems);
    Scenario scenario = rulemodels::bench();
    scenario.metrics = {{.name = "m", .expression = expression.toStdString()}};
    QCOMPARE(lines(checkModel(scenario).problems), problems);
}

QTEST_GUILESS_MAIN(TestRuleChecker)
#include "tst_rule_checker.moc"
