// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Session.h"
#include "support/LoopbackServer.h"
#include "support/TestEngine.h"

#include <QDirIterator>
#include <QtTest>

using namespace gridfolk;

namespace
{

std::shared_ptr<const Scenario> shared(const std::string &example)
{
    return std::make_shared<const Scenario>(exampleScenario(example));
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void aModelWithAnErrorIsNotMade()
    {
        Scenario scenario = exampleScenario("wolf_sheep");
        scenario.kinds[0].rules = "rule broken every step:\n    enrgy -= 1\n";
        const auto made = EngineFactory().make(std::make_shared<const Scenario>(scenario), {});
        QVERIFY(!made);
        QCOMPARE(QString::fromStdString(made.error().place.path), QString("kinds/Sheep/rules"));
        QCOMPARE(made.error().place.line, 2U);
    }

    void anEngineOutlivesItsFactory()
    {
        std::unique_ptr<HybridSimulationEngine> engine;
        {
            const EngineFactory factory;
            engine = std::move(*factory.make(shared("village_gossip"), {}));
        }
        HeadlessRun::Options headless;
        headless.lastTick = 3;
        QVERIFY(HeadlessRun::run(*engine, headless));
    }

    /// R11: a recorded run replays without any call, and ends in the same state.
    void aRecordedRunReplaysWithoutACall()
    {
        const QTemporaryDir folder;
        LoopbackServer server;
        server.setHandler([](const auto &request) {
            const bool late = request.body.find("north") != std::string::npos && request.body.size() % 2 == 0;
            return LoopbackServer::chat(late ? R"({"thought":"up","action":{"name":"move","arguments":)"
                                               R"({"direction":"north"}}})"
                                             : "not an answer that anybody can use");
        });
        RunOptions options;
        options.provider = {"openai-compatible", server.url(), "loopback-model"};
        options.recordPath = folder.filePath("run.cassette").toStdString();
        const auto run = [](const RunOptions &chosen) {
            auto engine = EngineFactory().make(shared("village_gossip"), chosen);
            HeadlessRun::Options headless;
            headless.lastTick = 9;
            const bool ended = engine && HeadlessRun::run(**engine, headless);
            return ended ? (*engine)->hash() : 0;
        };
        const std::uint64_t recorded = run(options);
        QVERIFY(recorded != 0);
        const std::size_t calls = server.requestCount();
        QVERIFY(calls > 36);
        RunOptions replay;
        replay.replayPath = options.recordPath;
        QCOMPARE(run(replay), recorded);
        QCOMPARE(server.requestCount(), calls);
        replay.seed = 7; // other questions
        auto engine = EngineFactory().make(shared("village_gossip"), replay);
        HeadlessRun::Options headless;
        headless.lastTick = 9;
        const auto outcome = HeadlessRun::run(**engine, headless);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, std::string("llm.not-recorded"));
        QVERIFY2(outcome.error().arg("detail").find("line ") != std::string::npos &&
                     outcome.error().arg("detail").find(" was «") != std::string::npos,
                 outcome.error().arg("detail").c_str()); // how the prompts differ
        replay.replayPath = folder.filePath("nowhere").toStdString();
        QCOMPARE(EngineFactory().make(shared("village_gossip"), replay).error().code,
                 std::string("store.missing"));
    }

    /// R12: a key in the environment is in none of the files that a run leaves behind.
    void keysAreInNoFile()
    {
        const QByteArray canary = "canary-7Qx2";
        qputenv("GRIDFOLK_OPENAI_KEY", canary);
        const QTemporaryDir folder;
        LoopbackServer server;
        server.setHandler([](const LoopbackServer::Received &request) {
            LoopbackServer::Reply reply = LoopbackServer::chat(request.head); // echoes the key
            reply.status = request.body.size() % 3 == 0 ? 200 : 400;
            return reply;
        });
        RunOptions options;
        options.provider = {"openai-compatible", server.url(), "loopback-model"};
        options.recordPath = folder.filePath("run.cassette").toStdString();
        options.ledgerPath = folder.filePath("spending.sqlite").toStdString();
        options.cachePath = folder.filePath("replies.sqlite").toStdString();
        options.samples = 3;
        const std::string project = folder.filePath("run.gridfolk").toStdString();
        const auto scenario = shared("village_gossip");
        const EngineFactory factory;
        auto engine = factory.make(scenario, options);
        qunsetenv("GRIDFOLK_OPENAI_KEY");
        QVERIFY(engine);
        QVERIFY(ProjectFile::create(project, *scenario));
        auto writer = RunWriter::start(project, factory.describe(*scenario, options));
        HeadlessRun::Options headless;
        headless.lastTick = 6;
        headless.sink = writer->get();
        const auto outcome = HeadlessRun::run(**engine, headless);
        QVERIFY(server.requestCount() > 0);
        QVERIFY(server.received()[0].head.find(canary.toStdString()) != std::string::npos);
        for (const auto &[name, value] : outcome ? Problem().args : outcome.error().args) {
            QVERIFY2(value.find(canary.toStdString()) == std::string::npos, name.c_str());
        }
        int files = 0;
        QDirIterator left(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (left.hasNext()) {
            QFile file(left.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            ++files;
            for (const QByteArray &form :
                 {canary, canary.toBase64(), canary.toHex(), canary.toPercentEncoding()}) {
                QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
            }
        }
        QVERIFY(files >= 3);
    }

    void anUnknownProviderIsNotMade()
    {
        RunOptions options;
        options.provider.id = "oracle";
        const auto made = EngineFactory().make(shared("village_gossip"), options);
        QVERIFY(!made);
        QCOMPARE(QString::fromStdString(made.error().code), QString("llm.unknown-provider"));
    }

    void aRunIsStoredWithRowsTracesAndAgents()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("run.gridfolk").toStdString();
        const auto scenario = shared("village_gossip");
        const EngineFactory factory;
        const RunOptions options;
        auto engine = factory.make(scenario, options);
        QVERIFY(engine);
        std::vector<MetricRow> rows;
        std::size_t decisions = 0;
        {
            QVERIFY(ProjectFile::create(path, *scenario));
            auto writer = RunWriter::start(path, factory.describe(*scenario, options));
            QVERIFY(writer);
            HeadlessRun::Options headless;
            headless.lastTick = 30;
            headless.sink = writer->get();
            headless.onTick = [&](const TickRecord &record) { decisions += record.traces.size(); };
            auto outcome = HeadlessRun::run(**engine, headless);
            QVERIFY(outcome);
            rows = outcome->metrics;
        }
        QVERIFY(decisions >= 100); // 12 villagers, every third tick
        auto project = ProjectFile::open(path);
        QVERIFY(project);
        const auto runs = (*project)->runs().runs();
        QCOMPARE(runs->size(), std::size_t{1});
        QCOMPARE(runs->front().ticks, std::int64_t{30});
        QCOMPARE(static_cast<int>(runs->front().status), static_cast<int>(RunStatus::Finished));
        QCOMPARE(*(*project)->runs().metrics(runs->front().id), rows);
        QCOMPARE((*project)->runs().traces(runs->front().id)->size(), decisions);
        const auto agents = (*project)->runs().agents(runs->front().id);
        QCOMPARE(agents->size(), std::size_t{2});
        QCOMPARE(agents->front().agents(), std::size_t{12});
    }

    void mindsMoveTheRumor()
    {
        const auto scenario = shared("village_gossip");
        const EngineFactory factory;
        auto engine = factory.make(scenario, {});
        HeadlessRun::Options headless;
        headless.lastTick = 120;
        std::size_t talks = 0;
        std::size_t fallbacks = 0;
        headless.onTick = [&](const TickRecord &record) {
            for (const TraceEvent &trace : record.traces) {
                talks += trace.action == "tell" && trace.status == DecisionStatus::Valid ? 1U : 0U;
                fallbacks += trace.status == DecisionStatus::Fallback ? 1U : 0U;
            }
        };
        const auto outcome = HeadlessRun::run(**engine, headless);
        QVERIFY(outcome);
        QCOMPARE(outcome->metrics.front().values[0], 1.0);
        QCOMPARE(outcome->metrics.back().values[0], 1.0 + static_cast<double>(talks));
        QVERIFY(outcome->metrics.back().values[0] >= 3.0);
        QCOMPARE(fallbacks, std::size_t{0});
    }

    void anAbandonedTickAsksNoMindTwice()
    {
        // Stop in the middle of ticks again and again: the run must equal the one that was never stopped.
        const auto scenario = shared("village_gossip");
        const EngineFactory factory;
        const auto finalHash = [&](bool disturbed) {
            auto engine = factory.make(scenario, {});
            static_cast<void>((*engine)->setUp());
            StopFlag stop;
            while ((*engine)->tick() < 40) {
                if (disturbed && (*engine)->tick() % 3 == 0) {
                    stop.raise();
                    static_cast<void>((*engine)->step(stop));
                    stop.clear();
                }
                if (!(*engine)->step(stop)) {
                    return std::uint64_t{0};
                }
            }
            return (*engine)->hash();
        };
        QVERIFY(finalHash(false) != 0);
        QCOMPARE(finalHash(true), finalHash(false));
    }

    void aStopFlagEndsARunAndKeepsItsRows()
    {
        const EngineFactory factory;
        auto engine = factory.make(shared("wolf_sheep"), {});
        StopFlag stop;
        HeadlessRun::Options headless;
        headless.lastTick = 1000;
        headless.stop = &stop;
        headless.onTick = [&](const TickRecord &record) {
            if (record.tick == 5) {
                stop.raise();
            }
        };
        const auto outcome = HeadlessRun::run(**engine, headless);
        QVERIFY(outcome);
        QCOMPARE(static_cast<int>(outcome->status), static_cast<int>(RunStatus::Stopped));
        QCOMPARE(outcome->metrics.size(), std::size_t{6});
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
