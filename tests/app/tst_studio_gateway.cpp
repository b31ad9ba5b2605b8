// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/RunController.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "llm/LlmGateway.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "llm/providers/Rehearsal.h"
#include "mind/DecisionBroker.h"
#include "panels/RunTabs.h"
#include "support/LoopbackServer.h"
#include "widgets/BudgetMeter.h"
#include "widgets/GatewayModel.h"
#include "widgets/GatewayView.h"
#include "widgets/MessageBanner.h"
#include "widgets/ProblemsView.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QPushButton>
#include <QTest>

#include <atomic>
#include <memory>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

using Reply = LoopbackServer::Reply;

constexpr double kCap = 0.2; // the worst of a call is a small part of it
const char kWaits[] = R"({"thought":"hm","action":{"name":"wait","arguments":{}}})";

/// $1 and $10 per million tokens.
std::shared_ptr<const ModelRegistry> prices()
{
    ModelInfo model;
    model.provider = "openai-compatible";
    model.name = "some-model";
    const Money input = Money::dollars(1e-6);
    model.prices = {{"", 0, input, Money::dollars(1e-5), input, input}};
    return std::make_shared<const ModelRegistry>("2026-11-22", std::vector<ModelInfo>{model});
}

/// A decision that is billed: 500 tokens in, 50 out.
Reply billed()
{
    Reply reply = LoopbackServer::chat(kWaits);
    for (const auto &[from, to] : {std::pair<std::string, std::string>{"loopback-model", "some-model"},
                                   {"\"prompt_tokens\":21", "\"prompt_tokens\":500"},
                                   {"\"completion_tokens\":7", "\"completion_tokens\":50"}}) {
        reply.body.replace(reply.body.find(from), from.size(), to);
    }
    return reply;
}

/// As the studio's own minds, but a server of this computer costs money.
std::shared_ptr<const EngineFactory> costlyFactory()
{
    auto factory = std::make_shared<EngineFactory>();
    factory->setMinds([](const RunOptions &options,
                         const Scenario &) -> Result<std::unique_ptr<DecisionPolicy>> {
        auto clock = std::make_shared<SystemWaitingClock>();
        Endpoint endpoint;
        endpoint.provider = "openai-compatible";
        endpoint.url = options.provider.baseUrl;
        endpoint.host = "127.0.0.1";
        endpoint.model = options.provider.model;
        GatewayParts parts;
        parts.providers.push_back(std::make_unique<HttpProvider>(endpoint, std::make_unique<OpenAiChat>(),
                                                                 std::make_unique<CurlTransport>(), clock));
        parts.rehearsal = std::make_unique<Rehearsal>();
        parts.clock = std::move(clock);
        parts.monitor = options.monitor;
        parts.control = options.control;
        parts.ownModels = prices();
        GatewaySettings settings;
        settings.budget.cap = Money::dollars(*options.capDollars);
        settings.retry.base = 20ms;
        settings.attemptLimit = 1s;
        settings.callDeadline = 2s;
        return std::make_unique<DecisionBroker>(std::make_unique<LlmGateway>(std::move(parts), settings));
    });
    return factory;
}

} // namespace

/// Calls, money and alerts while a run asks; and who may ask at all.
class StudioGatewayTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void panelIsEmptyBeforeTheFirstCall();
    void meterKnowsTheCapOfARunThatStandsStill();
    void panelShowsTheCallsOfARun();
    void capIsWarnedAboutOnceAndPauses();
    void capIsRaised();
    void rehearsalGoesOnAtTheCap();
    void openBreakerIsSaidOnce();
    void modelFromElsewhereAsksFirst();
    void rehearsalInsteadOfConsent();
    void consentIsAskedForAgainWhenTheFileChanges();
    void ownFilesNeedNoConsent();

private:
    void start(std::shared_ptr<const EngineFactory> factory);
    void runVillage();
    void runToTheCap();
    /// A model in a file that this studio did not write; `title` makes another one of it.
    QString foreignFile(const char *title);
    void openAndPlay(const QString &path);
    void clickBanner(const QString &action);
    [[nodiscard]] int countOf(const char *code) const;
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] BudgetMeter &meter() const { return *window().findChild<BudgetMeter *>(); }
    [[nodiscard]] GatewayView &view() const { return *window().tabs().gateway(); }
    [[nodiscard]] bool asksForConsent() const
    {
        return window().banner().isVisible() &&
               window().banner().accessibleName().contains(QStringLiteral("came from elsewhere"));
    }

    std::unique_ptr<StudioFixture> m_studio;
    std::unique_ptr<LoopbackServer> m_server;
    std::atomic<bool> m_broken = false;
};

void StudioGatewayTest::init()
{
    m_broken = false;
    m_server = std::make_unique<LoopbackServer>();
    m_server->setHandler([this](const LoopbackServer::Received &) {
        Reply broken;
        broken.status = 500;
        return m_broken ? broken : billed();
    });
}

void StudioGatewayTest::cleanup()
{
    m_studio.reset();
    m_server.reset();
}

void StudioGatewayTest::start(std::shared_ptr<const EngineFactory> factory)
{
    m_studio = std::make_unique<StudioFixture>(std::move(factory));
    LanguageModelSettings settings;
    settings.chosen = "openai-compatible";
    settings.providers["openai-compatible"] = {"openai-compatible", m_server->url() + "/v1", "some-model"};
    settings.capDollars = kCap;
    m_studio->settings.setLanguageModel(settings);
}

void StudioGatewayTest::runVillage()
{
    start(costlyFactory());
    emit window().findChild<WelcomePage *>()->runExampleRequested(QStringLiteral("village_gossip"));
}

void StudioGatewayTest::runToTheCap()
{
    runVillage();
    EVENTUALLY(window().banner().accessibleName().contains(QStringLiteral("under the cap")));
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
}

void StudioGatewayTest::clickBanner(const QString &action)
{
    for (QPushButton *button : window().banner().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == action) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(action + QStringLiteral(" is not offered by: ") + window().banner().accessibleName()));
}

int StudioGatewayTest::countOf(const char *code) const
{
    const ProblemsModel &problems = *window().tabs().problems()->model();
    int count = 0;
    for (int row = 0; row < problems.rowCount(); ++row) {
        if (problems.problem(row).code == QLatin1String(code)) {
            count += problems.index(row, 0).data(ProblemsModel::CountRole).toInt();
        }
    }
    return count;
}

void StudioGatewayTest::panelIsEmptyBeforeTheFirstCall()
{
    start(std::make_shared<EngineFactory>());
    emit window().findChild<WelcomePage *>()->designExampleRequested(QStringLiteral("wolf_sheep"));
    QVERIFY(!meter().isVisible()); // nobody asks
    window().actions().tab[RunTabs::GatewayTab]->trigger();
    QVERIFY(view().isVisible());
    QPushButton *setUp = nullptr;
    for (QPushButton *button : view().findChildren<QPushButton *>()) {
        setUp = button->isVisible() ? button : setUp;
    }
    QVERIFY(setUp != nullptr);
    m_studio->dialogs.provider = ProviderSettings();
    EVENTUALLY(setUp->height() > 10); // it has its place
    QTest::mouseClick(setUp, Qt::LeftButton);
    QCOMPARE(m_studio->settings.languageModel().chosen, std::string("rehearsal"));
}

void StudioGatewayTest::meterKnowsTheCapOfARunThatStandsStill()
{
    start(costlyFactory());
    emit window().findChild<WelcomePage *>()->designExampleRequested(QStringLiteral("village_gossip"));
    window().actions().mode[MainWindow::Run]->trigger();
    EVENTUALLY(window().run().hasRun());
    QVERIFY(meter().accessibleName().endsWith(QStringLiteral("of $0.20")));
    EVENTUALLY(window().world().snapshot() != nullptr);
    QVERIFY(meter().accessibleName().endsWith(QStringLiteral("of $0.20")));
}

void StudioGatewayTest::panelShowsTheCallsOfARun()
{
    runVillage();
    window().run().setSpeed(20); // ticks come faster than the panel looks
    EVENTUALLY(meter().isVisible());
    QTest::mouseClick(&meter(), Qt::LeftButton);
    QVERIFY(view().isVisible());
    EVENTUALLY(view().model()->rowCount() == 1);
    const auto cell = [this](int column) { return view().model()->index(0, column).data().toString(); };
    QCOMPARE(cell(GatewayModel::NameColumn), QStringLiteral("some-model"));
    EVENTUALLY(cell(GatewayModel::AnsweredColumn).toInt() > 5);
    QCOMPARE(cell(GatewayModel::StateColumn), QStringLiteral("works"));
    EVENTUALLY(cell(GatewayModel::SpentColumn) > QStringLiteral("$0.0010"));
    EVENTUALLY(view().tileText(GatewayView::Spent).contains(QStringLiteral("of $0.20")));
    EVENTUALLY(meter().accessibleName().endsWith(QStringLiteral("of $0.20")));
}

void StudioGatewayTest::capIsWarnedAboutOnceAndPauses()
{
    runToTheCap();
    QVERIFY(window().banner().accessibleName().contains(QStringLiteral("results so far are kept")));
    QCOMPARE(countOf("llm.cap-near"), 1);
    QVERIFY(meter().isNearCap());
    QVERIFY(meter().toolTip().contains(QStringLiteral("cap is near")));
    QVERIFY(window().run().state().tick > 0);
    const auto spent = static_cast<double>(m_server->requestCount()) * 0.001;
    QVERIFY2(spent <= kCap, qPrintable(QString::number(spent))); // the server counted, too
}

void StudioGatewayTest::capIsRaised()
{
    runToTheCap();
    const qint64 tick = window().run().state().tick;
    const std::size_t asked = m_server->requestCount();
    clickBanner(QStringLiteral("Raise the cap to $0.40"));
    EVENTUALLY(window().run().state().tick > tick);
    QVERIFY(m_server->requestCount() > asked);
    EVENTUALLY(meter().accessibleName().endsWith(QStringLiteral("of $0.40")));
    EVENTUALLY(window().run().state().phase == RunPhase::Paused); // and again
    QVERIFY(static_cast<double>(m_server->requestCount()) * 0.001 <= 2 * kCap);
    QCOMPARE(m_studio->settings.languageModel().capDollars, kCap); // of the runs to come
}

void StudioGatewayTest::rehearsalGoesOnAtTheCap()
{
    runToTheCap();
    const qint64 tick = window().run().state().tick;
    const std::size_t asked = m_server->requestCount();
    window().run().setSpeed(20); // the village is not to reach its last tick first
    clickBanner(QStringLiteral("Go on with Rehearsal"));
    EVENTUALLY(window().run().state().tick > tick + 5);
    window().run().pause();
    EVENTUALLY_EQUAL(window().run().state().phase, RunPhase::Paused);
    QCOMPARE(m_server->requestCount(), asked);
    QVERIFY(window().tabs().trace()->model()->totals().rehearsed > 0);
    QVERIFY(window().banner().isHidden());
}

void StudioGatewayTest::openBreakerIsSaidOnce()
{
    runVillage();
    window().run().setSpeed(20);
    EVENTUALLY(window().run().state().tick > 0);
    m_broken = true;
    EVENTUALLY(window().run().state().phase == RunPhase::Paused);
    // The first mind that gives up pauses the run, maybe before there are failures enough.
    for (int more = 0; more < 3 && countOf("llm.breaker-open") == 0; ++more) {
        const std::size_t asked = m_server->requestCount();
        window().run().play();
        EVENTUALLY(m_server->requestCount() > asked || countOf("llm.breaker-open") > 0);
        EVENTUALLY(window().run().state().phase == RunPhase::Paused);
    }
    EVENTUALLY_EQUAL(countOf("llm.breaker-open"), 1);
    EVENTUALLY_EQUAL(view().model()->index(0, GatewayModel::StateColumn).data().toString(),
                     QStringLiteral("left alone"));
}

QString StudioGatewayTest::foreignFile(const char *title)
{
    Scenario village = *readModelFile(GRIDFOLK_SOURCE_DIR "/resources/examples/village_gossip.gridfolk.json");
    village.title = title;
    const QString path = m_studio->path(QStringLiteral("foreign.gridfolk.json"));
    static_cast<void>(writeModelFile(path.toStdString(), village));
    return path;
}

void StudioGatewayTest::openAndPlay(const QString &path)
{
    QVERIFY(window().open(path));
    window().showMode(MainWindow::Run);
    window().actions().playPause->trigger();
}

void StudioGatewayTest::modelFromElsewhereAsksFirst()
{
    start(std::make_shared<EngineFactory>());
    const QString path = foreignFile("From afar");
    openAndPlay(path);
    EVENTUALLY(asksForConsent());
    QVERIFY(window().banner().accessibleName().contains(QStringLiteral("some-model · 127.0.0.1")));
    QVERIFY(window().banner().accessibleName().contains(QStringLiteral("$0.20")));
    window().actions().step->trigger(); // neither this way
    QCOMPARE(window().run().state().tick, qint64(0));
    QCOMPARE(m_server->requestCount(), std::size_t{0});
    clickBanner(QStringLiteral("Let it ask"));
    EVENTUALLY(window().run().state().tick > 0);
    QVERIFY(m_server->requestCount() > 0);
    window().run().pause();
    m_studio->open(); // another day
    openAndPlay(path);
    EVENTUALLY(window().run().state().tick > 0);
    QVERIFY(!asksForConsent());
}

void StudioGatewayTest::rehearsalInsteadOfConsent()
{
    start(std::make_shared<EngineFactory>());
    const QString path = foreignFile("From afar");
    openAndPlay(path);
    EVENTUALLY(asksForConsent());
    clickBanner(QStringLiteral("Use Rehearsal"));
    EVENTUALLY(window().run().state().tick > 3);
    QCOMPARE(m_server->requestCount(), std::size_t{0});
    QCOMPARE(m_studio->settings.languageModel().chosen, std::string("openai-compatible"));
    window().run().pause();
    openAndPlay(path); // it was not a yes
    EVENTUALLY(asksForConsent());
}

void StudioGatewayTest::consentIsAskedForAgainWhenTheFileChanges()
{
    start(std::make_shared<EngineFactory>());
    openAndPlay(foreignFile("From afar"));
    EVENTUALLY(asksForConsent());
    clickBanner(QStringLiteral("Let it ask"));
    EVENTUALLY(window().run().state().tick > 0);
    window().run().pause();
    openAndPlay(foreignFile("Somebody changed it"));
    EVENTUALLY(asksForConsent());
    QCOMPARE(window().run().state().tick, qint64(0));
}

void StudioGatewayTest::ownFilesNeedNoConsent()
{
    start(std::make_shared<EngineFactory>());
    emit window().findChild<WelcomePage *>()->designExampleRequested(QStringLiteral("village_gossip"));
    const QString path = m_studio->path(QStringLiteral("mine.gridfolk"));
    m_studio->dialogs.fileToSave = path;
    window().actions().saveAs->trigger();
    QVERIFY(QFile::exists(path));
    m_studio->open();
    openAndPlay(path);
    EVENTUALLY(window().run().state().tick > 0);
    QVERIFY(!asksForConsent());
}

QTEST_MAIN(StudioGatewayTest)
#include "tst_studio_gateway.moc"
