// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmGateway.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "support/LoopbackServer.h"

#include <QtTest>

#include <thread>

using namespace gridfolk;
using namespace std::chrono_literals;
using Manner = LoopbackServer::Reply::Manner;

namespace
{

constexpr const char *kKey = "loopback-key-0123456789";

/// A gateway whose provider talks to a server of this machine in real time; jitter is zero.
struct Bench {
    explicit Bench(const std::string &url, GatewaySettings settings = {})
        : gateway(provider(url), settings, clock, [] { return 0.0; })
    {
    }
    std::unique_ptr<LlmProvider> provider(const std::string &url) const
    {
        Endpoint endpoint;
        endpoint.provider = "openai-compatible";
        endpoint.url = url + "/v1";
        endpoint.model = "loopback-model";
        endpoint.key = Secret(kKey);
        endpoint.maxReplyBytes = 20000;
        return std::make_unique<HttpProvider>(std::move(endpoint), std::make_unique<OpenAiChat>(),
                                              std::make_unique<CurlTransport>(), clock);
    }
    GatewayOutcome ask()
    {
        GatewayCall call;
        call.request.messages = {{LlmMessage::Role::User, "hello"}};
        return std::move(gateway.ask({std::move(call)}, stop)[0]);
    }
    std::shared_ptr<SystemWaitingClock> clock = std::make_shared<SystemWaitingClock>();
    StopFlag stop;
    LlmGateway gateway;
};

LoopbackServer::Reply errorReply(int status, const std::string &message,
                                 std::vector<std::pair<std::string, std::string>> headers = {})
{
    return {Manner::Answer, status, std::move(headers), "{\"error\":{\"message\":\"" + message + "\"}}", {}};
}

} // namespace

class TestOpenAiLoopback : public QObject
{
    Q_OBJECT

private slots:
    void asksAndTraces()
    {
        LoopbackServer server;
        server.enqueue(LoopbackServer::chat("hello yourself"));
        Bench bench(server.url());
        const GatewayOutcome outcome = bench.ask();
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->text, std::string("hello yourself"));
        QCOMPARE(outcome.attempts.size(), std::size_t{1});
        const TraceAttempt &attempt = outcome.attempts[0];
        QCOMPARE(attempt.provider, std::string("openai-compatible"));
        QCOMPARE(attempt.model, std::string("loopback-model"));
        QCOMPARE(attempt.status, 200);
        QCOMPARE(attempt.inputTokens, std::int64_t{21});
        QCOMPARE(attempt.outputTokens, std::int64_t{7});
        QVERIFY(attempt.milliseconds > 0);
        QVERIFY(server.received()[0].head.starts_with("POST /v1/chat/completions "));
        QVERIFY(server.received()[0].head.find(std::string("Authorization: Bearer ") + kKey) !=
                std::string::npos);
    }

    void triesAgainAfterServerErrors()
    {
        LoopbackServer server;
        server.enqueue(errorReply(500, "oops"));
        server.enqueue({Manner::CloseAtOnce, 200, {}, {}, {}});
        server.enqueue(errorReply(429, "slow down", {{"Retry-After-Ms", "30"}}));
        server.enqueue(LoopbackServer::chat("at last"));
        Bench bench(server.url());
        const GatewayOutcome outcome = bench.ask();
        QVERIFY(outcome.result);
        QCOMPARE(outcome.attempts.size(), std::size_t{4});
        QCOMPARE(outcome.attempts[0].outcome, std::string("llm.server-error"));
        QCOMPARE(outcome.attempts[0].status, 500);
        QCOMPARE(outcome.attempts[1].outcome, std::string("llm.network"));
        QCOMPARE(outcome.attempts[2].outcome, std::string("llm.rate-limited"));
        QCOMPARE(outcome.attempts[3].outcome, std::string("ok"));
    }

    void honorsRetryAfterSeconds()
    {
        LoopbackServer server;
        server.enqueue(errorReply(429, "slow down", {{"Retry-After", "0.4"}}));
        server.enqueue(LoopbackServer::chat("ok"));
        Bench bench(server.url());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(bench.ask().result);
        QVERIFY(timer.elapsed() >= 400);
    }

    void failuresHaveClasses_data()
    {
        QTest::addColumn<int>("manner");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("attempts");
        const int answer = static_cast<int>(Manner::Answer);
        QTest::newRow("hangs") << static_cast<int>(Manner::Hang) << 200 << ""
                               << "llm.timeout" << 2;
        QTest::newRow("closes at once") << static_cast<int>(Manner::CloseAtOnce) << 200 << ""
                                        << "llm.network" << 4;
        QTest::newRow("closes midway") << static_cast<int>(Manner::CloseMidway) << 200 << "{\"choices\":[]}"
                                       << "llm.network" << 4;
        QTest::newRow("rubbish") << answer << 200 << "<html>hello</html>"
                                 << "llm.bad-reply" << 1;
        QTest::newRow("truncated") << answer << 200 << "{\"choices\":[{\"message\":{\"content\":\"hal"
                                   << "llm.bad-reply" << 1;
        QTest::newRow("no HTTP") << static_cast<int>(Manner::Raw) << 200 << "SSH-2.0-OpenSSH\r\n"
                                 << "llm.network" << 4;
        QTest::newRow("oversize") << answer << 200 << QString(30000, 'x') << "llm.too-large" << 1;
        QTest::newRow("401") << answer << 401 << "{}"
                             << "llm.authentication" << 1;
        QTest::newRow("404") << answer << 404 << "{}"
                             << "llm.bad-request" << 1;
        QTest::newRow("500") << answer << 500 << "{}"
                             << "llm.server-error" << 4;
        QTest::newRow("redirect") << answer << 302 << ""
                                  << "llm.bad-request" << 1;
    }
    void failuresHaveClasses()
    {
        QFETCH(int, manner);
        QFETCH(int, status);
        QFETCH(QString, body);
        QFETCH(QString, code);
        QFETCH(int, attempts);
        LoopbackServer server;
        const LoopbackServer::Reply reply{static_cast<Manner>(manner), status, {}, body.toStdString(), {}};
        server.setHandler([reply](const auto &) { return reply; });
        GatewaySettings settings;
        settings.attemptLimit = 200ms;
        settings.callDeadline = manner == static_cast<int>(Manner::Hang) ? 350ms : 5s;
        Bench bench(server.url(), settings);
        const GatewayOutcome outcome = bench.ask();
        QVERIFY(!outcome.result);
        QCOMPARE(QString::fromUtf8(problemCode(outcome.result.error().errorClass).data()), code);
        QCOMPARE(static_cast<int>(outcome.attempts.size()), attempts);
        QCOMPARE(server.requestCount(), static_cast<std::size_t>(attempts));
    }

    void nobodyListens()
    {
        Bench bench(LoopbackServer::deadUrl());
        const GatewayOutcome outcome = bench.ask();
        QVERIFY(outcome.result.error().errorClass == ErrorClass::Network);
        QCOMPARE(outcome.attempts.size(), std::size_t{4});
        QVERIFY(!outcome.result.error().message.empty());
    }

    void stopAnswersWithinATenthOfASecond()
    {
        LoopbackServer server;
        server.setHandler([](const auto &) { return LoopbackServer::Reply{Manner::Hang, 200, {}, {}, {}}; });
        Bench bench(server.url());
        std::vector<GatewayCall> calls(40);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].context.serial = i;
        }
        std::chrono::steady_clock::time_point raised;
        std::thread stopper([&] {
            if (server.waitForRequests(8, 5s)) {
                raised = std::chrono::steady_clock::now();
                bench.stop.raise();
            }
        });
        const auto outcomes = bench.gateway.ask(std::move(calls), bench.stop);
        const auto ended = std::chrono::steady_clock::now();
        stopper.join();
        QVERIFY(ended - raised < 100ms);
        QVERIFY(outcomes[0].result.error().errorClass == ErrorClass::Cancelled);
        QVERIFY(server.requestCount() <= 8);
    }

    void callsShareAFewConnections()
    {
        LoopbackServer server;
        server.setHandler([](const auto &) { return LoopbackServer::chat("x"); });
        GatewaySettings settings;
        settings.concurrency.most = 3;
        Bench bench(server.url(), settings);
        std::vector<GatewayCall> calls(30);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].context.serial = i;
        }
        for (const GatewayOutcome &outcome : bench.gateway.ask(std::move(calls), bench.stop)) {
            QVERIFY(outcome.result);
        }
        QCOMPARE(server.requestCount(), std::size_t{30});
        QVERIFY(server.mostAtOnce() <= 4); // a connection may still close while the next one opens
    }

    void keysStayOutOfErrorsAndTraces()
    {
        LoopbackServer server;
        server.setHandler([](const LoopbackServer::Received &request) {
            return LoopbackServer::Reply{Manner::Answer, 400, {}, std::string(280, 'x') + request.head, {}};
        });
        Bench bench(server.url());
        const GatewayOutcome refused = bench.ask();
        QVERIFY(!leaks(refused.result.error().message));
        QVERIFY(!leaks(refused.attempts[0].reply));

        server.enqueue(LoopbackServer::chat(std::string("you sent ") + kKey));
        const GatewayOutcome answered = bench.ask();
        QCOMPARE(answered.result->text, std::string("you sent [key]"));
        QVERIFY(!leaks(answered.attempts[0].reply));
    }

private:
    static bool leaks(const std::string &text) { return text.find("loopback-key") != std::string::npos; }
};

QTEST_GUILESS_MAIN(TestOpenAiLoopback)
#include "tst_openai_loopback.moc"
