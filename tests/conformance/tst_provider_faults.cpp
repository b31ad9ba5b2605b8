// SPDX-License-Identifier: GPL-3.0-or-later
// R10: every fault × every dialect × streamed or not, through the real transport: the right class, and no
// hang past the deadline and one second. GRIDFOLK_FAULT_ROUNDS=20 goes through all of it so many times.
#include "Faults.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"

#include <QtTest>

#include <future>
#include <set>

using namespace gridfolk;
using namespace std::chrono_literals;
using Manner = LoopbackServer::Reply::Manner;

namespace
{

constexpr Clock::Duration kLimit = 300ms;
constexpr qint64 kGrace = 1000; // ms
constexpr int kDialects = 4;

ProviderFixture fixtureOf(int dialect)
{
    switch (dialect) {
    case 0:
        return geminiFixture();
    case 1:
        return openAiChatFixture();
    case 2:
        return openAiResponsesFixture();
    default:
        return anthropicFixture();
    }
}

std::unique_ptr<HttpProvider> providerAt(const std::string &url, int dialect, bool stream)
{
    Endpoint endpoint;
    endpoint.provider = "faulty";
    endpoint.url = url;
    endpoint.model = "m";
    endpoint.stream = stream;
    endpoint.maxReplyBytes = std::size_t{2} << 20U;
    return std::make_unique<HttpProvider>(endpoint, std::move(fixtureOf(dialect).dialect),
                                          std::make_unique<CurlTransport>(), std::make_shared<SystemClock>());
}

LlmResult<LlmReply> ask(HttpProvider &provider, Clock::Duration limit)
{
    LlmRequest request;
    request.model = "m";
    request.messages = {{LlmMessage::Role::User, "look", {}, {}, {}}};
    std::promise<LlmResult<LlmReply>> promise;
    auto result = promise.get_future();
    provider.start(request, {}, limit,
                   [&promise](LlmResult<LlmReply> reply) { promise.set_value(std::move(reply)); });
    return result.get();
}

QString outcomeOf(const LlmResult<LlmReply> &result)
{
    return result ? QStringLiteral("an answer")
                  : QString::fromUtf8(problemCode(result.error().errorClass).data());
}

} // namespace

class TestProviderFaults : public QObject
{
    Q_OBJECT

private slots:
    void thereAreEnough()
    {
        for (int dialect = 0; dialect < kDialects; ++dialect) {
            const ProviderFixture fixture = fixtureOf(dialect);
            std::set<std::string> names;
            std::size_t bad = 0;
            for (const Fault &fault : faultsFor(fixture, false)) {
                names.insert(fault.name);
                bad += fault.expected ? 1 : 0;
            }
            QCOMPARE(names.size(), faultsFor(fixture, false).size());
            QVERIFY(bad >= 60);
        }
    }

    void everyFaultHasItsClass_data() { dialects(); }
    void everyFaultHasItsClass()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        const int rounds = std::max(1, qEnvironmentVariableIntValue("GRIDFOLK_FAULT_ROUNDS"));
        const ProviderFixture fixture = fixtureOf(dialect);
        LoopbackServer server;
        const auto provider = providerAt(server.url(), dialect, stream);
        const std::vector<Fault> faults = faultsFor(fixture, stream);
        QStringList wrong;
        qint64 longest = 0;
        for (int round = 0; round < rounds; ++round) {
            for (const Fault &fault : faults) {
                server.enqueue(fault.reply);
                const bool waits = fault.reply.manner == Manner::Hang || fault.reply.manner == Manner::Drip;
                const Clock::Duration limit = waits ? kLimit : Clock::Duration(20s);
                QElapsedTimer timer;
                timer.start();
                const auto result = ask(*provider, limit);
                const qint64 over =
                    timer.elapsed() - std::chrono::duration_cast<std::chrono::milliseconds>(limit).count();
                longest = std::max(longest, over);
                const QString expected =
                    fault.expected ? QString::fromUtf8(problemCode(*fault.expected).data()) : "an answer";
                if (outcomeOf(result) != expected || over > kGrace ||
                    (!result && isRetryable(result.error()) != fault.retryable)) {
                    wrong << QString("%1: %2%3 instead of %4, %5 ms past the limit: %6")
                                 .arg(QString::fromStdString(fault.name), outcomeOf(result),
                                      !result && isRetryable(result.error()) ? " (again)" : "", expected)
                                 .arg(over)
                                 .arg(result ? QString() : QString::fromStdString(result.error().message));
                }
            }
        }
        qInfo("%zu faults, %d rounds, at most %lld ms past a limit", faults.size(), rounds,
              static_cast<long long>(longest));
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    /// As it arrives over a connection that ends there.
    void aStreamMayBreakOffAtEveryByte_data() { dialects(); }
    void aStreamMayBreakOffAtEveryByte()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        const ProviderFixture fixture = fixtureOf(dialect);
        const std::string &whole = stream ? fixture.stream : fixture.text;
        const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: " +
                                 std::string(stream ? "text/event-stream" : "application/json") +
                                 "\r\nContent-Length: " + std::to_string(whole.size()) + "\r\n\r\n";
        const std::string answer = head + whole;
        LoopbackServer server;
        const auto provider = providerAt(server.url(), dialect, stream);
        for (std::size_t length = 0; length < answer.size(); ++length) {
            server.enqueue({Manner::Raw, 200, {}, answer.substr(0, length), {}});
            const auto result = ask(*provider, 20s);
            QVERIFY2(!result && result.error().errorClass == ErrorClass::Network &&
                         isRetryable(result.error()),
                     qPrintable(QString("cut at %1: %2").arg(length).arg(outcomeOf(result))));
        }
        server.enqueue({Manner::Raw, 200, {}, answer, {}});
        QVERIFY(ask(*provider, 20s));
    }

private:
    static void dialects()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("stream");
        for (int dialect = 0; dialect < kDialects; ++dialect) {
            const std::string name = fixtureOf(dialect).name;
            QTest::addRow("%s", name.c_str()) << dialect << false;
            QTest::addRow("%s, streamed", name.c_str()) << dialect << true;
        }
    }
};

QTEST_GUILESS_MAIN(TestProviderFaults)
#include "tst_provider_faults.moc"
