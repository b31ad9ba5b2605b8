// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/GatewayAlerts.h"
#include "llm/LlmGateway.h"
#include "llm/ModelEdits.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

constexpr const char *kPrices = R"({"date": "2026-11-22", "models": [
    {"provider": "scripted", "model": "scripted-model", "successor": "next", "prices": [{"input": 1, "output": 100}]},
    {"provider": "scripted", "model": "other", "prices": [{"input": 0.075, "output": 0.3, "cached_input": 0.01}]}]})";

GatewayStatus status(std::int64_t answered, std::int64_t failed, double milliseconds,
                     const std::string &breaker = "closed")
{
    GatewayStatus status;
    GatewayStatus::Provider provider;
    provider.provider = "gemini";
    provider.model = "m";
    provider.breaker = breaker;
    provider.answered = answered;
    provider.failed = failed;
    provider.answeredMilliseconds = milliseconds;
    status.providers = {provider};
    return status;
}

std::string codes(const std::vector<Problem> &alerts)
{
    std::string text;
    for (const Problem &alert : alerts) {
        text += (text.empty() ? "" : " ") + alert.code;
    }
    return text;
}

} // namespace

/// What a gateway says by itself, and what a person may change about it while it runs.
class TestGatewayWatch : public QObject
{
    Q_OBJECT

private slots:
    void breakerIsSaidOnceUntilItCloses()
    {
        GatewayAlerts alerts;
        QCOMPARE(codes(alerts.look(status(0, 0, 0))), std::string());
        QCOMPARE(codes(alerts.look(status(0, 5, 0, "open"))), std::string("llm.breaker-open"));
        QCOMPARE(codes(alerts.look(status(0, 5, 0, "open"))), std::string());
        QCOMPARE(codes(alerts.look(status(0, 6, 0, "probing"))), std::string());
        QCOMPARE(codes(alerts.look(status(0, 6, 0, "open"))), std::string());
        QCOMPARE(codes(alerts.look(status(1, 6, 0, "closed"))), std::string());
        const auto again = alerts.look(status(1, 11, 0, "latched"));
        QCOMPARE(codes(again), std::string("llm.key-refused"));
        QCOMPARE(again[0].arg("provider"), std::string("gemini"));
        QVERIFY(again[0].warning);
    }

    void capIsSaidOncePerCap()
    {
        GatewayAlerts alerts;
        GatewayStatus now;
        now.capDollars = 1;
        now.spentDollars = 0.79;
        QCOMPARE(codes(alerts.look(now)), std::string());
        now.spentDollars = 0.81;
        const auto near = alerts.look(now);
        QCOMPARE(codes(near), std::string("llm.cap-near"));
        QCOMPARE(near[0].arg("cap"), std::string("$1.0000"));
        QCOMPARE(codes(alerts.look(now)), std::string());
        now.capDollars = 2; // raised
        QCOMPARE(codes(alerts.look(now)), std::string());
        now.spentDollars = 1.7;
        QCOMPARE(codes(alerts.look(now)), std::string("llm.cap-near"));
    }

    void risingErrorsAreHeldAgainstTheirPast()
    {
        GatewayAlerts alerts;
        QCOMPARE(codes(alerts.look(status(10, 10, 1000))), std::string()); // no past yet
        QCOMPARE(codes(alerts.look(status(29, 11, 2900))), std::string());
        QCOMPARE(codes(alerts.look(status(49, 11, 4900))), std::string());
        QCOMPARE(codes(alerts.look(status(69, 11, 6900))), std::string());
        QCOMPARE(codes(alerts.look(status(89, 11, 8900))), std::string());
        QCOMPARE(codes(alerts.look(status(109, 11, 10900))), std::string());
        QCOMPARE(codes(alerts.look(status(118, 12, 11800))), std::string()); // too few to tell
        const auto rising = alerts.look(status(119, 21, 11900));
        QCOMPARE(codes(rising), std::string("llm.errors-rising"));
        QCOMPARE(rising[0].arg("now"), std::string("50 %"));
        QCOMPARE(codes(alerts.look(status(129, 31, 12900))), std::string()); // said already
    }

    void risingLatencyIsHeldAgainstItsPast()
    {
        GatewayAlerts alerts;
        double milliseconds = 0;
        std::int64_t answered = 0;
        const auto stretch = [&](double each) {
            answered += 20;
            milliseconds += 20 * each;
            return alerts.look(status(answered, 0, milliseconds));
        };
        QCOMPARE(codes(stretch(400)), std::string());
        QCOMPARE(codes(stretch(420)), std::string());
        QCOMPARE(codes(stretch(500)), std::string());
        const auto rising = stretch(2000);
        QCOMPARE(codes(rising), std::string("llm.latency-rising"));
        QCOMPARE(rising[0].arg("now"), std::string("2000 ms"));
        QCOMPARE(codes(stretch(2000)), std::string());
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(codes(stretch(20)), std::string());
        }
        QCOMPARE(codes(stretch(200)), std::string()); // ten times, and nobody would notice
    }

    void capIsRaisedDuringARun()
    {
        Bench bench;
        bench.settings.budget.cap = Money::dollars(0.001);
        bench.make();
        QCOMPARE(bench.outcome(), std::string("llm.over-budget"));
        bench.control->setCap(1);
        QCOMPARE(bench.outcome(), std::string());
        QCOMPARE(bench.gateway->status().capDollars.value_or(0), 1.0);
    }

    void rehearsalTakesOverAtTheCap()
    {
        Bench bench;
        bench.settings.budget.cap = Money::dollars(0.001);
        bench.make();
        QCOMPARE(bench.gateway->status().providers.size(), std::size_t{1});
        QCOMPARE(bench.outcome(), std::string("llm.over-budget"));
        bench.control->rehearse();
        QCOMPARE(bench.outcome(), std::string());
        QCOMPARE(bench.seen.size(), std::size_t{0});
        QCOMPARE(bench.gateway->providerId(), std::string("rehearsal"));
        QCOMPARE(bench.gateway->status().providers.back().provider, std::string("rehearsal"));
        QCOMPARE(bench.gateway->status().spentDollars, 0.0);
    }

    void recordedRepliesOutliveTheChange()
    {
        Bench bench;
        bench.make();
        QCOMPARE(bench.outcome(), std::string());
        bench.control->rehearse();
        QCOMPARE(bench.reply(), std::string("scripted")); // the same tick once more
        ++bench.tick;
        QVERIFY(bench.reply() != "scripted");
        QCOMPARE(bench.seen.size(), std::size_t{1});
    }

    void editsComeBackAsTheyWere()
    {
        const ModelRegistry table = *ModelRegistry::fromJson(kPrices);
        QVERIFY(withEdits(table, editsOf(table, table, "2026-11-23"))->models().size() == 2);
        std::vector<ModelInfo> models = table.models();
        models[1].prices[0].output = Money::dollars(0.9e-6);
        models[1].shutdown = "2027-01-01";
        models.push_back({"openai-compatible", "mine", "", "", false, false, false, {}});
        const std::string edits = editsOf(ModelRegistry("2026-11-22", models), table, "2026-11-23");
        QVERIFY2(edits.find("scripted-model") == std::string::npos, edits.c_str());
        const auto again = withEdits(table, edits);
        QVERIFY(again);
        QCOMPARE(again->date(), std::string("2026-11-23"));
        QCOMPARE(again->models().size(), std::size_t{3});
        const ModelInfo *other = again->find("scripted", "other");
        QCOMPARE(other->prices[0].output, Money::dollars(0.9e-6));
        QCOMPARE(other->prices[0].input, Money::dollars(0.075e-6));
        QCOMPARE(other->prices[0].cachedInput, Money::dollars(0.01e-6));
        QCOMPARE(other->prices[0].cacheWrite, table.models()[1].prices[0].cacheWrite);
        QCOMPARE(other->shutdown, std::string("2027-01-01"));
        QVERIFY(again->find("openai-compatible", "mine"));
        QCOMPARE(withEdits(table, "{}").error().code, std::string("llm.bad-model-table"));
    }

private:
    struct Bench {
        void make()
        {
            GatewayParts parts;
            parts.providers.push_back(std::make_unique<ScriptedProvider>(
                [](const auto &) { return ScriptedProvider::text("scripted"); }, seen, cancelled));
            parts.rehearsal = std::make_unique<ScriptedRehearsal>();
            parts.clock = clock;
            parts.random = [] { return 0.0; };
            parts.control = control;
            parts.ownModels = std::make_shared<const ModelRegistry>(*ModelRegistry::fromJson(kPrices));
            gateway = std::make_unique<LlmGateway>(std::move(parts), settings);
        }
        LlmResult<LlmReply> ask()
        {
            GatewayCall call;
            call.request.messages = {{LlmMessage::Role::User, "hello"}};
            call.context.tick = tick;
            const StopFlag stop;
            return gateway->ask({call}, stop).front().result;
        }
        std::string outcome()
        {
            const auto result = ask();
            return result ? std::string() : std::string(problemCode(result.error().errorClass));
        }
        std::string reply() { return ask().value().text; }

        /// Free, as the real one is.
        class ScriptedRehearsal final : public LlmProvider
        {
        public:
            [[nodiscard]] std::string id() const override { return "rehearsal"; }
            [[nodiscard]] std::string model() const override { return "rehearsal"; }
            [[nodiscard]] bool hasQuota() const override { return false; }
            CallId start(const LlmRequest &request, const CallContext &, Clock::Duration,
                         Completion done) override
            {
                done(ScriptedProvider::text("rehearsed by " + request.model));
                return 0;
            }
            void cancel(CallId) override {}
        };

        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        std::int64_t tick = 1;
        GatewaySettings settings;
        std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
        std::shared_ptr<GatewayControl> control = std::make_shared<GatewayControl>();
        std::unique_ptr<LlmGateway> gateway;
    };
};

QTEST_GUILESS_MAIN(TestGatewayWatch)
#include "tst_gateway_watch.moc"
