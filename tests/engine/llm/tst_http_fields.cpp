// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/RateHeaders.h"
#include "llm/http/SseParser.h"

#include <QtTest>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

constexpr Clock::Duration kNow = 1'700'000'000s; // 2023-11-14T22:13:20Z

std::vector<SseEvent> parsedIn(const std::string &stream, std::size_t piece)
{
    SseParser parser;
    std::vector<SseEvent> events;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        for (SseEvent &event : parser.feed(std::string_view(stream).substr(at, piece))) {
            events.push_back(std::move(event));
        }
    }
    return events;
}

} // namespace

class TestHttpFields : public QObject
{
    Q_OBJECT

private slots:
    void streamsMayBeCutAnywhere()
    {
        const std::string stream = "\xEF\xBB\xBF: a comment\r\nevent: start\r\ndata: {\"a\":1}\r\n\r\n"
                                   "data:one\ndata\ndata:  two\n\nid: 7\nretry: 5\n\n"
                                   "event: alone\n\ndata: [DONE]\r\rdata: not ended";
        const std::vector<SseEvent> expected{
            {"start", "{\"a\":1}"}, {"message", "one\n\n two"}, {"message", "[DONE]"}};
        for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
            QVERIFY2(parsedIn(stream, piece) == expected, std::to_string(piece).c_str());
        }
    }

    void spansAreRead()
    {
        QVERIFY(parseSpan("6m0s") == 6min);
        QVERIFY(parseSpan("1h2m3.5s") == 3723500ms);
        QVERIFY(parseSpan("20ms") == 20ms);
        QVERIFY(parseSpan("58.2s") == 58200ms);
        QVERIFY(parseSpan("9999999h") == 24h);
        for (const char *rubbish : {"", "5", "s", "-1s", "1x", "1..2s", "s1", "1 s", "inf", "1e3s"}) {
            QVERIFY2(!parseSpan(rubbish), rubbish);
        }
    }

    void momentsAreRead()
    {
        QVERIFY(parseMoment("2023-11-14T22:13:20Z") == kNow);
        QVERIFY(parseMoment("2023-11-14T23:13:20+01:00") == kNow);
        QVERIFY(parseMoment("2023-11-14T22:13:20.25Z") == kNow + 1s); // rather late than early
        for (const char *rubbish : {"", "2023-11-14", "2023-13-14T22:13:20Z", "2023-11-31T22:13:20Z",
                                    "2023-11-14T25:13:20Z", "2023-11-14T22:13:20", "23-11-14T22:13:20Z",
                                    "2023-11-14T22:13:20+1:00", "9999-11-14T22:13:20Z"}) {
            QVERIFY2(!parseMoment(rubbish), rubbish);
        }
    }

    void hintsOfBothVendors()
    {
        HttpResponse openAi;
        openAi.headers = {{"x-ratelimit-remaining-requests", "3"},
                          {"x-ratelimit-reset-requests", "1m"},
                          {"x-ratelimit-remaining-tokens", "-4"},
                          {"x-ratelimit-reset-tokens", "soon"}};
        QVERIFY((readRateHint(openAi, kNow) == RateHint{3, 1min, 0, std::nullopt}));
        HttpResponse anthropic;
        anthropic.headers = {{"anthropic-ratelimit-requests-remaining", "0"},
                             {"anthropic-ratelimit-requests-reset", "2023-11-14T22:14:20Z"},
                             {"anthropic-ratelimit-tokens-remaining", "1000"},
                             {"anthropic-ratelimit-tokens-reset", "2023-11-14T22:13:00Z"}};
        QVERIFY((readRateHint(anthropic, kNow) == RateHint{0, 1min, 1000, 0s}));
        QVERIFY(readRateHint(HttpResponse(), kNow) == RateHint());
    }
};

QTEST_GUILESS_MAIN(TestHttpFields)
#include "tst_http_fields.moc"
