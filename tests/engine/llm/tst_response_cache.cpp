// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that may share replies: cache, single flight and queue.
#include "base/CounterRng.h"
#include "llm/LlmGateway.h"
#include "llm/Sha256.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

GatewayCall question(std::uint64_t serial, const std::string &text, std::int32_t sample)
{
    GatewayCall call;
    call.request.messages = {{LlmMessage::Role::User, text, {}, {}, {}}};
    call.request.seed = static_cast<std::uint64_t>(std::max(sample, 0));
    call.context.tick = 1;
    call.context.serial = serial;
    call.context.sample = sample;
    return call;
}

/// A store that outlives its gateways.
class MapStore final : public CacheStore
{
public:
    explicit MapStore(std::map<std::string, LlmReply> &replies)
        : m_replies(replies)
    {
    }
    [[nodiscard]] std::optional<LlmReply> find(const std::string &key) override
    {
        const auto found = m_replies.find(key);
        m_finds += found != m_replies.end() ? 1 : 0;
        return found != m_replies.end() ? std::optional(found->second) : std::nullopt;
    }
    void keep(const std::string &key, const LlmReply &reply) override { m_replies[key] = reply; }
    [[nodiscard]] std::int64_t coldFinds() const override { return m_finds; }

private:
    std::int64_t m_finds = 0;
    std::map<std::string, LlmReply> &m_replies;
};

/// A gateway over a script, with a store.
struct Bench {
    explicit Bench(ScriptedProvider::Script script, const GatewaySettings &settings = {},
                   std::map<std::string, LlmReply> *stored = nullptr)
    {
        GatewayParts parts;
        parts.providers.push_back(std::make_unique<ScriptedProvider>(std::move(script), seen, cancelled));
        parts.clock = std::make_shared<VirtualClock>();
        parts.traffic = std::make_shared<TrafficControl>(RatePolicy{100'000'000, 1'000'000, 0});
        parts.random = [] { return 0.0; };
        if (stored != nullptr) {
            parts.cache = std::make_unique<MapStore>(*stored);
        }
        gateway = std::make_unique<LlmGateway>(std::move(parts), settings);
    }
    std::vector<GatewayOutcome> ask(std::vector<GatewayCall> calls)
    {
        return gateway->ask(std::move(calls), stop);
    }
    std::vector<ScriptedProvider::Seen> seen;
    int cancelled = 0;
    StopFlag stop;
    std::unique_ptr<LlmGateway> gateway;
};

std::optional<LlmResult<LlmReply>> echo(const ScriptedProvider::Seen &seen)
{
    return ScriptedProvider::text("re: " + seen.request.messages[0].text);
}

} // namespace

class TestResponseCache : public QObject
{
    Q_OBJECT

private slots:
    void sha256KnowsItsTestVectors()
    {
        QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void hitsAreCountedByTier()
    {
        std::map<std::string, LlmReply> stored;
        Bench first(echo, {}, &stored);
        first.ask({question(1, "a", 0), question(2, "b", 0)});
        Bench second(echo, {}, &stored);
        second.ask({question(1, "a", 0), question(2, "b", 0), question(3, "c", 0)});
        second.ask({question(4, "a", 0)});
        const GatewayStatus status = second.gateway->status();
        QCOMPARE(status.cacheHits, std::int64_t{3});
        QCOMPARE(status.cacheHitsHot, std::int64_t{1});
        QCOMPARE(status.cacheHitsCold, std::int64_t{2}); // the store calls all of its own cold
        QCOMPARE(status.cacheMisses, std::int64_t{1});
    }

    void equalCallsAreAskedOnce()
    {
        Bench bench(echo);
        const auto first = bench.ask({question(1, "a", 0), question(2, "a", 0), question(3, "b", 0)});
        QCOMPARE(bench.seen.size(), std::size_t{2}); // 1 and 2 flew together
        QCOMPARE(first[1].result->text, std::string("re: a"));
        QVERIFY(first[1].attempts == first[0].attempts);
        const auto second = bench.ask({question(4, "a", 0)});
        QCOMPARE(bench.seen.size(), std::size_t{2});
        QCOMPARE(second[0].result->text, std::string("re: a"));
        QCOMPARE(second[0].attempts[0].provider, std::string("cache"));
        QCOMPARE(bench.gateway->status().cacheHits, std::int64_t{1});
        QCOMPARE(bench.gateway->status().sharedCalls, std::int64_t{1});
    }

    void samplesKeepAgentsFromBecomingClones()
    {
        Bench bench(echo);
        bench.ask({question(1, "a", 0), question(2, "a", 1), question(3, "a", 2)});
        QCOMPARE(bench.seen.size(), std::size_t{3});
    }

    void callsThatDoNotShareAreAlwaysAsked()
    {
        Bench bench(echo);
        bench.ask({question(1, "a", -1), question(2, "a", -1)});
        bench.ask({question(3, "a", -1)});
        QCOMPARE(bench.seen.size(), std::size_t{3});
    }

    void failuresAreNotKept()
    {
        bool broken = true;
        Bench bench([&broken](const auto &seen) {
            return broken ? ScriptedProvider::error(ErrorClass::Refused) : *echo(seen);
        });
        const auto first = bench.ask({question(1, "a", 0), question(2, "a", 0)});
        QVERIFY(!first[0].result && !first[1].result);
        broken = false;
        QVERIFY(bench.ask({question(3, "a", 0)})[0].result);
    }

    void theStoreServesTheNextRun()
    {
        std::map<std::string, LlmReply> stored;
        Bench one(echo, {}, &stored);
        one.ask({question(1, "a", 0)});
        QCOMPARE(stored.size(), std::size_t{1});
        QCOMPARE(stored.begin()->first.size(), std::size_t{64});
        Bench two([](const auto &) { return ScriptedProvider::text("new"); }, {}, &stored);
        QCOMPARE(two.ask({question(9, "a", 0)})[0].result->text, std::string("re: a"));
        QVERIFY(two.seen.empty());
    }

    void memoryIsBounded()
    {
        HotReplies hot(100'000);
        LlmReply reply;
        reply.text = std::string(1000, 'x');
        for (int i = 0; i < 1000; ++i) {
            hot.keep(std::to_string(i), reply);
            QVERIFY(hot.find("0") != nullptr); // used all the time, so it stays
            QVERIFY(hot.bytes() <= 100'000);
        }
        QVERIFY(hot.find("500") == nullptr);
        QVERIFY(hot.find("999") != nullptr);
        HotReplies none(10);
        none.keep("a", reply);
        QVERIFY(none.find("a") == nullptr && none.bytes() == 0);
    }

    void aStopReachesEveryPassenger()
    {
        StopFlag *stop = nullptr;
        Bench bench([&stop](const auto &) -> std::optional<LlmResult<LlmReply>> {
            stop->raise();
            return std::nullopt;
        });
        stop = &bench.stop;
        std::vector<GatewayCall> calls;
        for (std::uint64_t i = 0; i < 50; ++i) {
            calls.push_back(question(i, i % 2 == 0 ? "a" : "b", 0));
        }
        for (const GatewayOutcome &outcome : bench.ask(std::move(calls))) {
            QVERIFY(outcome.result.error().errorClass == ErrorClass::Cancelled);
        }
        QVERIFY(bench.seen.size() <= 2);
        bench.stop.clear();
        QVERIFY(bench.gateway->status().active == 0);
    }

    void earlierTicksAndFollowedAgentsGoFirst()
    {
        std::vector<std::uint64_t> order;
        GatewaySettings settings;
        settings.mostActive = 1;
        Bench bench(
            [&order](const auto &seen) {
                order.push_back(seen.context.serial);
                return echo(seen);
            },
            settings);
        std::vector<GatewayCall> calls{question(1, "a", -1), question(2, "b", -1), question(3, "c", -1)};
        calls[0].context.tick = 2;
        calls[2].context.priority = 1;
        bench.ask(std::move(calls));
        QVERIFY((order == std::vector<std::uint64_t>{3, 2, 1}));
    }

    /// The stated workload: 200 agents, 100 ticks, each observation one of 60 situations, 3 samples.
    void theStatedWorkloadIsMostlyCached()
    {
        Bench bench(echo);
        int calls = 0;
        std::set<std::string> texts;
        for (std::int64_t tick = 1; tick <= 100; ++tick) {
            std::vector<GatewayCall> round;
            for (std::uint64_t agent = 0; agent < 200; ++agent) {
                CounterRng rng(42, Stream::Mind, tick, agent);
                const auto situation = std::to_string(rng.below(60));
                round.push_back(question(agent, situation, static_cast<std::int32_t>(rng.below(3))));
                round.back().context.tick = tick;
            }
            for (const GatewayOutcome &outcome : bench.ask(std::move(round))) {
                QVERIFY(outcome.result);
                ++calls;
            }
        }
        const auto asked = static_cast<int>(bench.seen.size());
        qInfo("%d decisions, %d calls, %d saved: %.1f %%", calls, asked, calls - asked,
              100.0 * (calls - asked) / calls);
        QCOMPARE(calls, 20'000);
        QVERIFY(asked <= 180);
        QVERIFY(bench.gateway->status().cacheHits * 100 >= 85 * calls);
    }
};

QTEST_GUILESS_MAIN(TestResponseCache)
#include "tst_response_cache.moc"
