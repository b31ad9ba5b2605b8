// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/Rehearsal.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <map>

using namespace gridfolk;
using Json = nlohmann::ordered_json;

namespace
{

Json option(const std::string &name, const Json &arguments)
{
    return {{"type", "object"},
            {"properties",
             {{"name", {{"type", "string"}, {"enum", {name}}}},
              {"arguments", {{"type", "object"}, {"properties", arguments}}}}}};
}

LlmRequest decisionRequest()
{
    const Json schema{
        {"type", "object"},
        {"properties",
         {{"reasoning", {{"type", "string"}, {"maxLength", 200}}},
          {"thought", {{"type", "string"}, {"maxLength", 120}}},
          {"action",
           {{"anyOf",
             {option("wait", Json::object()), option("move", {{"direction", {{"enum", {"north", "east"}}}}}),
              option("speak", {{"words", {{"type", "string"}, {"maxLength", 12}}}}),
              option("give", {{"amount", {{"type", "integer"}, {"minimum", 2}, {"maximum", 4}}},
                              {"share", {{"type", "number"}, {"minimum", 0.25}, {"maximum", 0.5}}},
                              {"kindly", {{"type", "boolean"}}}})}}}}}}};
    LlmRequest request;
    request.schema = schema.dump();
    return request;
}

std::map<std::string, int> counts(const LlmRequest &request, int draws)
{
    std::map<std::string, int> result;
    for (int i = 0; i < draws; ++i) {
        CallContext context;
        context.serial = static_cast<std::uint64_t>(i);
        ++result[Json::parse(Rehearsal::reply(request, context))["action"]["name"].get<std::string>()];
    }
    return result;
}

} // namespace

class TestRehearsal : public QObject
{
    Q_OBJECT

private slots:
    void repliesFitTheSchema()
    {
        const LlmRequest request = decisionRequest();
        for (std::uint64_t serial = 0; serial < 400; ++serial) {
            CallContext context;
            context.serial = serial;
            const Json reply = Json::parse(Rehearsal::reply(request, context));
            QCOMPARE(reply.begin().key(), std::string("reasoning"));
            QVERIFY(reply["thought"].get<std::string>().starts_with("Rehearsal: chose "));
            QVERIFY(reply["thought"].get<std::string>().size() <= 120);
            const Json &arguments = reply["action"]["arguments"];
            if (reply["action"]["name"] == "speak") {
                QVERIFY(arguments["words"].get<std::string>().size() <=
                        14); // 12 code points, the last one "…"
            }
            if (reply["action"]["name"] == "give") {
                QVERIFY(arguments["amount"] >= 2 && arguments["amount"] <= 4);
                QVERIFY(arguments["share"] >= 0.25 && arguments["share"] <= 0.5);
                QVERIFY(arguments["kindly"].is_boolean());
            }
        }
    }

    void equalQuestionsGetEqualAnswers()
    {
        LlmRequest request = decisionRequest();
        CallContext context;
        context.tick = 3;
        context.serial = 17;
        const std::string first = Rehearsal::reply(request, context);
        QCOMPARE(Rehearsal::reply(request, context), first);
        int different = 0;
        for (request.seed = 1; request.seed < 20; ++request.seed) {
            different += Rehearsal::reply(request, context) != first ? 1 : 0;
        }
        QVERIFY(different > 10);
    }

    void waitingIsRarerAndTraitsCount()
    {
        LlmRequest request = decisionRequest();
        const auto plain = counts(request, 3000);
        QCOMPARE(plain.size(), std::size_t{4});
        QVERIFY(plain.at("wait") < plain.at("move") / 2);

        request.traits = {{"talkative", 1.0}};
        const auto talkative = counts(request, 3000);
        QVERIFY(talkative.at("speak") > plain.at("speak") * 5 / 4);

        request.traits = {{"give", 0.0}, {"caution", 1.0}};
        const auto cautious = counts(request, 3000);
        QVERIFY(!cautious.contains("give"));
        QVERIFY(cautious.at("wait") > plain.at("wait") * 2);
    }

    void thoughtNamesTheTraitThatDecided()
    {
        LlmRequest request = decisionRequest();
        request.traits = {{"give", 1000.0}};
        const Json reply = Json::parse(Rehearsal::reply(request, {}));
        QCOMPARE(reply["thought"].get<std::string>(),
                 std::string("Rehearsal: chose give because give is 1000."));
    }

    void saysWhatItIs()
    {
        Rehearsal rehearsal;
        QCOMPARE(rehearsal.model(), std::string("rehearsal"));
        LlmReply got;
        rehearsal.start(decisionRequest(), {}, std::chrono::seconds(1),
                        [&got](LlmResult<LlmReply> result) { got = std::move(*result); });
        QCOMPARE(got.model, std::string("rehearsal"));
        QCOMPARE(got.status, 0);
        QVERIFY(Rehearsal::reply({}, {}).starts_with("Rehearsal"));
    }

    void impossibleWeightsStillGiveAnAction()
    {
        LlmRequest request = decisionRequest();
        request.traits = {{"wait", 0}, {"move", 0}, {"speak", 0}, {"give", -5}};
        QCOMPARE(Json::parse(Rehearsal::reply(request, {}))["action"]["name"], Json("wait"));
    }
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
