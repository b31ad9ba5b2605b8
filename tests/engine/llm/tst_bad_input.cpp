// SPDX-License-Identifier: GPL-3.0-or-later
// What people, clocks and servers get wrong: each ends soon, with a reason, and costs no more than it must.
#include "llm/LlmGateway.h"
#include "llm/ProviderSettings.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "support/LoopbackServer.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <fstream>
#include <future>
#include <unistd.h>

using namespace gridfolk;
using namespace std::chrono_literals;
using Manner = LoopbackServer::Reply::Manner;

namespace
{

constexpr std::size_t kMebibyte = std::size_t{1} << 20U;

/// A clock whose hands somebody moves: what time of day it is, how long ago something was, or both.
class MovedClock final : public WaitingClock
{
public:
    [[nodiscard]] Duration monotonic() const override { return m_clock.monotonic(); }
    [[nodiscard]] Duration sinceEpoch() const override { return m_clock.sinceEpoch() + m_moved; }
    void waitUntil(Mutex &mutex, ConditionVariable &condition, Duration until) override REQUIRES(mutex)
    {
        m_clock.waitUntil(mutex, condition, until);
    }
    void moveHands(Duration by) { m_moved += by; }
    void sleep(Duration length) { m_clock.advance(length); } ///< as a laptop does

private:
    VirtualClock m_clock;
    Duration m_moved{};
};

GatewayParts partsFor(ScriptedProvider::Script script, std::vector<ScriptedProvider::Seen> &seen,
                      int &cancelled, std::shared_ptr<WaitingClock> clock)
{
    GatewayParts parts;
    parts.providers.push_back(std::make_unique<ScriptedProvider>(std::move(script), seen, cancelled));
    parts.clock = std::move(clock);
    parts.random = [] { return 0.5; };
    return parts;
}

std::size_t residentBytes()
{
    std::ifstream status("/proc/self/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    status >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    /// Clocks are set forward and back by years while calls wait for a date that a server named.
    void theTimeOfDayMayJump_data()
    {
        QTest::addColumn<int>("days");
        for (const int days : {-36500, -3650, -1, 1, 3650, 36500}) {
            QTest::addRow("%d days", days) << days;
        }
    }
    void theTimeOfDayMayJump()
    {
        QFETCH(int, days);
        const auto clock = std::make_shared<MovedClock>();
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        const auto script = [&](const auto &) -> std::optional<LlmResult<LlmReply>> {
            if (seen.size() % 2 == 1) {
                clock->moveHands(days * 24h);
                return ScriptedProvider::error(ErrorClass::RateLimited, 429, 2s);
            }
            clock->moveHands(-days * 24h);
            return ScriptedProvider::text("ok");
        };
        GatewaySettings settings;
        settings.budget.cap = Money::dollars(1);
        LlmGateway gateway(partsFor(script, seen, cancelled, clock), settings);
        const StopFlag stop;
        const auto outcomes = gateway.ask(std::vector<GatewayCall>(1), stop);
        QVERIFY(outcomes[0].result);
        QVERIFY(clock->monotonic() >= 2s && clock->monotonic() < 3s);
    }

    /// The machine slept for a day while a call was in the air: it is over, and the next ones go on.
    void aSleepOfADayEndsWhatWasUnderWay()
    {
        const auto clock = std::make_shared<MovedClock>();
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        const auto script = [&](const auto &) -> std::optional<LlmResult<LlmReply>> {
            if (seen.size() == 1) {
                clock->sleep(24h);
                return std::nullopt;
            }
            return ScriptedProvider::text("ok");
        };
        LlmGateway gateway(partsFor(script, seen, cancelled, clock), {});
        const StopFlag stop;
        const auto first = gateway.ask(std::vector<GatewayCall>(1), stop);
        QVERIFY(!first[0].result);
        QVERIFY(first[0].result.error().errorClass == ErrorClass::Timeout);
        QCOMPARE(cancelled, 1);
        std::vector<GatewayCall> next(300);
        for (std::size_t i = 0; i < next.size(); ++i) {
            next[i].context.serial = i + 1;
        }
        for (const GatewayOutcome &outcome : gateway.ask(next, stop)) {
            QVERIFY(outcome.result);
        }
    }

    void aModelThatNobodyKnowsIsAskedForOnce()
    {
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        GatewaySettings settings;
        settings.budget.cap = Money::dollars(1);
        settings.budget.unpricedTokenCap = 100'000;
        LlmGateway gateway(
            partsFor([](const auto &) { return ScriptedProvider::error(ErrorClass::BadRequest, 404); }, seen,
                     cancelled, clock),
            settings);
        const StopFlag stop;
        const auto outcomes = gateway.ask(std::vector<GatewayCall>(1), stop);
        QCOMPARE(seen.size(), std::size_t{1});
        const Problem problem = toProblem(outcomes[0].result.error(), "openai", "gtp-6-luna");
        QCOMPARE(problem.code, std::string("llm.bad-request"));
        QCOMPARE(problem.arg("model"), std::string("gtp-6-luna"));
        QCOMPARE(problem.arg("status"), std::string("404"));
        QCOMPARE(gateway.budget().spent().unpricedTokens, std::int64_t{0});
    }

    void aModelThatTheTableMissesIsCountedInTokens()
    {
        const auto models = *ModelRegistry::fromJson(R"({"date":"2026-11-22","models":[]})");
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        const auto script = [](const auto &) {
            auto reply = ScriptedProvider::text("ok");
            reply->inputTokens = 300;
            reply->outputTokens = 100;
            return reply;
        };
        GatewayParts parts = partsFor(script, seen, cancelled, std::make_shared<VirtualClock>());
        parts.models = &models;
        GatewaySettings settings;
        settings.budget.cap = Money::dollars(0.01);
        settings.budget.unpricedTokenCap = 2000;
        LlmGateway gateway(std::move(parts), settings);
        const StopFlag stop;
        std::size_t answered = 0;
        std::vector<GatewayCall> calls(20);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].context.serial = i;
        }
        for (const GatewayOutcome &outcome : gateway.ask(calls, stop)) {
            answered += outcome.result ? 1 : 0;
            QVERIFY(outcome.result || outcome.result.error().errorClass == ErrorClass::OverBudget);
        }
        QVERIFY(answered > 0 && answered < calls.size());
        QVERIFY(gateway.budget().spent().unpricedTokens <= 2000);
        QVERIFY(gateway.budget().spent().money == Money());
    }

    /// A server that never stops talking gets rid of little, and none of it stays here.
    void aGigabyteIsNotRead()
    {
        LoopbackServer server;
        server.enqueue({Manner::Flood,
                        200,
                        {},
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        "1073741824\r\n\r\n{\"choices\":\"",
                        {}});
        Endpoint endpoint;
        endpoint.provider = "openai-compatible";
        endpoint.url = server.url();
        endpoint.model = "m";
        const std::size_t before = residentBytes();
        QElapsedTimer timer;
        timer.start();
        {
            HttpProvider provider(endpoint, std::make_unique<OpenAiChat>(), std::make_unique<CurlTransport>(),
                                  std::make_shared<SystemClock>());
            std::promise<LlmResult<LlmReply>> promise;
            provider.start({}, {}, 60s,
                           [&promise](LlmResult<LlmReply> r) { promise.set_value(std::move(r)); });
            const auto result = promise.get_future().get();
            QVERIFY(result.error().errorClass == ErrorClass::TooLarge);
        }
        QVERIFY(timer.elapsed() < 10'000);
        QTRY_VERIFY(server.mostFlooded() > 0);
        QVERIFY(server.mostFlooded() < 64 * kMebibyte);
        QVERIFY(residentBytes() < before + 64 * kMebibyte);
    }

    /// Every variable by which a proxy could be put in between, to a host that must not see the key.
    void noProxyOfTheEnvironmentSeesAKey()
    {
        LoopbackServer proxy;
        LoopbackServer server;
        const QList<QByteArray> variables{"http_proxy",  "HTTP_PROXY", "https_proxy",
                                          "HTTPS_PROXY", "all_proxy",  "ALL_PROXY"};
        for (const QByteArray &variable : variables) {
            qputenv(variable, QByteArray::fromStdString(proxy.url()));
        }
        server.enqueue(LoopbackServer::chat("hello"));
        const auto provider = makeProvider(
            {"openai-compatible", server.url(), "m"},
            [](const std::string &name) -> std::optional<std::string> {
                return name == "GRIDFOLK_OPENAI_KEY" ? std::optional("k") : std::nullopt;
            },
            std::make_shared<SystemClock>());
        QVERIFY(provider);
        std::promise<LlmResult<LlmReply>> promise;
        (*provider)->start({}, {}, 20s,
                           [&promise](LlmResult<LlmReply> r) { promise.set_value(std::move(r)); });
        const auto result = promise.get_future().get();
        for (const QByteArray &variable : variables) {
            qunsetenv(variable);
        }
        QVERIFY(result);
        QCOMPARE(proxy.requestCount(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
