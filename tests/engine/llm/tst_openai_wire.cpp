// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/OpenAiChat.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace gridfolk;
using Json = nlohmann::ordered_json;

namespace
{

HttpResponse answer(int status, const std::string &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

LlmError errorOf(int status, const std::string &body)
{
    const auto result = OpenAiChat().read(answer(status, body), {});
    return result ? LlmError{} : result.error();
}

} // namespace

class TestOpenAiWire : public QObject
{
    Q_OBJECT

private slots:
    void writesARequest()
    {
        LlmRequest request;
        request.model = "m";
        request.system = "be Ana";
        request.messages = {{LlmMessage::Role::User, "look"}, {LlmMessage::Role::Assistant, "{}"}};
        request.schema = R"({"type":"object","properties":{"z":{"type":"string"},"a":{"type":"string"}}})";
        request.maxOutputTokens = 77;
        request.seed = 0xFFFFFFFFFFFFFFFFU;
        request.traits = {{"hidden", 0.5}};
        const std::string text = OpenAiChat().write(request, false).body;
        const Json body = Json::parse(text);
        QCOMPARE(body["messages"].size(), std::size_t{3});
        QCOMPARE(body["messages"][0]["role"], Json("system"));
        QCOMPARE(body["messages"][2]["role"], Json("assistant"));
        QCOMPARE(body["response_format"]["type"], Json("json_schema"));
        QCOMPARE(body["response_format"]["json_schema"]["strict"], Json(true));
        QCOMPARE(body["response_format"]["json_schema"]["schema"].dump(), request.schema); // order kept
        QCOMPARE(body["max_tokens"], Json(77));
        QCOMPARE(body["seed"], Json(0x7FFFFFFF));
        QVERIFY(!body.contains("temperature"));
        QVERIFY(text.find("hidden") == std::string::npos);
    }

    void survivesTextThatIsNotUtf8()
    {
        LlmRequest request;
        request.system = "\xFF\xC3";
        QVERIFY(!Json::parse(OpenAiChat().write(request, false).body, nullptr, false).is_discarded());
    }

    void readsAReply()
    {
        const auto reply = OpenAiChat().read(
            answer(200, R"({"model":"m-1","choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":3}}})"),
            {});
        QVERIFY(reply);
        QCOMPARE(reply->text, std::string("hi"));
        QCOMPARE(reply->model, std::string("m-1"));
        QCOMPARE(reply->inputTokens, std::int64_t{9});
        QCOMPARE(reply->outputTokens, std::int64_t{4});
        QCOMPARE(reply->cachedTokens, std::int64_t{3});
        QCOMPARE(reply->status, 200);
    }

    void readsRefusals()
    {
        QVERIFY(
            errorOf(200, R"({"choices":[{"message":{"content":null,"refusal":"I cannot"}}]})").errorClass ==
            ErrorClass::Refused);
        QVERIFY(errorOf(200, R"({"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]})")
                    .errorClass == ErrorClass::Refused);
    }

    void readsErrorsOfAllShapes()
    {
        const LlmError usual =
            errorOf(429, R"({"error":{"message":"slow\ndown","code":"rate_limit_exceeded"}})");
        QVERIFY(usual.errorClass == ErrorClass::RateLimited);
        QCOMPARE(usual.message, std::string("slow down"));
        QVERIFY(!isRetryable(
            errorOf(429, R"({"error":{"message":"pay","type":"insufficient_quota","code":null}})")));
        QCOMPARE(errorOf(500, R"({"error":"ollama says"})").message, std::string("ollama says"));
        QCOMPARE(errorOf(503, R"([{"error":{"message":"wrapped"}}])").message, std::string("wrapped"));
        QCOMPARE(errorOf(502, "<html>Bad gateway</html>").message, std::string("<html>Bad gateway</html>"));
        QVERIFY(errorOf(200, R"({"error":"model crashed"})").errorClass == ErrorClass::ServerError);
        QCOMPARE(errorOf(500, "").status, 500);
    }

    void rubbishIsABadReply()
    {
        for (const char *body :
             {"", "rubbish", "[]", "{}", "3", "null", R"({"choices":[]})", R"({"choices":3})",
              R"({"choices":[3]})", R"({"choices":[{"message":{}}]})",
              R"({"choices":[{"message":{"content":5}}]})", R"({"choices":[{"message":null}]})",
              "{\"choices\":[{\"message\":{\"content\":\"x"}) {
            QVERIFY2(errorOf(200, body).errorClass == ErrorClass::BadReply, body);
        }
    }

    void strangeUsageIsIgnored()
    {
        const auto reply = OpenAiChat().read(
            answer(200,
                   R"({"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":"many"},"model":7})"),
            {});
        QVERIFY(reply);
        QCOMPARE(reply->inputTokens, std::int64_t{0});
        QVERIFY(
            OpenAiChat().read(answer(200, R"({"choices":[{"message":{"content":"x"}}],"usage":null})"), {}));
    }

    void xShouldRetryFalseIsFinal()
    {
        HttpResponse response = answer(503, "{}");
        response.headers = {{"x-should-retry", "false"}};
        QVERIFY(!isRetryable(OpenAiChat().read(response, {}).error()));
    }
};

QTEST_GUILESS_MAIN(TestOpenAiWire)
#include "tst_openai_wire.moc"
