// SPDX-License-Identifier: GPL-3.0-or-later
// One suite for all dialects, through the real transport to a server that plays the provider.
#include "ProviderFixture.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "support/LoopbackServer.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <future>

using namespace gridfolk;
using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;
using Manner = LoopbackServer::Reply::Manner;

namespace
{

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

LlmRequest plainRequest()
{
    LlmRequest request;
    request.model = "m";
    request.system = "be Ana";
    request.messages = {{LlmMessage::Role::User, "look", {}, {}, {}}};
    request.maxOutputTokens = 77;
    request.traits = {{"hidden", 0.5}};
    return request;
}

LoopbackServer::Reply answered(int status, std::string body, bool stream = false)
{
    const char *type = stream ? "text/event-stream; charset=utf-8" : "application/json";
    return {Manner::Answer, status, {{"Content-Type", type}}, std::move(body), {}};
}

/// A provider of one dialect with a key and the server that it talks to.
class Bench
{
public:
    /// @param url where to ask; empty: the server
    Bench(int dialect, bool stream, const std::string &url = {})
        : fixture(fixtureOf(dialect))
    {
        Endpoint endpoint;
        endpoint.provider = fixture.name;
        endpoint.url = url.empty() ? server.url() : url;
        endpoint.model = "m";
        endpoint.key = Secret("conformance-key");
        endpoint.stream = stream;
        endpoint.maxReplyBytes = 20'000;
        m_provider = std::make_unique<HttpProvider>(endpoint, std::move(fixture.dialect),
                                                    std::make_unique<CurlTransport>(),
                                                    std::make_shared<SystemClock>());
    }
    LlmResult<LlmReply> ask(const LlmRequest &request = plainRequest(), Clock::Duration limit = 5s)
    {
        std::promise<LlmResult<LlmReply>> promise;
        auto result = promise.get_future();
        m_provider->start(request, {}, limit,
                          [&promise](LlmResult<LlmReply> reply) { promise.set_value(std::move(reply)); });
        return result.get();
    }
    LlmResult<LlmReply> answer(int status, std::string body, bool stream = false)
    {
        server.enqueue(answered(status, std::move(body), stream));
        return ask();
    }
    [[nodiscard]] Json sent() const { return Json::parse(server.received().back().body); }

    LoopbackServer server;
    ProviderFixture fixture;

private:
    std::unique_ptr<HttpProvider> m_provider;
};

std::string lower(std::string text)
{
    return QString::fromStdString(text).toLower().toStdString();
}

} // namespace

class TestProviderConformance : public QObject
{
    Q_OBJECT

private slots:
    void writesEveryField_data() { dialects(); }
    void writesEveryField()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        LlmRequest request = plainRequest();
        request.schema = R"({"type":"object","properties":{"z":{"type":"string"},"a":{"type":"string"}}})";
        request.tools = {{"look", "Looks.", R"({"type":"object","properties":{"at":{"type":"string"}}})"}};
        request.messages.push_back(
            {LlmMessage::Role::Assistant, "", {{"c1", "look", R"({"at":"it"})", "c2ln"}}, {}, {}});
        request.messages.push_back({LlmMessage::Role::Tool, "a wolf", {}, "c1", "look"});
        bench.server.enqueue(answered(200, bench.fixture.text));
        QVERIFY(bench.ask(request));
        const LoopbackServer::Received received = bench.server.received().back();
        const std::string &path = stream ? bench.fixture.streamPath : bench.fixture.path;
        QVERIFY2(received.head.starts_with("POST " + path + " "), received.head.c_str());
        const std::size_t key = lower(received.head).find(lower(bench.fixture.keyHeader));
        QVERIFY(key != std::string::npos);
        const Json body = Json::parse(received.body);
        const auto field = [&body](const std::string &at) {
            return body.value(Json::json_pointer(at), Json());
        };
        QCOMPARE(field(bench.fixture.systemPointer), Json("be Ana"));
        QCOMPARE(field(bench.fixture.userPointer), Json("look"));
        QCOMPARE(field(bench.fixture.limitPointer), Json(77));
        QCOMPARE(field(bench.fixture.schemaPointer).dump(), request.schema); // the order of properties too
        QCOMPARE(field(bench.fixture.toolPointer), Json("look"));
        QCOMPARE(field(bench.fixture.resultPointer), Json("a wolf"));
        QVERIFY(received.body.find("hidden") == std::string::npos);
        for (const char *never : {"temperature", "top_p", "topP", "top_k", "topK"}) {
            QVERIFY(received.body.find(never) == std::string::npos);
        }
    }

    void brokenTextIsSentAsText_data() { dialects(); }
    void brokenTextIsSentAsText()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        LlmRequest request = plainRequest();
        request.system = "\xFF\xC3";
        request.schema = "{not json";
        bench.server.enqueue(answered(200, bench.fixture.text));
        QVERIFY(bench.ask(request));
        QVERIFY(bench.sent().is_object());
    }

    void readsAnAnswer_data() { dialects(); }
    void readsAnAnswer()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        const auto reply = bench.answer(200, stream ? bench.fixture.stream : bench.fixture.text, stream);
        QVERIFY2(reply, reply ? "" : reply.error().message.c_str());
        QCOMPARE(reply->text, std::string("hello"));
        QCOMPARE(reply->model, std::string("m-001"));
        QCOMPARE(reply->finishReason, std::string("stop"));
        QCOMPARE(reply->inputTokens, std::int64_t{21});
        QCOMPARE(reply->cachedTokens, std::int64_t{5});
        QCOMPARE(reply->outputTokens, std::int64_t{7});
        QCOMPARE(reply->status, 200);
        QVERIFY(reply->totalMilliseconds > 0);
    }

    void readsToolCalls_data() { dialects(); }
    void readsToolCalls()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        const auto reply =
            bench.answer(200, stream ? bench.fixture.toolCallStream : bench.fixture.toolCall, stream);
        QVERIFY2(reply, reply ? "" : reply.error().message.c_str());
        QCOMPARE(reply->toolCalls.size(), std::size_t{1});
        QCOMPARE(reply->toolCalls[0].id, std::string("c1"));
        QCOMPARE(reply->toolCalls[0].name, std::string("look"));
        QCOMPARE(reply->toolCalls[0].arguments, std::string(R"({"at":"the wolf"})"));
        QCOMPARE(reply->finishReason, std::string("tool_calls"));
    }

    void knowsHowAnswersEnd_data() { dialects(); }
    void knowsHowAnswersEnd()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        const auto cut = bench.answer(200, bench.fixture.cut);
        QVERIFY2(cut, cut ? "" : cut.error().message.c_str());
        QCOMPARE(QString::fromStdString(cut->finishReason), QString("length"));
        QVERIFY(bench.answer(200, bench.fixture.refusal).error().errorClass == ErrorClass::Refused);
        for (const std::string &body : bench.fixture.unusable) {
            QVERIFY2(bench.answer(200, body).error().errorClass == ErrorClass::BadReply, body.c_str());
        }
        for (const char *body : {"", "rubbish", "[]", "3", "null", "\"text\"", "<html></html>", "{\"a\":"}) {
            QVERIFY2(bench.answer(200, body).error().errorClass == ErrorClass::BadReply, body);
        }
    }

    /// R10: a stream cut at every byte is an error that may be tried again, or the whole answer.
    void aStreamMayBreakOffAnywhere_data() { dialects(); }
    void aStreamMayBreakOffAnywhere()
    {
        QFETCH(int, dialect);
        const ProviderFixture fixture = fixtureOf(dialect);
        int whole = 0;
        for (std::size_t length = 0; length < fixture.stream.size(); ++length) {
            HttpResponse response;
            response.status = 200;
            response.headers = {{"content-type", "text/event-stream"}};
            response.body = fixture.stream.substr(0, length);
            const auto reply = fixture.dialect->read(response, {});
            QVERIFY(reply ? reply->text == "hello" : isRetryable(reply.error()));
            whole += reply ? 1 : 0;
        }
        QVERIFY(whole < static_cast<int>(fixture.stream.size()) / 2);
    }

    void aStreamMayEndInAnError_data() { dialects(); }
    void aStreamMayEndInAnError()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        const auto reply = bench.answer(200, bench.fixture.streamError, true);
        QVERIFY(reply.error().errorClass == ErrorClass::ServerError);
        QVERIFY(isRetryable(reply.error()));
        QVERIFY(!reply.error().message.empty());
    }

    void classifiesErrors_data() { dialects(); }
    void classifiesErrors()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        const LlmError key = bench.answer(401, bench.fixture.badKey).error();
        QVERIFY(key.errorClass == ErrorClass::Authentication && !isRetryable(key));
        for (const int status : {500, 502, 503, 504, 520, 529}) {
            const LlmError error = bench.answer(status, bench.fixture.overloaded).error();
            QVERIFY(error.errorClass == ErrorClass::ServerError && isRetryable(error));
        }
        const LlmError limited = bench.answer(429, bench.fixture.rateLimited).error();
        QVERIFY(limited.errorClass == ErrorClass::RateLimited && isRetryable(limited));
        QCOMPARE(limited.retryAfter ? std::chrono::duration<double>(*limited.retryAfter).count() : 0,
                 bench.fixture.bodyHint);
        const LlmError spent = bench.answer(429, bench.fixture.spent).error();
        QVERIFY(spent.errorClass == ErrorClass::RateLimited && !isRetryable(spent));
        for (const int status : {400, 404, 405, 409, 422, 501}) {
            QVERIFY(!isRetryable(bench.answer(status, "{}").error()));
        }
        QVERIFY(bench.answer(402, "{}").error().terminal);
        QVERIFY(bench.answer(403, "{}").error().errorClass == ErrorClass::Authentication);
        QVERIFY(bench.answer(408, "{}").error().errorClass == ErrorClass::Timeout);
        QVERIFY(bench.answer(413, "{}").error().errorClass == ErrorClass::TooLarge);
    }

    void saysWhatMayHaveCost_data() { dialects(); }
    void saysWhatMayHaveCost()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        QVERIFY(bench.answer(200, bench.fixture.streamError, true).error().mayHaveCost == true);
        QVERIFY(bench.answer(503, bench.fixture.overloaded).error().mayHaveCost == false);
        QVERIFY(bench.answer(429, bench.fixture.rateLimited).error().mayHaveCost == false);
        bench.server.enqueue({Manner::CloseAtOnce, 200, {}, {}, {}});
        QVERIFY(bench.ask().error().mayHaveCost == true); // who knows what the server made of it
        Bench nowhere(dialect, stream, LoopbackServer::deadUrl());
        const LlmError refused = nowhere.ask().error();
        QVERIFY(refused.errorClass == ErrorClass::Network);
        QVERIFY(refused.mayHaveCost == false);
    }

    void headersHintAtPauses_data() { dialects(); }
    void headersHintAtPauses()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        LoopbackServer::Reply reply = answered(503, bench.fixture.overloaded);
        reply.headers.emplace_back("Retry-After", "7");
        bench.server.enqueue(reply);
        QVERIFY(bench.ask().error().retryAfter == 7s);
        reply = answered(200, bench.fixture.text);
        reply.headers.emplace_back("x-ratelimit-remaining-requests", "12");
        bench.server.enqueue(reply);
        QVERIFY(bench.ask()->rateHint.requestsLeft == 12);
    }

    void theRoadMayBreak_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<int>("manner");
        QTest::addColumn<QString>("code");
        const std::vector<std::pair<Manner, const char *>> faults{{Manner::Hang, "llm.timeout"},
                                                                  {Manner::CloseAtOnce, "llm.network"},
                                                                  {Manner::CloseMidway, "llm.network"},
                                                                  {Manner::Raw, "llm.network"},
                                                                  {Manner::Drip, "llm.timeout"}};
        for (int dialect = 0; dialect < 4; ++dialect) {
            for (const bool stream : {false, true}) {
                for (const auto &[manner, code] : faults) {
                    QTest::addRow("%d %s %d", dialect, stream ? "streamed" : "whole",
                                  static_cast<int>(manner))
                        << dialect << stream << static_cast<int>(manner) << code;
                }
            }
        }
    }
    void theRoadMayBreak()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        QFETCH(int, manner);
        QFETCH(QString, code);
        Bench bench(dialect, stream);
        LoopbackServer::Reply reply =
            answered(200, stream ? bench.fixture.stream : bench.fixture.text, stream);
        reply.manner = static_cast<Manner>(manner);
        reply.pause = 10ms;
        bench.server.enqueue(reply);
        QElapsedTimer timer;
        timer.start();
        const auto result = bench.ask(plainRequest(), 200ms);
        QVERIFY(timer.elapsed() < 1200); // the limit and one second
        QVERIFY(!result);
        QCOMPARE(QString::fromUtf8(problemCode(result.error().errorClass).data()), code);
    }

    void tooMuchIsCutOff_data() { dialects(); }
    void tooMuchIsCutOff()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        QVERIFY(bench.answer(200, std::string(30'000, ' '), stream).error().errorClass ==
                ErrorClass::TooLarge);
    }

    void redirectsAreNotFollowed_data() { dialects(); }
    void redirectsAreNotFollowed()
    {
        QFETCH(int, dialect);
        QFETCH(bool, stream);
        Bench bench(dialect, stream);
        LoopbackServer other;
        for (const int status : {301, 302, 307, 308}) {
            LoopbackServer::Reply reply = answered(status, "");
            reply.headers.emplace_back("Location", other.url() + "/stolen");
            bench.server.enqueue(reply);
            QVERIFY(!isRetryable(bench.ask().error()));
        }
        QCOMPARE(other.requestCount(), std::size_t{0});
    }

private:
    static void dialects()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("stream");
        for (int dialect = 0; dialect < 4; ++dialect) {
            QTest::addRow("%s", fixtureOf(dialect).name.c_str()) << dialect << false;
            QTest::addRow("%s, streamed", fixtureOf(dialect).name.c_str()) << dialect << true;
        }
    }
};

QTEST_GUILESS_MAIN(TestProviderConformance)
#include "tst_provider_conformance.moc"
