// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real inference server that nobody here wrote, such as llama.cpp's llama-server.
// GRIDFOLK_LLAMA_URL names it ("http://127.0.0.1:8830/v1"), GRIDFOLK_LLAMA_MODEL its model; without the first
// the test is skipped.
#include "FakePerception.h"
#include "llm/ProviderSettings.h"
#include "mind/DecisionBroker.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

constexpr int kAgents = 12;

} // namespace

class TestLlamaServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (qEnvironmentVariable("GRIDFOLK_LLAMA_URL").isEmpty()) {
            QSKIP("GRIDFOLK_LLAMA_URL is not set: no inference server to test against");
        }
    }

    void repliesFitTheirSchema_data()
    {
        QTest::addColumn<bool>("stream");
        QTest::addColumn<QString>("style");
        QTest::addColumn<int>("ticks");
        QTest::newRow("direct") << false << "direct" << 20;
        QTest::newRow("think") << false << "think" << 4;
        QTest::newRow("streamed") << true << "direct" << 5;
    }
    void repliesFitTheirSchema()
    {
        QFETCH(bool, stream);
        QFETCH(QString, style);
        QFETCH(int, ticks);
        ProviderSettings settings;
        settings.id = "openai-compatible";
        settings.stream = stream;
        settings.baseUrl = qEnvironmentVariable("GRIDFOLK_LLAMA_URL").toStdString();
        settings.model = qEnvironmentVariable("GRIDFOLK_LLAMA_MODEL", "tiny").toStdString();
        const auto clock = std::make_shared<SystemWaitingClock>();
        auto made = makeProvider(settings, systemEnvironment(), clock);
        QVERIFY2(made, made ? "" : made.error().code.c_str());
        DecisionBroker broker(std::make_unique<LlmGateway>(std::move(*made), GatewaySettings(), clock));

        Village village;
        village.persona().style = style.toStdString();
        for (std::uint64_t serial = 1; serial <= kAgents; ++serial) {
            const auto at = static_cast<std::int32_t>(serial);
            village.world.add(serial, 0, {at % 4, at / 4}, {{"knows", serial % 2 == 0 ? "True" : "False"}});
        }
        const StopFlag stop;
        int decisions = 0;
        int fallbacks = 0;
        int repaired = 0;
        std::map<std::string, int> actions;
        std::map<std::string, int> faults;
        double milliseconds = 0;
        for (int tick = 0; tick < ticks; ++tick) {
            QVERIFY(broker.perceive(village.world));
            const auto decided = broker.decide(stop);
            QVERIFY2(decided,
                     decided ? "" : (decided.error().code + ": " + decided.error().arg("detail")).c_str());
            for (const Decision &decision : *decided) {
                broker.applied(decision, {});
            }
            for (const TraceEvent &trace : broker.endTick()) {
                ++decisions;
                fallbacks += trace.status == DecisionStatus::Fallback ? 1 : 0;
                repaired += trace.status == DecisionStatus::Repaired ? 1 : 0;
                ++actions[trace.action];
                if (!trace.statusReason.empty()) {
                    ++faults[trace.statusReason];
                }
                QVERIFY(trace.attempts.back().outputTokens > 0);
                milliseconds += trace.attempts.back().milliseconds;
            }
            ++village.world.m_tick;
        }
        qInfo("%d decisions, %d repaired, %d fallbacks, %.0f ms each", decisions, repaired, fallbacks,
              milliseconds / decisions);
        for (const auto &[action, count] : actions) {
            qInfo("  %s: %d", action.c_str(), count);
        }
        for (const auto &[fault, count] : faults) {
            qInfo("  %d x %s", count, fault.c_str());
        }
        QCOMPARE(decisions, kAgents * ticks);
        QVERIFY(fallbacks * 20 <= decisions);
    }
};

QTEST_GUILESS_MAIN(TestLlamaServer)
#include "tst_llama_server.moc"
