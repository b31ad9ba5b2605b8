// SPDX-License-Identifier: GPL-3.0-or-later
// R12: a key goes through every provider, streamed or not, to a server that says it back in every spelling;
// none of the files that the program leaves behind holds it, nor does a text that people see.
#include "base/CoreDumps.h"
#include "session/Session.h"
#include "support/LoopbackServer.h"
#include "support/TestEngine.h"

#include <QDirIterator>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace gridfolk;
using Json = nlohmann::ordered_json;

namespace
{

/// Every character that some text spells otherwise.
const std::string kCanary = "canary+7Qx2/\"k\\Wz=&%~!";

QList<QByteArray> spellings(const QByteArray &key)
{
    const QByteArray json = QByteArray::fromStdString(Json(key.toStdString()).dump());
    QList<QByteArray> forms{key, json.mid(1, json.size() - 2), key.toHex(), key.toPercentEncoding()};
    forms << QByteArray(forms[1]).replace("/", "\\/");
    for (int before = 0; before < 3; ++before) { // base64 of a text in which the key stands anywhere
        const QByteArray text = (QByteArray(before, ' ') + key).toBase64();
        const qsizetype first = before == 0 ? 0 : 4;
        forms << text.mid(first, (before + key.size()) / 3 * 4 - first);
    }
    return forms;
}

/// What a careless server puts into its answer.
std::string echo(const std::string &head)
{
    const QByteArray key = QByteArray::fromStdString(kCanary);
    return head + " " + key.toBase64().toStdString() + " " + (" " + key).toBase64().toStdString() + " " +
           key.toPercentEncoding().toStdString();
}

std::string documentWith(const std::string &provider, const std::string &text)
{
    if (provider == "gemini") {
        return Json{{"candidates", Json::array({{{"content", {{"parts", Json::array({{{"text", text}}})}}},
                                                 {"finishReason", "STOP"}}})},
                    {"modelVersion", text}}
            .dump();
    }
    if (provider == "anthropic") {
        return Json{{"content", Json::array({{{"type", "text"}, {"text", text}}})},
                    {"stop_reason", "end_turn"},
                    {"model", text}}
            .dump();
    }
    return Json{{"choices", Json::array({{{"message", {{"role", "assistant"}, {"content", text}}},
                                          {"finish_reason", "stop"}}})},
                {"model", text}}
        .dump();
}

std::string withEscapes(std::string json)
{
    for (std::size_t at = json.find('+'); at != std::string::npos; at = json.find('+', at)) {
        json.replace(at, 1, "\\u002b");
    }
    return json;
}

/// Echoes the request's head: as a reply, with escapes, as errors, as a page, as a redirect.
LoopbackServer::Handler careless(const std::string &provider, const std::string &elsewhere)
{
    auto count = std::make_shared<std::atomic<int>>(0);
    return [provider, elsewhere, count](const LoopbackServer::Received &request) {
        LoopbackServer::Reply reply;
        const std::string said = echo(request.head);
        const int number = ++*count;
        const bool last = number > 60;
        reply.headers = {{"Content-Type", "application/json"}, {"X-Echo", kCanary}, {"Retry-After-Ms", "1"}};
        reply.body = documentWith(provider, said);
        if (number % 3 == 0) {
            reply.body = withEscapes(reply.body);
        }
        if (number % 7 == 0) {
            reply.status = 503;
            reply.body = Json{{"error", {{"message", said}, {"code", said}}}}.dump();
        }
        if (number % 11 == 0) {
            reply.status = 502;
            reply.body = "<html>" + said + "</html>";
        }
        if (last) {
            reply.status = number % 2 == 0 ? 400 : 307;
            reply.headers.emplace_back("Location", elsewhere);
            reply.body = Json{{"error", {{"message", std::string(250, '.') + said}}}}.dump();
        }
        return reply;
    };
}

/// Names of files with a spelling of the key in them, names included.
QStringList leaksIn(const QString &folder, int &files)
{
    QStringList leaks;
    QDirIterator left(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (left.hasNext()) {
        QFile file(left.next());
        if (!file.open(QIODevice::ReadOnly)) {
            leaks << file.fileName() + " cannot be read";
            continue;
        }
        ++files;
        const QByteArray bytes = file.fileName().toUtf8() + file.readAll();
        for (const QByteArray &form : spellings(QByteArray::fromStdString(kCanary))) {
            if (bytes.contains(form)) {
                leaks << file.fileName() + ": " + form;
            }
        }
    }
    return leaks;
}

} // namespace

class TestCanary : public QObject
{
    Q_OBJECT

private slots:
    void theScanFindsAKey()
    {
        for (const QByteArray &form : spellings(QByteArray::fromStdString(kCanary))) {
            const QTemporaryDir folder;
            QFile file(folder.filePath("leak"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("{\"a\":\"" + form + "\"}");
            file.close();
            int files = 0;
            QVERIFY2(!leaksIn(folder.path(), files).isEmpty(), form.constData());
        }
    }

    void noFileHoldsTheKey_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<bool>("stream");
        for (const bool stream : {false, true}) {
            for (const auto &[provider, variable] :
                 {std::pair("gemini", "GRIDFOLK_GEMINI_KEY"), std::pair("openai", "GRIDFOLK_OPENAI_KEY"),
                  std::pair("anthropic", "GRIDFOLK_ANTHROPIC_KEY"),
                  std::pair("openai-compatible", "GRIDFOLK_OPENAI_KEY")}) {
                QTest::addRow("%s%s", provider, stream ? ", streamed" : "") << provider << variable << stream;
            }
        }
    }
    void noFileHoldsTheKey()
    {
        QFETCH(QString, provider);
        QFETCH(QString, variable);
        QFETCH(bool, stream);
        const QTemporaryDir folder;
        const auto in = [&folder](const char *name) { return folder.filePath(name).toStdString(); };
        LoopbackServer elsewhere;
        LoopbackServer server;
        server.setHandler(careless(provider.toStdString(), elsewhere.url()));
        RunOptions options;
        options.provider = {provider.toStdString(), server.url(), "m"};
        options.provider.stream = stream;
        options.recordPath = in("run.cassette");
        options.ledgerPath = in("spending.sqlite");
        options.cachePath = in("replies.sqlite");
        options.samples = 3;
        options.capDollars = 100;
        options.monitor = std::make_shared<GatewayMonitor>();
        const auto scenario = std::make_shared<const Scenario>(exampleScenario("village_gossip"));
        const EngineFactory factory;
        qputenv(variable.toUtf8(), kCanary.c_str());
        auto engine = factory.make(scenario, options);
        qunsetenv(variable.toUtf8());
        QVERIFY2(engine, engine ? "" : engine.error().code.c_str());
        QVERIFY(ProjectFile::create(in("run.gridfolk"), *scenario));
        const RunRecord record = factory.describe(*scenario, options);
        auto writer = RunWriter::start(in("run.gridfolk"), record);
        QVERIFY(writer);
        std::vector<TraceEvent> traces;
        HeadlessRun::Options headless;
        headless.lastTick = 12;
        headless.sink = writer->get();
        headless.onTick = [&traces](const TickRecord &tick) {
            traces.insert(traces.end(), tick.traces.begin(), tick.traces.end());
        };
        const auto outcome = HeadlessRun::run(**engine, headless);
        QVERIFY(!outcome); // the last answers of the server are errors for good
        QVERIFY(server.requestCount() > 60);
        QVERIFY(server.received()[0].head.find(kCanary) != std::string::npos);
        QCOMPARE(elsewhere.requestCount(), std::size_t{0});
        const Provenance provenance = provenanceOf(record, *factory.clock());
        QVERIFY(exportTraces(in("traces.csv"), traces, provenance));
        QVERIFY(exportAgents(in("agents.csv"), agentTables(**engine), provenance));
        QFile told(folder.filePath("told.txt")); // what people see
        QVERIFY(told.open(QIODevice::WriteOnly));
        for (const auto &[name, value] : outcome.error().args) {
            told.write(value.c_str());
        }
        for (const auto &row : options.monitor->latest()->providers) {
            told.write((row.provider + row.model).c_str());
        }
        told.close();
        int files = 0;
        const QStringList whileOpen = leaksIn(folder.path(), files); // with the write-ahead logs
        QVERIFY2(whileOpen.isEmpty(), qPrintable(whileOpen.join('\n')));
        QVERIFY(files >= 10);
        writer->reset();
        engine->reset();
        const QStringList afterwards = leaksIn(folder.path(), files);
        QVERIFY2(afterwards.isEmpty(), qPrintable(afterwards.join('\n')));
    }

    void aCrashLeavesNoMemoryBehind()
    {
        forbidCoreDumps();
        rlimit limit{1, 1};
        QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t{0});
#if !defined(__SANITIZE_ADDRESS__)
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
#endif
    }
};

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
