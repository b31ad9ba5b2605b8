// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/AgentCsv.h"
#include "exchange/FileBytes.h"
#include "exchange/MetricCsv.h"
#include "exchange/ModelFile.h"
#include "exchange/TraceCsv.h"
#include "scenario/ScenarioJson.h"
#include "support/CsvParser.h"
#include "support/SampleRun.h"
#include "support/SampleScenario.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <limits>

using namespace gridfolk;

namespace
{

/// A clock that stands still.
class FixedClock final : public Clock
{
public:
    [[nodiscard]] Duration monotonic() const override { return {}; }
    [[nodiscard]] Duration sinceEpoch() const override { return std::chrono::seconds(1'795'374'245); }
};

} // namespace

/// Tables of a run with where they come from, and models as files.
class TestExports : public QObject
{
    Q_OBJECT

private slots:
    void metrics();
    void agents();
    void traces();
    void sidecarSaysWhereItComesFrom();
    void rawIsSaidInTheSidecar();
    void timesAreIso();
    void modelFileRoundTrip();
    void modelFileProblems();

private:
    [[nodiscard]] std::string path(const char *name) const { return m_folder.filePath(name).toStdString(); }
    [[nodiscard]] CsvTable table(const char *name) const
    {
        return parseCsv(readFile(path(name)).value_or("unreadable")).value_or(CsvTable{});
    }
    [[nodiscard]] QJsonObject sidecar(const char *name) const
    {
        const std::string bytes = readFile(path(name) + ".json").value_or("");
        return QJsonDocument::fromJson(QByteArray::fromStdString(bytes)).object();
    }
    [[nodiscard]] static Provenance provenance()
    {
        RunRecord run = sampleRun();
        run.scenarioJson = toJson(sampleScenario());
        return provenanceOf(run, FixedClock());
    }

    QTemporaryDir m_folder;
};

void TestExports::metrics()
{
    const std::vector<MetricRow> rows{
        {0, {1, 0.5}}, {1, {std::numeric_limits<double>::quiet_NaN(), -2}}, {2, {3}}};
    QVERIFY(exportMetrics(path("m.csv"), {"sheep", "gini"}, rows, provenance()).has_value());
    QCOMPARE(QByteArray::fromStdString(*readFile(path("m.csv"))),
             QByteArray("tick,sheep,gini\r\n0,1,0.5\r\n1,NaN,-2\r\n2,3,\r\n"));
}

void TestExports::agents()
{
    QVERIFY(exportAgents(path("a.csv"), sampleAgents(), provenance()).has_value());
    const CsvTable expected{{"tick", "kind", "serial", "x", "y", "trust", "knows", "note", "energy"},
                            {"17", "Villager", "3", "0", "29", "0.1", "true", "'=SUM(A1)", ""},
                            {"17", "Villager", "7", "39", "1", "1e+300", "false", "a,\"b\"\r\nc", ""},
                            {"17", "Sheep", "9", "1", "2", "-0.25", "", "", "-5"}};
    QVERIFY(table("a.csv") == expected);
    const QJsonArray cells = sidecar("a.csv")["apostrophe_cells"].toArray();
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells[0].toObject()["row"].toInt(), 1);
    QCOMPARE(cells[0].toObject()["column"].toString(), QString("note"));
}

void TestExports::traces()
{
    const std::vector<TraceEvent> traces{sampleTrace(4, 9), TraceEvent{}};
    QVERIFY(exportTraces(path("t.csv"), traces, provenance()).has_value());
    const CsvTable rows = table("t.csv");
    QCOMPARE(rows.size(), std::size_t{3});
    const auto cell = [&rows](std::size_t row, const char *column) {
        const auto found = std::find(rows[0].begin(), rows[0].end(), column);
        return found == rows[0].end() ? std::string("no such column")
                                      : rows[row][static_cast<std::size_t>(found - rows[0].begin())];
    };
    QCOMPARE(cell(1, "tick"), std::string("4"));
    QCOMPARE(cell(1, "agent"), std::string("9"));
    QCOMPARE(cell(1, "system_prompt"), sampleTrace(4, 9).systemPrompt);
    QCOMPARE(cell(1, "thought"), sampleTrace(4, 9).thought);
    QCOMPARE(cell(1, "offered"), std::string("trade; speak (not offered: nobody near)"));
    QCOMPARE(cell(1, "arguments"), std::string(R"({"partner":"Bruno #12","amount":"1"})"));
    QCOMPARE(cell(1, "status"), std::string("repaired"));
    QCOMPARE(cell(1, "attempts"), std::string("2"));
    QCOMPARE(cell(1, "http_status"), std::string("200"));
    QCOMPARE(cell(1, "milliseconds"), std::string("12.6"));
    QCOMPARE(cell(1, "input_tokens"), std::string("812"));
    QCOMPARE(cell(1, "reply"), std::string("\xEF\xBF\xBD{\"a\"\xEF\xBF\xBD:1}"));
    QCOMPARE(cell(1, "effects"), std::string("coins 4 → 3; Bruno #12.coins 0 → 1"));
    QCOMPARE(cell(2, "arguments"), std::string("{}"));
    QCOMPARE(cell(2, "attempts"), std::string("0"));
}

void TestExports::sidecarSaysWhereItComesFrom()
{
    QVERIFY(exportMetrics(path("s.csv"), {"n"}, std::vector<MetricRow>{{0, {1}}}, provenance()).has_value());
    const QJsonObject json = sidecar("s.csv");
    QCOMPARE(json["program_version"].toString(), QString("0.1.0"));
    QCOMPARE(json["model"].toString(), QString::fromStdString(sampleScenario().title));
    QCOMPARE(json["model_hash"].toString(), QString("0123456789abcdef"));
    QCOMPARE(json["ticks"].toInt(), 17);
    QCOMPARE(json["provider"].toString(), QString("rehearsal"));
    QCOMPARE(json["started"].toString(), QString("2026-11-22T19:00:00Z"));
    QCOMPARE(json["exported"].toString(), QString("2026-11-22T19:04:05Z"));
    QCOMPARE(json["table"].toString(), QString("metrics"));
    QCOMPARE(json["rows"].toInt(), 1);
    QCOMPARE(json["columns"].toArray(), QJsonArray({"tick", "n"}));
    QCOMPARE(json["raw"].toBool(true), false);
    QCOMPARE(json["parameters"].toArray()[1].toObject()["name"].toString(), QString("gain"));
    QCOMPARE(json["parameters"].toArray()[1].toObject()["value"].toDouble(), 0.1);
    QCOMPARE(json["interventions"].toArray()[0].toObject()["tick"].toInt(), 3);
    // Qt would read a number of 64 bits as a double, so the seed is looked up in the text.
    QVERIFY(readFile(path("s.csv.json"))->find("\"seed\": 18364758544493064720,") != std::string::npos);
}

void TestExports::rawIsSaidInTheSidecar()
{
    QVERIFY(exportAgents(path("r.csv"), sampleAgents(), provenance(), {.raw = true}).has_value());
    QCOMPARE(table("r.csv")[1][7], std::string("=SUM(A1)"));
    QCOMPARE(sidecar("r.csv")["raw"].toBool(), true);
    QCOMPARE(sidecar("r.csv")["apostrophes"].toInt(-1), 0);
}

void TestExports::timesAreIso()
{
    using std::chrono::seconds;
    QCOMPARE(isoTime(seconds(0)), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(isoTime(seconds(951'782'399)), std::string("2000-02-28T23:59:59Z"));
    QCOMPARE(isoTime(seconds(951'782'400)), std::string("2000-02-29T00:00:00Z"));
    QCOMPARE(isoTime(std::chrono::milliseconds(-1)), std::string("1969-12-31T23:59:59Z"));
}

void TestExports::modelFileRoundTrip()
{
    QVERIFY(writeModelFile(path("a.gridfolk.json"), sampleScenario()).has_value());
    QVERIFY(readModelFile(path("a.gridfolk.json")) == sampleScenario());
    QCOMPARE(*readFile(path("a.gridfolk.json")), toJson(sampleScenario()));
}

void TestExports::modelFileProblems()
{
    QCOMPARE(readModelFile(path("none.json")).error().code, std::string("exchange.missing"));
    QCOMPARE(readModelFile(m_folder.path().toStdString()).error().code, std::string("exchange.cannot-read"));
    QVERIFY(writeFileAtomically(path("bad.json"), "{\"gridfolk\": 1,").has_value());
    const auto bad = readModelFile(path("bad.json"));
    QCOMPARE(bad.error().code, std::string("scenario.truncated"));
    QCOMPARE(bad.error().arg("file"), path("bad.json"));
    QCOMPARE(readFile(path("bad.json"), 5).error().code, std::string("exchange.too-big"));
}

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
