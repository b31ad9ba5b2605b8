// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "scenario/JsonText.h"
#include "scenario/ScenarioJson.h"
#include "support/SampleScenario.h"

#include <QtTest>

using namespace gridfolk;

/// Anything may be opened: every fault has its problem with a place, and no bytes crash.
class TestScenarioBadJson : public QObject
{
    Q_OBJECT

private slots:
    void faults_data();
    void faults();
    void syntaxErrorsHaveLineAndColumn();
    void unknownKeysGetASuggestion();
    void truncatedAtEveryByte();
    void corruptAtEverySeventhByte();
    void randomBytes();
    void deepTextIsRefused();
    void hugeTextsAreRefused();
    void paintingBombIsRefused();
};

void TestScenarioBadJson::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QByteArray &text, const char *code, const char *path = "") {
        QTest::newRow(name) << text << QString(code) << QString(path);
    };
    const auto body = [](const char *rest) { return QByteArray(R"({"gridfolk": 1, )") + rest + "}"; };
    row("empty", "", "scenario.truncated");
    row("blank", "  \n", "scenario.truncated");
    row("picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "scenario.not-json");
    row("database", QByteArray("SQLite format 3\0", 16), "scenario.not-json");
    row("latin-1", "{\"title\": \"\xE4\"}", "scenario.not-json");
    row("two documents", "{} {}", "scenario.not-json");
    row("comma at the end", "{\"gridfolk\": 1,}", "scenario.not-json");
    row("not a number", body(R"("world": {"width": NaN})"), "scenario.not-json");
    row("infinite", body(R"("world": {"width": 1e999})"), "scenario.bad-number");
    row("other JSON", R"({"name": "package"})", "scenario.not-a-model");
    row("a list", "[1, 2]", "scenario.not-a-model");
    row("a number", "7", "scenario.not-a-model");
    row("format is a text", R"({"gridfolk": "1"})", "scenario.not-a-model");
    row("newer", R"({"gridfolk": 2})", "scenario.newer-version", "/gridfolk");
    row("far newer", R"({"gridfolk": 99999999999})", "scenario.newer-version", "/gridfolk");
    row("format zero", R"({"gridfolk": 0})", "scenario.bad-value", "/gridfolk");
    row("unknown key", body(R"("kindz": [])"), "scenario.unknown-key", "/kindz");
    row("unknown key inside", body(R"("kinds": [{"name": "a", "a/b~": 1}])"), "scenario.unknown-key",
        "/kinds/0/a~1b~0");
    row("duplicate key", body(R"("kinds": [{"name": "a"}, {"name": "b", "name": "c"}])"),
        "scenario.duplicate-key", "/kinds/1/name");
    row("missing key", body(R"("kinds": [{"rules": []}])"), "scenario.missing-key", "/kinds/0");
    row("title is a number", body(R"("title": 3)"), "scenario.wrong-type", "/title");
    row("null", body(R"("title": null)"), "scenario.wrong-type", "/title");
    row("kinds is an object", body(R"("kinds": {})"), "scenario.wrong-type", "/kinds");
    row("kind is a text", body(R"("kinds": ["Sheep"])"), "scenario.wrong-type", "/kinds/0");
    row("rule line is a number", body(R"("rules": ["a", 1])"), "scenario.wrong-type", "/rules/1");
    row("rules are an object", body(R"("rules": {})"), "scenario.wrong-type", "/rules");
    row("width is a fraction", body(R"("world": {"width": 2.5})"), "scenario.wrong-type", "/world/width");
    row("width is zero", body(R"("world": {"width": 0})"), "scenario.bad-value", "/world/width");
    row("width is too much", body(R"("world": {"width": 10001})"), "scenario.bad-value", "/world/width");
    row("width beyond 32 bits", body(R"("world": {"width": 4294967297})"), "scenario.bad-value",
        "/world/width");
    row("capacity beyond 32 bits", body(R"("world": {"capacity": 4294967297})"), "scenario.bad-value",
        "/world/capacity");
    row("torus is a number", body(R"("world": {"torus": 1})"), "scenario.wrong-type", "/world/torus");
    row("unknown word", body(R"("world": {"neighborhood": "hex"})"), "scenario.bad-value",
        "/world/neighborhood");
    row("seed is negative", body(R"("run": {"seed": -1})"), "scenario.bad-value", "/run/seed");
    row("seed beyond 64 bits", body(R"("run": {"seed": 18446744073709551616})"), "scenario.wrong-type",
        "/run/seed");
    row("ticks beyond 63 bits", body(R"("run": {"ticks": 18446744073709551615})"), "scenario.bad-value",
        "/run/ticks");
    row("ticks are negative", body(R"("run": {"ticks": -5})"), "scenario.bad-value", "/run/ticks");
    row("bool parameter is a number", body(R"("parameters": [{"name": "p", "type": "bool", "value": 1}])"),
        "scenario.wrong-type", "/parameters/0/value");
    row("int parameter is a fraction", body(R"("parameters": [{"name": "p", "type": "int", "value": 1.5}])"),
        "scenario.wrong-type", "/parameters/0/value");
    row("placed is one number", body(R"("kinds": [{"name": "a", "placement": {"placed": [3]}}])"),
        "scenario.wrong-type", "/kinds/0/placement/placed/0");
    row("placed outside", body(R"("kinds": [{"name": "a", "placement": {"placed": [[40, 0]]}}])"),
        "scenario.bad-value", "/kinds/0/placement/placed/0/0");
    const auto painted = [&](const char *type, const char *rows) {
        return body(
            (QByteArray(
                 R"("world": {"width": 3, "height": 2}, "layers": [{"name": "l", "categories": ["x"],)") +
             R"("type": ")" + type + R"(", "painted": )" + rows + "}]")
                .constData());
    };
    row("painted is a text", painted("bool", R"("6*0")"), "scenario.wrong-type", "/layers/0/painted");
    row("painted has a row too few", painted("bool", R"(["3*0"])"), "scenario.bad-painting",
        "/layers/0/painted");
    row("row too short", painted("bool", R"(["3*0", "2*0"])"), "scenario.bad-row", "/layers/0/painted/1");
    row("row too long", painted("bool", R"(["4*0", "3*0"])"), "scenario.bad-row", "/layers/0/painted/0");
    row("row overflows", painted("bool", R"(["1 18446744073709551615*0", "3*0"])"), "scenario.bad-row",
        "/layers/0/painted/0");
    row("row repeats zero times", painted("bool", R"(["0*1 3*0", "3*0"])"), "scenario.bad-row",
        "/layers/0/painted/0");
    row("row of words", painted("bool", R"(["a b c", "3*0"])"), "scenario.bad-row", "/layers/0/painted/0");
    row("row with two blanks", painted("bool", R"(["0  2*0", "3*0"])"), "scenario.bad-row",
        "/layers/0/painted/0");
    row("row of nan", painted("float", R"(["3*nan", "3*0"])"), "scenario.bad-row", "/layers/0/painted/0");
    row("bool of two", painted("bool", R"(["3*2", "3*0"])"), "scenario.bad-row", "/layers/0/painted/0");
    row("category outside", painted("category", R"(["3*0", "3*1"])"), "scenario.bad-row",
        "/layers/0/painted/1");
    row("int of a half", painted("int", R"(["3*0.5", "3*1"])"), "scenario.bad-row", "/layers/0/painted/0");
}

void TestScenarioBadJson::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    QFETCH(QString, path);
    const auto read =
        scenarioFromJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QVERIFY(!read.has_value());
    QCOMPARE(QString::fromStdString(read.error().code), code);
    QCOMPARE(QString::fromStdString(read.error().place.path), path);
}

void TestScenarioBadJson::syntaxErrorsHaveLineAndColumn()
{
    const auto placeOf = [](std::string_view text) {
        const auto read = scenarioFromJson(text);
        return read ? QPoint()
                    : QPoint(static_cast<int>(read.error().place.column),
                             static_cast<int>(read.error().place.line));
    };
    QCOMPARE(placeOf("{\n  \"a\": x\n}"), QPoint(8, 2));
    QCOMPARE(placeOf("{\n  \"ä\": x\n}"), QPoint(8, 2));
    QCOMPARE(placeOf("?"), QPoint(1, 1));
    QCOMPARE(placeOf("{\n\"a\": [1,\n2"), QPoint(2, 3));
    QCOMPARE(placeOf("{\"a\": 1e999}"), QPoint(7, 1));
}

void TestScenarioBadJson::unknownKeysGetASuggestion()
{
    const auto suggestionFor = [](std::string_view text) {
        const auto read = scenarioFromJson(text);
        return read ? QString("accepted") : QString::fromStdString(read.error().arg("suggestion"));
    };
    QCOMPARE(suggestionFor(R"({"gridfolk": 1, "metric": []})"), QString("metrics"));
    QCOMPARE(suggestionFor(R"({"gridfolk": 1, "world": {"widht": 3}})"), QString("width"));
    QCOMPARE(suggestionFor(R"({"gridfolk": 1, "kinds": [{"nmae": "x"}]})"), QString("name"));
    QCOMPARE(suggestionFor(R"({"gridfolk": 1, "zebra": []})"), QString());
}

void TestScenarioBadJson::truncatedAtEveryByte()
{
    const std::string text = toJson(sampleScenario());
    for (std::size_t length = 0; length + 2 < text.size(); ++length) {
        const auto read = scenarioFromJson(std::string_view(text).substr(0, length));
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().code == "scenario.truncated" || read.error().code == "scenario.not-json",
                 read.error().code.c_str());
        QVERIFY(read.error().place.line > 0);
    }
}

void TestScenarioBadJson::corruptAtEverySeventhByte()
{
    const std::string text = toJson(sampleScenario());
    for (std::size_t i = 0; i < text.size(); i += 7) {
        for (const char byte : {'\0', '"', '9', '}', '\xFF', '-'}) {
            std::string corrupt = text;
            corrupt[i] = byte;
            const auto read = scenarioFromJson(corrupt);
            if (read) {
                QVERIFY(scenarioFromJson(toJson(*read)).has_value());
            } else {
                QVERIFY(read.error().code.starts_with("scenario."));
            }
        }
    }
}

void TestScenarioBadJson::randomBytes()
{
    CounterRng rng(11, Stream::Design, 0, 0);
    const std::string alphabet = "{}[]\",:0123456789.eE+-truefalsn \n\\u\xC3\xA4gridfolk";
    for (int i = 0; i < 20'000; ++i) {
        std::string text(rng.below(60), ' ');
        for (char &c : text) {
            c = i % 2 == 0 ? static_cast<char>(rng.below(256)) : alphabet[rng.below(alphabet.size())];
        }
        QVERIFY(!scenarioFromJson(text).has_value());
    }
}

void TestScenarioBadJson::deepTextIsRefused()
{
    const auto read = scenarioFromJson(std::string(10'000'000, '['));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, std::string("scenario.too-deep"));
    QCOMPARE(read.error().place.path.substr(0, 6), std::string("/0/0/0"));
}

void TestScenarioBadJson::hugeTextsAreRefused()
{
    const auto codeOf = [](const Result<Json> &result) {
        return result ? std::string("fine") : result.error().code;
    };
    QCOMPARE(codeOf(parseJson("[1, 2, 3]", {.bytes = 8})), std::string("scenario.too-big"));
    QCOMPARE(codeOf(parseJson("[1, 2, 3]", {.values = 3})), std::string("scenario.too-big"));
    QCOMPARE(codeOf(parseJson("[1, 2, 3]", {.values = 4})), std::string("fine"));
    QCOMPARE(codeOf(parseJson(R"({"a": 1, "b": 2})", {.keys = 1})), std::string("scenario.too-big"));
    QCOMPARE(codeOf(parseJson("[[1]]", {.levels = 1})), std::string("scenario.too-deep"));
    QCOMPARE(codeOf(parseJson(std::string((std::size_t{64} << 20) + 1, ' '))),
             std::string("scenario.too-big"));
}

void TestScenarioBadJson::paintingBombIsRefused()
{
    std::string rows = "\"10000*0\"";
    for (int y = 1; y < 10'000; ++y) {
        rows += ",\"10000*0\"";
    }
    const auto read = scenarioFromJson(R"({"gridfolk": 1, "world": {"width": 10000, "height": 10000},
        "layers": [{"name": "l", "painted": [)" +
                                       rows + "]}]}");
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, std::string("scenario.too-big"));
    QCOMPARE(read.error().place.path, std::string("/layers/0/painted"));
}

QTEST_GUILESS_MAIN(TestScenarioBadJson)
#include "tst_scenario_bad_json.moc"
