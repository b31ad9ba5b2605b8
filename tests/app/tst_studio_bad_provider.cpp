// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/ExportController.h"
#include "controllers/RunController.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "llm/LlmGateway.h"
#include "mind/DecisionBroker.h"
#include "panels/RunTabs.h"
#include "support/LoopbackServer.h"
#include "widgets/MessageBanner.h"
#include "widgets/ProblemsView.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/TransportBar.h"
#include "widgets/WelcomePage.h"

#include <QAction>
#include <QElapsedTimer>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <memory>

using namespace gridfolk;

namespace
{

using Reply = LoopbackServer::Reply;
using namespace std::chrono_literals;

/// As the studio's own minds, with short patience and no memory of earlier failures; `stream` is not among
/// the studio's settings.
std::shared_ptr<const EngineFactory> impatientFactory(bool stream, Clock::Duration deadline)
{
    auto factory = std::make_shared<EngineFactory>();
    factory->setMinds([stream, deadline](const RunOptions &options,
                                         const Scenario &) -> Result<std::unique_ptr<DecisionPolicy>> {
        auto clock = std::make_shared<SystemWaitingClock>();
        ProviderSettings settings = options.provider;
        settings.stream = stream;
        auto provider = makeProvider(settings, systemEnvironment(), clock);
        if (!provider) {
            return tl::make_unexpected(provider.error());
        }
        GatewaySettings patience;
        patience.retry.base = 20ms;
        patience.attemptLimit = deadline / 2;
        patience.callDeadline = deadline;
        GatewayParts parts;
        parts.providers.push_back(std::move(*provider));
        parts.clock = std::move(clock);
        parts.monitor = options.monitor;
        return std::make_unique<DecisionBroker>(std::make_unique<LlmGateway>(std::move(parts), patience));
    });
    return factory;
}

Reply status(int code, const std::string &message)
{
    Reply reply;
    reply.status = code;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = R"({"error":{"message":")" + message + R"(","type":"x"}})";
    return reply;
}

Reply manner(Reply::Manner how, Reply reply = {})
{
    reply.manner = how;
    return reply;
}

Reply text(const std::string &body, const char *type)
{
    Reply reply;
    reply.headers = {{"Content-Type", type}};
    reply.body = body;
    return reply;
}

const char kWaits[] = R"({"thought":"hm","action":{"name":"wait","arguments":{}}})";

/// The same decision piece by piece.
Reply streamed(const std::string &end)
{
    std::string body;
    for (const char *piece :
         {R"({\"thought\":\"hm\",\"action\":)", R"({\"name\":\"wait\",\"arguments\":{}}})"}) {
        body += R"(data: {"id":"1","model":"m","choices":[{"index":0,"delta":{"content":")" +
                std::string(piece) + "\"}}]}\n\n";
    }
    return text(body + end, "text/event-stream");
}

const char kStreamEnd[] =
    "data: "
    "{\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
    "data: [DONE]\n\n";

} // namespace

Q_DECLARE_METATYPE(LoopbackServer::Reply)

/// A language model that stops being one in the middle of a run: the run pauses or goes on by the table of
/// recoveries, says why, and keeps what it has; the window answers all the time.
class StudioBadProviderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_studio.reset(); }

    void failingProviderPausesTheRun_data();
    void failingProviderPausesTheRun();
    void rubbishTakesTheFallback_data();
    void rubbishTakesTheFallback();
    void nobodyListens();
    void longWaitIsSaid();
    void pauseAnswersWhileTheProviderHangs();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] QToolButton *transportButton(const QString &name) const;
    /// Chooses the server as a person does and lets the village run for some ticks.
    void runVillage(bool stream, Clock::Duration deadline, const std::string &url);
    void bannerSays(const QStringList &words) const;
    void resultsAreKept();

    std::unique_ptr<StudioFixture> m_studio;
    std::unique_ptr<LoopbackServer> m_server;
    std::atomic<bool> m_broken = false;
    Reply m_fault;
    bool m_stream = false;
};

void StudioBadProviderTest::init()
{
    m_broken = false;
    m_server = std::make_unique<LoopbackServer>();
    m_server->setHandler([this](const LoopbackServer::Received &) {
        if (m_broken) {
            return m_fault;
        }
        return m_stream ? streamed(kStreamEnd) : LoopbackServer::chat(kWaits);
    });
}

QToolButton *StudioBadProviderTest::transportButton(const QString &name) const
{
    for (QToolButton *button : window().findChild<TransportBar *>()->findChildren<QToolButton *>()) {
        if (button->accessibleName() == name) {
            return button;
        }
    }
    return nullptr;
}

void StudioBadProviderTest::runVillage(bool stream, Clock::Duration deadline, const std::string &url)
{
    m_stream = stream;
    m_studio = std::make_unique<StudioFixture>(impatientFactory(stream, deadline));
    m_studio->dialogs.provider = ProviderSettings{"openai-compatible", url + "/v1", "some-model"};
    window().actions().languageModel->trigger();
    window().run().setSpeed(50);
    emit window().findChild<WelcomePage *>()->runExampleRequested(QStringLiteral("village_gossip"));
    EVENTUALLY(window().run().state().tick > 3);
}

void StudioBadProviderTest::bannerSays(const QStringList &words) const
{
    EVENTUALLY(window().banner().isVisible());
    if (!words.contains(QStringLiteral("keeps failing"))) { // that it waits may be said before
        EVENTUALLY(window().run().state().phase != RunPhase::Running);
        EVENTUALLY(window().banner().isVisible());
    }
    const QString said = window().banner().accessibleName();
    for (const QString &word : words) {
        QVERIFY2(said.contains(word), qPrintable(word + QStringLiteral(" is not in: ") + said));
    }
}

void StudioBadProviderTest::resultsAreKept()
{
    const qint64 ticks = window().run().state().tick;
    QCOMPARE(window().exporter().rows().size(), std::size_t(ticks + 1));
    m_studio->dialogs.fileToSave = m_studio->path(QStringLiteral("kept.csv"));
    QSignalSpy finished(&window().exporter(), &ExportController::finished);
    window().actions().exportCsv->trigger();
    EVENTUALLY_EQUAL(finished.count(), 1);
    QTest::mouseClick(window().banner().findChild<QToolButton *>(), Qt::LeftButton);
    QFile file(m_studio->dialogs.fileToSave);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), ticks + 2); // a head, and tick 0
}

void StudioBadProviderTest::failingProviderPausesTheRun_data()
{
    QTest::addColumn<Reply>("fault");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QStringList>("words");
    const QString again = QStringLiteral("ress play");
    const auto row = [](const char *title, const Reply &fault, bool stream, const QStringList &words) {
        QTest::newRow(title) << fault << stream << words;
    };
    row("401", status(401, "no such key"), false,
        {QStringLiteral("key"), QStringLiteral("401"), QStringLiteral("no such key"), again});
    row("429 for ever", status(429, "slow down"), false,
        {QStringLiteral("no more requests"), QStringLiteral("429"), QStringLiteral("slow down"), again});
    row("404", status(404, "no such model"), false,
        {QStringLiteral("some-model"), QStringLiteral("404"), QStringLiteral("no such model"), again});
    // Whether it is the last call that failed or one more that was not made any longer: what failed is said.
    row("500", status(500, "out of memory"), false,
        {QStringLiteral("status 500"), QStringLiteral("out of memory"), again});
    row("hangs", manner(Reply::Manner::Hang), false,
        {QStringLiteral("some-model"), QStringLiteral("in time"), again});
    row("hangs in a stream", manner(Reply::Manner::Hang), true,
        {QStringLiteral("some-model"), QStringLiteral("in time"), again});
    const QStringList network{QStringLiteral("that the server runs"), again, QStringLiteral("Rehearsal")};
    row("closes at once", manner(Reply::Manner::CloseAtOnce), false,
        network + QStringList{QStringLiteral("Empty reply")});
    row("closes midway", manner(Reply::Manner::CloseMidway, LoopbackServer::chat(kWaits)), false,
        network + QStringList{QStringLiteral("transfer closed")});
    row("closes midway in a stream", manner(Reply::Manner::CloseMidway, streamed(kStreamEnd)), true,
        network + QStringList{QStringLiteral("transfer closed")});
    row("a stream without an end", streamed({}), true, network);
    row("a stream of something else", text("data: {\"hello\": 1}\n\ndata: [DONE]\n\n", "text/event-stream"),
        true, network);
    row("no HTTP", manner(Reply::Manner::Raw, text("hello?\r\n", "")), false, network);
    const QStringList rubbish{QStringLiteral("not an answer of a language model"), QStringLiteral("/v1"),
                              again};
    row("web page", text("<html>It works!</html>", "text/html"), false,
        rubbish + QStringList{QStringLiteral("It works!")});
    row("JSON of another kind", text("{\"hello\": [1, 2]}", "application/json"), false,
        rubbish + QStringList{QStringLiteral("no choices")});
}

void StudioBadProviderTest::failingProviderPausesTheRun()
{
    QFETCH(Reply, fault);
    QFETCH(bool, stream);
    QFETCH(QStringList, words);
    m_fault = fault;
    runVillage(stream, 2s, m_server->url());
    const Scenario before = window().document().scenario();
    m_broken = true;
    bannerSays(words + QStringList{QStringLiteral("tick "), QStringLiteral("agent ")});
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    QVERIFY(window().tabs().problems()->model()->errorCount() > 0);
    QVERIFY(window().document().scenario() == before);
    resultsAreKept();
    const qint64 tick = window().run().state().tick;
    m_broken = false;
    window().actions().reset->trigger();
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
    EVENTUALLY(window().banner().isHidden());
    QTest::mouseClick(transportButton(QStringLiteral("Play")), Qt::LeftButton);
    EVENTUALLY(window().run().state().tick > tick);
}

void StudioBadProviderTest::rubbishTakesTheFallback_data()
{
    QTest::addColumn<QString>("reply");
    QTest::newRow("words instead of a decision") << QStringLiteral("I would rather not say.");
    QTest::newRow("another action") << QStringLiteral(
        R"({"thought":"hm","action":{"name":"fly","arguments":{}}})");
    QTest::newRow("a decision of another shape") << QStringLiteral(R"({"do":"wait"})");
}

void StudioBadProviderTest::rubbishTakesTheFallback()
{
    QFETCH(QString, reply);
    m_fault = LoopbackServer::chat(reply.toStdString());
    runVillage(false, 2s, m_server->url());
    m_broken = true;
    const ProblemsModel *problems = window().tabs().problems()->model();
    EVENTUALLY(problems->rowCount() > 0);
    const ProblemRow row = problems->problem(0);
    QCOMPARE(row.severity, Severity::Warning);
    QVERIFY2(row.what.contains(QStringLiteral("took the fallback")), qPrintable(row.what));
    QVERIFY2(row.hint.contains(QStringLiteral("trace")), qPrintable(row.hint));
    QVERIFY(row.where.contains(QStringLiteral("tick ")));
    const qint64 tick = window().run().state().tick;
    EVENTUALLY(window().run().state().tick > tick); // it goes on
    QVERIFY(window().banner().isHidden());
    window().run().pause();
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    QVERIFY(window().tabs().trace()->model()->totals().failed > 0);
    resultsAreKept();
}

void StudioBadProviderTest::nobodyListens()
{
    runVillage(false, 2s, m_server->url());
    m_server.reset();
    bannerSays({QStringLiteral("127.0.0.1"), QStringLiteral("that the server runs"), QStringLiteral("tick "),
                QStringLiteral("Rehearsal")});
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    resultsAreKept();
    m_studio->dialogs.provider = ProviderSettings{}; // rehearsal, as the banner says
    window().actions().languageModel->trigger();
    window().actions().reset->trigger();
    EVENTUALLY_EQUAL(window().run().state().tick, qint64(0));
    window().actions().playPause->trigger();
    EVENTUALLY(window().run().state().tick > 3);
    QVERIFY(window().tabs().trace()->model()->totals().rehearsed > 0);
}

void StudioBadProviderTest::longWaitIsSaid()
{
    runVillage(false, 60s, m_server->url());
    m_server.reset();
    // Attempts wait random times: now and then a call is through with all of them before its waiting is worth
    // a word. Then it is asked again.
    const auto keepsFailing = [this] {
        return window().banner().accessibleName().contains(QStringLiteral("keeps failing"));
    };
    for (int asked = 0; asked < 5; ++asked) {
        EVENTUALLY(window().banner().isVisible());
        if (keepsFailing()) {
            break;
        }
        EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
        window().actions().playPause->trigger();
        EVENTUALLY(window().banner().isHidden() || keepsFailing());
    }
    bannerSays({QStringLiteral("some-model"), QStringLiteral("keeps failing"), QStringLiteral("Pause"),
                QStringLiteral("results so far are kept")});
    QCOMPARE(window().run().state().phase, RunPhase::Running);
    const QList<QPushButton *> buttons = window().banner().findChildren<QPushButton *>();
    QTest::mouseClick(buttons.first(), Qt::LeftButton);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    EVENTUALLY(window().banner().isHidden());
    resultsAreKept();
}

void StudioBadProviderTest::pauseAnswersWhileTheProviderHangs()
{
    m_fault = manner(Reply::Manner::Hang);
    runVillage(false, 60s, m_server->url());
    const std::size_t asked =
        m_server->requestCount(); // before: those that then hang may all be there at once
    m_broken = true;
    EVENTUALLY(m_server->requestCount() > asked + 1);
    const qint64 tick = window().run().state().tick;
    QElapsedTimer timer;
    timer.start();
    QTest::mouseClick(transportButton(QStringLiteral("Pause")), Qt::LeftButton);
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(window().run().state().tick, tick);
    QVERIFY(window().banner().isHidden());
    resultsAreKept();
    m_broken = false;
    QTest::mouseClick(transportButton(QStringLiteral("Play")), Qt::LeftButton);
    EVENTUALLY(window().run().state().tick > tick + 2);
    m_broken = true;
    timer.start();
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::DontSave;
    QVERIFY(window().close()); // neither does it hold the window back
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(StudioBadProviderTest)
#include "tst_studio_bad_provider.moc"
