// SPDX-License-Identifier: GPL-3.0-or-later
// One suite for all makers of embeddings, through the real transport to a server that plays the provider.
#include "llm/embedding/HttpEmbedder.h"
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

/// An answer with these vectors.
std::string bodyWith(const std::string &provider, const std::vector<std::string> &vectors)
{
    std::string list;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        list += i == 0 ? "" : ",";
        list += provider == "gemini" ? R"({"values":)" + vectors[i] + "}"
                                     : R"({"object":"embedding","index":)" + std::to_string(i) +
                                           R"(,"embedding":)" + vectors[i] + "}";
    }
    return provider == "gemini" ? R"({"embeddings":[)" + list + "]}"
                                : R"({"object":"list","model":"e-001","data":[)" + list +
                                      R"(],"usage":{"prompt_tokens":5,"total_tokens":5}})";
}

/// An embedder with a key and the server that it talks to.
struct Bench {
    explicit Bench(const QString &id)
        : provider(id.toStdString())
    {
        auto made = makeEmbedder(
            {provider, server.url(), "e"},
            [](const std::string &name) {
                return name.starts_with("GRIDFOLK_") && name.ends_with("_KEY")
                           ? std::optional<std::string>("embedding-key-0123")
                           : std::nullopt;
            },
            std::make_shared<SystemClock>());
        embedder = std::move(*made);
    }
    LlmResult<Embeddings> ask(std::vector<std::string> texts = {"a wolf", "a sheep"},
                              Clock::Duration limit = 10s)
    {
        std::promise<LlmResult<Embeddings>> promise;
        embedder->start(std::move(texts), limit,
                        [&promise](LlmResult<Embeddings> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    LlmResult<Embeddings> answer(const std::string &body, int status = 200)
    {
        server.enqueue({Manner::Answer, status, {{"Content-Type", "application/json"}}, body, {}});
        return ask();
    }
    std::string provider;
    LoopbackServer server;
    std::unique_ptr<Embedder> embedder;
};

} // namespace

class TestEmbeddingConformance : public QObject
{
    Q_OBJECT

private slots:
    void asksAndReads_data() { providers(); }
    void asksAndReads()
    {
        QFETCH(QString, provider);
        Bench bench(provider);
        const auto result = bench.answer(bodyWith(bench.provider, {"[0.5,-1,0]", "[0.25,2e-3,1]"}));
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QVERIFY((result->vectors == std::vector<std::vector<float>>{{0.5F, -1, 0}, {0.25F, 2e-3F, 1}}));
        QCOMPARE(result->model, std::string(provider == "gemini" ? "e" : "e-001"));
        QCOMPARE(result->status, 200);
        const auto received = bench.server.received().back();
        const Json body = Json::parse(received.body);
        if (provider == "gemini") {
            QVERIFY(received.head.starts_with("POST /v1beta/models/e:batchEmbedContents "));
            QVERIFY(received.head.find("x-goog-api-key: embedding-key-0123") != std::string::npos);
            QCOMPARE(body["requests"].size(), std::size_t{2});
            QCOMPARE(body["requests"][1]["model"], Json("models/e"));
            QCOMPARE(body["requests"][1]["content"]["parts"][0]["text"], Json("a sheep"));
        } else {
            QVERIFY(received.head.starts_with("POST /v1/embeddings "));
            QVERIFY(received.head.find("Authorization: Bearer embedding-key-0123") != std::string::npos);
            QCOMPARE(body["model"], Json("e"));
            QVERIFY((body["input"] == Json{"a wolf", "a sheep"}));
            QCOMPARE(body["encoding_format"], Json("float"));
            QCOMPARE(result->inputTokens, std::int64_t{5});
        }
    }

    void vectorsStandInTheOrderOfTheTexts()
    {
        Bench bench("openai");
        const auto result =
            bench.answer(R"({"model":"m","data":[{"index":1,"embedding":[2]},{"index":0,"embedding":[1]}]})");
        QVERIFY((result->vectors == std::vector<std::vector<float>>{{1}, {2}}));
        QVERIFY(bench.answer(R"({"data":[{"index":1,"embedding":[2]},{"index":1,"embedding":[1]}]})")
                    .error()
                    .errorClass == ErrorClass::BadReply);
        QVERIFY(bench.answer(R"({"data":[{"index":9,"embedding":[2]},{"index":0,"embedding":[1]}]})")
                    .error()
                    .errorClass == ErrorClass::BadReply);
    }

    void whatIsNoVectorIsRefused_data() { providers(); }
    void whatIsNoVectorIsRefused()
    {
        QFETCH(QString, provider);
        Bench bench(provider);
        const std::vector<std::vector<std::string>> bad{{},
                                                        {"[1]"},
                                                        {"[1]", "[2]", "[3]"},
                                                        {"[1]", "[1,2]"},
                                                        {"[]", "[]"},
                                                        {"[1]", "7"},
                                                        {"[1]", "[null]"},
                                                        {"[1]", "[\"2\"]"},
                                                        {"[1]", "[1e300]"},
                                                        {"[1]", "\"AACAPw==\""}};
        for (const auto &vectors : bad) {
            const auto result = bench.answer(bodyWith(bench.provider, vectors));
            QVERIFY(!result && result.error().errorClass == ErrorClass::BadReply);
        }
        for (const char *body : {"", "{}", "[]", "null", "<html>", R"({"data":{},"embeddings":{}})"}) {
            QVERIFY(bench.answer(body).error().errorClass == ErrorClass::BadReply);
        }
    }

    void errorsHaveTheirClasses_data() { providers(); }
    void errorsHaveTheirClasses()
    {
        QFETCH(QString, provider);
        Bench bench(provider);
        const std::string told = R"({"error":{"message":"your key embedding-key-0123","code":400}})";
        QVERIFY(bench.answer(told, 400).error().errorClass == ErrorClass::BadRequest);
        QVERIFY(bench.answer(told, 400).error().message.find("embedding-key") == std::string::npos);
        QVERIFY(bench.answer(told, 401).error().errorClass == ErrorClass::Authentication);
        QVERIFY(bench.answer(told, 404).error().errorClass == ErrorClass::BadRequest);
        QVERIFY(isRetryable(bench.answer(told, 429).error()));
        QVERIFY(isRetryable(bench.answer(told, 503).error()));
        bench.server.enqueue({Manner::Hang, 200, {}, {}, {}});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(bench.ask({"x"}, 200ms).error().errorClass == ErrorClass::Timeout);
        QVERIFY(timer.elapsed() < 1200);
        QVERIFY(bench.ask({}).error().errorClass == ErrorClass::BadRequest);
        QVERIFY(bench.ask(std::vector<std::string>(101, "x")).error().errorClass == ErrorClass::BadRequest);
    }

    void providersWithoutEmbeddingsSayIt()
    {
        const Environment none = [](const std::string &) { return std::nullopt; };
        for (const char *id : {"anthropic", "rehearsal"}) {
            const auto made = makeEmbedder({id}, none, std::make_shared<SystemClock>());
            QCOMPARE(made.error().code, std::string("llm.no-embeddings"));
        }
        QCOMPARE(makeEmbedder({"gemini"}, none, std::make_shared<SystemClock>()).error().code,
                 std::string("llm.no-key"));
    }

    /// Against a real server, which GRIDFOLK_LLAMA_EMBEDDINGS_URL names.
    void aRealServerGivesVectors()
    {
        const std::string url = qEnvironmentVariable("GRIDFOLK_LLAMA_EMBEDDINGS_URL").toStdString();
        if (url.empty()) {
            QSKIP("GRIDFOLK_LLAMA_EMBEDDINGS_URL is not set: no server of embeddings to test against");
        }
        const Environment none = [](const std::string &) { return std::nullopt; };
        auto made = makeEmbedder({"openai-compatible", url, "tiny"}, none, std::make_shared<SystemClock>());
        QVERIFY(made);
        std::promise<LlmResult<Embeddings>> promise;
        (*made)->start({"a wolf", "a sheep", "a wolf"}, 20s,
                       [&promise](LlmResult<Embeddings> r) { promise.set_value(std::move(r)); });
        const auto result = promise.get_future().get();
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        qInfo("%zu vectors of %zu numbers", result->vectors.size(), result->vectors[0].size());
        QCOMPARE(result->vectors.size(), std::size_t{3});
        QVERIFY(result->vectors[0] != result->vectors[1]);
    }

private:
    static void providers()
    {
        QTest::addColumn<QString>("provider");
        for (const char *provider : {"gemini", "openai", "openai-compatible"}) {
            QTest::newRow(provider) << provider;
        }
    }
};

QTEST_GUILESS_MAIN(TestEmbeddingConformance)
#include "tst_embedding_conformance.moc"
