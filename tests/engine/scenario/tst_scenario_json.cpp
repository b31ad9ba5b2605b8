// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "scenario/JsonText.h"
#include "scenario/ScenarioJson.h"
#include "support/GermanLocale.h"
#include "support/SampleScenario.h"

#include <QtTest>

#include <bit>
#include <cmath>

using namespace gridfolk;

/// What is written reads back as it was, byte for byte.
class TestScenarioJson : public QObject
{
    Q_OBJECT

private slots:
    void everyMemberSurvives();
    void defaultsSurvive();
    void defaultsAreLeftOut();
    void linesAreKeptExactly_data();
    void linesAreKeptExactly();
    void ruleTextMayBeOneString();
    void numbersAreShortestAndExact();
    void paintedRowsAreRunLengthCoded();
    void layoutIsReadable();
    void equalScenariosGiveEqualBytes();
    void hashFollowsContent();
    void bytesThatAreNoTextAreReplaced();
    void largestWorldReadsQuickly();
};

void TestScenarioJson::everyMemberSurvives()
{
    const Scenario scenario = sampleScenario();
    const std::string text = toJson(scenario);
    const auto read = scenarioFromJson(text);
    QVERIFY2(read.has_value(), read ? "" : (read.error().code + read.error().place.path).c_str());
    QVERIFY(*read == scenario);
    QCOMPARE(toJson(*read), text);
}

void TestScenarioJson::defaultsSurvive()
{
    const std::string text = toJson(Scenario{});
    const auto read = scenarioFromJson(text);
    QVERIFY(read.has_value());
    QVERIFY(*read == Scenario{});
    const auto shortest = scenarioFromJson(R"({"gridfolk": 1})");
    QVERIFY(shortest.has_value());
    QVERIFY(*shortest == Scenario{});
}

void TestScenarioJson::defaultsAreLeftOut()
{
    Scenario scenario;
    scenario.title = "A";
    QCOMPARE(toJson(scenario), std::string("{\n"
                                           "  \"gridfolk\": 1,\n"
                                           "  \"title\": \"A\",\n"
                                           "  \"world\": { \"width\": 40, \"height\": 30 },\n"
                                           "  \"run\": { \"seed\": 42, \"ticks\": 1000 }\n"
                                           "}\n"));
}

void TestScenarioJson::linesAreKeptExactly_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::newRow("one line") << QByteArray("a");
    QTest::newRow("ends in a newline") << QByteArray("a\n");
    QTest::newRow("only a newline") << QByteArray("\n");
    QTest::newRow("blank lines") << QByteArray("\n\na\n\nb\n\n");
    QTest::newRow("carriage returns") << QByteArray("a\r\nb\r");
    QTest::newRow("tabs and quotes") << QByteArray("\t\"x\"\\n\n'");
    QTest::newRow("controls") << QByteArray("a\x01\x1f\x7f b", 6);
    QTest::newRow("a zero byte") << QByteArray("a\0b\nc", 5);
    QTest::newRow("beyond the basic plane") << QByteArray("\xF0\x9F\x90\x91\n\xE2\x80\xA8");
}

void TestScenarioJson::linesAreKeptExactly()
{
    QFETCH(QByteArray, rules);
    Scenario scenario;
    scenario.rules = rules.toStdString();
    scenario.description = scenario.rules;
    scenario.kinds.emplace_back().rules = scenario.rules;
    const auto read = scenarioFromJson(toJson(scenario));
    QVERIFY(read.has_value());
    QVERIFY(*read == scenario);
}

void TestScenarioJson::ruleTextMayBeOneString()
{
    const auto read = scenarioFromJson(R"({"gridfolk": 1, "rules": "a\nb\n"})");
    QVERIFY(read.has_value());
    QCOMPARE(read->rules, std::string("a\nb\n"));
}

void TestScenarioJson::numbersAreShortestAndExact()
{
    CounterRng rng(7, Stream::Design, 0, 0);
    for (int i = 0; i < 2000; ++i) {
        const double value = std::bit_cast<double>(rng.bits64());
        if (!std::isfinite(value)) {
            continue;
        }
        Scenario scenario;
        scenario.parameters.push_back({.name = "p", .value = value, .minimum = value, .maximum = -value});
        const auto read = scenarioFromJson(toJson(scenario));
        QVERIFY(read.has_value());
        QCOMPARE(read->parameters.front().value, value);
        QCOMPARE(read->parameters.front().maximum, -value);
    }
    Scenario scenario;
    scenario.parameters.push_back({.name = "p", .value = 0.1});
    QVERIFY(toJson(scenario).find("\"value\": 0.1 }") != std::string::npos);
}

void TestScenarioJson::paintedRowsAreRunLengthCoded()
{
    const std::string text = toJson(sampleScenario());
    QVERIFY(text.find("[\n        \"3*0 1\",\n        \"1 0 2*1\"\n      ]") != std::string::npos);
    QVERIFY(text.find("\"0.1 3*0.2\",\n        \"1e-300 3 4 5\"") != std::string::npos);
}

void TestScenarioJson::layoutIsReadable()
{
    const std::string text = toJson(sampleScenario());
    QVERIFY(text.find("      \"rules\": [\n"
                      "        \"rule graze every step:\",\n"
                      "        \"    energy -= 1\",\n"
                      "        \"\",\n"
                      "        \"    # a comment\"\n"
                      "      ],\n") != std::string::npos);
    QVERIFY(text.find(R"({ "name": "friend", "type": "agent", "kind": "Sheep" })") != std::string::npos);
    Scenario scenario;
    for (int i = 0; i < 200; ++i) {
        scenario.kinds.resize(1);
        scenario.kinds[0].placement.placed.push_back({i % 40, i % 30});
    }
    for (const QString &line : QString::fromStdString(toJson(scenario)).split('\n')) {
        QVERIFY2(line.size() <= 100, qPrintable(line));
    }
}

void TestScenarioJson::equalScenariosGiveEqualBytes()
{
    Scenario a = sampleScenario();
    Scenario b = sampleScenario();
    a.layers[0].minimum = 0.0;
    b.layers[0].minimum = -0.0;
    a.layers[2].painted[0] = 0.0;
    b.layers[2].painted[0] = -0.0;
    a.parameters[1].value = 0.0;
    b.parameters[1].value = -0.0;
    QVERIFY(a == b);
    QCOMPARE(toJson(a), toJson(b));
    const std::string text = toJson(a);
    const GermanLocale german;
    if (!german.active()) {
        QSKIP("neither a German locale nor the means to compile one (package locales)");
    }
    QCOMPARE(toJson(a), text);
    QVERIFY(scenarioFromJson(text) == a);
}

void TestScenarioJson::hashFollowsContent()
{
    Scenario changed = sampleScenario();
    QCOMPARE(scenarioHash(changed), scenarioHash(sampleScenario()));
    QCOMPARE(scenarioHash(changed).size(), std::size_t{16});
    changed.kinds[0].rules += "\n";
    QVERIFY(scenarioHash(changed) != scenarioHash(sampleScenario()));
}

void TestScenarioJson::bytesThatAreNoTextAreReplaced()
{
    Scenario scenario;
    scenario.title = "a\xFFz";
    const auto read = scenarioFromJson(toJson(scenario));
    QVERIFY(read.has_value());
    QCOMPARE(read->title, std::string("a\xEF\xBF\xBDz"));
}

void TestScenarioJson::largestWorldReadsQuickly()
{
    Scenario scenario;
    scenario.world.width = 10'000;
    scenario.world.height = 1'000;
    scenario.layers.push_back({.name = "land", .painted = std::vector<double>(10'000'000, 1)});
    QElapsedTimer timer;
    timer.start();
    const auto read = scenarioFromJson(toJson(scenario));
    QVERIFY(read.has_value());
    QVERIFY(*read == scenario);
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(TestScenarioJson)
#include "tst_scenario_json.moc"
