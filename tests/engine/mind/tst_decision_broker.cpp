// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakePerception.h"
#include "llm/providers/Rehearsal.h"
#include "mind/DecisionBroker.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace gridfolk;

namespace
{

std::string act(const std::string &name, const std::string &arguments = "{}")
{
    return "{\"thought\":\"hm\",\"action\":{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}}";
}

/// Hands its calls on in the reverse order, to show that the order of arrival does not count.
class Backwards final : public LlmProvider
{
public:
    explicit Backwards(std::size_t batch)
        : m_batch(batch)
    {
    }
    [[nodiscard]] std::string id() const override { return "rehearsal"; }
    [[nodiscard]] std::string model() const override { return "rehearsal"; }
    CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration,
                 Completion done) override
    {
        m_waiting.push_back(
            [request, context, done = std::move(done)] { Rehearsal().start(request, context, {}, done); });
        if (m_waiting.size() == m_batch) {
            std::for_each(m_waiting.rbegin(), m_waiting.rend(), [](const auto &answer) { answer(); });
            m_waiting.clear();
        }
        return 0;
    }
    void cancel(CallId) override {}

private:
    std::size_t m_batch;
    std::vector<std::function<void()>> m_waiting;
};

/// A village with a broker over a script.
struct Bench {
    explicit Bench(ScriptedProvider::Script script, BrokerSettings settings = {})
        : broker(gatewayOver(std::make_unique<ScriptedProvider>(std::move(script), seen, cancelled)),
                 settings)
    {
        world().add(1, 0, {5, 5}, {{"knows", "True"}});
        world().add(2, 0, {6, 5}, {{"knows", "False"}});
        world().add(3, 0, {7, 5}, {{"knows", "False"}});
        village.persona().decides.everyTicks = 1;
    }
    FakePerception &world() { return village.world; }
    std::unique_ptr<LlmGateway> gatewayOver(std::unique_ptr<LlmProvider> provider)
    {
        return std::make_unique<LlmGateway>(std::move(provider), GatewaySettings(), clock,
                                            [] { return 0.5; });
    }

    /// One tick in which every decision succeeds, turns in the given order of serials.
    std::vector<TraceEvent> tick(std::vector<std::uint64_t> turns = {1, 2, 3}, ActionOutcome outcome = {})
    {
        if (!broker.perceive(world())) {
            return {};
        }
        const auto decisions = broker.decide(stop);
        if (!decisions) {
            problem = decisions.error();
            return {};
        }
        for (const std::uint64_t serial : turns) {
            for (const Decision &decision : *decisions) {
                if (decision.serial == serial) {
                    broker.applied(decision, outcome);
                }
            }
        }
        last = *decisions;
        ++world().m_tick;
        return broker.endTick();
    }

    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    std::vector<ScriptedProvider::Seen> seen;
    int cancelled = 0;
    StopFlag stop;
    Village village;
    DecisionBroker broker;
    std::vector<Decision> last;
    Problem problem;
};

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestDecisionBroker : public QObject
{
    Q_OBJECT

private slots:
    void decidesAndTraces()
    {
        Bench bench(
            [](const auto &) { return ScriptedProvider::text(act("move", R"({"direction":"north"})")); });
        const auto traces = bench.tick({3, 1, 2}, {false, {}, {"x 5 to 6"}});
        QCOMPARE(traces.size(), std::size_t{3});
        QCOMPARE(bench.last[0].serial, std::uint64_t{1});
        QVERIFY(bench.last[0].action == Decision::Action::Move);
        QCOMPARE(std::get<std::int64_t>(bench.last[0].arguments[1]), std::int64_t{-1});
        const TraceEvent &trace = traces[0];
        QCOMPARE(trace.agent, std::uint64_t{1});
        QCOMPARE(trace.kind, std::string("Villager"));
        QVERIFY(trace.name.ends_with(" #1"));
        QCOMPARE(trace.trigger, std::string("every tick"));
        QVERIFY(contains(trace.userPrompt, trace.observation));
        QVERIFY(!trace.systemPrompt.empty());
        QCOMPARE(trace.offered.size(), std::size_t{4});
        QCOMPARE(trace.attempts.size(), std::size_t{1});
        QCOMPARE(trace.thought, std::string("hm"));
        QCOMPARE(trace.action, std::string("move"));
        QCOMPARE(trace.arguments[0].second, std::string("north"));
        QVERIFY(trace.status == DecisionStatus::Valid);
        QCOMPARE(trace.effects[0], std::string("x 5 to 6"));
        QVERIFY(bench.broker.takeNotices().empty());
    }

    void repairsQuoteTheError()
    {
        Bench bench([](const auto &seen) {
            return seen.context.ordinal < 2 ? ScriptedProvider::text(act("dance"))
                                            : ScriptedProvider::text(act("wait"));
        });
        const auto traces = bench.tick();
        QVERIFY(traces[0].status == DecisionStatus::Repaired);
        QVERIFY(contains(traces[0].statusReason, "\"dance\", but must be one of"));
        QCOMPARE(traces[0].attempts.size(), std::size_t{3});
        QCOMPARE(bench.seen.size(), std::size_t{9});
        const LlmRequest &third = bench.seen.back().request;
        QCOMPARE(third.messages.size(), std::size_t{5});
        QVERIFY(third.messages[1].role == LlmMessage::Role::Assistant);
        QCOMPARE(third.messages[1].text, act("dance"));
        QVERIFY(contains(third.messages[4].text, "could not be used: the action is \"dance\""));
        QCOMPARE(third.purpose, std::string("repair"));
    }

    void fallsBackAfterTwoRepairs()
    {
        Bench bench([](const auto &) { return ScriptedProvider::text("rubbish"); });
        const auto traces = bench.tick();
        QCOMPARE(bench.seen.size(), std::size_t{9});
        QVERIFY(traces[1].status == DecisionStatus::Fallback);
        QCOMPARE(traces[1].action, std::string("wait"));
        QVERIFY(contains(traces[1].statusReason, "not JSON"));
        const auto notices = bench.broker.takeNotices();
        QCOMPARE(notices.size(), std::size_t{1});
        QCOMPARE(notices[0].problem.code, std::string("mind.fallbacks"));
        QCOMPARE(notices[0].problem.arg("count"), std::string("3"));
        bench.tick();
        QVERIFY(bench.broker.takeNotices().empty()); // not every tick
    }

    void aCutReplyIsNamedAsSuch()
    {
        Bench bench([](const auto &) {
            auto reply = ScriptedProvider::text("{\"thought\":\"and then");
            reply->finishReason = "length";
            return reply;
        });
        QVERIFY(contains(bench.tick()[0].statusReason, "limit of output tokens"));
    }

    void aRefusingModelMeansFallback()
    {
        Bench bench([](const auto &) { return ScriptedProvider::error(ErrorClass::Refused); });
        const auto traces = bench.tick();
        QCOMPARE(bench.seen.size(), std::size_t{3});
        QVERIFY(traces[0].status == DecisionStatus::Fallback);
    }

    void aFailingProviderPausesTheRun_data()
    {
        QTest::addColumn<int>("errorClass");
        QTest::addColumn<QString>("code");
        QTest::newRow("network") << static_cast<int>(ErrorClass::Network) << "llm.network";
        QTest::newRow("key") << static_cast<int>(ErrorClass::Authentication) << "llm.authentication";
        QTest::newRow("rubbish") << static_cast<int>(ErrorClass::BadReply) << "llm.bad-reply";
    }
    void aFailingProviderPausesTheRun()
    {
        QFETCH(int, errorClass);
        QFETCH(QString, code);
        bool broken = true;
        Bench bench([&](const auto &seen) {
            const bool fails = broken && seen.context.serial == 2;
            return fails ? ScriptedProvider::error(static_cast<ErrorClass>(errorClass))
                         : ScriptedProvider::text(act("wait"));
        });
        const auto before = bench.broker.saveState();
        QVERIFY(bench.tick().empty());
        QCOMPARE(QString::fromStdString(bench.problem.code), code);
        QVERIFY(bench.problem.place.agent == std::optional<std::uint64_t>(2));
        QVERIFY(bench.problem.place.tick == std::optional<std::int64_t>(1));

        broken = false;
        bench.broker.restoreState(before);
        bench.seen.clear();
        const auto traces = bench.tick();
        QCOMPARE(traces.size(), std::size_t{3});
        for (const auto &seen : bench.seen) {
            QCOMPARE(seen.context.serial, std::uint64_t{2}); // the others' replies were kept
        }
    }

    void orFallsBackWhereThatIsWanted()
    {
        BrokerSettings settings;
        settings.pauseOnProviderFailure = false;
        Bench bench([](const auto &) { return ScriptedProvider::error(ErrorClass::Authentication); },
                    settings);
        const auto traces = bench.tick();
        QCOMPARE(traces.size(), std::size_t{3});
        QCOMPARE(traces[0].statusReason, std::string("llm.authentication"));
        QCOMPARE(bench.broker.takeNotices()[0].problem.code, std::string("llm.authentication"));
    }

    void stopEndsTheTick()
    {
        StopFlag *stop = nullptr;
        Bench bench([&stop](const auto &) -> std::optional<LlmResult<LlmReply>> {
            stop->raise();
            return std::nullopt;
        });
        stop = &bench.stop;
        QVERIFY(bench.tick().empty());
        QCOMPARE(bench.problem.code, std::string("run.stopped"));
        QCOMPARE(bench.cancelled, 3);
    }

    void spokenWordsArriveInTheOrderOfTurns()
    {
        Bench bench([](const auto &seen) {
            if (seen.context.tick > 1) {
                return ScriptedProvider::text(act("wait"));
            }
            return ScriptedProvider::text(act("speak", "{\"to\":\"everyone\",\"words\":\"I am " +
                                                           std::to_string(seen.context.serial) + "\"}"));
        });
        const auto first = bench.tick({3, 1, 2});
        QVERIFY(!contains(first[1].userPrompt, "You heard"));
        const auto second = bench.tick();
        const std::string &prompt = second[1].userPrompt;
        const std::size_t three = prompt.find("said to everyone: \u00abI am 3\u00bb");
        const std::size_t one = prompt.find("said to everyone: \u00abI am 1\u00bb");
        QVERIFY(three != std::string::npos && one != std::string::npos && three < one);
        QVERIFY(!contains(prompt, "everyone: \u00abI am 2"));
        QVERIFY(contains(prompt, "You chose speak(to: \u00abeveryone\u00bb, words: \u00abI am 2\u00bb)"));
        const auto third = bench.tick();
        QVERIFY(!contains(third[1].observation, "You heard"));       // read once
        QVERIFY(contains(third[1].userPrompt, "said \u00abI am 3")); // and remembered
    }

    void whispersReachOneOnly()
    {
        Bench bench([](const auto &seen) {
            const std::string &prompt = seen.request.messages[0].text;
            const std::size_t handle = prompt.find(" #3\""); // the name before it is drawn
            const std::size_t start = prompt.rfind('"', handle - 1);
            const std::string to = prompt.substr(start, handle + 4 - start);
            return seen.context.tick == 1 && seen.context.serial == 1
                       ? ScriptedProvider::text(act("speak", "{\"to\":" + to + ",\"words\":\"psst\"}"))
                       : ScriptedProvider::text(act("wait"));
        });
        bench.tick();
        const auto second = bench.tick();
        QVERIFY(contains(second[2].observation, "said to you: \u00abpsst\u00bb"));
        QVERIFY(!contains(second[1].observation, "psst"));
    }

    void refusedWordsAreNotHeard()
    {
        Bench bench([](const auto &) {
            return ScriptedProvider::text(act("speak", R"({"to":"everyone","words":"boo"})"));
        });
        const auto first = bench.tick({1, 2, 3}, {true, "mind.died-first", {}});
        QVERIFY(first[0].status == DecisionStatus::Refused);
        const auto second = bench.tick();
        QVERIFY(!contains(second[0].observation, "boo"));
        QVERIFY(contains(second[0].userPrompt, "in vain: you died first"));
    }

    void anAbandonedTickLeavesNoTrace()
    {
        Bench bench([](const auto &) {
            return ScriptedProvider::text(act("speak", R"({"to":"everyone","words":"boo"})"));
        });
        QVERIFY(bench.broker.perceive(bench.world()));
        const auto decisions = bench.broker.decide(bench.stop);
        bench.broker.applied((*decisions)[0], {});
        QVERIFY(bench.broker.perceive(bench.world())); // the tick begins again
        QVERIFY(!contains(bench.broker.previewPrompt(bench.world(), bench.world().ref(2))->user, "boo"));
    }

    void restoringReplaysWithoutNewCalls()
    {
        Bench bench([](const auto &seen) {
            return ScriptedProvider::text(Rehearsal::reply(seen.request, seen.context));
        });
        bench.tick();
        bench.tick();
        const auto saved = bench.broker.saveState();
        const auto first = bench.tick();
        const auto second = bench.tick();
        const std::size_t calls = bench.seen.size();
        bench.broker.restoreState(saved);
        bench.world().m_tick -= 2;
        QVERIFY(bench.tick() == first);
        QVERIFY(bench.tick() == second);
        QCOMPARE(bench.seen.size(), calls);
    }

    void whatADecisionWasBuiltUponIsReplayed()
    {
        BrokerSettings settings;
        settings.pauseOnProviderFailure = false;
        int calls = 0;
        Bench bench(
            [&calls](const auto &seen) -> std::optional<LlmResult<LlmReply>> {
                if (++calls > 4) {
                    return ScriptedProvider::text(act("move", R"({"direction":"north"})"));
                }
                if (seen.context.serial == 1) {
                    return ScriptedProvider::error(ErrorClass::Refused);
                }
                if (seen.context.serial == 2) {
                    return ScriptedProvider::error(ErrorClass::Authentication);
                }
                return seen.context.ordinal == 0 ? ScriptedProvider::error(ErrorClass::BadReply)
                                                 : ScriptedProvider::text(act("wait"));
            },
            settings);
        const auto saved = bench.broker.saveState();
        const auto first = bench.tick();
        QCOMPARE(calls, 4);
        QVERIFY(first[0].status == DecisionStatus::Fallback);
        QVERIFY(first[2].status == DecisionStatus::Repaired);
        bench.broker.restoreState(saved);
        --bench.world().m_tick;
        QVERIFY(bench.tick() == first);
        QCOMPARE(calls, 4);
    }

    void theOrderOfArrivalDoesNotCount()
    {
        std::vector<std::vector<TraceEvent>> runs[2];
        for (int i = 0; i < 2; ++i) {
            Bench bench([](const auto &) { return std::nullopt; });
            std::unique_ptr<LlmProvider> provider;
            if (i == 0) {
                provider = std::make_unique<Rehearsal>();
            } else {
                provider = std::make_unique<Backwards>(3);
            }
            DecisionBroker broker(bench.gatewayOver(std::move(provider)));
            for (int tick = 0; tick < 10; ++tick) {
                QVERIFY(broker.perceive(bench.world()));
                const auto decisions = broker.decide(bench.stop);
                QVERIFY(decisions);
                for (const Decision &decision : *decisions) {
                    broker.applied(decision, {});
                }
                runs[i].push_back(broker.endTick());
                ++bench.world().m_tick;
            }
        }
        QVERIFY(runs[0] == runs[1]);
        std::set<std::string> actions;
        for (const auto &traces : runs[0]) {
            for (const TraceEvent &trace : traces) {
                QVERIFY(trace.status == DecisionStatus::Valid);
                QVERIFY(trace.thought.starts_with("Rehearsal: chose " + trace.action));
                actions.insert(trace.action);
            }
        }
        QVERIFY(actions.size() >= 3);
    }

    void triggersAreHonored()
    {
        Bench bench([](const auto &) { return ScriptedProvider::text(act("wait")); });
        bench.village.persona().decides.everyTicks = 3;
        bench.village.persona().decides.staggered = true;
        QCOMPARE(bench.tick().size(), std::size_t{1}); // tick 1: serial 2
        QCOMPARE(bench.last[0].serial, std::uint64_t{2});
        bench.village.persona().decides.everyTicks = 0;
        QVERIFY(bench.tick().empty());
        bench.village.persona().decides.when = "knows";
        bench.world().m_program.kinds[0].persona[0].when =
            bench.world().m_program.kinds[0].persona[0].sees[0];
        const auto traces = bench.tick();
        QCOMPARE(traces.size(), std::size_t{1});
        QCOMPARE(traces[0].trigger, std::string("when knows"));
    }

    void previewChangesNothing()
    {
        Bench bench([](const auto &) { return ScriptedProvider::text(act("wait")); });
        const AgentRef third = bench.world().ref(3);
        const auto prompt = bench.broker.previewPrompt(bench.world(), third);
        QVERIFY(prompt);
        const std::string handle = bench.broker.handle(bench.world(), third);
        QVERIFY(bench.seen.empty());
        const auto traces = bench.tick();
        QCOMPARE(traces[2].name, handle);
        QCOMPARE(traces[2].systemPrompt, prompt->system);
        QCOMPARE(traces[2].userPrompt, prompt->user);
        const AgentRef goose = bench.world().add(9, 1, {0, 0});
        QCOMPARE(bench.broker.previewPrompt(bench.world(), goose).error().code,
                 std::string("mind.no-persona"));
        QCOMPARE(bench.broker.handle(bench.world(), goose), std::string("Goose 9"));
        bench.world().body(goose).alive = false;
        QCOMPARE(bench.broker.handle(bench.world(), goose), std::string("nobody"));
    }

    void fullInboxesAreCounted()
    {
        Bench bench([](const auto &seen) {
            return seen.context.serial == 1
                       ? ScriptedProvider::text(act("speak", R"({"to":"everyone","words":"again"})"))
                       : ScriptedProvider::text(act("wait"));
        });
        for (std::uint64_t serial = 10; serial < 12; ++serial) {
            bench.world().add(serial, 0, {5, 6});
        }
        bench.village.persona().decides.everyTicks = 0;
        bench.village.persona().decides.when = "knows";
        bench.world().m_program.kinds[0].persona[0].when =
            bench.world().m_program.kinds[0].persona[0].sees[0];
        for (int i = 0; i < 20; ++i) {
            bench.tick(); // only agent 1 decides, and talks every time
        }
        const auto prompt = bench.broker.previewPrompt(bench.world(), bench.world().ref(2));
        QVERIFY(contains(prompt->user, "(8 earlier messages were too many to follow)"));
    }

    void thinkingAddsReasoning()
    {
        Bench bench([](const auto &seen) {
            return ScriptedProvider::text(Rehearsal::reply(seen.request, seen.context));
        });
        bench.village.persona().style = "think";
        const auto traces = bench.tick();
        QVERIFY(traces[0].status == DecisionStatus::Valid);
        QVERIFY(contains(traces[0].systemPrompt, "\"reasoning\""));
        QVERIFY(contains(traces[0].thought, "\n"));
    }

    void theDeadAreForgotten()
    {
        Bench bench([](const auto &) { return ScriptedProvider::text(act("wait")); });
        const auto traces = bench.tick({1, 2}); // agent 3 died before its turn
        QCOMPARE(traces[2].statusReason, std::string("mind.died-first"));
        bench.world().body(bench.world().ref(3)).alive = false;
        QCOMPARE(bench.tick().size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestDecisionBroker)
#include "tst_decision_broker.moc"
