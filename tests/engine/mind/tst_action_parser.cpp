// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/ActionParser.h"
#include "mind/ReplySchema.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace gridfolk;
using Json = nlohmann::ordered_json;

namespace
{

std::vector<ActionOffer> offers()
{
    OfferedArgument partner;
    partner.name = "partner";
    partner.candidates = {{"\"Ana #1\"", "Ana #1", AgentRef{4, 1}},
                          {"\"Bruno #2\"", "Bruno #2", AgentRef{5, 1}}};
    OfferedArgument words;
    words.name = "words";
    words.form = OfferedArgument::Form::Text;
    words.maximumLength = 10;
    OfferedArgument direction;
    direction.name = "direction";
    direction.candidates = {{"\"north\"", "north", std::int64_t{0}},
                            {"\"south-west\"", "south-west", std::int64_t{5}}};
    OfferedArgument amount;
    amount.name = "amount";
    amount.form = OfferedArgument::Form::Int;
    amount.low = 1;
    amount.high = 5;
    OfferedArgument share;
    share.name = "share";
    share.form = OfferedArgument::Form::Float;
    share.low = 0;
    share.high = 0.5;
    OfferedArgument kindly;
    kindly.name = "kindly";
    kindly.candidates = {{"true", "true", true}};
    return {{"wait", "", Decision::Action::Wait, -1, {}},
            {"move", "", Decision::Action::Move, -1, {direction}},
            {"tell", "", Decision::Action::Rule, 3, {partner, words}},
            {"give", "", Decision::Action::Rule, 4, {amount, share, kindly}}};
}

std::string reply(const std::string &name, const std::string &arguments)
{
    return "{\"thought\":\"hm\",\"action\":{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}}";
}

} // namespace

class TestActionParser : public QObject
{
    Q_OBJECT

private slots:
    void readsLegalReplies()
    {
        const auto tell =
            parseReply(reply("tell", "{\"partner\":\"Bruno #2\",\"words\":\" h\\ni \"}"), offers(), false);
        QVERIFY(tell);
        QCOMPARE(tell->offer, std::size_t{2});
        QCOMPARE(tell->thought, std::string("hm"));
        QVERIFY(std::get<AgentRef>(tell->arguments[0]) == (AgentRef{5, 1}));
        QCOMPARE(std::get<std::string>(tell->arguments[1]), std::string("h i"));
        QCOMPARE(tell->spelled[0].second, std::string("Bruno #2"));

        const auto move = parseReply(reply("move", "{\"direction\":\"south-west\"}"), offers(), false);
        QCOMPARE(std::get<std::int64_t>(move->arguments[0]), std::int64_t{-1});
        QCOMPARE(std::get<std::int64_t>(move->arguments[1]), std::int64_t{1});

        const auto give =
            parseReply(reply("give", "{\"amount\":5,\"share\":0,\"kindly\":true}"), offers(), false);
        QCOMPARE(std::get<std::int64_t>(give->arguments[0]), std::int64_t{5});
        QCOMPARE(std::get<double>(give->arguments[1]), 0.0);
        QCOMPARE(std::get<bool>(give->arguments[2]), true);
    }

    void allowsAFenceAndCutsAThought()
    {
        QVERIFY(parseReply("```json\n" + reply("wait", "{}") + "\n```\n", offers(), false));
        const std::string thought(500, 'x');
        const auto parsed =
            parseReply("{\"thought\":\"" + thought + "\",\"action\":{\"name\":\"wait\",\"arguments\":{}}}",
                       offers(), false);
        QCOMPARE(parsed->thought.size(), kThoughtLength + 2); // the last one is "…"
    }

    void rejectsEverythingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const std::string &text, const char *part) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString(part);
        };
        row("empty", "", "not JSON");
        row("prose", "I wait.", "not JSON");
        row("truncated", reply("wait", "{}").substr(0, 30), "not JSON");
        row("number", "3", "must be a JSON object");
        row("no action", "{\"thought\":\"x\"}", "lacks \"action\"");
        row("extra", "{\"thought\":\"x\",\"action\":{\"name\":\"wait\",\"arguments\":{}},\"mood\":1}",
            "unknown entry \"mood\"");
        row("thought", "{\"thought\":1,\"action\":{\"name\":\"wait\",\"arguments\":{}}}", "must be a text");
        row("action", "{\"thought\":\"\",\"action\":\"wait\"}", "must be a JSON object");
        row("unknown action", reply("fly", "{}"), "must be one of wait, move, tell, give");
        row("missing argument", reply("move", "{}"), "lacks \"direction\"");
        row("extra argument", reply("wait", "{\"a\":1}"), "unknown entry");
        row("not a candidate", reply("move", "{\"direction\":\"east\"}"), "one of \"north\", \"south-west\"");
        row("wrong type", reply("move", "{\"direction\":0}"), "must be one of");
        row("null arguments", reply("wait", "null"), "must be a JSON object");
        row("long text", reply("tell", "{\"partner\":\"Ana #1\",\"words\":\"12345678901\"}"),
            "longer than 10");
        row("empty text", reply("tell", "{\"partner\":\"Ana #1\",\"words\":\"  \"}"), "is empty");
        row("fraction", reply("give", "{\"amount\":1.5,\"share\":0,\"kindly\":true}"), "whole number");
        row("out of range", reply("give", "{\"amount\":6,\"share\":0,\"kindly\":true}"), "between 1 and 5");
        row("huge", reply("give", "{\"amount\":18446744073709551615,\"share\":0,\"kindly\":true}"),
            "whole number");
        row("share", reply("give", "{\"amount\":1,\"share\":0.51,\"kindly\":true}"), "between 0 and 0.5");
        row("forbidden bool", reply("give", "{\"amount\":1,\"share\":0,\"kindly\":false}"), "one of true");
    }
    void rejectsEverythingElse()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        const auto parsed = parseReply(text.toStdString(), offers(), false);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, std::string("mind.bad-reply"));
        const QString detail = QString::fromStdString(parsed.error().arg("detail"));
        QVERIFY2(detail.contains(part), qPrintable(detail));
    }

    void errorsQuoteLittle()
    {
        const auto parsed = parseReply(reply(std::string(5000, 'a'), "{}"), offers(), false);
        QVERIFY(parsed.error().arg("detail").size() < 200);
    }

    void thinkingNeedsItsReasoning()
    {
        QVERIFY(!parseReply(reply("wait", "{}"), offers(), true));
        const auto parsed = parseReply(
            "{\"reasoning\":\"a\",\"thought\":\"b\",\"action\":{\"name\":\"wait\",\"arguments\":{}}}",
            offers(), true);
        QCOMPARE(parsed->reasoning, std::string("a"));
    }

    void schemaIsStrictEverywhere()
    {
        const Json schema = Json::parse(replySchema(offers(), true));
        QCOMPARE(schema["properties"].begin().key(), std::string("reasoning"));
        QVERIFY(schema["properties"]["thought"].contains("maxLength"));
        const Json &options = schema["properties"]["action"]["anyOf"];
        QCOMPARE(options.size(), std::size_t{4});
        checkStrict(schema);
        for (const Json &option : options) {
            checkStrict(option);
            checkStrict(option["properties"]["arguments"]);
        }
        QCOMPARE(options[2]["properties"]["arguments"]["properties"]["partner"]["enum"].dump(),
                 std::string("[\"Ana #1\",\"Bruno #2\"]"));
        QVERIFY(replyTokens(offers(), true) > replyTokens(offers(), false));
    }

private:
    static void checkStrict(const Json &object)
    {
        QCOMPARE(object["additionalProperties"], Json(false));
        QCOMPARE(object["required"].size(), object["properties"].size());
    }
};

QTEST_GUILESS_MAIN(TestActionParser)
#include "tst_action_parser.moc"
