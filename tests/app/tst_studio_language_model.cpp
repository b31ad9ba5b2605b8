// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/RunController.h"
#include "controllers/WindowActions.h"
#include "dialogs/LanguageModelDialog.h"
#include "dialogs/QtDialogs.h"
#include "dialogs/model/ConnectionPanel.h"
#include "support/LoopbackServer.h"
#include "widgets/ChoiceCard.h"
#include "widgets/FormField.h"
#include "widgets/LinkButton.h"
#include "widgets/MessageBanner.h"
#include "widgets/SegmentedControl.h"
#include "widgets/WelcomePage.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <memory>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

using Reply = LoopbackServer::Reply;

const QString kCanary = QStringLiteral("sk-canary-4711");
const char kWaits[] = R"({"thought":"hm","action":{"name":"wait","arguments":{}}})";

Reply errorReply(int status, const std::string &message)
{
    Reply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = R"({"error":{"message":")" + message + R"("}})";
    return reply;
}

/// What a server says to the question for its models.
Reply models(std::initializer_list<const char *> names)
{
    QStringList items;
    for (const char *name : names) {
        items << QStringLiteral("{\"id\":\"%1\"}").arg(QLatin1String(name));
    }
    Reply reply;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = "{\"data\":[" + items.join(QLatin1Char(',')).toStdString() + "]}";
    return reply;
}

/// The visible widget of this type and accessible name.
template <class T>
T *named(const QWidget *parent, const QString &name)
{
    for (T *widget : parent->findChildren<T *>()) {
        if (widget->accessibleName() == name && widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

/// A person sets a language model up: by clicking, typing and pasting into the real widgets, against a server
/// of this computer.
class StudioLanguageModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void threeClicksAndAPaste();
    void connectionIsTested();
    void whyItFailsIsSaid_data();
    void whyItFailsIsSaid();
    void testIsCancelled();
    void serversOfThisComputerAreOffered();
    void serversThatStartLaterAreFoundAgain();
    void badInputIsSaidUnderTheField_data();
    void badInputIsSaidUnderTheField();
    void copiedKeyLosesItsMargin();
    void keyStaysWithItsHost();
    void keyWithoutKeychainIsKeptInMemory();
    void lockedKeychainIsWaitedFor();
    void keyIsForgotten();
    void capAndLimitsAreKept();
    void eachProviderHasItsLimits();
    void limitsOfAllAreReadAsThoseOfEach();
    void standInsAreKeptInTheirOrder();
    void retiringModelNamesItsSuccessor();
    void pricesAreEdited();
    void badPricesAreRefused();
    void brokenTableIsSaid();
    void statusLineOpensIt();

private:
    void openDialog(const LanguageModelSettings &settings = {});
    void chooseServer(const QString &address, const QString &model = QStringLiteral("some-model"));
    [[nodiscard]] ChoiceCard *card(const QString &name) const
    {
        return named<ChoiceCard>(m_dialog.get(), name);
    }
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        return named<QLineEdit>(m_dialog.get(), name);
    }
    [[nodiscard]] QPushButton *useButton() const
    {
        return named<QPushButton>(m_dialog.get(), QStringLiteral("Use this for runs from now on"));
    }
    [[nodiscard]] ConnectionPanel *connection() const;
    void testConnection();
    void showPage(int page);
    [[nodiscard]] LanguageModelServices services();
    /// Whether the text is in any file that the studio wrote.
    [[nodiscard]] bool isWritten(const QString &text) const;
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }

    std::unique_ptr<StudioFixture> m_studio;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<LanguageModelDialog> m_dialog;
    std::string m_localServers; ///< addresses where they are looked for
};

void StudioLanguageModelTest::init()
{
    m_server = std::make_unique<LoopbackServer>();
    m_server->setHandler([](const LoopbackServer::Received &) { return LoopbackServer::chat(kWaits); });
    m_studio = std::make_unique<StudioFixture>();
    m_localServers = "-";
    qputenv("GRIDFOLK_LOCAL_SERVERS", "-"); // for the program's own dialogs
}

void StudioLanguageModelTest::cleanup()
{
    m_dialog.reset();
    m_studio.reset();
    m_server.reset();
}

LanguageModelServices StudioLanguageModelTest::services()
{
    return {m_studio->keys, m_studio->models, [this](const std::string &name) {
                return name == "GRIDFOLK_LOCAL_SERVERS" ? std::optional(m_localServers) : std::nullopt;
            }};
}

void StudioLanguageModelTest::openDialog(const LanguageModelSettings &settings)
{
    m_dialog = std::make_unique<LanguageModelDialog>(m_studio->theme, services());
    m_dialog->setSettings(settings);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void StudioLanguageModelTest::chooseServer(const QString &address, const QString &model)
{
    click(card(QStringLiteral("Own or local server")));
    field(QStringLiteral("Address"))->setFocus();
    field(QStringLiteral("Address"))->selectAll();
    QTest::keyClicks(field(QStringLiteral("Address")), address);
    QLineEdit *name = field(QStringLiteral("Model"));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, model);
}

ConnectionPanel *StudioLanguageModelTest::connection() const
{
    for (ConnectionPanel *panel : m_dialog->findChildren<ConnectionPanel *>()) {
        if (panel->isVisible()) {
            return panel;
        }
    }
    return nullptr;
}

void StudioLanguageModelTest::testConnection()
{
    click(named<QPushButton>(m_dialog.get(), QStringLiteral("Test connection")));
}

void StudioLanguageModelTest::showPage(int page)
{
    m_dialog->findChild<SegmentedControl *>()->setCurrentIndex(page);
}

bool StudioLanguageModelTest::isWritten(const QString &text) const
{
    m_studio->settings.setLastFolder(m_studio->path({}));
    QDirIterator files(m_studio->path({}), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8())) {
            return true;
        }
    }
    return false;
}

void StudioLanguageModelTest::threeClicksAndAPaste()
{
    QtDialogs dialogs(m_studio->theme, services());
    m_studio->chosenDialogs = &dialogs;
    m_studio->open();
    dialogs.setWindow(&window());
    QGuiApplication::clipboard()->setText(kCanary);
    bool done = false;
    QTimer::singleShot(0, &window(), [&done] {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog != nullptr);
        auto *gemini = named<ChoiceCard>(dialog, QStringLiteral("Google Gemini"));
        QTest::mouseMove(gemini);
        click(gemini); // second
        auto *key = named<QLineEdit>(dialog, QStringLiteral("Key"));
        key->setFocus();
        QTest::keyClick(key, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(key->text(), kCanary);
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        click(named<QPushButton>(dialog, QStringLiteral("Use this for runs from now on"))); // third
        done = true;
    });
    for (LinkButton *link : window().findChildren<LinkButton *>()) {
        if (link->accessibleName() == QStringLiteral("Set up a language model")) {
            click(link); // first; comes back when the dialog is closed
            break;
        }
    }
    QVERIFY(done);
    const LanguageModelSettings settings = m_studio->settings.languageModel();
    QCOMPARE(settings.chosen, std::string("gemini"));
    QCOMPARE(settings.provider().model, std::string("gemini-2.5-flash-lite"));
    QCOMPARE(settings.capDollars, 1.0);
    EVENTUALLY_EQUAL(
        m_studio->keychain.secrets.value(QStringLiteral("gemini at generativelanguage.googleapis.com")),
        kCanary);
    EVENTUALLY(isWritten(QStringLiteral("gemini-2.5-flash-lite"))); // the settings are
    QVERIFY(!isWritten(kCanary));
    m_studio->window.reset();
}

void StudioLanguageModelTest::connectionIsTested()
{
    openDialog();
    chooseServer(QString::fromStdString(m_server->url()) + QStringLiteral("/v1"));
    QLineEdit *key = field(QStringLiteral("Key"));
    QTest::keyClicks(key, kCanary);
    testConnection();
    QTRY_VERIFY2(connection()->text().contains(QStringLiteral("It works: ")),
                 qPrintable(connection()->text()));
    QCOMPARE(m_server->requestCount(), std::size_t{1});
    QVERIFY(m_server->received()[0].head.find("Bearer " + kCanary.toStdString()) != std::string::npos);
    QVERIFY(m_studio->keychain.secrets.isEmpty()); // a test keeps nothing
    QTest::keyClicks(key, QStringLiteral("x"));
    QCOMPARE(connection()->text(), QString()); // what was found held for the other key
}

void StudioLanguageModelTest::whyItFailsIsSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("wrong key") << 401 << QStringLiteral("no such key")
                               << QStringList{QStringLiteral("does not accept the key"),
                                              QStringLiteral("Copy the whole key again")};
    QTest::newRow("no model") << 404 << QStringLiteral("The model some-model does not exist")
                              << QStringList{QStringLiteral("does not know the model some-model"),
                                             QStringLiteral("Choose another model")};
    QTest::newRow("rate limit") << 429 << QStringLiteral("slow down")
                                << QStringList{QStringLiteral("takes no more requests"),
                                               QStringLiteral("Wait a minute")};
    QTest::newRow("nobody listens") << 0 << QString()
                                    << QStringList{QStringLiteral("Nothing listens"),
                                                   QStringLiteral("Start the server")};
}

void StudioLanguageModelTest::whyItFailsIsSaid()
{
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(QStringList, words);
    m_server->enqueue(errorReply(status, message.toStdString()));
    openDialog();
    const std::string url = status == 0 ? LoopbackServer::deadUrl() : m_server->url();
    chooseServer(QString::fromStdString(url) + QStringLiteral("/v1"));
    testConnection();
    EVENTUALLY(named<QPushButton>(m_dialog.get(), QStringLiteral("Test connection")) != nullptr);
    for (const QString &word : words) {
        QVERIFY2(connection()->text().contains(word), qPrintable(connection()->text()));
    }
    QVERIFY(useButton()->isEnabled()); // a provider that is down today may be up tomorrow
}

void StudioLanguageModelTest::testIsCancelled()
{
    Reply silent;
    silent.manner = Reply::Manner::Hang;
    m_server->enqueue(silent);
    openDialog();
    chooseServer(QString::fromStdString(m_server->url()) + QStringLiteral("/v1"));
    testConnection();
    QVERIFY(m_server->waitForRequests(1, 5s));
    EVENTUALLY(connection()->text().contains(QStringLiteral("Asking… 0")));
    click(named<QPushButton>(m_dialog.get(), QStringLiteral("Cancel the test")));
    QCOMPARE(connection()->text(), QStringLiteral("The test was cancelled."));
    QVERIFY(named<QPushButton>(m_dialog.get(), QStringLiteral("Test connection"))->isEnabled());
}

/// A click on a server that was found is all: address and model are there, and the test passes.
void StudioLanguageModelTest::serversOfThisComputerAreOffered()
{
    m_localServers = LoopbackServer::deadUrl() + " " + m_server->url();
    m_server->setHandler([](const LoopbackServer::Received &request) {
        return request.head.starts_with("GET ") ? models({"qwen3:4b", "llama3.2:1b"})
                                                : LoopbackServer::chat(kWaits);
    });
    openDialog();
    click(card(QStringLiteral("Own or local server")));
    const QString server =
        QStringLiteral("a server at ") + QUrl(QString::fromStdString(m_server->url())).authority();
    const QString name = QStringLiteral("Use llama3.2:1b, ") + server;
    EVENTUALLY(named<LinkButton>(m_dialog.get(), name) != nullptr);
    QVERIFY(named<LinkButton>(m_dialog.get(), QStringLiteral("Use qwen3:4b, ") + server) != nullptr);
    QVERIFY(!useButton()->isEnabled());
    click(named<LinkButton>(m_dialog.get(), name));
    QCOMPARE(field(QStringLiteral("Address"))->text(), QString::fromStdString(m_server->url() + "/v1"));
    QCOMPARE(field(QStringLiteral("Model"))->text(), QStringLiteral("llama3.2:1b"));
    QVERIFY(useButton()->isEnabled());
    testConnection();
    EVENTUALLY(connection()->findChild<QLabel *>() != nullptr && m_server->requestCount() > 1);
    QCOMPARE(m_dialog->settings().of("openai-compatible").model, std::string("llama3.2:1b"));
}

void StudioLanguageModelTest::serversThatStartLaterAreFoundAgain()
{
    m_localServers = m_server->url();
    m_server->setHandler([](const LoopbackServer::Received &) { return errorReply(404, "not yet"); });
    openDialog();
    click(card(QStringLiteral("Own or local server")));
    const QString again = QStringLiteral("Look again for servers on this computer");
    EVENTUALLY(named<LinkButton>(m_dialog.get(), again) != nullptr);
    m_server->setHandler([](const LoopbackServer::Received &) { return models({"<b>tiny</b>"}); });
    click(named<LinkButton>(m_dialog.get(), again));
    const auto offered = [this] {
        const QList<LinkButton *> links = m_dialog->findChildren<LinkButton *>();
        return std::any_of(links.begin(), links.end(), [](const LinkButton *link) {
            return link->isVisible() && link->accessibleName().startsWith(QStringLiteral("Use <b>tiny</b>"));
        });
    };
    EVENTUALLY(offered());
    click(named<LinkButton>(m_dialog.get(), again));
    m_dialog.reset(); // with a search under way
    QCoreApplication::processEvents();
}

void StudioLanguageModelTest::badInputIsSaidUnderTheField_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("under"); ///< the field
    QTest::addColumn<QString>("words");
    const QString good = QStringLiteral("http://127.0.0.1:9/v1");
    const QString model = QStringLiteral("m");
    const QString address = QStringLiteral("Address");
    QTest::newRow("no scheme") << QStringLiteral("127.0.0.1:9/v1") << QString() << model << address
                               << QStringLiteral("does not start with https://");
    QTest::newRow("credentials") << QStringLiteral("https://me:secret@example.org/v1") << QString() << model
                                 << address << QStringLiteral("user name or password");
    QTest::newRow("plain http") << QStringLiteral("http://example.org/v1") << QString() << model << address
                                << QStringLiteral("not encrypted");
    QTest::newRow("query") << QStringLiteral("https://example.org/v1?key=1") << QString() << model << address
                           << QStringLiteral("query");
    QTest::newRow("key with a blank")
        << good << QStringLiteral("sk-1 2") << model << QStringLiteral("Key") << QStringLiteral("blank");
    QTest::newRow("key beyond ASCII")
        << good << QStringLiteral("sk-ü") << model << QStringLiteral("Key") << QStringLiteral("letter");
    QTest::newRow("no model") << good << QString() << QString() << QString()
                              << QStringLiteral("Name a model.");
    QTest::newRow("no key") << QStringLiteral("https://example.org/v1") << QString() << model << QString()
                            << QStringLiteral("Paste a key for example.org.");
}

void StudioLanguageModelTest::badInputIsSaidUnderTheField()
{
    QFETCH(QString, address);
    QFETCH(QString, key);
    QFETCH(QString, model);
    QFETCH(QString, under);
    QFETCH(QString, words);
    openDialog();
    chooseServer(address, model);
    QGuiApplication::clipboard()->setText(key);
    field(QStringLiteral("Key"))->setFocus();
    QTest::keyClick(field(QStringLiteral("Key")), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!useButton()->isEnabled());
    QVERIFY(!named<QPushButton>(m_dialog.get(), QStringLiteral("Test connection"))->isEnabled());
    QString said;
    for (FormField *each : m_dialog->findChildren<FormField *>()) {
        if (each->isVisible() && each->editor()->accessibleName() == under) {
            said = each->error();
        }
    }
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (under.isEmpty() && label->isVisible() && label->text() == words) {
            said = label->text();
        }
    }
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("secret")));
}

void StudioLanguageModelTest::copiedKeyLosesItsMargin()
{
    openDialog();
    chooseServer(QString::fromStdString(m_server->url()) + QStringLiteral("/v1"));
    QGuiApplication::clipboard()->setText(QStringLiteral("  ") + kCanary + QStringLiteral("\n"));
    QLineEdit *key = field(QStringLiteral("Key"));
    key->setFocus();
    QTest::keyClick(key, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(useButton()->isEnabled());
    click(useButton());
    EVENTUALLY_EQUAL(m_studio->keychain.secrets.value(QStringLiteral("openai-compatible at 127.0.0.1")),
                     kCanary);
}

void StudioLanguageModelTest::keyStaysWithItsHost()
{
    m_studio->keys.setKey(QStringLiteral("openai-compatible"), QStringLiteral("127.0.0.1"), kCanary);
    openDialog();
    const QString address = QString::fromStdString(m_server->url()) + QStringLiteral("/v1");
    chooseServer(QString(address).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost")));
    testConnection();
    EVENTUALLY_EQUAL(m_server->requestCount(), std::size_t{1});
    EVENTUALLY(connection()->text().contains(QStringLiteral("It works")));
    chooseServer(address);
    testConnection();
    EVENTUALLY_EQUAL(m_server->requestCount(), std::size_t{2});
    const auto sent = [this](std::size_t at) {
        return m_server->received()[at].head.find(kCanary.toStdString()) != std::string::npos;
    };
    QVERIFY(!sent(0));
    QVERIFY(sent(1));
}

void StudioLanguageModelTest::keyWithoutKeychainIsKeptInMemory()
{
    m_studio->keychain.problem = QStringLiteral("no such service");
    openDialog();
    chooseServer(QString::fromStdString(m_server->url()) + QStringLiteral("/v1"));
    QTest::keyClicks(field(QStringLiteral("Key")), kCanary);
    click(useButton());
    m_studio->settings.setLanguageModel(m_dialog->settings());
    EVENTUALLY(window().banner().isVisible());
    QVERIFY(window().banner().accessibleName().contains(QStringLiteral("kept until Gridfolk ends")));
    QVERIFY(window().banner().accessibleName().contains(QStringLiteral("no such service")));
    emit window().findChild<WelcomePage *>()->runExampleRequested(QStringLiteral("village_gossip"));
    EVENTUALLY(m_server->requestCount() > 0); // the run asks with it
    QVERIFY(m_server->received()[0].head.find(kCanary.toStdString()) != std::string::npos);
    window().run().pause();
    EVENTUALLY(window().run().state().phase != RunPhase::Running);
    QVERIFY(!isWritten(kCanary));
}

void StudioLanguageModelTest::lockedKeychainIsWaitedFor()
{
    m_studio->keychain.secrets[QStringLiteral("gemini at generativelanguage.googleapis.com")] = kCanary;
    m_studio->keychain.locked = true;
    m_studio->settings.setProvider({"gemini", "", ""});
    QCOMPARE(
        m_studio->keys.placeOf(QStringLiteral("gemini"), QStringLiteral("generativelanguage.googleapis.com")),
        KeyRing::Place::Loading);
    emit window().findChild<WelcomePage *>()->designExampleRequested(QStringLiteral("village_gossip"));
    window().actions().reset->trigger();
    EVENTUALLY(window().banner().accessibleName().contains(QStringLiteral("keychain")));
    m_studio->keychain.unlock();
    EVENTUALLY_EQUAL(
        m_studio->keys.placeOf(QStringLiteral("gemini"), QStringLiteral("generativelanguage.googleapis.com")),
        KeyRing::Place::Keychain);
}

void StudioLanguageModelTest::keyIsForgotten()
{
    m_studio->keys.setKey(QStringLiteral("openai"), QStringLiteral("api.openai.com"), kCanary);
    EVENTUALLY_EQUAL(m_studio->keychain.secrets.size(), 1);
    openDialog();
    click(card(QStringLiteral("OpenAI")));
    QVERIFY(useButton()->isEnabled());
    click(named<LinkButton>(m_dialog.get(), QStringLiteral("Forget this key")));
    QVERIFY(m_studio->keychain.secrets.isEmpty());
    QVERIFY(!useButton()->isEnabled());
}

void StudioLanguageModelTest::capAndLimitsAreKept()
{
    openDialog();
    showPage(1);
    auto *cap = named<QDoubleSpinBox>(m_dialog.get(), QStringLiteral("Cap of each run"));
    QCOMPARE(cap->value(), 1.0);
    cap->setFocus();
    cap->selectAll();
    QTest::keyClicks(cap, QStringLiteral("0.25"));
    auto *requests = named<QSpinBox>(m_dialog.get(), QStringLiteral("Requests per minute"));
    requests->selectAll();
    QTest::keyClicks(requests, QStringLiteral("5"));
    auto *atOnce = named<QSpinBox>(m_dialog.get(), QStringLiteral("At once"));
    atOnce->selectAll();
    QTest::keyClicks(atOnce, QStringLiteral("2"));
    click(useButton());
    m_studio->settings.setLanguageModel(m_dialog->settings());
    const LanguageModelSettings kept = m_studio->settings.languageModel();
    QCOMPARE(kept.capDollars, 0.25);
    QCOMPARE(kept.limitsOf("gemini"), (CallLimits{5, 0, 2}));
    QCOMPARE(kept.limitsOf("openai"), CallLimits()); // to each its own
}

void StudioLanguageModelTest::eachProviderHasItsLimits()
{
    LanguageModelSettings settings;
    settings.chosen = "openai";
    settings.limits["openai"] = {50, 20'000, 3};
    settings.limits["anthropic"] = {7, 0, 1};
    openDialog(settings);
    showPage(1);
    auto *requests = named<QSpinBox>(m_dialog.get(), QStringLiteral("Requests per minute"));
    auto *provider = named<QComboBox>(m_dialog.get(), QStringLiteral("Provider"));
    QCOMPARE(provider->currentText(), QStringLiteral("OpenAI"));
    QCOMPARE(requests->value(), 50);
    requests->selectAll();
    QTest::keyClicks(requests, QStringLiteral("60"));
    provider->setCurrentIndex(provider->findData(QStringLiteral("anthropic")));
    QCOMPARE(requests->value(), 7);
    m_studio->settings.setLanguageModel(m_dialog->settings());
    m_studio->open();
    const LanguageModelSettings kept = m_studio->settings.languageModel();
    QCOMPARE(kept.limitsOf("openai"), (CallLimits{60, 20'000, 3}));
    QCOMPARE(kept.limitsOf("anthropic"), (CallLimits{7, 0, 1}));
    QCOMPARE(kept.limitsOf("gemini"), CallLimits());
}

void StudioLanguageModelTest::limitsOfAllAreReadAsThoseOfEach()
{
    QSettings store(m_studio->path(QStringLiteral("older.ini")), QSettings::IniFormat);
    store.setValue(QStringLiteral("provider/requestsPerMinute"), 9);
    store.setValue(QStringLiteral("provider/atOnce"), 4);
    AppSettings older(store);
    QCOMPARE(older.languageModel().limitsOf("openai"), (CallLimits{9, 0, 4}));
    LanguageModelSettings settings = older.languageModel();
    settings.limits["openai"] = {30, 0, 5};
    older.setLanguageModel(settings);
    QCOMPARE(older.languageModel().limitsOf("openai"), (CallLimits{30, 0, 5}));
    QCOMPARE(older.languageModel().limitsOf("gemini"), (CallLimits{9, 0, 4}));
}

void StudioLanguageModelTest::standInsAreKeptInTheirOrder()
{
    LanguageModelSettings settings;
    settings.chosen = "openai-compatible";
    settings.providers["openai-compatible"] = {"openai-compatible", m_server->url() + "/v1", "m"};
    openDialog(settings);
    showPage(2);
    click(named<QCheckBox>(m_dialog.get(), QStringLiteral("OpenAI stands in")));
    QVERIFY(!useButton()->isEnabled()); // it has no key
    click(named<QCheckBox>(m_dialog.get(), QStringLiteral("OpenAI stands in")));
    click(named<QCheckBox>(m_dialog.get(), QStringLiteral("Rehearsal stands in")));
    QVERIFY(useButton()->isEnabled());
    QCOMPARE(m_dialog->settings().standIns, std::vector<std::string>{"rehearsal"});
    m_studio->keys.setKey(QStringLiteral("openai"), QStringLiteral("api.openai.com"), kCanary);
    click(named<QCheckBox>(m_dialog.get(), QStringLiteral("OpenAI stands in")));
    QCOMPARE(m_dialog->settings().standIns, (std::vector<std::string>{"openai", "rehearsal"}));
    for (int i = 0; i < 3; ++i) {
        click(named<QToolButton>(m_dialog.get(), QStringLiteral("Ask Rehearsal earlier")));
    }
    QCOMPARE(m_dialog->settings().standIns, (std::vector<std::string>{"rehearsal", "openai"}));
    m_studio->settings.setLanguageModel(m_dialog->settings());
    QCOMPARE(m_studio->settings.languageModel().standIns, (std::vector<std::string>{"rehearsal", "openai"}));
}

void StudioLanguageModelTest::retiringModelNamesItsSuccessor()
{
    std::vector<ModelInfo> models = m_studio->models.table()->models();
    for (ModelInfo &model : models) {
        if (model.name == "gpt-6-luna") {
            model.shutdown = "2020-01-01";
            model.successor = "gpt-7-luna";
        }
    }
    QVERIFY(m_studio->models.setModels(models));
    openDialog();
    click(card(QStringLiteral("OpenAI")));
    auto *successor = named<LinkButton>(m_dialog.get(), QStringLiteral("Use gpt-7-luna"));
    QVERIFY(successor != nullptr);
    click(successor);
    QCOMPARE(m_dialog->settings().of("openai").model, std::string("gpt-7-luna"));
}

void StudioLanguageModelTest::pricesAreEdited()
{
    openDialog();
    showPage(3);
    auto *table = m_dialog->findChild<QTableView *>();
    const QModelIndex price = table->model()->index(0, 2);
    QCOMPARE(price.data().toString(), QStringLiteral("$0.10"));
    table->setCurrentIndex(price);
    table->edit(price);
    auto *editor = table->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("0.35"));
    QTest::keyClick(editor, Qt::Key_Return);
    EVENTUALLY_EQUAL(price.data().toString(), QStringLiteral("$0.35"));
    click(useButton());
    const ModelTable again(m_studio->path(QStringLiteral("models.json")));
    const ModelInfo &first = again.table()->models().front();
    QVERIFY(ModelTable::isEdited(first));
    QCOMPARE(first.prices.front().input, Money::dollars(0.35e-6));
    openDialog();
    showPage(3);
    click(named<QPushButton>(m_dialog.get(), QStringLiteral("Back to the program’s table")));
    click(useButton());
    QVERIFY(!QFile::exists(m_studio->path(QStringLiteral("models.json"))));
    QVERIFY(!ModelTable::differs(*m_studio->models.table()));
}

void StudioLanguageModelTest::badPricesAreRefused()
{
    openDialog();
    showPage(3);
    auto *table = m_dialog->findChild<QTableView *>();
    QAbstractItemModel *model = table->model();
    for (const QString &bad : {QStringLiteral("free"), QStringLiteral("-1"), QStringLiteral("nan"),
                               QStringLiteral("1e99"), QString()}) {
        QVERIFY2(!model->setData(model->index(0, 2), bad), qPrintable(bad));
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("$0.10"));
    }
    QVERIFY(!model->setData(model->index(0, 5), QStringLiteral("soon")));
    QVERIFY(!model->setData(model->index(0, 5), QStringLiteral("2026-13-01")));
    QVERIFY(model->setData(model->index(0, 5), QStringLiteral("2030-01-31")));
    const int rows = model->rowCount();
    click(named<QToolButton>(m_dialog.get(), QStringLiteral("Add a model")));
    QCOMPARE(model->rowCount(), rows + 1);
    QVERIFY(!model->setData(model->index(rows, 0), QString()));
    auto *editor = table->findChild<QLineEdit *>(); // a new row is opened for its name
    QVERIFY(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("house-model"));
    QTest::keyClick(editor, Qt::Key_Return);
    EVENTUALLY_EQUAL(model->index(rows, 0).data().toString(), QStringLiteral("house-model"));
    QVERIFY(model->setData(model->index(rows, 2), QStringLiteral("1")));
    QVERIFY(model->setData(model->index(rows, 3), QStringLiteral("$2")));
    click(useButton());
    const ModelInfo *added = m_studio->models.table()->find("openai-compatible", "house-model");
    QVERIFY(added != nullptr);
    QCOMPARE(added->prices.front().output, Money::dollars(2e-6));
    QCOMPARE(added->prices.front().cachedInput, Money::dollars(1e-6)); // nothing is free by accident
    QCOMPARE(added->prices.front().cacheWrite, Money::dollars(1e-6));
}

void StudioLanguageModelTest::brokenTableIsSaid()
{
    QFile file(m_studio->path(QStringLiteral("broken.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"date": "2026-11-22", "models": [{"provider": "openai", "model": "m", "prices": [{"input": -3}]}]})");
    file.close();
    const ModelTable table(file.fileName());
    QVERIFY(table.problem());
    QCOMPARE(table.problem()->code, std::string("llm.bad-model-table"));
    QVERIFY(!ModelTable::differs(*table.table())); // the program's prices hold
    QVERIFY(QFile::exists(file.fileName()));
}

void StudioLanguageModelTest::statusLineOpensIt()
{
    m_studio->dialogs.provider = ProviderSettings{"openai-compatible", m_server->url() + "/v1", "some-model"};
    LinkButton *link = nullptr;
    for (LinkButton *each : window().findChildren<LinkButton *>()) {
        link = each->accessibleName().startsWith(QStringLiteral("Language model: Rehearsal")) ? each : link;
    }
    QVERIFY(link != nullptr);
    click(link);
    QCOMPARE(m_studio->settings.languageModel().chosen, std::string("openai-compatible"));
    QVERIFY(link->text().contains(QStringLiteral("some-model · 127.0.0.1")));
}

QTEST_MAIN(StudioLanguageModelTest)
#include "tst_studio_language_model.moc"
