// SPDX-License-Identifier: GPL-3.0-or-later
// R11: a program that pays for calls is killed again and again; what it wrote down is never less than what a
// server counted, and the server's bill never passes the cap.
#include "base/CounterRng.h"
#include "llm/LlmGateway.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "store/LedgerFile.h"
#include "support/LoopbackServer.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include <unistd.h>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

constexpr const char *kPrices = R"({"date":"2026-11-22","models":[
    {"provider":"counted","model":"loopback-model","prices":[{"input":1,"output":1}]}]})";
constexpr std::int64_t kBilled = 28'000'000; // 21 + 7 tokens at a millionth of a dollar

constexpr const char *kSpend = "spend";

/// Asks until the cap is reached; the program calls itself with `spend URL LEDGER CAP` for that.
[[noreturn]] void spend(const std::string &url, const std::string &path, Money cap)
{
    const auto clock = std::make_shared<SystemWaitingClock>();
    const ModelRegistry models = *ModelRegistry::fromJson(kPrices);
    Endpoint endpoint;
    endpoint.provider = "counted";
    endpoint.url = url;
    endpoint.model = "loopback-model";
    GatewayParts parts;
    parts.clock = clock;
    parts.models = &models;
    parts.ledger = std::move(*LedgerFile::open(path, "test"));
    parts.providers.push_back(std::make_unique<HttpProvider>(endpoint, std::make_unique<OpenAiChat>(),
                                                             std::make_unique<CurlTransport>(), clock));
    GatewaySettings settings;
    settings.cassette = CassetteMode::Off;
    settings.budget.cap = cap;
    LlmGateway gateway(std::move(parts), settings);
    const StopFlag stop;
    for (;;) {
        std::vector<GatewayCall> calls(20);
        for (GatewayCall &call : calls) {
            call.request.maxOutputTokens = 10;
        }
        for (const GatewayOutcome &outcome : gateway.ask(std::move(calls), stop)) {
            if (!outcome.result && outcome.result.error().errorClass == ErrorClass::OverBudget) {
                _exit(0);
            }
        }
    }
}

/// A process of its own: a fork of this one, whose server has threads, would inherit their locks.
void startSpending(QProcess &process, const LoopbackServer &server, const std::string &path, Money cap)
{
    process.start(QCoreApplication::applicationFilePath(),
                  {kSpend, QString::fromStdString(server.url()), QString::fromStdString(path),
                   QString::number(cap.picodollars)});
}

} // namespace

class TestLedgerKill : public QObject
{
    Q_OBJECT

private slots:
    void entriesSurviveAndCountInFullUntilSettled()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("deep/inside/spending.sqlite").toStdString();
        {
            auto ledger = LedgerFile::open(path, "a");
            QVERIFY(ledger);
            const auto one = (*ledger)->begin({"p", "m", 5s, Money{100}, 0});
            const auto two = (*ledger)->begin({"p", "m", 6s, Money{1000}, 0});
            const auto three = (*ledger)->begin({"p", "unpriced", 7s, Money{}, 50});
            QVERIFY(one && two && three);
            QVERIFY((*ledger)->settle(*one, Money{30}, 0));
        }
        auto ledger = LedgerFile::open(path, "a");
        QVERIFY((*(*ledger)->spending() == Spending{Money{1030}, 50, 3, 2}));
        QVERIFY(*(*LedgerFile::open(path, "b"))->spending() == Spending());
    }

    void aFileThatIsNoLedgerIsRefused()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("x.sqlite"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a database at all, but long enough to be read as the head of one ............");
        file.close();
        QVERIFY(!LedgerFile::open(file.fileName().toStdString(), "a"));
        QVERIFY(!LedgerFile::open("/proc/nowhere/x.sqlite", "a"));
    }

    /// GRIDFOLK_LEDGER_KILLS=1000 makes it longer.
    void killsNeverHideABill()
    {
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("GRIDFOLK_LEDGER_KILLS", &given);
        const int kills = given ? wanted : 25;
        const QTemporaryDir folder;
        const std::string path = folder.filePath("spending.sqlite").toStdString();
        LoopbackServer server;
        server.setHandler([](const auto &) { return LoopbackServer::chat("ok"); });
        const Money cap{kBilled * 10'000 * kills}; // what a kill leaves open counts in full
        CounterRng rng(11, Stream::Mind, 0, 0);
        std::int64_t maybe = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const std::size_t before = server.requestCount();
            QProcess child;
            startSpending(child, server, path, cap);
            QVERIFY(server.waitForRequests(before + 1 + rng.below(60), 20s));
            child.kill();
            QVERIFY(child.waitForFinished());
            const auto spent = *(*LedgerFile::open(path, "test"))->spending();
            const auto counted = static_cast<std::int64_t>(server.requestCount());
            QVERIFY(spent.attempts >= counted);
            QVERIFY(spent.money.picodollars >= counted * kBilled);
            maybe = spent.maybeBilled;
        }
        qInfo("%d kills, %zu calls counted by the server, %lld entries maybe billed", kills,
              server.requestCount(), static_cast<long long>(maybe));
    }

    void theServersBillStaysUnderTheCap()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("spending.sqlite").toStdString();
        LoopbackServer server;
        server.setHandler([](const auto &) { return LoopbackServer::chat("ok"); });
        const Money cap{kBilled * 60};
        QProcess child;
        startSpending(child, server, path, cap);
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 0);
        const auto bill = static_cast<std::int64_t>(server.requestCount()) * kBilled;
        QVERIFY(bill <= cap.picodollars);
        QVERIFY(bill >= cap.picodollars * 3 / 4); // the cap is used, not only kept
        QVERIFY((*LedgerFile::open(path, "test"))->spending()->money.picodollars == bill);
    }
};

int main(int argc, char **argv)
{
    if (argc == 5 && QByteArrayView(argv[1]) == kSpend) {
        spend(argv[2], argv[3], Money{QByteArrayView(argv[4]).toLongLong()});
    }
    const QCoreApplication app(argc, argv);
    TestLedgerKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ledger_kill.moc"
