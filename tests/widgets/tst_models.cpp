// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "widgets/AttributesModel.h"
#include "widgets/ProblemsModel.h"
#include "widgets/SightsModel.h"
#include "widgets/SwatchModel.h"
#include "widgets/TraceModel.h"
#include "widgets/TraitsModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace gridfolk;

class TestModels : public QObject
{
    Q_OBJECT
private slots:
    void swatchesUpdateInPlace();
    void problemsGroup();
    void tracesFilter_data();
    void tracesFilter();
    void tracesComeNewestFirst();
    void traitsRoundTrip_data();
    void traitsRoundTrip();
    void traitsAreEdited();
    void sightsAreEdited();
    void attributeTypesRoundTrip_data();
    void attributeTypesRoundTrip();
    void attributesShowErrors();

private:
    Theme m_theme;
};

void TestModels::swatchesUpdateInPlace()
{
    SwatchModel model(true);
    QAbstractItemModelTester tester(&model);
    model.setRows({{QStringLiteral("a"), "", "blue", {}, {}, {}, true},
                   {QStringLiteral("b"), "", "red", {}, {}, {}, true}});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows({{QStringLiteral("a"), "", "blue", {}, {}, {}, true},
                   {QStringLiteral("b"), "", "red", {}, {}, QStringLiteral("7"), true}});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QSignalSpy visibility(&model, &SwatchModel::visibilityEdited);
    QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(visibility.count(), 1);
    QVERIFY(model.data(model.index(0), Qt::AccessibleTextRole).toString().contains(QStringLiteral("hidden")));
}

void TestModels::problemsGroup()
{
    ProblemsModel model(m_theme);
    QAbstractItemModelTester tester(&model);
    model.setProblems(QStringLiteral("check"), samples::problems());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.errorCount(), 1);
    QCOMPARE(model.warningCount(), 1);
    QCOMPARE(model.problem(0).severity, Severity::Error);
    QVERIFY(model.data(model.index(0, 0), Qt::DisplayRole).toString().contains(QStringLiteral("2 times")));
    for (int times = 0; times < 1000; ++times) {
        model.addProblem(QStringLiteral("run"), samples::problems()[0]);
    }
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.data(model.index(2, 0), ProblemsModel::CountRole).toInt(), 1000);
    model.setProblems(QStringLiteral("check"), {});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.asText(0).contains(QStringLiteral("rules.unused-local")));
}

void TestModels::tracesFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("expected");
    QTest::newRow("nothing") << QString() << 4;
    QTest::newRow("agent") << QStringLiteral("agent:ana") << 2;
    QTest::newRow("agents") << QStringLiteral("agent:ana,bruno") << 4;
    QTest::newRow("serial") << QStringLiteral("agent:2") << 2;
    QTest::newRow("tick") << QStringLiteral("tick:3") << 2;
    QTest::newRow("ticks") << QStringLiteral("tick:2..9") << 2;
    QTest::newRow("open end") << QStringLiteral("tick:2..") << 2;
    QTest::newRow("status") << QStringLiteral("status:failed") << 1;
    QTest::newRow("text in a reply") << QStringLiteral("WOLVES") << 1;
    QTest::newRow("both") << QStringLiteral("agent:ana wolves") << 0;
}

void TestModels::tracesFilter()
{
    QFETCH(QString, filter);
    QFETCH(int, expected);
    TraceModel model;
    QAbstractItemModelTester tester(&model);
    std::vector<TraceEvent> events;
    for (const std::int64_t tick : {1, 3}) {
        TraceEvent ana;
        ana.tick = tick;
        ana.agent = 1;
        ana.name = "Ana";
        ana.action = "wait";
        ana.status = tick == 3 ? DecisionStatus::Fallback : DecisionStatus::Valid;
        TraceEvent bruno = ana;
        bruno.agent = 2;
        bruno.name = "Bruno";
        bruno.status = DecisionStatus::Repaired;
        TraceAttempt attempt;
        attempt.reply = tick == 1 ? "Many wolves" : "none";
        bruno.attempts = {attempt};
        events.push_back(ana);
        events.push_back(bruno);
    }
    model.setFilter(filter);
    model.append(events);
    QCOMPARE(model.rowCount(), expected);
    model.setFilter(QString());
    QCOMPARE(model.rowCount(), 4);
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), expected);
    QCOMPARE(model.totals().failed, 1);
}

void TestModels::tracesComeNewestFirst()
{
    TraceModel model;
    QAbstractItemModelTester tester(&model);
    model.append(samples::decisions(5));
    const int before = model.rowCount();
    const int oldest = model.eventIndex(before - 1);
    model.append(samples::decisions(2));
    QVERIFY(model.rowCount() > before);
    QCOMPARE(model.eventIndex(model.rowCount() - 1), oldest);
    QCOMPARE(model.eventIndex(0), static_cast<int>(model.events().size()) - 1);
    QCOMPARE(model.rowOf(model.eventIndex(3)), 3);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::traitsRoundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("choices");
    QTest::newRow("expression") << QStringLiteral("normal(0.6, 0.2)") << 0;
    QTest::newRow("words") << QStringLiteral("calm 60, proud 30, angry 10") << 3;
    QTest::newRow("one word is an expression") << QStringLiteral("calm 60") << 0;
    QTest::newRow("arithmetic with a comma") << QStringLiteral("max(1, 2)") << 0;
}

void TestModels::traitsRoundTrip()
{
    QFETCH(QString, text);
    QFETCH(int, choices);
    Trait trait;
    TraitsModel::setValueText(trait, text);
    QCOMPARE(static_cast<int>(trait.choices.size()), choices);
    QCOMPARE(TraitsModel::valueText(trait), text);
}

void TestModels::traitsAreEdited()
{
    TraitsModel model;
    QAbstractItemModelTester tester(&model);
    QSignalSpy edited(&model, &TraitsModel::traitsEdited);
    model.addTrait();
    model.addTrait();
    QVERIFY(model.traits()[0].name != model.traits()[1].name);
    QVERIFY(model.setData(model.index(0, 1), QStringLiteral("calm 1, wild 2"), Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, 1), QStringLiteral("calm 1, wild 2"), Qt::EditRole));
    QCOMPARE(model.traits()[0].choices.size(), std::size_t{2});
    model.removeTrait(1);
    model.removeTrait(9);
    QCOMPARE(edited.count(), 4);
    QCOMPARE(model.rowCount(), 1);
}

void TestModels::sightsAreEdited()
{
    SightsModel model;
    QAbstractItemModelTester tester(&model);
    model.addSight();
    QVERIFY(model.setData(model.index(0, 0), QStringLiteral(" coins "), Qt::EditRole));
    QCOMPARE(model.sights()[0].label, std::string("coins"));
    model.removeSight(0);
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::attributeTypesRoundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("type");
    QTest::newRow("bool") << QStringLiteral("bool") << static_cast<int>(ValueType::Bool);
    QTest::newRow("int") << QStringLiteral("int") << static_cast<int>(ValueType::Int);
    QTest::newRow("float") << QStringLiteral("float") << static_cast<int>(ValueType::Float);
    QTest::newRow("text") << QStringLiteral("text") << static_cast<int>(ValueType::Text);
    QTest::newRow("category") << QStringLiteral("calm, proud") << static_cast<int>(ValueType::Category);
    QTest::newRow("agent") << QStringLiteral("agent Wolf") << static_cast<int>(ValueType::Agent);
}

void TestModels::attributeTypesRoundTrip()
{
    QFETCH(QString, text);
    QFETCH(int, type);
    Attribute attribute;
    AttributesModel::setTypeText(attribute, text);
    QCOMPARE(static_cast<int>(attribute.type), type);
    QCOMPARE(AttributesModel::typeText(attribute), text);
}

void TestModels::attributesShowErrors()
{
    AttributesModel model(m_theme);
    QAbstractItemModelTester tester(&model);
    model.setAttributes(samples::valley().kinds[2].attributes);
    model.setError(1, AttributesModel::InitialColumn, QStringLiteral("Unknown <b>name</b>"));
    const QModelIndex cell = model.index(1, AttributesModel::InitialColumn);
    QCOMPARE(model.data(cell, Qt::ToolTipRole).toString(), QStringLiteral("Unknown &lt;b&gt;name&lt;/b&gt;"));
    QVERIFY(model.setData(cell, QStringLiteral("0.5"), Qt::EditRole));
    QVERIFY(!model.data(cell, Qt::ForegroundRole).isValid());
    QSignalSpy edited(&model, &AttributesModel::attributesEdited);
    model.addAttribute();
    model.removeAttribute(0);
    QCOMPARE(edited.count(), 2);
    QCOMPARE(model.attributes().front().name, std::string("trust"));
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
