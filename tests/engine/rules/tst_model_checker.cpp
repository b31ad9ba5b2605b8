// SPDX-License-Identifier: GPL-3.0-or-later
#include "RuleModels.h"
#include "rules/ModelChecker.h"
#include "rules/ParameterUses.h"

#include <QtTest>

#include <functional>
#include <limits>

using namespace gridfolk;
using rulemodels::linesWithPaths;

using Change = std::function<void(Scenario &)>;
Q_DECLARE_METATYPE(Change)

/// Whole models: the classics are clean, their typed form is the expected one, and what is wrong outside rule
/// text is told with its place.
class TestModelChecker : public QObject
{
    Q_OBJECT

private slots:
    void classicsAreClean();
    void programHoldsTheUnits();
    void conversionsAreExplicit();
    void compoundTargetIsEvaluatedOnce();
    void kindIsNarrowed();
    void actionKnowsWhatItsLinesRead();
    void templatesAreSplit();
    void formProblems_data();
    void formProblems();
    void personaProblems_data();
    void personaProblems();
    void problemsComeInDocumentOrder();
    void parametersOfTheStart();

private:
    static CheckedModel sheepRule(const std::string &statements)
    {
        Scenario scenario = rulemodels::bench();
        scenario.kinds[0].rules = "rule a every step:\n    " + statements + "\n";
        return checkModel(scenario);
    }
    static const typed::Unit &body(const CheckedModel &model)
    {
        return model.program.units[static_cast<std::size_t>(model.program.kinds[0].rules[0].body)];
    }
};

/// A parameter that only the making of a world reads does nothing to one that runs.
void TestModelChecker::parametersOfTheStart()
{
    Scenario scenario = rulemodels::bench();
    for (const char *name : {"people", "painted", "aside", "unused", "inherited"}) {
        scenario.parameters.push_back({.name = name});
    }
    scenario.rules = "def thrice(x: float) -> float:\n    return 3 * x + painted\n"
                     "setup:\n    for s in Sheep:\n        s.energy = aside\n";
    scenario.kinds[0].placement.count = "int(10 * people + limit)";
    scenario.kinds[0].attributes[0].initial = "inherited";
    scenario.kinds[0].rules = "rule eat every step:\n    energy += gain + limit\n";
    scenario.layers[1].initial = "thrice(1.0)";
    const auto names = [&scenario] {
        const CheckedModel model = checkModel(scenario);
        std::string all = model.runnable() ? "" : model.problems.front().code;
        const std::vector<bool> setup = setupParameters(model.program, scenario.parameters.size());
        for (std::size_t i = 0; i < setup.size(); ++i) {
            all += setup[i] ? scenario.parameters[i].name + ' ' : "";
        }
        return all;
    };
    QCOMPARE(names(), std::string("people painted aside inherited "));
    scenario.kinds[0].rules += "    if thrice(energy) > 9:\n        create(Sheep, at=cell)\n";
    QCOMPARE(names(), std::string("people aside "));
}

void TestModelChecker::classicsAreClean()
{
    for (const Scenario &scenario :
         {rulemodels::wolfSheep(), rulemodels::schelling(), rulemodels::boltzmann()}) {
        const CheckedModel checked = checkModel(scenario);
        QCOMPARE(linesWithPaths(checked.problems), QString());
        QVERIFY(checked.runnable());
    }
}

void TestModelChecker::programHoldsTheUnits()
{
    const CheckedModel checked = checkModel(rulemodels::wolfSheep());
    const typed::Program &program = checked.program;
    QCOMPARE(program.kinds.size(), std::size_t{2});
    QCOMPARE(program.layers[1].rules.size(), std::size_t{1});
    QVERIFY(program.layers[1].rules[0].condition >= 0);
    QCOMPARE(program.metrics.size(), std::size_t{3});
    QCOMPARE(program.stopWhen.size(), std::size_t{1});
    const typed::Unit &graze = program.units[static_cast<std::size_t>(program.kinds[0].rules[0].body)];
    QCOMPARE(graze.name, std::string("graze"));
    QCOMPARE(graze.path, std::string("kinds/Sheep/rules"));
    QCOMPARE(graze.subject, typed::Subject::Agent);
    QCOMPARE(graze.kind, 0);
    QCOMPARE(graze.body.size(), std::size_t{4});
    QCOMPARE(graze.body[0]->value->op, typed::Op::MoveTo);
    const typed::Expr &create = *graze.body[3]->otherwise[0]->body[1]->value;
    QCOMPARE(create.op, typed::Op::Create);
    QCOMPARE(create.columns, std::vector<std::int32_t>{0});
    QCOMPARE(create.children.size(), std::size_t{2});
    QCOMPARE(create.children[0]->op, typed::Op::SelfCell);
}

void TestModelChecker::conversionsAreExplicit()
{
    const CheckedModel checked = sheepRule("energy = age / 2");
    QVERIFY(checked.runnable());
    const typed::Stmt &stmt = *body(checked).body[0];
    QCOMPARE(stmt.kind, typed::Stmt::Kind::SetAttribute);
    QCOMPARE(stmt.columns, (std::vector<std::int32_t>{0, -1}));
    QCOMPARE(stmt.value->op, typed::Op::Divide);
    QCOMPARE(stmt.value->children[0]->op, typed::Op::ToFloat);
    QCOMPARE(stmt.value->children[1]->op, typed::Op::ConstFloat);
    QCOMPARE(stmt.value->children[1]->number, 2.0);
    const CheckedModel swapped = sheepRule("hungry = energy > age");
    const typed::Expr &less = *body(swapped).body[0]->value;
    QCOMPARE(less.op, typed::Op::Less);
    QCOMPARE(less.children[0]->op, typed::Op::ToFloat);
    QCOMPARE(less.children[1]->op, typed::Op::Attribute);
}

void TestModelChecker::compoundTargetIsEvaluatedOnce()
{
    const CheckedModel checked = sheepRule("random_choice(cells).height += 1");
    QVERIFY(checked.runnable());
    const typed::Unit &unit = body(checked);
    QCOMPARE(unit.body.size(), std::size_t{2});
    QCOMPARE(unit.body[0]->kind, typed::Stmt::Kind::SetLocal);
    QCOMPARE(unit.body[0]->value->op, typed::Op::RandomChoice);
    QCOMPARE(unit.body[1]->subject->op, typed::Op::Local);
    QCOMPARE(unit.body[1]->subject->integer, std::int64_t{unit.body[0]->slot});
    QCOMPARE(unit.body[1]->value->children[0]->children[0]->integer, std::int64_t{unit.body[0]->slot});
}

void TestModelChecker::kindIsNarrowed()
{
    QVERIFY(sheepRule("for n in agents if is_a(n, Wolf): n.pack += 1").runnable());
    QVERIFY(sheepRule("let n = random_choice(agents)\n    if is_a(n, Wolf): n.pack += 1").runnable());
    QVERIFY(!sheepRule("let n = random_choice(agents)\n    if is_a(n, Wolf): n.pack += 1\n    n = self")
                 .runnable());
    QVERIFY(
        !sheepRule("for n in agents:\n        if is_a(n, Wolf): age = 1\n        n.pack += 1").runnable());
}

void TestModelChecker::actionKnowsWhatItsLinesRead()
{
    Scenario scenario = rulemodels::bench();
    scenario.kinds[0].rules = "action give(to: Sheep within limit, amount: int in 1..age) \"Give\":\n"
                              "    require amount <= age, \"too much\"\n"
                              "    require hungry, \"not now\"\n"
                              "    to.age += amount\n";
    const CheckedModel checked = checkModel(scenario);
    QCOMPARE(linesWithPaths(checked.problems), QString());
    const typed::Action &action = checked.program.kinds[0].actions[0];
    QCOMPARE(action.parameters.size(), std::size_t{2});
    QVERIFY(action.parameters[0].within >= 0);
    QVERIFY(action.parameters[1].high >= 0);
    QCOMPARE(action.requirements[0].uses, (std::vector<bool>{false, true}));
    QCOMPARE(action.requirements[1].uses, (std::vector<bool>{false, false}));
    QCOMPARE(action.requirements[1].message, std::string("not now"));
    const typed::Unit &unit = checked.program.units[static_cast<std::size_t>(action.body)];
    QCOMPARE(unit.parameterCount, 2);
    QCOMPARE(unit.body.size(), std::size_t{1});
}

void TestModelChecker::templatesAreSplit()
{
    Scenario scenario = rulemodels::bench();
    Persona persona;
    persona.traits = {{.name = "trust", .expression = "normal(0.5, 0.1)"}};
    persona.backstory = "{name} is {{old}}: {age + 1}, {trust}.";
    scenario.kinds[0].persona = persona;
    const CheckedModel checked = checkModel(scenario);
    QCOMPARE(linesWithPaths(checked.problems), QString());
    const typed::PersonaCode::Template &found = checked.program.kinds[0].persona[0].backstory;
    QCOMPARE(found.texts, (std::vector<std::string>{"", " is {old}: ", ", ", "."}));
    QCOMPARE(found.parts[0].trait, std::string("name"));
    QVERIFY(found.parts[1].unit >= 0);
    QCOMPARE(found.parts[2].trait, std::string("trust"));
}

void TestModelChecker::formProblems_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *problems, Change change) {
        QTest::newRow(problems) << std::move(change) << QString(problems);
    };
    row("world: scenario.bad-size 0:0+0", [](Scenario &s) { s.world.width = 0; });
    row("world: scenario.out-of-range 0:0+0", [](Scenario &s) { s.world.capacity = -1; });
    row("world: scenario.hexagonal-height 0:0+0 8", [](Scenario &s) {
        s.world.neighborhood = Neighborhood::Hexagonal;
        s.world.height = 7;
    });
    row("world/attributes/tick: scenario.name-taken 0:0+0",
        [](Scenario &s) { s.world.attributes[0].name = "tick"; });
    row("world/attributes/wind/initial: rules.not-yet-set 1:7+4",
        [](Scenario &s) { s.world.attributes[0].initial = "world.wind"; });
    row("links/Tie: scenario.unknown-kind 0:0+0 Sheep", [](Scenario &s) { s.links[0].between = "Shep"; });
    row("links/Tie: scenario.bad-edge 0:0+0", [](Scenario &s) { s.links[0].edges = {{2, 2}}; });
    row("links/Tie/degree: rules.type-mismatch 1:1+3 round(…)",
        [](Scenario &s) { s.links[0].degree = "1.5"; });
    row("world: scenario.plane-cells 0:0+0", [](Scenario &s) {
        s.world.space = Space::Plane;
        s.world.capacity = 1;
    });
    row("layers/grass: scenario.layer-flows 0:0+0 float", [](Scenario &s) { s.layers[0].diffuse = "0.1"; });
    row("layers/height/decay: rules.unknown-name 1:1+4 gain",
        [](Scenario &s) { s.layers[1].decay = "gian"; });
    row("run/stages: scenario.duplicate-name 0:0+0", [](Scenario &s) { s.run.stages = {"a", "a"}; });
    row("kinds/Sheep/rules: rules.stage-needs-schedule 1:17+4 every step",
        [](Scenario &s) { s.kinds[0].rules = "rule a at stage look: pass\n"; });
    row("kinds/Sheep/rules: rules.unknown-stage 1:17+4 look", [](Scenario &s) {
        s.run.schedule = Schedule::Staged;
        s.run.stages = {"look"};
        s.kinds[0].rules = "rule a at stage loko: pass\n";
    });
    row("layers/grass: scenario.duplicate-name 0:0+0", [](Scenario &s) { s.layers[1].name = "grass"; });
    row("layers/gain: scenario.name-taken 0:0+0", [](Scenario &s) { s.layers[1].name = "gain"; });
    row("layers/x: scenario.name-taken 0:0+0", [](Scenario &s) { s.layers[1].name = "x"; });
    row("layers/a b: scenario.bad-name 0:0+0", [](Scenario &s) { s.layers[1].name = "a b"; });
    row("layers/height: scenario.layer-type 0:0+0", [](Scenario &s) { s.layers[1].type = ValueType::Text; });
    row("layers/soil: scenario.no-categories 0:0+0", [](Scenario &s) { s.layers[2].categories.clear(); });
    row("layers/soil: scenario.too-many-categories 0:0+0", [](Scenario &s) {
        for (int i = 0; i < 256; ++i) {
            s.layers[2].categories.push_back("more" + std::to_string(i));
        }
    });
    row("layers/grass: scenario.painted-size 0:0+0", [](Scenario &s) { s.layers[0].painted.assign(79, 0); });
    row("layers/grass: scenario.painted-value 0:0+0", [](Scenario &s) {
        s.layers[0].painted.assign(80, 0);
        s.layers[0].painted[12] = 2;
    });
    row("layers/soil: scenario.painted-value 0:0+0", [](Scenario &s) { s.layers[2].painted.assign(80, 2); });
    row("layers/grass/initial: rules.not-yet-set 1:6+6",
        [](Scenario &s) { s.layers[0].initial = "cell.height > 1"; });
    row("layers/height/initial: rules.type-mismatch 1:1+5",
        [](Scenario &s) { s.layers[1].initial = "grass"; });
    row("kinds/Sheep/attributes/energy/initial: rules.not-yet-set 1:1+3",
        [](Scenario &s) { s.kinds[0].attributes[0].initial = "age"; });
    row("kinds/Sheep/attributes/age/initial: rules.type-mismatch 1:1+6 round(…)",
        [](Scenario &s) { s.kinds[0].attributes[1].initial = "energy"; });
    row("kinds/Wolf: scenario.duplicate-name 0:0+0", [](Scenario &s) { s.kinds.push_back(s.kinds[1]); });
    row("kinds/Wolf/attributes/age: scenario.duplicate-name 0:0+0",
        [](Scenario &s) { s.kinds[1].attributes[0].name = "age"; });
    row("kinds/Wolf/attributes/id: scenario.name-taken 0:0+0",
        [](Scenario &s) { s.kinds[1].attributes[2].name = "id"; });
    row("kinds/Wolf/attributes/if: scenario.name-taken 0:0+0",
        [](Scenario &s) { s.kinds[1].attributes[2].name = "if"; });
    row("kinds/Sheep/attributes/friend_of: scenario.unknown-kind 0:0+0 Sheep",
        [](Scenario &s) { s.kinds[0].attributes[3].agentKind = "Shep"; });
    row("kinds/Sheep/portrayal: scenario.unknown-attribute 0:0+0 mood",
        [](Scenario &s) { s.kinds[0].portrayal.colorBy = "moods"; });
    row("kinds/Sheep/placement: scenario.agent-off-grid 0:0+0", [](Scenario &s) {
        s.kinds[0].placement.placed = {{9, 7}, {10, 0}};
    });
    row("kinds/Wolf/placement: scenario.population-does-not-fit 0:0+0", [](Scenario &s) {
        s.world.capacity = 1;
        s.kinds[0].placement.placed = {{1, 1}};
        s.kinds[1].placement.placed = {{1, 1}, {1, 2}};
    });
    row("kinds/Sheep/placement/count: rules.type-mismatch 1:1+3 round(…)",
        [](Scenario &s) { s.kinds[0].placement.count = "1.5"; });
    row("kinds/Sheep/placement/count: rules.line-ends 1:1+1",
        [](Scenario &s) { s.kinds[0].placement.count = ""; });
    row("kinds/Sheep/placement/where: rules.type-mismatch 1:1+6 > 0",
        [](Scenario &s) { s.kinds[0].placement.where = "height"; });
    row("parameters/limit: scenario.duplicate-name 0:0+0",
        [](Scenario &s) { s.parameters[0].name = "limit"; });
    row("parameters/gain: scenario.parameter-type 0:0+0",
        [](Scenario &s) { s.parameters[0].type = ValueType::Text; });
    row("parameters/limit: scenario.parameter-value 0:0+0", [](Scenario &s) { s.parameters[1].value = 0.5; });
    row("parameters/gain: scenario.parameter-value 0:0+0",
        [](Scenario &s) { s.parameters[0].value = std::numeric_limits<double>::quiet_NaN(); });
    row("parameters/gain: scenario.bad-range 0:0+0", [](Scenario &s) { s.parameters[0].minimum = 2; });
    row("parameters/gain: warning scenario.value-outside-range 0:0+0",
        [](Scenario &s) { s.parameters[0].value = 3; });
    row("metrics/m: scenario.duplicate-name 0:0+0", [](Scenario &s) {
        s.metrics = {{.name = "m", .expression = "1"}, {.name = "m", .expression = "2"}};
    });
    row("metrics/1: scenario.bad-name 0:0+0",
        [](Scenario &s) { s.metrics = {{.name = "1", .expression = "1"}}; });
    row("charts/c: scenario.unknown-metric 0:0+0 sheep", [](Scenario &s) {
        s.metrics = {{.name = "sheep", .expression = "1"}};
        s.charts = {{"c", {"shep"}}};
    });
    row("run: scenario.out-of-range 0:0+0", [](Scenario &s) { s.run.collectEvery = 0; });
}

void TestModelChecker::formProblems()
{
    QFETCH(Change, change);
    QFETCH(QString, problems);
    Scenario scenario = rulemodels::bench();
    change(scenario);
    QCOMPARE(linesWithPaths(checkModel(scenario).problems), problems);
}

void TestModelChecker::personaProblems_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *problems, std::function<void(Persona &)> change) {
        QTest::newRow(problems) << Change([change](Scenario &s) {
            s.kinds[0].persona.emplace();
            change(*s.kinds[0].persona);
        }) << QString("kinds/Sheep/persona") + problems;
    };
    row("/backstory: rules.unknown-name 2:7+4 age",
        [](Persona &p) { p.backstory = "One\nis äö{aged} old {age}"; });
    row("/role: rules.template-brace 1:3+1", [](Persona &p) { p.role = "a {age"; });
    row("/goal: rules.template-brace 1:3+1", [](Persona &p) { p.goal = "a } b"; });
    row("/role: rules.line-ends 1:2+1", [](Persona &p) { p.role = "{}"; });
    row("/when: rules.type-mismatch 1:1+3 > 0", [](Persona &p) { p.decides.when = "age"; });
    row("/sees/here: rules.set-as-value 1:1+11 random_choice(…)", [](Persona &p) {
        p.sees = {{"here", "neighbors()"}};
    });
    row("/sees/here: scenario.duplicate-name 0:0+0", [](Persona &p) {
        p.sees = {{"here", "1"}, {"here", "2"}};
    });
    row("/traits/trust: rules.unknown-function 1:1+5 normal",
        [](Persona &p) { p.traits = {{.name = "trust", .expression = "norml(0, 1)"}}; });
    row("/traits/trust: scenario.trait-weights 0:0+0", [](Persona &p) {
        p.traits = {{.name = "trust", .choices = {"a", "b"}, .weights = {1, 0}}};
    });
    row("/traits/name: scenario.duplicate-name 0:0+0",
        [](Persona &p) { p.traits = {{.name = "name", .expression = "1"}}; });
    row("/may: scenario.unknown-action 0:0+0 speak", [](Persona &p) { p.may = {"wait", "speek"}; });
    row("/fallback: scenario.unknown-action 0:0+0", [](Persona &p) { p.fallback = "dance_wildly"; });
    row("/showsAttributes: scenario.unknown-attribute 0:0+0 mood",
        [](Persona &p) { p.showsAttributes = {"mod"}; });
    row("/style: scenario.unknown-style 0:0+0 direct", [](Persona &p) { p.style = "loud"; });
    row("/sightRadius: scenario.out-of-range 0:0+0", [](Persona &p) { p.sightRadius = -1; });
}

void TestModelChecker::personaProblems()
{
    formProblems();
}

void TestModelChecker::problemsComeInDocumentOrder()
{
    Scenario scenario = rulemodels::bench();
    scenario.metrics = {{.name = "m", .expression = "wrong"}};
    scenario.rules = "def f():\n    wrong()\n";
    scenario.kinds[1].rules = "rule a every step:\n    wrong()\nrule b every:\n    pass\n";
    scenario.layers[0].initial = "wrong";
    const CheckedModel checked = checkModel(scenario);
    QVERIFY(!checked.runnable());
    QCOMPARE(
        linesWithPaths(checked.problems),
        QString(
            "layers/grass/initial: rules.unknown-name 1:1+5; kinds/Wolf/rules: rules.unknown-function 2:5+5; "
            "kinds/Wolf/rules: rules.syntax 3:13+1; rules: rules.unknown-function 2:5+5; "
            "metrics/m: rules.unknown-name 1:1+5"));
}

QTEST_GUILESS_MAIN(TestModelChecker)
#include "tst_model_checker.moc"
