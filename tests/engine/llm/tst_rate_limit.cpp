// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "llm/LlmGateway.h"
#include "llm/http/RetryAfter.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <cmath>
#include <deque>
#include <limits>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

/// The most arrivals that any closed window of 60 s held.
class WindowCounter
{
public:
    void add(Clock::Duration at)
    {
        m_recent.push_back(at);
        while (m_recent.front() < at - 60s) {
            m_recent.pop_front();
        }
        most = std::max(most, m_recent.size());
    }
    std::size_t most = 0;

private:
    std::deque<Clock::Duration> m_recent;
};

std::optional<double> hintIn(const std::string &header, const std::string &value)
{
    HttpResponse response;
    response.headers = {{header, value}};
    const auto hint = retryAfter(response, VirtualClock::kEpoch);
    return hint ? std::optional(std::chrono::duration<double>(*hint).count()) : std::nullopt;
}

} // namespace

class TestRateLimit : public QObject
{
    Q_OBJECT

private slots:
    /// What headers say is not trusted: sentinels like the largest number neither overflow nor block for
    /// ever.
    void absurdNumbersAreBounded()
    {
        constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();
        LeakyBucket bucket(60, 10);
        bucket.leaveAtMost(0s, kHuge);
        QVERIFY(bucket.wait(0s, 10) == 0s);
        bucket.leaveAtMost(0s, 0);
        QVERIFY(bucket.wait(0s, 1) == 1s);
        bucket.take(0s, kHuge);
        QVERIFY(bucket.wait(0s, kHuge) > 0s);
        bucket.adjust(-kHuge);
        QVERIFY(bucket.wait(0s, 1) <= 10s);
        RateLimit unlimitedTokens(RatePolicy{.requestsPerMinute = 60});
        unlimitedTokens.settle(0, kHuge);
        QVERIFY(unlimitedTokens.take(0s, kHuge) == 0s);
    }

    /// R9: a million arrivals at random moments, some in bursts, through one limit.
    void aMillionArrivalsKeepToTheLimit()
    {
        RateLimit limit;
        CounterRng rng(9, Stream::Mind, 0, 0);
        WindowCounter passed;
        Clock::Duration now{};
        int waiting = 0;
        int arrived = 0;
        while (arrived < 1'000'000 || waiting > 0) {
            if (arrived < 1'000'000) {
                const int burst = rng.below(50) == 0 ? 400 : 1;
                arrived += burst;
                waiting += burst;
            }
            now += std::chrono::microseconds(rng.below(120'000));
            while (waiting > 0 && limit.take(now, 0) == 0ns) {
                passed.add(now);
                --waiting;
            }
        }
        qInfo("most in 60 s: %zu of 1100 allowed, over %.1f h", passed.most,
              std::chrono::duration<double>(now).count() / 3600);
        QVERIFY(passed.most <= 1100);
        QVERIFY(passed.most >= 1090); // the limit is used, not only kept
    }

    void theWaitIsExact()
    {
        RateLimit limit(RatePolicy{60, 2, 0});
        QVERIFY(limit.take(0s, 0) == 0s);
        QVERIFY(limit.take(0s, 0) == 0s);
        const Clock::Duration wait = limit.take(0s, 0);
        QVERIFY(wait == 1s);
        QVERIFY(limit.take(wait - 1ns, 0) == 1ns);
        QVERIFY(limit.take(wait, 0) == 0s);
    }

    void tokensCountAndAreSettled()
    {
        RateLimit limit(RatePolicy{1000, 100, 6000}); // 100 a second, 600 at once
        QVERIFY(limit.take(0s, 600) == 0s);
        QVERIFY(limit.take(0s, 100) == 1s);
        limit.settle(600, 300);
        QVERIFY(limit.take(0s, 300) == 0s);
        QVERIFY(limit.take(0s, 5000) == 6s); // more than fits at once waits for the empty bucket
        QVERIFY(limit.take(6s, 5000) == 0s);
        QVERIFY(limit.take(6s, 1) > 40s);
    }

    void theServerMayNarrow()
    {
        RateLimit limit;
        limit.correct(0s, {3, std::nullopt, std::nullopt, std::nullopt});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(limit.take(0s, 0) == 0s);
        }
        QVERIFY(limit.take(0s, 0) > 0s);
        limit.correct(1s, {1'000'000, std::nullopt, std::nullopt, std::nullopt});
        limit.correct(1s, {0, 30s, std::nullopt, std::nullopt});
        QVERIFY(limit.take(1s, 0) == 30s);
        limit.pauseUntil(100s);
        QVERIFY(limit.take(31s, 0) == 69s);
    }

    void retryAfterIsNeverEarly_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("value");
        QTest::addColumn<double>("seconds"); // NaN: no hint
        const double none = std::nan("");
        const auto row = [](const char *header, const char *value, double seconds) {
            QTest::newRow(QByteArray(header) + ": " + value) << header << value << seconds;
        };
        for (const char *value : {"", "soon", "1 s", "1,5", "0x10", "--1", "1e", "NaN", "nan", "-nan", "1;2",
                                  "Tue", "5 6", "99999999999999999999x"}) {
            row("retry-after", value, none);
        }
        row("retry-after", "0", 0);
        row("retry-after", "-0", 0);
        row("retry-after", "-5", 0);
        row("retry-after", "-inf", 0);
        row("retry-after", "1", 1);
        row("retry-after", "007", 7);
        row("retry-after", "0.25", 0.25);
        row("retry-after", "1e2", 100);
        row("retry-after", "86400", 86400);
        row("retry-after", "86401", 86400);
        row("retry-after", "1e308", 86400);
        row("retry-after", "inf", 86400);
        row("retry-after", "infinity", 86400);
        // The clock stands at Tue, 14 Nov 2023 22:13:20 GMT.
        row("retry-after", "Tue, 14 Nov 2023 22:13:50 GMT", 30);
        row("retry-after", "Tuesday, 14-Nov-23 22:14:20 GMT", 60);
        row("retry-after", "Tue Nov 14 22:14:20 2023", 60);
        row("retry-after", "14 Nov 2023 22:13:21 GMT", 1);
        row("retry-after", "Tue, 14 Nov 2023 22:13:20 GMT", 0);
        row("retry-after", "Tue, 14 Nov 2023 22:00:00 GMT", 0);
        row("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT", 0);
        row("retry-after", "Wed, 15 Nov 2023 22:13:20 GMT", 86400);
        row("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT", 86400);
        row("retry-after", "Fri, 31 Dec 100000 23:59:59 GMT", 86400);
        row("retry-after", "Tue, 32 Nov 2023 22:13:50 GMT", none);
        row("retry-after-ms", "250", 0.25);
        row("retry-after-ms", "0.5", 0.0005);
        row("retry-after-ms", "-1", 0);
        row("retry-after-ms", "inf", 86400);
        row("retry-after-ms", "nan", none);
        row("retry-after-ms", "soon", none);
        row("retry-after-ms", "86400001", 86400);
    }
    void retryAfterIsNeverEarly()
    {
        QFETCH(QString, header);
        QFETCH(QString, value);
        QFETCH(double, seconds);
        const auto hint = hintIn(header.toStdString(), value.toStdString());
        QCOMPARE(hint.has_value(), !std::isnan(seconds));
        if (hint) {
            QVERIFY2(std::abs(*hint - seconds) < 1e-9, qPrintable(QString::number(*hint)));
        }
    }

    void everyCallOfALaneHonorsTheHint()
    {
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        std::vector<Clock::Duration> times;
        int cancelled = 0;
        GatewaySettings settings;
        settings.concurrency.most = 1;
        const StopFlag stop;
        LlmGateway gateway(std::make_unique<ScriptedProvider>(
                               [&](const auto &) {
                                   times.push_back(clock->monotonic());
                                   return times.size() == 1
                                              ? ScriptedProvider::error(ErrorClass::RateLimited, 429, 7s)
                                              : ScriptedProvider::text("ok");
                               },
                               seen, cancelled),
                           settings, clock, [] { return 0.0; });
        std::vector<GatewayCall> calls(5);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].context.serial = i;
        }
        for (const GatewayOutcome &outcome : gateway.ask(calls, stop)) {
            QVERIFY(outcome.result);
        }
        QVERIFY(times.size() == 6);
        QVERIFY(std::count_if(times.begin(), times.end(), [](auto at) { return at < 7s; }) == 1);
    }

    /// A call that has its place in the rate goes out at once, or a server that was slow for a while would
    /// get all the places of that while together.
    void aSlowServerSavesUpNoPlaces()
    {
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        std::vector<Clock::Duration> times;
        int cancelled = 0;
        GatewaySettings settings;
        settings.concurrency.most = 1;
        settings.retry.maxAttempts = 1;
        settings.attemptLimit = 30s;
        const StopFlag stop;
        GatewayParts parts;
        parts.clock = clock;
        parts.traffic = std::make_shared<TrafficControl>(RatePolicy{60, 1, 0});
        parts.random = [] { return 0.0; };
        parts.providers.push_back(std::make_unique<ScriptedProvider>(
            [&](const auto &) -> std::optional<LlmResult<LlmReply>> {
                times.push_back(clock->monotonic());
                return times.size() == 1 ? std::nullopt : std::optional(ScriptedProvider::text("ok"));
            },
            seen, cancelled));
        LlmGateway gateway(std::move(parts), settings);
        std::vector<GatewayCall> calls(100);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].context.serial = i;
        }
        gateway.ask(calls, stop);
        QCOMPARE(times.size(), calls.size());
        for (std::size_t i = 2; i < times.size(); ++i) {
            QVERIFY(times[i] >= 30s && times[i] - times[i - 1] >= 1s);
        }
    }

    /// A provider with limits of its own keeps to them; one without keeps to those for all.
    void limitsOfAProviderHoldForIt()
    {
        for (const bool own : {true, false}) {
            const auto clock = std::make_shared<VirtualClock>();
            std::vector<ScriptedProvider::Seen> seen;
            int cancelled = 0;
            const StopFlag stop;
            GatewayParts parts;
            parts.clock = clock;
            parts.traffic = std::make_shared<TrafficControl>(RatePolicy{60'000, 1000, 0});
            parts.random = [] { return 0.0; };
            parts.providers.push_back(std::make_unique<ScriptedProvider>(
                [](const auto &) { return ScriptedProvider::text("ok"); }, seen, cancelled));
            const std::string id = own ? parts.providers.front()->id() : "another";
            parts.limits[id].traffic = std::make_shared<TrafficControl>(RatePolicy{60, 1, 0});
            LlmGateway gateway(std::move(parts), {});
            std::vector<GatewayCall> calls(11);
            for (std::size_t i = 0; i < calls.size(); ++i) {
                calls[i].context.serial = i;
            }
            gateway.ask(calls, stop);
            QCOMPARE(seen.size(), calls.size());
            QVERIFY(own ? clock->monotonic() >= 10s : clock->monotonic() < 1s);
        }
    }

    void tenThousandWaitWithoutPassingTheLimit()
    {
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        WindowCounter passed;
        int cancelled = 0;
        const StopFlag stop;
        LlmGateway gateway(std::make_unique<ScriptedProvider>(
                               [&](const auto &) {
                                   passed.add(clock->monotonic());
                                   seen.clear();
                                   return ScriptedProvider::text("ok");
                               },
                               seen, cancelled),
                           {}, clock, [] { return 0.0; });
        std::vector<GatewayCall> calls(10'000);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            calls[i].context.serial = i;
        }
        std::size_t answered = 0;
        for (const GatewayOutcome &outcome : gateway.ask(calls, stop)) {
            answered += outcome.result ? 1 : 0;
        }
        QCOMPARE(answered, calls.size());
        QVERIFY(passed.most <= 1100);
        QVERIFY(clock->monotonic() >= 594s && clock->monotonic() < 600s);
    }

    void aPauseOfHoursIsNotWaitedFor()
    {
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        const StopFlag stop;
        LlmGateway gateway(
            std::make_unique<ScriptedProvider>(
                [](const auto &) { return ScriptedProvider::error(ErrorClass::RateLimited, 429, 5h); }, seen,
                cancelled),
            {}, clock, [] { return 0.0; });
        const auto first = gateway.ask(std::vector<GatewayCall>(1), stop);
        std::vector<GatewayCall> more(3);
        more[0].context.serial = 1;
        for (const GatewayOutcome &outcome : gateway.ask(more, stop)) {
            QVERIFY(outcome.result.error().errorClass == ErrorClass::RateLimited);
            QVERIFY(*outcome.result.error().retryAfter == 5h);
        }
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(clock->monotonic() == 0s);
    }
};

QTEST_GUILESS_MAIN(TestRateLimit)
#include "tst_rate_limit.moc"
