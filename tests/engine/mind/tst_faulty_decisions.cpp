// SPDX-License-Identifier: GPL-3.0-or-later
// R10: ten thousand decisions of which one attempt in ten fails somehow; at most one in a thousand decisions
// falls back. GRIDFOLK_FAULT_DECISIONS=1000000 makes it longer.
#include "FakePerception.h"
#include "base/CounterRng.h"
#include "llm/providers/Rehearsal.h"
#include "mind/DecisionBroker.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

constexpr std::uint64_t kAgents = 100;
constexpr double kFaulty = 0.1;

/// What a provider does one time in ten.
std::optional<LlmResult<LlmReply>> fault(std::uint64_t which)
{
    switch (which) {
    case 0:
        return ScriptedProvider::error(ErrorClass::Network);
    case 1:
        return ScriptedProvider::error(ErrorClass::ServerError, 503);
    case 2:
        return ScriptedProvider::error(ErrorClass::RateLimited, 429, 2s);
    case 3:
        return ScriptedProvider::error(ErrorClass::ServerError, 529);
    case 4:
        return ScriptedProvider::error(ErrorClass::Timeout, 408);
    case 5:
        return ScriptedProvider::error(ErrorClass::BadReply, 200);
    case 6:
        return ScriptedProvider::text("{\"thought\":\"cut in the mid");
    case 7:
        return ScriptedProvider::text(R"({"thought":"x","action":{"name":"fly","arguments":{}}})");
    default:
        return std::nullopt; // silence, until the attempt's time is over
    }
}

} // namespace

class TestFaultyDecisions : public QObject
{
    Q_OBJECT

private slots:
    void oneInAThousandFallsBackAtMost()
    {
        const int wanted = std::max(10'000, qEnvironmentVariableIntValue("GRIDFOLK_FAULT_DECISIONS"));
        const auto clock = std::make_shared<VirtualClock>();
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        std::uint64_t attempts = 0;
        int faults = 0;
        const auto script = [&](const ScriptedProvider::Seen &asked) -> std::optional<LlmResult<LlmReply>> {
            CounterRng rng(3, Stream::Mind, 0, ++attempts);
            const LlmResult<LlmReply> good =
                ScriptedProvider::text(Rehearsal::reply(asked.request, asked.context));
            seen.clear();
            if (rng.uniform() >= kFaulty) {
                return good;
            }
            ++faults;
            return fault(rng.below(9));
        };
        GatewayParts parts;
        parts.clock = clock;
        parts.traffic = std::make_shared<TrafficControl>(RatePolicy{1'000'000, 10'000, 0});
        parts.random = [] { return 0.5; };
        parts.providers.push_back(std::make_unique<ScriptedProvider>(script, seen, cancelled));
        GatewaySettings settings;
        settings.cassette = CassetteMode::Off;
        settings.attemptLimit = 20s;
        BrokerSettings broken;
        broken.pauseOnProviderFailure = false;
        DecisionBroker broker(std::make_unique<LlmGateway>(std::move(parts), settings), broken);
        Village village;
        village.persona().decides.everyTicks = 1;
        for (std::uint64_t serial = 1; serial <= kAgents; ++serial) {
            const auto at = static_cast<std::int32_t>(serial);
            village.world.add(serial, 0, {at % 10, at / 10}, {{"knows", serial % 2 == 0 ? "True" : "False"}});
        }
        const StopFlag stop;
        int decisions = 0;
        int fallbacks = 0;
        int repaired = 0;
        while (decisions < wanted) {
            QVERIFY(broker.perceive(village.world));
            const auto decided = broker.decide(stop);
            QVERIFY(decided);
            for (const Decision &decision : *decided) {
                broker.applied(decision, {});
            }
            for (const TraceEvent &trace : broker.endTick()) {
                ++decisions;
                fallbacks += trace.status == DecisionStatus::Fallback ? 1 : 0;
                repaired += trace.status == DecisionStatus::Repaired ? 1 : 0;
            }
            ++village.world.m_tick;
        }
        qInfo("%d decisions, %llu attempts, %d faults, %d repaired, %d fell back", decisions,
              static_cast<unsigned long long>(attempts), faults, repaired, fallbacks);
        QVERIFY(faults > decisions / 12);
        QVERIFY(repaired > 0);
        QVERIFY(fallbacks * 1000 <= decisions);
    }
};

QTEST_GUILESS_MAIN(TestFaultyDecisions)
#include "tst_faulty_decisions.moc"
