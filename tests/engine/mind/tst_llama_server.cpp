// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real inference server that nobody here wrote, such as llama.cpp's llama-server.
// GRIDFOLK_LLAMA_URL names it ("http://127.0.0.1:8830/v1"), GRIDFOLK_LLAMA_MODEL its model; without the first
// the test is skipped. GRIDFOLK_LLAMA_TICKS=50 makes it longer. GRIDFOLK_LLAMA_SERVER is a command that
// starts another one, to which "--port N" is added.
#include "FakePerception.h"
#include "llm/ProviderSettings.h"
#include "llm/http/CurlTransport.h"
#include "mind/DecisionBroker.h"
#include "support/LoopbackServer.h"

#include <QProcess>
#include <QtTest>

#include <atomic>
#include <future>
#include <thread>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

constexpr int kAgents = 12;

ProviderSettings settingsFor(const QString &provider, bool stream, const QString &url)
{
    ProviderSettings settings;
    settings.id = provider.toStdString();
    settings.stream = stream;
    settings.baseUrl = url.toStdString();
    settings.model = qEnvironmentVariable("GRIDFOLK_LLAMA_MODEL", "tiny").toStdString();
    return settings;
}

/// Twelve villagers who ask a server.
struct Bench {
    Bench(const ProviderSettings &settings, const std::string &style)
    {
        const auto clock = std::make_shared<SystemWaitingClock>();
        auto made = makeProvider(settings, systemEnvironment(), clock);
        BrokerSettings broken;
        broken.pauseOnProviderFailure = false;
        broker = std::make_unique<DecisionBroker>(
            std::make_unique<LlmGateway>(std::move(*made), GatewaySettings(), clock), broken);
        village.persona().style = style;
        village.persona().decides.everyTicks = 1;
        for (std::uint64_t serial = 1; serial <= kAgents; ++serial) {
            const auto at = static_cast<std::int32_t>(serial);
            village.world.add(serial, 0, {at % 4, at / 4}, {{"knows", serial % 2 == 0 ? "True" : "False"}});
        }
    }

    /// One tick; empty when it was stopped.
    std::vector<TraceEvent> tick()
    {
        if (!broker->perceive(village.world)) {
            return {};
        }
        const auto decided = broker->decide(stop);
        if (!decided) {
            return {};
        }
        for (const Decision &decision : *decided) {
            broker->applied(decision, {});
        }
        ++village.world.m_tick;
        return broker->endTick();
    }

    Village village;
    StopFlag stop;
    std::unique_ptr<DecisionBroker> broker;
};

/// A server of the test's own, which it may kill.
class OwnServer
{
public:
    OwnServer()
        : m_url(QString::fromStdString(LoopbackServer::deadUrl()))
    {
    }
    ~OwnServer() { kill(); }
    OwnServer(const OwnServer &) = delete;
    OwnServer &operator=(const OwnServer &) = delete;

    [[nodiscard]] QString url() const { return m_url + "/v1"; }

    bool start()
    {
        QStringList command = QProcess::splitCommand(qEnvironmentVariable("GRIDFOLK_LLAMA_SERVER"));
        m_process = std::make_unique<QProcess>();
        m_process->setStandardOutputFile(QProcess::nullDevice());
        m_process->setStandardErrorFile(QProcess::nullDevice());
        const QString program = command.takeFirst();
        m_process->start(program, command << "--port" << m_url.section(':', -1));
        return m_process->waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 20'000);
    }
    void kill()
    {
        if (m_process) {
            m_process->kill();
            m_process->waitForFinished();
            m_process.reset();
        }
    }

private:
    /// Whether it has loaded its model; before that it is busy with status 503.
    [[nodiscard]] bool answers() const
    {
        CurlTransport transport;
        std::promise<HttpResult> promise;
        HttpRequest request;
        request.url = m_url.toStdString() + "/health";
        request.limits.total = 2s;
        transport.start(request, [&promise](HttpResult result) { promise.set_value(std::move(result)); });
        const HttpResult result = promise.get_future().get();
        return result && result->status != 503;
    }

    QString m_url;
    std::unique_ptr<QProcess> m_process;
};

} // namespace

class TestLlamaServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (qEnvironmentVariable("GRIDFOLK_LLAMA_URL").isEmpty()) {
            QSKIP("GRIDFOLK_LLAMA_URL is not set: no inference server to test against");
        }
    }

    void repliesFitTheirSchema_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<QString>("style");
        QTest::addColumn<int>("ticks");
        const int given = qEnvironmentVariableIntValue("GRIDFOLK_LLAMA_TICKS");
        const int ticks = given > 0 ? given : 6;
        QTest::newRow("OpenAI") << "openai-compatible" << false << "direct" << ticks;
        QTest::newRow("OpenAI, streamed") << "openai-compatible" << true << "direct" << ticks;
        QTest::newRow("Anthropic") << "anthropic" << false << "direct" << ticks;
        QTest::newRow("Anthropic, streamed") << "anthropic" << true << "direct" << ticks;
        QTest::newRow("OpenAI, think") << "openai-compatible" << false << "think" << 2;
        QTest::newRow("Anthropic, think") << "anthropic" << false << "think" << 2;
    }
    void repliesFitTheirSchema()
    {
        QFETCH(QString, provider);
        QFETCH(bool, stream);
        QFETCH(QString, style);
        QFETCH(int, ticks);
        Bench bench(settingsFor(provider, stream, qEnvironmentVariable("GRIDFOLK_LLAMA_URL")),
                    style.toStdString());
        int decisions = 0;
        int fallbacks = 0;
        int repaired = 0;
        std::int64_t mostInput = 0;
        double milliseconds = 0;
        std::map<std::string, int> faults;
        for (int tick = 0; tick < ticks; ++tick) {
            for (const TraceEvent &trace : bench.tick()) {
                ++decisions;
                fallbacks += trace.status == DecisionStatus::Fallback ? 1 : 0;
                repaired += trace.status == DecisionStatus::Repaired ? 1 : 0;
                mostInput = std::max(mostInput, trace.attempts.back().inputTokens);
                milliseconds += trace.attempts.back().milliseconds;
                if (!trace.statusReason.empty()) {
                    ++faults[trace.statusReason + " " + trace.attempts.back().reply.substr(0, 200)];
                }
            }
        }
        qInfo("%d decisions, %d repaired, %d fallbacks, %.0f ms each, at most %lld tokens in", decisions,
              repaired, fallbacks, milliseconds / std::max(decisions, 1), static_cast<long long>(mostInput));
        for (const auto &[fault, count] : faults) {
            qInfo("  %d x %s", count, fault.c_str());
        }
        QCOMPARE(decisions, kAgents * ticks);
        QVERIFY(mostInput > 0);
        QVERIFY(fallbacks * 20 <= decisions);
    }

    void aStopUnderLoadIsHeardAtOnce()
    {
        const auto clock = std::make_shared<SystemWaitingClock>();
        auto made =
            makeProvider(settingsFor("openai-compatible", true, qEnvironmentVariable("GRIDFOLK_LLAMA_URL")),
                         systemEnvironment(), clock);
        QVERIFY(made);
        LlmGateway gateway(std::move(*made), GatewaySettings(), clock);
        std::vector<GatewayCall> calls(200);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].request.messages = {{LlmMessage::Role::User, "Tell me a very long story.", {}, {}, {}}};
            calls[i].request.maxOutputTokens = 4000;
            calls[i].context.serial = i;
        }
        StopFlag stop;
        std::atomic<Clock::Duration::rep> stoppedAt = 0;
        std::thread person([&] {
            std::this_thread::sleep_for(700ms);
            stoppedAt = clock->monotonic().count();
            stop.raise();
        });
        const auto outcomes = gateway.ask(std::move(calls), stop);
        const auto heard = clock->monotonic() - Clock::Duration(stoppedAt.load());
        person.join();
        const auto cancelled = std::count_if(outcomes.begin(), outcomes.end(), [](const auto &outcome) {
            return !outcome.result && outcome.result.error().errorClass == ErrorClass::Cancelled;
        });
        const double milliseconds = std::chrono::duration<double, std::milli>(heard).count();
        qInfo("%td of 200 calls cancelled within %.1f ms", cancelled, milliseconds);
        QVERIFY(cancelled > 100);
        QVERIFY(milliseconds <= 100);
    }

    void aServerThatDiesAndComesBackCostsNoDecision()
    {
        if (qEnvironmentVariable("GRIDFOLK_LLAMA_SERVER").isEmpty()) {
            QSKIP("GRIDFOLK_LLAMA_SERVER is not set: no inference server to start and kill");
        }
        constexpr int kTicks = 6;
        OwnServer server;
        QVERIFY(server.start());
        Bench bench(settingsFor("openai-compatible", true, server.url()), "direct");
        std::map<std::pair<std::int64_t, std::uint64_t>, int> decisions; // by tick and agent
        int fallbacks = 0;
        std::size_t answered = 0;
        std::size_t failed = 0;
        std::atomic<int> tick = 0;
        std::thread deciding([&] {
            for (; tick < kTicks; ++tick) {
                for (const TraceEvent &trace : bench.tick()) {
                    ++decisions[{trace.tick, trace.agent}];
                    fallbacks += trace.status == DecisionStatus::Fallback ? 1 : 0;
                    for (const TraceAttempt &attempt : trace.attempts) {
                        ++(attempt.outcome == "ok" ? answered : failed);
                    }
                }
            }
        });
        const bool begun = QTest::qWaitFor([&tick] { return tick >= 2; }, 600'000);
        server.kill();
        const bool restarted = server.start();
        deciding.join();
        QVERIFY(begun);
        QVERIFY(restarted);
        qInfo("%zu decisions, %d fell back, %zu attempts answered, %zu failed", decisions.size(), fallbacks,
              answered, failed);
        QCOMPARE(decisions.size(), static_cast<std::size_t>(kAgents * kTicks));
        QVERIFY(
            std::all_of(decisions.begin(), decisions.end(), [](const auto &one) { return one.second == 1; }));
        QVERIFY(failed > 0); // it was away
        QVERIFY(fallbacks * 20 <= kAgents * kTicks);
        // Every answer is on the cassette once: none was asked for again.
        QCOMPARE(bench.broker->gateway().cassette().entries().size(), answered);
    }
};

QTEST_GUILESS_MAIN(TestLlamaServer)
#include "tst_llama_server.moc"
