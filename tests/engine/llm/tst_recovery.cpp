// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway does about failures: chains of providers, breakers, fewer calls at once, and the table
// that learns which of it helps.
#include "llm/LlmGateway.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <algorithm>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

std::vector<GatewayCall> questions(std::uint64_t count, std::int64_t tick = 1)
{
    std::vector<GatewayCall> calls(count);
    for (std::uint64_t serial = 0; serial < count; ++serial) {
        calls[serial].context = {tick, serial, 0, {}};
        // Equal questions would share one call.
        calls[serial].request.system = std::to_string(1000 * static_cast<std::uint64_t>(tick) + serial);
    }
    return calls;
}

/// A provider with a name of its own over a script.
class NamedProvider final : public LlmProvider
{
public:
    using Script = std::function<LlmResult<LlmReply>(const LlmRequest &)>;
    NamedProvider(std::string name, Script script)
        : m_name(std::move(name))
        , m_script(std::move(script))
    {
    }
    [[nodiscard]] std::string id() const override { return m_name; }
    [[nodiscard]] std::string model() const override { return m_name + "-model"; }
    CallId start(const LlmRequest &request, const CallContext & /*context*/, Clock::Duration /*limit*/,
                 Completion done) override
    {
        done(m_script(request));
        return 0;
    }
    void cancel(CallId /*call*/) override {}

private:
    std::string m_name;
    Script m_script;
};

/// A gateway over two providers.
struct Bench {
    Bench(NamedProvider::Script first, NamedProvider::Script second, const GatewaySettings &settings = {})
        : gateway(parts(std::move(first), std::move(second)), settings)
    {
    }
    GatewayParts parts(NamedProvider::Script first, NamedProvider::Script second) const
    {
        GatewayParts parts;
        parts.providers.push_back(std::make_unique<NamedProvider>("first", std::move(first)));
        parts.providers.push_back(std::make_unique<NamedProvider>("second", std::move(second)));
        parts.clock = clock;
        parts.random = [] { return 0.5; };
        return parts;
    }
    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    StopFlag stop;
    LlmGateway gateway;
};

LlmResult<LlmReply> answer(const LlmRequest & /*request*/)
{
    return ScriptedProvider::text("from the second");
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorClassHasItsRow()
    {
        for (int i = 0; i <= static_cast<int>(ErrorClass::LedgerFailed); ++i) {
            QVERIFY(traitsOf(static_cast<ErrorClass>(i)).errorClass == static_cast<ErrorClass>(i));
        }
    }

    void theNextProviderStandsIn()
    {
        std::vector<std::string> models;
        Bench bench([](const auto &) { return ScriptedProvider::error(ErrorClass::ServerError, 500); },
                    [&models](const LlmRequest &request) {
                        models.push_back(request.model);
                        return answer(request);
                    });
        const auto outcome = std::move(bench.gateway.ask(questions(1), bench.stop)[0]);
        QCOMPARE(outcome.result->text, std::string("from the second"));
        QCOMPARE(outcome.attempts.size(), std::size_t{5});
        QCOMPARE(outcome.attempts[3].provider, std::string("first"));
        QCOMPARE(outcome.attempts[3].model, std::string("first-model"));
        QCOMPARE(outcome.attempts[4].provider, std::string("second"));
        QCOMPARE(models, std::vector<std::string>{"second-model"});
    }

    void whatWaitingCannotHelpGoesOnAtOnce()
    {
        for (const ErrorClass errorClass : {ErrorClass::Authentication, ErrorClass::BadRequest}) {
            Bench bench([errorClass](const auto &) { return ScriptedProvider::error(errorClass, 404); },
                        answer);
            const auto outcome = std::move(bench.gateway.ask(questions(1), bench.stop)[0]);
            QVERIFY(outcome.result);
            QCOMPARE(outcome.attempts.size(), std::size_t{2});
            QVERIFY(bench.clock->monotonic() == 0s);
        }
        Bench refused([](const auto &) { return ScriptedProvider::error(ErrorClass::Refused, 200); }, answer);
        QVERIFY(!refused.gateway.ask(questions(1), refused.stop)[0].result); // no shopping for a yes
    }

    void thePatienceWithOneProviderEndsAtItsShare()
    {
        GatewaySettings settings;
        settings.callDeadline = 20s;
        Bench bench([](const auto &) { return ScriptedProvider::error(ErrorClass::RateLimited, 429, 12s); },
                    answer, settings);
        QVERIFY(bench.gateway.ask(questions(1), bench.stop)[0].result);
        QVERIFY(bench.clock->monotonic() == 0s); // 12 s are more than half of 20 s
    }

    void aDownProviderIsLeftAlone()
    {
        int asked = 0;
        GatewaySettings settings;
        settings.retry.maxAttempts = 1;
        settings.concurrency.most = 1;
        Bench bench(
            [&asked](const auto &) {
                ++asked;
                return ScriptedProvider::error(ErrorClass::Timeout);
            },
            answer, settings);
        for (const GatewayOutcome &outcome : bench.gateway.ask(questions(50), bench.stop)) {
            QVERIFY(outcome.result);
        }
        QCOMPARE(asked, 5);
        bench.clock->advance(15s);
        bench.gateway.ask(questions(50, 2), bench.stop);
        QCOMPARE(asked, 6); // one probe
    }

    void aLoneProviderIsWaitedForUntilItIsBack()
    {
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        const StopFlag stop;
        LlmGateway gateway(std::make_unique<ScriptedProvider>(
                               [&clock](const auto &) {
                                   return clock->monotonic() < 20s
                                              ? ScriptedProvider::error(ErrorClass::Network)
                                              : ScriptedProvider::text("back");
                               },
                               seen, cancelled),
                           {}, clock, [] { return 0.5; });
        std::size_t answered = 0;
        for (const GatewayOutcome &outcome : gateway.ask(questions(30), stop)) {
            answered += outcome.result ? 1 : 0;
        }
        QCOMPARE(answered, std::size_t{30});
        QVERIFY(clock->monotonic() < 60s);
    }

    void aRefusedKeyIsTriedOncePerAsking()
    {
        int asked = 0;
        const auto clock = std::make_shared<VirtualClock>();
        bool refusing = true;
        GatewayParts parts;
        parts.clock = clock;
        parts.providers.push_back(std::make_unique<NamedProvider>("only", [&](const LlmRequest &request) {
            ++asked;
            return refusing ? ScriptedProvider::error(ErrorClass::Authentication, 401) : answer(request);
        }));
        GatewaySettings settings;
        settings.concurrency.most = 1;
        LlmGateway gateway(std::move(parts), settings);
        const StopFlag stop;
        for (const GatewayOutcome &outcome : gateway.ask(questions(10), stop)) {
            QVERIFY(outcome.result.error().errorClass == ErrorClass::Authentication);
        }
        QCOMPARE(asked, 1);
        refusing = false;
        for (const GatewayOutcome &outcome : gateway.ask(questions(10), stop)) {
            QVERIFY(outcome.result);
        }
        QCOMPARE(asked, 11);
    }

    void aSchemaThatIsNotUnderstoodIsGivenInWords()
    {
        std::vector<LlmRequest> requests;
        Bench bench(
            [&requests](const LlmRequest &request) {
                requests.push_back(request);
                return request.schema.empty() ? answer(request)
                                              : ScriptedProvider::error(ErrorClass::BadRequest, 400);
            },
            answer);
        auto calls = questions(1);
        calls[0].request.schema = R"({"type":"object"})";
        QVERIFY(bench.gateway.ask(calls, bench.stop)[0].result);
        QCOMPARE(requests.size(), std::size_t{2});
        QVERIFY(requests[1].system.ends_with(R"({"type":"object"})"));
    }

    void anAnswerThatDoesNotFitIsAskedForShorter()
    {
        Bench bench(
            [](const LlmRequest &request) {
                return request.maxOutputTokens > 300 ? ScriptedProvider::error(ErrorClass::TooLarge, 400)
                                                     : answer(request);
            },
            answer);
        const auto outcome = std::move(bench.gateway.ask(questions(1), bench.stop)[0]);
        QCOMPARE(outcome.attempts.size(), std::size_t{2});
        QCOMPARE(outcome.attempts[1].provider, std::string("first"));
    }

    void theTableLearnsWhatHelps()
    {
        RecoveryTable table;
        const auto first = [&table] { return table.order("p", ErrorClass::ServerError).front(); };
        QVERIFY(first() == Recovery::Wait);
        table.note("p", ErrorClass::ServerError, Recovery::Wait, false);
        QVERIFY(first() == Recovery::Wait); // once is no reason
        for (int i = 0; i < 8; ++i) {
            table.note("p", ErrorClass::ServerError, Recovery::Wait, false);
        }
        QVERIFY(first() == Recovery::Switch);
        QVERIFY(table.order("q", ErrorClass::ServerError).front() == Recovery::Wait);
        for (int i = 0; i < 40; ++i) {
            table.note("p", ErrorClass::ServerError, Recovery::Wait, true);
        }
        QVERIFY(first() == Recovery::Wait);
        const std::vector<RecoveryTable::Row> expected{
            {"p", ErrorClass::ServerError, Recovery::Wait, 49, 40}};
        QVERIFY(table.rows() == expected);
    }

    void theGatewayWritesTheTable()
    {
        int n = 0;
        Bench bench(
            [&n](const LlmRequest &request) {
                return ++n < 3 ? ScriptedProvider::error(ErrorClass::ServerError, 500) : answer(request);
            },
            answer);
        bench.gateway.ask(questions(1), bench.stop);
        const std::vector<RecoveryTable::Row> expected{
            {"first", ErrorClass::ServerError, Recovery::Wait, 2, 1}};
        QVERIFY(bench.gateway.recoveries().rows() == expected);
    }

    void fewerAtOnceAfterAnOverloadAndMoreAgainLater()
    {
        const auto clock = std::make_shared<VirtualClock>();
        CallLoop loop(clock);
        struct Answering final : CallStation {
            void start(LlmCall &call, Done done) override { waiting.emplace_back(&call, std::move(done)); }
            void cancel(LlmCall & /*call*/) override {}
            std::vector<std::pair<LlmCall *, Done>> waiting;
        } provider;
        ConcurrencyLimiter limiter({10, 12, 0.7}, loop, provider);
        std::vector<LlmCall> calls(400);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].id = i;
            limiter.start(calls[i], [](LlmCall &, const LlmResult<LlmReply> &) {});
        }
        const auto answerAll = [&provider](const LlmResult<LlmReply> &result) {
            for (auto &[call, done] : std::exchange(provider.waiting, {})) {
                done(*call, result);
            }
        };
        QCOMPARE(provider.waiting.size(), std::size_t{10});
        answerAll(ScriptedProvider::error(ErrorClass::ServerError, 529));
        QCOMPARE(limiter.limit(), 7); // ten failures of one window lower it once
        answerAll(ScriptedProvider::error(ErrorClass::RateLimited, 429));
        QVERIFY(limiter.limit() < 7);
        const int low = limiter.limit();
        answerAll(ScriptedProvider::error(ErrorClass::ServerError, 500));
        QCOMPARE(limiter.limit(), low); // broken is not busy
        for (int window = 0; window < 30; ++window) {
            answerAll(ScriptedProvider::text("ok"));
        }
        QCOMPARE(limiter.limit(), 12);
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
