// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmGateway.h"
#include "llm/ModelRegistry.h"
#include "support/ScriptedProvider.h"
#include "support/VirtualClock.h"

#include <QtTest>

#include <limits>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

constexpr Clock::Duration kDay = std::chrono::hours(24);

/// A registry in which an input token of the scripted model costs $1 and an output token $10.
ModelRegistry registry()
{
    return *ModelRegistry::fromJson(R"({"date":"2026-11-22","models":[
        {"provider":"scripted","model":"scripted-model","prices":[{"input":1000000,"output":1000000}]},
        {"provider":"p","model":"old","shutdown":"2023-11-20","successor":"new","prices":[
            {"input":1,"output":2},{"from":"2023-11-16","input":3,"output":4,"cached_input":0.5},
            {"above_prompt_tokens":1000,"from":"2023-11-16","input":30,"output":40}]},
        {"provider":"p","model":"free","prices":[]}]})");
}

/// Writes down what a gateway tells its ledger.
class MemoryLedger final : public Ledger
{
public:
    struct Row {
        LedgerEntry entry;
        std::optional<Money> cost;
        std::int64_t tokens = 0;
    };
    MemoryLedger(std::vector<Row> &rows, Spending before)
        : m_rows(rows)
        , m_before(before)
    {
    }
    [[nodiscard]] Result<Spending> spending() override { return m_before; }
    [[nodiscard]] Result<std::int64_t> begin(const LedgerEntry &entry) override
    {
        if (m_rows.size() == 100) {
            return failure("store.disk-full", {{"file", "ledger"}});
        }
        m_rows.push_back({entry, std::nullopt, 0});
        return static_cast<std::int64_t>(m_rows.size());
    }
    Result<void> settle(std::int64_t entry, Money cost, std::int64_t tokens) override
    {
        m_rows[static_cast<std::size_t>(entry) - 1].cost = cost;
        m_rows[static_cast<std::size_t>(entry) - 1].tokens = tokens;
        return {};
    }

private:
    std::vector<Row> &m_rows;
    Spending m_before;
};

/// Takes everything and can make sure of nothing.
class FullDisk final : public Ledger
{
public:
    [[nodiscard]] Result<Spending> spending() override { return Spending(); }
    [[nodiscard]] Result<std::int64_t> begin(const LedgerEntry & /*entry*/) override { return 1; }
    Result<void> settle(std::int64_t /*entry*/, Money /*cost*/, std::int64_t /*tokens*/) override
    {
        return {};
    }
    Result<void> flush() override { return failure("store.disk-full", {{"file", "ledger"}}); }
};

LlmResult<LlmReply> reply(std::int64_t input, std::int64_t output)
{
    LlmReply reply;
    reply.text = "ok";
    reply.status = 200;
    reply.inputTokens = input;
    reply.outputTokens = output;
    return reply;
}

/// A gateway over a script with a ledger in memory.
struct Bench {
    explicit Bench(ScriptedProvider::Script script, const BudgetPolicy &policy, Spending before = {},
                   std::string_view prices = "")
    {
        if (!prices.empty()) {
            models = *ModelRegistry::fromJson(prices);
        }
        GatewayParts parts;
        parts.providers.push_back(std::make_unique<ScriptedProvider>(std::move(script), seen, cancelled));
        parts.clock = clock;
        parts.random = [] { return 0.0; };
        parts.models = &models;
        parts.ledger = std::make_unique<MemoryLedger>(rows, before);
        GatewaySettings settings;
        settings.budget = policy;
        gateway = std::make_unique<LlmGateway>(std::move(parts), settings);
    }
    std::vector<GatewayOutcome> ask(std::size_t count)
    {
        std::vector<GatewayCall> calls(count);
        for (std::size_t i = 0; i < count; ++i) {
            calls[i].request.maxOutputTokens = 100;
            calls[i].context.serial = next++;
        }
        return gateway->ask(std::move(calls), stop);
    }
    ModelRegistry models = registry();
    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    std::vector<MemoryLedger::Row> rows;
    std::vector<ScriptedProvider::Seen> seen;
    int cancelled = 0;
    StopFlag stop;
    std::uint64_t next = 0;
    std::unique_ptr<LlmGateway> gateway;
};

/// What one of the bench's calls may cost at most: 256 bytes around an empty prompt, and 100 tokens out.
constexpr double kWorst = 356;

} // namespace

class TestBudget : public QObject
{
    Q_OBJECT

private slots:
    void theBuiltInTableIsRead()
    {
        const ModelRegistry &models = ModelRegistry::builtIn();
        QVERIFY(models.models().size() > 20);
        const TokenUse million{1'000'000, 0, 1'000'000};
        QVERIFY(models.cost("gemini", "gemini-2.5-flash-lite", million, VirtualClock::kEpoch) ==
                Money::dollars(0.5));
        QVERIFY(models.cost("gemini", "gemini-2.5-flash-lite", {1'000'000, 1'000'000, 0},
                            VirtualClock::kEpoch) == Money::dollars(0.01));
        QVERIFY(models.cost("anthropic", "claude-haiku-5-5", {100'001, 0, 0}, VirtualClock::kEpoch) ==
                Money::dollars(0.0500005));
        QVERIFY(models.find("openai", "gpt-6-luna")->responses);
        for (const ModelInfo &model : models.models()) {
            QVERIFY2(model.successor.empty() || models.find(model.provider, model.successor) != nullptr,
                     model.name.c_str());
        }
    }

    void pricesHaveDatesAndTiers()
    {
        const ModelRegistry models = registry();
        const auto picodollars = [&models](const TokenUse &use, Clock::Duration at) {
            return models.cost("p", "old", use, at)->picodollars;
        };
        const Clock::Duration before = VirtualClock::kEpoch; // 2023-11-14
        const Clock::Duration after = before + 3 * kDay;
        QCOMPARE(picodollars({10, 0, 1}, before), std::int64_t{12'000'000});
        QCOMPARE(picodollars({10, 4, 1}, after), std::int64_t{24'000'000});
        QCOMPARE(picodollars({1000, 0, 0}, after), std::int64_t{30'000'000'000});
        QVERIFY(!models.cost("p", "free", {1, 0, 1}, before));
        QVERIFY(!models.cost("p", "unheard of", {1, 0, 1}, before));
    }

    void retirementIsAnnounced()
    {
        const ModelRegistry models = registry();
        const auto code = [&models](Clock::Duration at) {
            const auto problem = models.retirement("p", "old", at);
            return problem ? problem->code : std::string();
        };
        QCOMPARE(code(VirtualClock::kEpoch - 60 * kDay), std::string());
        QCOMPARE(code(VirtualClock::kEpoch), std::string("llm.model-retiring"));
        QCOMPARE(code(VirtualClock::kEpoch + 6 * kDay), std::string("llm.model-retired"));
        QCOMPARE(models.retirement("p", "old", VirtualClock::kEpoch)->arg("successor"), std::string("new"));
    }

    void badTablesAreRefused()
    {
        for (
            const char *table :
            {"", "[]", "{}", R"({"date":"2026-11-22"})", R"({"date":"soon","models":[]})",
             R"({"date":"2026-11-22","models":[{}]})",
             R"({"date":"2026-11-22","models":[{"provider":"p","model":"m","shutdown":"May"}]})",
             R"({"date":"2026-11-22","models":[{"provider":"p","model":"m","prices":[{"input":-1,"output":1}]}]})",
             R"({"date":"2026-11-22","models":[{"provider":"p","model":"m","prices":[{"input":1}]}]})"}) {
            const auto read = ModelRegistry::fromJson(table);
            QVERIFY2(!read, table);
            QCOMPARE(read.error().code, std::string("llm.bad-model-table"));
        }
    }

    void everyAttemptIsWrittenDownBeforeItIsMade()
    {
        std::vector<MemoryLedger::Row> *rows = nullptr;
        std::vector<std::size_t> writtenBefore;
        int n = 0;
        Bench bench(
            [&](const auto &) {
                writtenBefore.push_back(rows->size());
                return ++n == 1 ? ScriptedProvider::error(ErrorClass::ServerError, 500) : reply(3, 4);
            },
            {});
        rows = &bench.rows;
        QVERIFY(bench.ask(1)[0].result);
        QVERIFY((writtenBefore == std::vector<std::size_t>{1, 2}));
        QVERIFY(bench.rows[0].entry.worst == Money::dollars(kWorst));
        QVERIFY(bench.rows[0].cost == Money()); // an error status is not billed
        QVERIFY(bench.rows[1].cost == Money::dollars(7));
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(7));
        QCOMPARE(bench.gateway->budget().spent().attempts, std::int64_t{2});
    }

    void whatMayHaveBeenBilledCountsInFull()
    {
        Bench bench([](const auto &) { return ScriptedProvider::error(ErrorClass::Network); }, {});
        QVERIFY(!bench.ask(1)[0].result);
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(4 * kWorst));
        Bench silent([](const auto &) { return reply(0, 0); }, {});
        QVERIFY(silent.ask(1)[0].result);
        QVERIFY(silent.gateway->budget().spent().money == Money::dollars(kWorst));
    }

    void theCapIsNeverPassed()
    {
        Bench bench([](const auto &) { return reply(200, 100); }, {Money::dollars(1000), std::nullopt});
        std::size_t answered = 0;
        for (const GatewayOutcome &outcome : bench.ask(20)) {
            answered += outcome.result ? 1 : 0;
            QVERIFY(outcome.result || outcome.result.error().errorClass == ErrorClass::OverBudget);
        }
        QCOMPARE(answered, std::size_t{3}); // the fourth might have made it 900 + 356
        QCOMPARE(bench.seen.size(), std::size_t{3});
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(900));
    }

    void attemptsUnderWayAreWaitedForBeforeGivingUp()
    {
        Bench bench([](const auto &) { return reply(1, 1); }, {Money::dollars(2 * kWorst), std::nullopt});
        for (const GatewayOutcome &outcome : bench.ask(50)) {
            QVERIFY(outcome.result); // never more than two in the air, all of them cheap
        }
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(100));
        QVERIFY(bench.gateway->budget().reserved() == Money());
    }

    void whatNeverWentOutCostsNothing()
    {
        Bench bench(
            [](const auto &) {
                LlmError refused{ErrorClass::Network, 0, "connection refused", std::nullopt, false, false};
                return LlmResult<LlmReply>(tl::make_unexpected(refused));
            },
            {});
        QVERIFY(!bench.ask(1)[0].result);
        QCOMPARE(bench.seen.size(), std::size_t{4});
        QVERIFY(bench.gateway->budget().spent().money == Money());
    }

    void anErrorInsideAStreamMayHaveBeenBilled()
    {
        Bench bench(
            [](const auto &) {
                LlmError late{ErrorClass::ServerError, 529, "overloaded", std::nullopt, true, true};
                return LlmResult<LlmReply>(tl::make_unexpected(late));
            },
            {});
        QVERIFY(!bench.ask(1)[0].result);
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(kWorst));
    }

    void whatAnAnswerLeavesOutCountsInFull()
    {
        Bench noOutput([](const auto &) { return reply(10, 0); }, {});
        QVERIFY(noOutput.ask(1)[0].result);
        QVERIFY(noOutput.gateway->budget().spent().money == Money::dollars(10 + 100));
        Bench noInput([](const auto &) { return reply(0, 10); }, {});
        QVERIFY(noInput.ask(1)[0].result);
        QVERIFY(noInput.gateway->budget().spent().money == Money::dollars(256 + 10));
    }

    void writingToTheProvidersCacheHasItsPrice()
    {
        const ModelRegistry &models = ModelRegistry::builtIn();
        const auto cost = [&models](const TokenUse &use) {
            return *models.cost("anthropic", "claude-sonnet-5-5", use, VirtualClock::kEpoch);
        };
        QVERIFY(cost({1'000'000, 0, 0, 1'000'000}) == Money::dollars(2.5));
        QVERIFY(cost({1'000'000, 600'000, 0, 400'000}) == Money::dollars(0.06 + 1));
        QVERIFY(cost({100, 100, 0, 1000}) == cost({100, 100, 0, 0})); // no more than was read at all
        constexpr const char *kPrices = R"({"date":"2026-11-22","models":[{"provider":"scripted",
            "model":"scripted-model","prices":[{"input":1000000,"output":1000000,"cache_write":1000000}]}]})";
        Bench bench(
            [](const auto &) {
                auto answer = reply(100, 10);
                answer->cacheWriteTokens = 40;
                return answer;
            },
            {}, {}, kPrices);
        QVERIFY(bench.ask(1)[0].result);
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(110));
    }

    void theWorstCaseIsTheDearestWayToBill()
    {
        const auto models = *ModelRegistry::fromJson(R"({"date":"2026-11-22","models":[
            {"provider":"p","model":"moving","prices":[{"input":2,"output":10,"cache_write":3},
                {"from":"2023-11-15","input":4,"output":20}, {"from":"2023-11-17","input":9,"output":9}]},
            {"provider":"p","model":"shut","shutdown":"2023-11-15","successor":"moving",
                "prices":[{"input":1,"output":1}]}]})");
        const auto worst = [&models](const char *name, Clock::Duration at) {
            return models.worstCost("p", name, 1'000'000, 1'000'000, at)->inDollars();
        };
        QCOMPARE(worst("moving", VirtualClock::kEpoch - 3 * kDay), 13.0);
        QCOMPARE(worst("moving", VirtualClock::kEpoch), 24.0); // the 15th begins somewhere already
        QCOMPARE(worst("shut", VirtualClock::kEpoch - 3 * kDay), 2.0);
        QCOMPARE(worst("shut", VirtualClock::kEpoch), 24.0); // its successor may answer
    }

    void aModelThatWasRoutedElsewhereHasThePriceOfTheOneThatAnswered()
    {
        constexpr const char *kPrices = R"({"date":"2026-11-22","models":[
            {"provider":"scripted","model":"scripted-model","prices":[{"input":1000000,"output":1000000}]},
            {"provider":"scripted","model":"new","prices":[{"input":500000,"output":500000}]}]})";
        Bench bench(
            [](const auto &) {
                auto answer = reply(20, 20);
                answer->model = "new";
                return answer;
            },
            {}, {}, kPrices);
        QVERIFY(bench.ask(1)[0].result);
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(20));
    }

    void nonsenseCountsStopTheRunAndNothingElse()
    {
        constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
        Bench bench([](const auto &) { return reply(kMost, kMost); }, {Money::dollars(1000), std::nullopt});
        for (int i = 0; i < 3; ++i) {
            bench.ask(1);
        }
        QCOMPARE(bench.seen.size(), std::size_t{1});
        QVERIFY(Money::dollars(1000) <= bench.gateway->budget().spent().money);
        Bench uncapped([](const auto &) { return reply(kMost, kMost); }, {});
        for (int i = 0; i < 5; ++i) {
            QVERIFY(uncapped.ask(1)[0].result);
        }
        QVERIFY(Money::dollars(4e6) <= uncapped.gateway->budget().spent().money); // no overflow
    }

    void earlierSpendingCounts()
    {
        Bench bench([](const auto &) { return reply(1, 1); }, {Money::dollars(1000), std::nullopt},
                    Spending{Money::dollars(700), 0, 5, 1});
        QVERIFY(bench.ask(1)[0].result.error().errorClass == ErrorClass::OverBudget);
        bench.gateway->budget().setPolicy({Money::dollars(2000), std::nullopt});
        QVERIFY(bench.ask(1)[0].result); // the person raised the cap
    }

    void modelsWithoutAPriceHaveATokenCap()
    {
        Bench bench([](const auto &) { return reply(200, 100); }, {Money::dollars(0), 1000}, {},
                    R"({"date":"2026-11-22","models":[]})");
        std::size_t answered = 0;
        for (const GatewayOutcome &outcome : bench.ask(20)) {
            answered += outcome.result ? 1 : 0;
        }
        QCOMPARE(answered, std::size_t{3});
        QCOMPARE(bench.gateway->budget().spent().unpricedTokens, std::int64_t{900});
    }

    void aLedgerThatFailsStopsTheCalls()
    {
        Bench bench([](const auto &) { return reply(1, 1); }, {});
        bench.ask(100);
        const auto outcomes = bench.ask(3);
        QVERIFY(outcomes[0].result.error().errorClass == ErrorClass::LedgerFailed);
        QCOMPARE(bench.seen.size(), std::size_t{100});
    }

    void whatCannotBeMadeSureOfDoesNotGoOut()
    {
        std::vector<ScriptedProvider::Seen> seen;
        int cancelled = 0;
        GatewayParts parts;
        parts.providers.push_back(
            std::make_unique<ScriptedProvider>([](const auto &) { return reply(1, 1); }, seen, cancelled));
        parts.clock = std::make_shared<VirtualClock>();
        parts.ledger = std::make_unique<FullDisk>();
        LlmGateway gateway(std::move(parts), {});
        const StopFlag stop;
        for (const GatewayOutcome &outcome : gateway.ask(std::vector<GatewayCall>(3), stop)) {
            QVERIFY(outcome.result.error().errorClass == ErrorClass::LedgerFailed);
        }
        QCOMPARE(seen.size(), std::size_t{0});
        QVERIFY(gateway.budget().reserved() == Money());
        QVERIFY(gateway.budget().spent() == Spending());
    }

    void aStopSettlesEverything()
    {
        StopFlag *stop = nullptr;
        Bench bench(
            [&stop](const auto &) -> std::optional<LlmResult<LlmReply>> {
                stop->raise();
                return std::nullopt;
            },
            {});
        stop = &bench.stop;
        bench.ask(30);
        QVERIFY(bench.gateway->budget().reserved() == Money());
        const auto sent = static_cast<double>(bench.seen.size());
        QVERIFY(bench.gateway->budget().spent().money == Money::dollars(sent * kWorst));
        QVERIFY(std::all_of(bench.rows.begin(), bench.rows.end(), [](const auto &row) { return row.cost; }));
    }
};

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
