// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/CurlTransport.h"
#include "support/LoopbackServer.h"

#include <QtTest>

#include <future>

using namespace gridfolk;
using namespace std::chrono_literals;
using Manner = LoopbackServer::Reply::Manner;

namespace
{

/// A request whose end can be waited for.
struct Pending {
    std::shared_ptr<std::promise<HttpResult>> promise = std::make_shared<std::promise<HttpResult>>();
    std::future<HttpResult> future = promise->get_future();
    HttpTransport::RequestId id = 0;

    /// The end, or a failure "never ended" after 10 s.
    HttpResult get()
    {
        if (future.wait_for(10s) != std::future_status::ready) {
            return tl::make_unexpected(HttpFailure{HttpFailure::Kind::BadAddress, "never ended"});
        }
        return future.get();
    }
};

Pending begin(HttpTransport &transport, const std::string &url, HttpLimits limits = {})
{
    Pending pending;
    HttpRequest request;
    request.url = url;
    request.headers = {{"X-Test", "yes"}};
    request.body = "question";
    request.limits = limits;
    pending.id = transport.start(std::move(request), [promise = pending.promise](HttpResult result) {
        promise->set_value(std::move(result));
    });
    return pending;
}

bool failed(const HttpResult &result, HttpFailure::Kind kind)
{
    return !result && result.error().kind == kind;
}

} // namespace

class TestCurlTransport : public QObject
{
    Q_OBJECT

private slots:
    void postsAndReads()
    {
        LoopbackServer server;
        server.enqueue({Manner::Answer, 418, {{"X-Mixed-Case", " teapot "}}, "short and stout", {}});
        CurlTransport transport;
        const HttpResult result = begin(transport, server.url()).get();
        QVERIFY(result);
        QCOMPARE(result->status, 418);
        QCOMPARE(result->body, std::string("short and stout"));
        QCOMPARE(result->header("x-mixed-case"), std::string("teapot"));
        QVERIFY(result->totalMilliseconds > 0);
        QVERIFY(server.received()[0].head.starts_with("POST / HTTP/1.1"));
        QVERIFY(server.received()[0].head.find("X-Test: yes") != std::string::npos);
        QCOMPARE(server.received()[0].body, std::string("question"));
    }

    void nobodyListens()
    {
        CurlTransport transport;
        QVERIFY(failed(begin(transport, LoopbackServer::deadUrl()).get(), HttpFailure::Kind::Network));
    }

    void brokenAnswersAreNetworkFailures()
    {
        LoopbackServer server;
        server.enqueue({Manner::CloseAtOnce, 200, {}, {}, {}});
        server.enqueue({Manner::CloseMidway, 200, {}, std::string(1000, 'x'), {}});
        server.enqueue({Manner::Raw, 200, {}, "\x01\x02 no status line\r\n\r\n", {}});
        CurlTransport transport;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(failed(begin(transport, server.url()).get(), HttpFailure::Kind::Network));
        }
        QCOMPARE(server.requestCount(), std::size_t{3});
    }

    void hangingServerMeetsTheDeadline()
    {
        LoopbackServer server;
        server.enqueue({Manner::Hang, 200, {}, {}, {}});
        CurlTransport transport;
        HttpLimits limits;
        limits.total = 150ms;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(failed(begin(transport, server.url(), limits).get(), HttpFailure::Kind::Timeout));
        QVERIFY(timer.elapsed() < 3000);
    }

    void drippingServerMeetsTheDeadline()
    {
        LoopbackServer server;
        server.enqueue({Manner::Drip, 200, {}, std::string(100000, 'x'), 5ms});
        CurlTransport transport;
        HttpLimits limits;
        limits.total = 200ms;
        QVERIFY(failed(begin(transport, server.url(), limits).get(), HttpFailure::Kind::Timeout));
    }

    void largeAnswersAreCut()
    {
        LoopbackServer server;
        server.enqueue({Manner::Answer, 200, {}, std::string(5'000'000, 'x'), {}});
        CurlTransport transport;
        HttpLimits limits;
        limits.maxBytes = 10000;
        QVERIFY(failed(begin(transport, server.url(), limits).get(), HttpFailure::Kind::TooLarge));
    }

    void cancelAnswersWithinATenthOfASecond()
    {
        LoopbackServer server;
        server.setHandler([](const auto &) { return LoopbackServer::Reply{Manner::Hang, 200, {}, {}, {}}; });
        CurlTransport transport;
        std::vector<Pending> pending;
        for (int i = 0; i < 10; ++i) {
            pending.push_back(begin(transport, server.url()));
        }
        QVERIFY(server.waitForRequests(10, 5s));
        QElapsedTimer timer;
        timer.start();
        for (const Pending &one : pending) {
            transport.cancel(one.id);
        }
        for (Pending &one : pending) {
            QVERIFY(failed(one.get(), HttpFailure::Kind::Cancelled));
        }
        QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
        transport.cancel(pending[0].id); // ended: nothing happens
    }

    void destroyingCancels()
    {
        LoopbackServer server;
        server.enqueue({Manner::Hang, 200, {}, {}, {}});
        auto transport = std::make_unique<CurlTransport>();
        Pending pending = begin(*transport, server.url());
        QVERIFY(server.waitForRequests(1, 5s));
        transport.reset();
        QVERIFY(failed(pending.get(), HttpFailure::Kind::Cancelled));
    }

    void redirectsAreNotFollowed()
    {
        LoopbackServer other;
        LoopbackServer server;
        server.enqueue({Manner::Answer, 307, {{"Location", other.url()}}, "", {}});
        CurlTransport transport;
        QCOMPARE(begin(transport, server.url()).get()->status, 307);
        QCOMPARE(other.requestCount(), std::size_t{0});
    }

    void plainHttpToOthersIsRefused()
    {
        CurlTransport transport;
        QVERIFY(failed(begin(transport, "http://192.0.2.1/").get(), HttpFailure::Kind::BadAddress));
        QVERIFY(failed(begin(transport, "file:///etc/hostname").get(), HttpFailure::Kind::BadAddress));
    }

    void proxiesOfTheEnvironmentAreIgnored()
    {
        LoopbackServer proxy;
        LoopbackServer server;
        server.enqueue({Manner::Answer, 200, {}, "direct", {}});
        qputenv("http_proxy", proxy.url().c_str());
        CurlTransport transport;
        const HttpResult result = begin(transport, server.url()).get();
        qunsetenv("http_proxy");
        QCOMPARE(result->body, std::string("direct"));
        QCOMPARE(proxy.requestCount(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestCurlTransport)
#include "tst_curl_transport.moc"
