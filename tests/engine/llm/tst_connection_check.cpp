// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ConnectionCheck.h"
#include "support/LoopbackServer.h"

#include <QElapsedTimer>
#include <QtTest>

#include <future>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

using Reply = LoopbackServer::Reply;

const Environment kNothing = [](const std::string &) { return std::nullopt; };

Reply errorReply(int status, const std::string &message, const std::string &code = "x")
{
    Reply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = R"({"error":{"message":")" + message + R"(","code":")" + code + R"("}})";
    return reply;
}

} // namespace

Q_DECLARE_METATYPE(LoopbackServer::Reply)

/// Every way in which a provider may not answer is told apart.
class TestConnectionCheck : public QObject
{
    Q_OBJECT

    static Result<ConnectionReport> check(const ProviderSettings &settings, const KeySource &keys = {},
                                          Clock::Duration limit = 2s)
    {
        std::promise<Result<ConnectionReport>> promise;
        auto future = promise.get_future();
        const auto running = ConnectionCheck::start(
            settings, kNothing, keys, limit,
            [&promise](Result<ConnectionReport> report) { promise.set_value(std::move(report)); });
        if (!running) {
            return tl::make_unexpected(running.error());
        }
        return future.get();
    }

private slots:
    void answers()
    {
        LoopbackServer server;
        server.enqueue(LoopbackServer::chat("yes"));
        const auto report =
            check({"openai-compatible", server.url() + "/v1", "m"}, [](const auto &, const auto &host) {
                return host == "127.0.0.1" ? std::optional<std::string>("sk-entered") : std::nullopt;
            });
        QVERIFY(report);
        QVERIFY(report->milliseconds > 0);
        QVERIFY(server.received()[0].head.find("Bearer sk-entered") != std::string::npos);
    }

    void keyOfAnotherHostStaysHere()
    {
        LoopbackServer server;
        server.enqueue(LoopbackServer::chat("yes"));
        QVERIFY(check({"openai-compatible", server.url() + "/v1", "m"}, [](const auto &, const auto &host) {
            return host == "api.openai.com" ? std::optional<std::string>("sk-entered") : std::nullopt;
        }));
        QVERIFY(server.received()[0].head.find("sk-entered") == std::string::npos);
    }

    void tellsTheReason_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *title, const Reply &reply, const char *code) {
            QTest::newRow(title) << reply << QString::fromLatin1(code);
        };
        row("wrong key", errorReply(401, "Incorrect API key provided"), "connect.wrong-key");
        row("key may not", errorReply(403, "forbidden"), "connect.wrong-key");
        row("Gemini's wrong key", errorReply(400, "API key not valid. Please pass a valid API key."),
            "connect.wrong-key");
        row("no such model", errorReply(404, "The model `m` does not exist"), "connect.no-model");
        row("wrong path", errorReply(404, "File Not Found"), "connect.wrong-path");
        row("rate limited", errorReply(429, "slow down"), "connect.rate-limited");
        row("no quota", errorReply(429, "check your plan", "insufficient_quota"), "connect.no-quota");
        row("broken", errorReply(503, "loading"), "connect.server-error");
        row("refused request", errorReply(400, "unknown field"), "connect.bad-request");
        Reply page;
        page.body = "<html>It works!</html>";
        row("a web page", page, "connect.not-a-model");
        Reply silent;
        silent.manner = Reply::Manner::Hang;
        row("silence", silent, "connect.slow");
        Reply gone;
        gone.manner = Reply::Manner::CloseAtOnce;
        row("hangs up", gone, "connect.network");
    }

    void tellsTheReason()
    {
        QFETCH(Reply, reply);
        QFETCH(QString, code);
        LoopbackServer server;
        server.enqueue(reply);
        const auto report = check({"openai-compatible", server.url() + "/v1", "m"}, {}, 300ms);
        QVERIFY(!report);
        QCOMPARE(QString::fromStdString(report.error().code), code);
        QCOMPARE(report.error().arg("host"), std::string("127.0.0.1"));
        QCOMPARE(report.error().arg("model"), std::string("m"));
        QCOMPARE(server.requestCount(), std::size_t{1}); // it does not try again
    }

    void nobodyListens()
    {
        const auto report = check({"openai-compatible", LoopbackServer::deadUrl() + "/v1", "m"});
        QCOMPARE(report.error().code, std::string("connect.refused"));
    }

    void wordsOfTheTransportAreTold_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *message, const char *code) {
            QTest::newRow(message) << QString::fromLatin1(message) << QString::fromLatin1(code);
        };
        row("Could not resolve host: nowhere.invalid", "connect.unknown-host");
        row("SSL certificate problem: self-signed certificate", "connect.untrusted");
        row("OpenSSL/3.0.15: error:0A00010B:SSL routines::wrong version number", "connect.untrusted");
        row("Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server",
            "connect.refused");
        row("Recv failure: Connection reset by peer", "connect.network");
    }

    void wordsOfTheTransportAreTold()
    {
        QFETCH(QString, message);
        QFETCH(QString, code);
        const LlmError error{ErrorClass::Network, 0, message.toStdString(), std::nullopt, false};
        const Problem problem = diagnose(error, "gemini", "m", "nowhere.invalid");
        QCOMPARE(QString::fromStdString(problem.code), code);
        QCOMPARE(problem.arg("host"), std::string("nowhere.invalid"));
    }

    void badAddressIsNotAsked()
    {
        QCOMPARE(check({"openai-compatible", "http://example.org/v1", "m"}).error().code,
                 std::string("llm.bad-address"));
        QCOMPARE(check({"gemini", "", ""}).error().code, std::string("llm.no-key"));
    }

    void endsAtOnceWhenDropped()
    {
        LoopbackServer server;
        Reply silent;
        silent.manner = Reply::Manner::Hang;
        server.enqueue(silent);
        bool told = false;
        auto running = ConnectionCheck::start({"openai-compatible", server.url() + "/v1", "m"}, kNothing, {},
                                              60s, [&told](const auto &) { told = true; });
        QVERIFY(server.waitForRequests(1, 5s));
        QElapsedTimer timer;
        timer.start();
        running->reset();
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connection_check.moc"
