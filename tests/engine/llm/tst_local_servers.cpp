// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LocalServers.h"
#include "llm/http/CurlTransport.h"
#include "support/LoopbackServer.h"

#include <QtTest>

#include <map>

using namespace gridfolk;
using namespace std::chrono_literals;
using Manner = LoopbackServer::Reply::Manner;

namespace
{

Environment environment(const std::map<std::string, std::string> &values)
{
    return [values](const std::string &name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

LoopbackServer::Reply listing(const std::string &body)
{
    return {Manner::Answer, 200, {{"Content-Type", "application/json"}}, body, {}};
}

constexpr const char *kLlama =
    R"({"object":"list","data":[{"id":"tiny","object":"model","owned_by":"llamacpp","meta":{}}]})";
constexpr const char *kOllama =
    R"({"object":"list","data":[{"id":"llama3.2:1b","owned_by":"library"},{"id":"qwen3:4b","owned_by":"library"}]})";

} // namespace

class TestLocalServers : public QObject
{
    Q_OBJECT

private slots:
    void serversOfThisMachineAreFound()
    {
        LoopbackServer llama;
        LoopbackServer ollama;
        llama.enqueue(listing(kLlama));
        ollama.enqueue(listing(kOllama));
        CurlTransport transport;
        const auto found =
            findLocalServers(transport, {LoopbackServer::deadUrl(), ollama.url(), llama.url() + "/v1/"}, 10s);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY((found[0] == LocalServer{"ollama", ollama.url() + "/v1", {"llama3.2:1b", "qwen3:4b"}}));
        QVERIFY((found[1] == LocalServer{"llama.cpp", llama.url() + "/v1", {"tiny"}}));
        QVERIFY(llama.received()[0].head.starts_with("GET /v1/models "));
        QVERIFY(llama.received()[0].head.find("Authorization") == std::string::npos);
    }

    void whatIsNoServerOfModelsIsNone()
    {
        std::vector<std::unique_ptr<LoopbackServer>> servers;
        std::vector<std::string> addresses;
        const auto add = [&](LoopbackServer::Reply reply) {
            servers.push_back(std::make_unique<LoopbackServer>());
            servers.back()->enqueue(std::move(reply));
            addresses.push_back(servers.back()->url());
        };
        add({Manner::Hang, 200, {}, {}, {}});
        add({Manner::CloseAtOnce, 200, {}, {}, {}});
        add({Manner::Flood, 200, {}, "HTTP/1.1 200 OK\r\n\r\n{", {}});
        add({Manner::Answer, 404, {}, kLlama, {}});
        add({Manner::Answer, 307, {{"Location", "http://127.0.0.1:1/"}}, {}, {}});
        for (const char *body : {"", "<html>", "{}", "[]", R"({"data":7})", R"({"data":{"id":"x"}})"}) {
            add(listing(body));
        }
        CurlTransport transport;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(findLocalServers(transport, addresses, 500ms).empty());
        QVERIFY(timer.elapsed() < 1500); // the limit and one second
    }

    void namesAreData()
    {
        LoopbackServer server;
        server.enqueue(
            listing(R"({"data":[{"id":"good"},{"id":"two\nlines"},{"id":""},{"id":7},{},null,"x"]})"));
        CurlTransport transport;
        const auto found = findLocalServers(transport, {server.url()}, 10s);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY((found[0].models == std::vector<std::string>{"good"}));
        QCOMPARE(found[0].kind, std::string("openai-compatible"));
    }

    void nobodyElseIsAsked()
    {
        CurlTransport transport;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(findLocalServers(transport,
                                 {"https://example.org", "http://192.0.2.1:11434", "http://0.0.0.0:11434",
                                  "https://me:hush@127.0.0.1", "nonsense", ""},
                                 10s)
                    .empty());
        QVERIFY(timer.elapsed() < 1000);
    }

    void theUsualPlacesAndThoseOfTheEnvironment()
    {
        QCOMPARE(localAddresses(environment({})).front(), std::string("http://127.0.0.1:11434"));
        QCOMPARE(localAddresses(environment({{"OLLAMA_HOST", "127.0.0.1:9999"}})).front(),
                 std::string("http://127.0.0.1:9999"));
        QVERIFY((localAddresses(environment({{"GRIDFOLK_LOCAL_SERVERS", " http://a  http://b "}})) ==
                 std::vector<std::string>{"http://a", "http://b"}));
    }

    void aCompatibleServerWithoutAnAddressIsLookedFor()
    {
        LoopbackServer server;
        server.setHandler([](const auto &) { return listing(kOllama); });
        const auto here = environment({{"GRIDFOLK_LOCAL_SERVERS", server.url()}});
        const ProviderSettings first = withLocalServer({"openai-compatible"}, here);
        QCOMPARE(first.baseUrl, server.url() + "/v1");
        QCOMPARE(first.model, std::string("llama3.2:1b"));
        QCOMPARE(withLocalServer({"openai-compatible", "", "qwen3:4b"}, here).model, std::string("qwen3:4b"));
        QCOMPARE(withLocalServer({"openai-compatible", "", "other"}, here).baseUrl, std::string());
        QCOMPARE(withLocalServer({"gemini"}, here).baseUrl, std::string());
        QCOMPARE(withLocalServer({"openai-compatible", "http://127.0.0.1:1/v1"}, here).baseUrl,
                 std::string("http://127.0.0.1:1/v1"));
        const auto nowhere = environment({{"GRIDFOLK_LOCAL_SERVERS", "-"}});
        QCOMPARE(withLocalServer({"openai-compatible"}, nowhere).baseUrl, std::string());
    }
};

QTEST_GUILESS_MAIN(TestLocalServers)
#include "tst_local_servers.moc"
