// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmGateway.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <algorithm>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

GatewayCall question(std::uint64_t serial, const std::string &text = "hello")
{
    GatewayCall call;
    call.request.messages = {{LlmMessage::Role::User, text}};
    call.context.tick = 1;
    call.context.serial = serial;
    return call;
}

std::vector<GatewayCall> questions(std::uint64_t count)
{
    std::vector<GatewayCall> calls;
    for (std::uint64_t serial = 0; serial < count; ++serial) {
        calls.push_back(question(serial));
    }
    return calls;
}

/// A gateway over a script, with everything that it touches.
struct Bench {
    explicit Bench(ScriptedProvider::Script script, GatewaySettings settings = {}, double random = 0.5)
        : gateway(std::make_unique<ScriptedProvider>(std::move(script), seen, cancelled), settings, clock,
                  [random] { return random; })
    {
    }
    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    std::vector<ScriptedProvider::Seen> seen;
    int cancelled = 0;
    StopFlag stop;
    LlmGateway gateway;
};

} // namespace

class TestGateway : public QObject
{
    Q_OBJECT

private slots:
    void answersComeInTheOrderOfQuestions()
    {
        Bench bench(
            [](const auto &seen) { return ScriptedProvider::text(std::to_string(seen.context.serial)); });
        const auto outcomes = bench.gateway.ask(questions(20), bench.stop);
        QCOMPARE(outcomes.size(), std::size_t{20});
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            QCOMPARE(outcomes[i].result->text, std::to_string(i));
            QCOMPARE(outcomes[i].attempts.size(), std::size_t{1});
            QCOMPARE(outcomes[i].attempts[0].outcome, std::string("ok"));
            QCOMPARE(outcomes[i].attempts[0].provider, std::string("scripted"));
        }
        QCOMPARE(bench.seen[0].request.model, std::string("scripted-model"));
    }

    void waitsWithFullJitterAndGivesUpAfterFour()
    {
        VirtualClock *clock = nullptr;
        std::vector<Clock::Duration> times;
        Bench bench([&](const auto &) {
            times.push_back(clock->monotonic());
            return ScriptedProvider::error(ErrorClass::ServerError, 503);
        });
        clock = bench.clock.get();
        const auto outcomes = bench.gateway.ask({question(1)}, bench.stop);
        QVERIFY(!outcomes[0].result);
        QVERIFY(outcomes[0].result.error().errorClass == ErrorClass::ServerError);
        QCOMPARE(outcomes[0].attempts.size(), std::size_t{4});
        const std::vector<Clock::Duration> expected{0ms, 250ms, 750ms,
                                                    1750ms}; // half of 0.5, 1 and 2 s after each
        QVERIFY(times == expected);
    }

    void honorsTheServersHint()
    {
        Bench bench([n = 0](const auto &) mutable {
            return n++ == 0 ? ScriptedProvider::error(ErrorClass::RateLimited, 429, 17s)
                            : ScriptedProvider::text("ok");
        });
        const auto outcomes = bench.gateway.ask({question(1)}, bench.stop);
        QVERIFY(outcomes[0].result);
        QCOMPARE(outcomes[0].attempts.size(), std::size_t{2});
        QVERIFY(bench.clock->monotonic() == 17s);
    }

    void doesNotBeginAWaitThatPassesTheDeadline()
    {
        Bench bench([](const auto &) { return ScriptedProvider::error(ErrorClass::RateLimited, 429, 1h); });
        const auto outcomes = bench.gateway.ask({question(1)}, bench.stop);
        QVERIFY(outcomes[0].result.error().errorClass == ErrorClass::RateLimited);
        QCOMPARE(bench.seen.size(), std::size_t{1});
        QVERIFY(bench.clock->monotonic() == 0s);
    }

    void aHangingAttemptLeavesTimeForAnother()
    {
        GatewaySettings settings;
        settings.attemptLimit = 10s;
        settings.callDeadline = 25s;
        Bench bench([](const auto &) { return std::nullopt; }, settings, 0.0);
        const auto outcomes = bench.gateway.ask({question(1)}, bench.stop);
        QVERIFY(outcomes[0].result.error().errorClass == ErrorClass::Timeout);
        QCOMPARE(bench.seen.size(), std::size_t{3});
        QVERIFY(bench.seen[2].limit == 5s);
        QCOMPARE(bench.cancelled, 3);
        QVERIFY(bench.clock->monotonic() == 25s);
    }

    void someErrorsAreFinal()
    {
        for (const ErrorClass errorClass :
             {ErrorClass::Authentication, ErrorClass::BadRequest, ErrorClass::BadReply, ErrorClass::Refused,
              ErrorClass::TooLarge}) {
            Bench bench([errorClass](const auto &) { return ScriptedProvider::error(errorClass); });
            QVERIFY(!bench.gateway.ask({question(1)}, bench.stop)[0].result);
            QCOMPARE(bench.seen.size(), std::size_t{1});
        }
    }

    void aLongQueueTimesNobodyOut()
    {
        GatewaySettings settings;
        settings.concurrency.most = 1;
        settings.callDeadline = 3s;
        VirtualClock *clock = nullptr;
        Bench bench(
            [&clock](const auto &) {
                clock->advance(2s);
                return ScriptedProvider::text("slow");
            },
            settings);
        clock = bench.clock.get();
        const auto outcomes = bench.gateway.ask(questions(50), bench.stop);
        QVERIFY(std::all_of(outcomes.begin(), outcomes.end(),
                            [](const auto &outcome) { return outcome.result.has_value(); }));
    }

    void atMostSoManyInTheAir()
    {
        GatewaySettings settings;
        settings.concurrency.most = 3;
        settings.attemptLimit = 1s;
        settings.retry.maxAttempts = 1;
        int *cancelled = nullptr;
        std::vector<ScriptedProvider::Seen> *seen = nullptr;
        int most = 0;
        Bench bench(
            [&](const auto &) -> std::optional<LlmResult<LlmReply>> {
                most = std::max(most, static_cast<int>(seen->size()) - *cancelled);
                return std::nullopt;
            },
            settings);
        cancelled = &bench.cancelled;
        seen = &bench.seen;
        bench.gateway.ask(questions(10), bench.stop);
        QCOMPARE(bench.seen.size(), std::size_t{10});
        QCOMPARE(most, 3);
    }

    void stopEndsEverythingAndStartsNothing()
    {
        StopFlag *stop = nullptr;
        Bench bench([&stop](const auto &seen) -> std::optional<LlmResult<LlmReply>> {
            if (seen.context.serial < 5) {
                return ScriptedProvider::text("early");
            }
            stop->raise();
            return std::nullopt;
        });
        stop = &bench.stop;
        const auto first = bench.gateway.ask(questions(200), bench.stop);
        const std::size_t started = bench.seen.size();
        QVERIFY(started < 20);
        QVERIFY(first[199].result.error().errorClass == ErrorClass::Cancelled);
        bench.stop.clear();
        QVERIFY(bench.gateway.ask({}, bench.stop).empty());
        QCOMPARE(bench.seen.size(), started);
    }

    void stopReachesAWaitBetweenAttempts()
    {
        StopFlag *stop = nullptr;
        Bench bench([&stop](const auto &) {
            stop->raise();
            return ScriptedProvider::error(ErrorClass::RateLimited, 429, 20s);
        });
        stop = &bench.stop;
        QVERIFY(bench.gateway.ask({question(1)}, bench.stop)[0].result.error().errorClass ==
                ErrorClass::Cancelled);
        QVERIFY(bench.clock->monotonic() <= 50ms);
        QCOMPARE(bench.seen.size(), std::size_t{1});
    }

    void askingAgainAfterAStopRepeatsNothing()
    {
        StopFlag *stop = nullptr;
        bool silent = true;
        int attempts = 0;
        GatewaySettings settings;
        settings.concurrency.most = 1;
        Bench bench(
            [&](const auto &seen) -> std::optional<LlmResult<LlmReply>> {
                ++attempts;
                if (silent && seen.context.serial == 2) {
                    stop->raise();
                    return std::nullopt;
                }
                return ScriptedProvider::text(std::to_string(attempts));
            },
            settings);
        stop = &bench.stop;
        const auto first = bench.gateway.ask(questions(3), bench.stop);
        silent = false;
        bench.stop.clear();
        const auto second = bench.gateway.ask(questions(3), bench.stop);
        QCOMPARE(second[0].result->text, first[0].result->text);
        QCOMPARE(second[2].result->text, std::string("4"));
        const auto third = bench.gateway.ask(questions(3), bench.stop);
        QCOMPARE(attempts, 4);
        QCOMPARE(third[0].result->text, second[0].result->text);
        QVERIFY(third[0].attempts == second[0].attempts);
    }

    void cassetteComparesRequests()
    {
        Bench bench(
            [](const auto &seen) { return ScriptedProvider::text("re: " + seen.request.messages[0].text); });
        QCOMPARE(bench.gateway.ask({question(1, "a")}, bench.stop)[0].result->text, std::string("re: a"));
        QCOMPARE(bench.gateway.ask({question(1, "b")}, bench.stop)[0].result->text, std::string("re: b"));
        QCOMPARE(bench.gateway.ask({question(1, "b")}, bench.stop)[0].result->text, std::string("re: b"));
        QCOMPARE(bench.seen.size(), std::size_t{2});
    }

    void strictReplayAsksNobody()
    {
        Bench source([](const auto &) { return ScriptedProvider::text("kept"); });
        source.gateway.ask({question(1)}, source.stop);

        GatewaySettings settings;
        settings.cassette = CassetteMode::Strict;
        Bench replay([](const auto &) { return ScriptedProvider::text("new"); }, settings);
        replay.gateway.cassette().load(source.gateway.cassette().entries());
        const auto outcomes =
            replay.gateway.ask({question(1), question(2), question(1, "other")}, replay.stop);
        QCOMPARE(outcomes[0].result->text, std::string("kept"));
        QVERIFY(outcomes[1].result.error().errorClass == ErrorClass::NotRecorded);
        QVERIFY(outcomes[2].result.error().errorClass == ErrorClass::NotRecorded);
        QVERIFY(replay.seen.empty());
    }

    void failuresAreKeptOnRequestOnly()
    {
        bool broken = true;
        Bench bench([&broken](const auto &) {
            return broken ? ScriptedProvider::error(ErrorClass::Refused) : ScriptedProvider::text("better");
        });
        QVERIFY(!bench.gateway.ask({question(1)}, bench.stop)[0].result);
        QVERIFY(!bench.gateway.ask({question(2)}, bench.stop)[0].result);
        bench.gateway.cassette().keepFailure({1, 2, 0});
        broken = false;
        QVERIFY(bench.gateway.ask({question(1)}, bench.stop)[0].result);
        QVERIFY(bench.gateway.ask({question(2)}, bench.stop)[0].result.error().errorClass ==
                ErrorClass::Refused);
        QCOMPARE(bench.seen.size(), std::size_t{3});
    }

    void recordModeAlwaysAsks()
    {
        GatewaySettings settings;
        settings.cassette = CassetteMode::Record;
        Bench bench([](const auto &) { return ScriptedProvider::text("x"); }, settings);
        bench.gateway.ask({question(1)}, bench.stop);
        bench.gateway.ask({question(1)}, bench.stop);
        QCOMPARE(bench.seen.size(), std::size_t{2});
        QCOMPARE(bench.gateway.cassette().entries().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
