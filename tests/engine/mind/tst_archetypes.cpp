// SPDX-License-Identifier: GPL-3.0-or-later
// Agents in the same binned situation share replies. The stated workload: 200 agents, 100 ticks, each
// observation one of 60 binned situations, 3 samples: at least 85 of 100 decisions need no call.
#include "FakePerception.h"
#include "base/CounterRng.h"
#include "llm/providers/Rehearsal.h"
#include "mind/Archetype.h"
#include "mind/DecisionBroker.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <set>

using namespace gridfolk;

namespace
{

constexpr std::uint64_t kAgents = 200;
constexpr int kTicks = 100;
constexpr int kSamples = 3;

/// A village in which nobody sees another one; what each sees changes with every tick.
struct Crowd {
    explicit Crowd(std::uint64_t agents)
    {
        FakePerception &world = village.world;
        Persona &persona = village.persona();
        persona.decides.everyTicks = 1;
        persona.sightRadius = 0;
        persona.may = {"move", "wait"};
        persona.backstory.clear();
        persona.traits.clear();
        persona.archetypes = {kSamples, {{"coins", {}}}};
        for (int edge = 1; edge < 30; ++edge) {
            persona.archetypes.bins[0].edges.push_back(100.0 * edge);
        }
        persona.sees = {{"it rains", ""}, {"coins", ""}};
        world.m_scenario.world = {.width = 1000, .height = 1000, .torus = true};
        typed::PersonaCode &code = world.m_program.kinds[0].persona[0];
        code.traits.clear();
        code.role.texts = {"", ", who lives here"};
        code.backstory = {};
        code.sees[0] = world.unit(
            [&world](AgentRef self, auto) -> Result<Perception::Value> {
                return Perception::Value(draw(world, self, 2) == 1);
            },
            {typed::Type::Base::Bool, -1});
        code.sees[1] = world.unit(
            [&world](AgentRef self, auto) -> Result<Perception::Value> {
                return Perception::Value(static_cast<std::int64_t>(draw(world, self, 3000)));
            },
            {typed::Type::Base::Int, -1});
        for (std::uint64_t serial = 1; serial <= agents; ++serial) {
            world.add(serial, 0, {static_cast<std::int32_t>(5 * serial % 1000), 0});
        }
    }
    static std::uint64_t draw(const FakePerception &world, AgentRef self, std::uint64_t below)
    {
        return CounterRng(1, Stream::Mind, world.tick(), world.serial(self) + 1000 * below).below(below);
    }
    Village village;
};

struct Outcome {
    std::vector<std::string> actions; ///< of every decision, by tick and serial
    std::set<std::string> prompts;
    std::int64_t calls = 0;
    std::int64_t saved = 0;
};

std::string argumentsOf(const TraceEvent &trace)
{
    std::string text;
    for (const auto &[name, value] : trace.arguments) {
        text += " " + name + "=" + value;
    }
    return text;
}

Outcome play(Crowd &crowd, int ticks)
{
    std::vector<ScriptedProvider::Seen> seen;
    int cancelled = 0;
    Outcome outcome;
    GatewayParts parts;
    parts.clock = std::make_shared<VirtualClock>();
    parts.random = [] { return 0.5; };
    parts.traffic = std::make_shared<TrafficControl>(RatePolicy{1'000'000, 10'000, 0});
    parts.providers.push_back(std::make_unique<ScriptedProvider>(
        [&](const ScriptedProvider::Seen &asked) {
            ++outcome.calls;
            return ScriptedProvider::text(Rehearsal::reply(asked.request, asked.context));
        },
        seen, cancelled));
    DecisionBroker broker(std::make_unique<LlmGateway>(std::move(parts), GatewaySettings()));
    const StopFlag stop;
    FakePerception &world = crowd.village.world;
    for (world.m_tick = 1; world.m_tick <= ticks; ++world.m_tick) {
        if (!broker.perceive(world) || !broker.decide(stop)) {
            return {};
        }
        for (const TraceEvent &trace : broker.endTick()) {
            outcome.actions.push_back(trace.action + argumentsOf(trace));
            outcome.prompts.insert(trace.systemPrompt + trace.userPrompt);
        }
    }
    const GatewayStatus status = broker.gateway().status();
    outcome.saved = status.cacheHits + status.sharedCalls;
    return outcome;
}

} // namespace

class TestArchetypes : public QObject
{
    Q_OBJECT

private slots:
    void numbersFallIntoBins()
    {
        const std::vector<double> edges{10, 20.5};
        QCOMPARE(binWords(-3, edges), std::string("below 10"));
        QCOMPARE(binWords(10, edges), std::string("10 to 20.5"));
        QCOMPARE(binWords(20.4, edges), std::string("10 to 20.5"));
        QCOMPARE(binWords(20.5, edges), std::string("20.5 or more"));
    }

    void theStatedWorkloadSavesMostCalls()
    {
        Crowd crowd(kAgents);
        const Outcome outcome = play(crowd, kTicks);
        const auto decisions = static_cast<std::int64_t>(outcome.actions.size());
        QCOMPARE(decisions, static_cast<std::int64_t>(kAgents) * kTicks);
        QCOMPARE(outcome.prompts.size(), std::size_t{60});
        const double rate = 100.0 * static_cast<double>(outcome.saved) / static_cast<double>(decisions);
        qInfo("%lld decisions in %zu situations, %d samples: %lld calls made, %lld saved, hit rate %.1f %%",
              static_cast<long long>(decisions), outcome.prompts.size(), kSamples,
              static_cast<long long>(outcome.calls), static_cast<long long>(outcome.saved), rate);
        QCOMPARE(outcome.calls + outcome.saved, decisions);
        QVERIFY(outcome.calls <= 60 * kSamples);
        QVERIFY(rate >= 85);
    }

    /// What an agent does is its own draw, so that agents in one situation are no clones, and the same again.
    void whatTheyDoDiffersAndComesAgain()
    {
        Crowd first(kAgents);
        Crowd second(kAgents);
        const Outcome once = play(first, 3);
        QVERIFY(once.actions == play(second, 3).actions);
        Crowd alike(kAgents);
        alike.village.persona().archetypes.bins[0].edges = {1e6};
        const Outcome clones = play(alike, 1);
        QCOMPARE(clones.prompts.size(), std::size_t{2});
        QVERIFY(std::set(clones.actions.begin(), clones.actions.end()).size() > 2);
    }

    /// An agent's action does not depend on who else was there to ask first.
    void whoAsksFirstChangesNothing()
    {
        Crowd all(kAgents);
        Crowd few(20);
        const Outcome many = play(all, 1);
        const Outcome some = play(few, 1);
        QCOMPARE(some.actions.size(), std::size_t{20});
        QVERIFY(std::equal(some.actions.begin(), some.actions.end(), many.actions.begin()));
    }

    void othersAreToldByWhatTheyAreToMe()
    {
        Village village;
        village.persona().archetypes.samples = 2;
        village.persona().decides.everyTicks = 1;
        village.persona().traits.clear();
        village.world.m_program.kinds[0].persona[0].traits.clear();
        village.world.m_program.kinds[0].persona[0].backstory = {};
        village.world.m_scenario.world.torus = true;
        village.world.add(1, 0, {5, 5}, {{"knows", "True"}});
        village.world.add(2, 0, {6, 5}, {{"knows", "False"}});
        village.world.add(3, 0, {5, 7}, {{"knows", "False"}});
        village.world.add(11, 0, {15, 5}, {{"knows", "True"}});
        village.world.add(12, 0, {15, 6}, {{"knows", "False"}});
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        std::vector<LlmRequest> asked;
        const auto tell = [&](const ScriptedProvider::Seen &one) {
            asked.push_back(one.request);
            const bool knows = one.request.messages[0].text.find("know the rumor: True") != std::string::npos;
            return ScriptedProvider::text(
                knows
                    ? R"({"thought":"x","action":{"name":"tell","arguments":{"partner":"the nearest Villager","words":"Psst."}}})"
                    : R"({"thought":"x","action":{"name":"wait","arguments":{}}})");
        };
        DecisionBroker broker(std::make_unique<LlmGateway>(
            std::make_unique<ScriptedProvider>(tell, seen, cancelled), GatewaySettings(),
            std::make_shared<VirtualClock>(), [] { return 0.5; }));
        QVERIFY(broker.perceive(village.world));
        const StopFlag stop;
        const auto decided = broker.decide(stop);
        QVERIFY(decided);
        QCOMPARE(decided->size(), std::size_t{5});
        QVERIFY(std::get<AgentRef>(decided->at(0).arguments.at(0)) == village.world.ref(2));
        QVERIFY(std::get<AgentRef>(decided->at(3).arguments.at(0)) == village.world.ref(12));
        for (const LlmRequest &request : asked) {
            const std::string all = request.system + request.messages[0].text + request.schema;
            for (const char *name : {"Ana", "Bruno", "Clara", "Davi", "#", "tick"}) {
                QVERIFY2(all.find(name) == std::string::npos, (std::string(name) + " in " + all).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestArchetypes)
#include "tst_archetypes.moc"
