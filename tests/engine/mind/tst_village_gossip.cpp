// SPDX-License-Identifier: GPL-3.0-or-later
// The example with minds, in the real engine: offline with Rehearsal, and against a real inference server
// where GRIDFOLK_LLAMA_URL names one.
#include "llm/ProviderSettings.h"
#include "llm/providers/Rehearsal.h"
#include "mind/DecisionBroker.h"
#include "support/ScriptedProvider.h"
#include "support/TestEngine.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace gridfolk;

namespace
{

struct Run {
    std::vector<TraceEvent> traces;
    std::vector<MetricRow> rows;
    std::uint64_t hash = 0;
    Problem problem;
};

Run runVillage(const Scenario &scenario, std::unique_ptr<LlmProvider> provider,
               const std::shared_ptr<WaitingClock> &clock, int ticks, int threads)
{
    EngineSetup setup;
    setup.threads = threads;
    setup.minds = std::make_unique<DecisionBroker>(
        std::make_unique<LlmGateway>(std::move(provider), GatewaySettings(), clock));
    auto engine = makeEngine(scenario, std::move(setup));
    Run run;
    const StopFlag never;
    auto record = engine->setUp();
    while (record) {
        run.traces.insert(run.traces.end(), record->traces.begin(), record->traces.end());
        if (record->metrics) {
            run.rows.push_back(*record->metrics);
        }
        if (engine->tick() >= ticks) {
            break;
        }
        record = engine->step(never);
    }
    run.hash = engine->hash();
    if (!record) {
        run.problem = record.error();
    }
    return run;
}

} // namespace

class TestVillageGossip : public QObject
{
    Q_OBJECT

private slots:
    void talkMovesTheRumor()
    {
        const Run run = rehearse(60, 1);
        QCOMPARE(run.problem.code, std::string());
        QCOMPARE(run.rows.front().values[0], 1.0);
        QVERIFY2(run.rows.back().values[0] >= 4, qPrintable(QString::number(run.rows.back().values[0])));
        QCOMPARE(run.rows.back().values[2], run.rows.back().values[0] - 1); // told as often as learned
        std::set<std::string> actions;
        bool showsEffects = false;
        bool heard = false;
        for (const TraceEvent &trace : run.traces) {
            actions.insert(trace.action);
            QVERIFY(trace.status == DecisionStatus::Valid || trace.status == DecisionStatus::Refused);
            showsEffects = showsEffects || (trace.action == "tell" && !trace.effects.empty());
            heard = heard || trace.observation.find("said to") != std::string::npos;
        }
        QCOMPARE(actions, (std::set<std::string>{"greet", "speak", "tell", "wait"}));
        QVERIFY(showsEffects);
        QVERIFY(heard);
    }

    void threadsDoNotCount()
    {
        const Run one = rehearse(30, 1);
        const Run two = rehearse(30, 2);
        QCOMPARE(one.hash, two.hash);
        QVERIFY(one.traces == two.traces);
        QVERIFY(one.rows == two.rows);
    }

    void aPausedTickGoesOnAsIfNothingHadHappened()
    {
        const Run whole = rehearse(12, 1);
        const auto clock = std::make_shared<VirtualClock>();
        bool broken = false;
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        EngineSetup setup;
        setup.minds = std::make_unique<DecisionBroker>(std::make_unique<LlmGateway>(
            std::make_unique<ScriptedProvider>(
                [&broken](const ScriptedProvider::Seen &asked) {
                    if (broken && asked.context.serial % 2 == 0) {
                        return ScriptedProvider::error(ErrorClass::Authentication, 401);
                    }
                    return ScriptedProvider::text(Rehearsal::reply(asked.request, asked.context));
                },
                seen, cancelled),
            GatewaySettings(), clock));
        auto engine = makeEngine(exampleScenario("village_gossip"), std::move(setup));
        const StopFlag never;
        QVERIFY(engine->setUp());
        while (engine->tick() < 12) {
            broken = engine->tick() == 6 && !broken;
            const auto record = engine->step(never);
            QCOMPARE(record.has_value(), !broken);
        }
        QCOMPARE(engine->hash(), whole.hash);
        std::set<std::pair<std::int64_t, std::uint64_t>> asked;
        std::size_t twice = 0;
        for (const ScriptedProvider::Seen &one : seen) {
            twice += asked.emplace(one.context.tick, one.context.serial).second ? 0 : 1;
        }
        QVERIFY(twice >= 1 && twice <= 12); // only those that had failed were asked again
    }

    void withARealModel()
    {
        if (qEnvironmentVariable("GRIDFOLK_LLAMA_URL").isEmpty()) {
            QSKIP("GRIDFOLK_LLAMA_URL is not set: no inference server to test against");
        }
        Scenario scenario = exampleScenario("village_gossip");
        scenario.kinds[0].persona->decides.everyTicks = 1;
        const auto clock = std::make_shared<SystemWaitingClock>();
        auto provider =
            makeProvider({"openai-compatible", qEnvironmentVariable("GRIDFOLK_LLAMA_URL").toStdString(),
                          qEnvironmentVariable("GRIDFOLK_LLAMA_MODEL", "tiny").toStdString()},
                         systemEnvironment(), clock);
        QVERIFY(provider);
        const Run run = runVillage(scenario, std::move(*provider), clock, 20, 1);
        QVERIFY2(run.problem.code.empty(), (run.problem.code + " " + run.problem.arg("detail")).c_str());
        const auto fallbacks =
            std::count_if(run.traces.begin(), run.traces.end(),
                          [](const TraceEvent &trace) { return trace.status == DecisionStatus::Fallback; });
        qInfo("%zu decisions, %td fallbacks", run.traces.size(), fallbacks);
        QCOMPARE(run.traces.size(), std::size_t{240});
        QVERIFY(fallbacks * 20 <= 240);
    }

private:
    static Run rehearse(int ticks, int threads)
    {
        const auto clock = std::make_shared<VirtualClock>();
        return runVillage(exampleScenario("village_gossip"), std::make_unique<Rehearsal>(), clock, ticks,
                          threads);
    }
};

QTEST_GUILESS_MAIN(TestVillageGossip)
#include "tst_village_gossip.moc"
