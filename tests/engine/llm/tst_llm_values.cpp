// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmError.h"
#include "llm/LlmRequest.h"
#include "llm/http/RetryAfter.h"
#include "llm/http/UrlPolicy.h"

#include <QtTest>

using namespace gridfolk;
using namespace std::chrono_literals;

class TestLlmValues : public QObject
{
    Q_OBJECT

private slots:
    void everyPartOfARequestIsHashed()
    {
        LlmRequest request;
        request.model = "m";
        request.system = "s";
        request.messages = {{LlmMessage::Role::User, "u"}};
        const std::string hash = request.hash();
        QCOMPARE(LlmRequest(request).hash(), hash);
        QCOMPARE(QString::fromStdString(hash),
                 QString("8bb9b48d53f13cbe")); // recordings of older versions stay readable
        const std::vector<std::function<void(LlmRequest &)>> changes{
            [](LlmRequest &r) { r.model = "n"; },
            [](LlmRequest &r) { r.system = "t"; },
            [](LlmRequest &r) { r.messages[0].text = "v"; },
            [](LlmRequest &r) { r.messages[0].role = LlmMessage::Role::Assistant; },
            [](LlmRequest &r) { r.schema = "{}"; },
            [](LlmRequest &r) { r.maxOutputTokens = 1; },
            [](LlmRequest &r) { r.seed = 1; },
            [](LlmRequest &r) { r.purpose = "p"; },
            [](LlmRequest &r) {
                r.traits = {{"a", 1}};
            },
        };
        for (const auto &change : changes) {
            LlmRequest other = request;
            change(other);
            QVERIFY(other.hash() != hash);
        }
    }

    void fieldsCannotImitateEachOther()
    {
        LlmRequest one;
        one.model = "a\nsystem 0:";
        LlmRequest two;
        two.model = "a";
        QVERIFY(one.canonicalBytes() != two.canonicalBytes());
    }

    void statusesHaveClasses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<bool>("retryable");
        QTest::newRow("429") << 429 << "rate_limit_exceeded"
                             << "llm.rate-limited" << true;
        QTest::newRow("quota") << 429 << "insufficient_quota"
                               << "llm.rate-limited" << false;
        QTest::newRow("401") << 401 << ""
                             << "llm.authentication" << false;
        QTest::newRow("403") << 403 << ""
                             << "llm.authentication" << false;
        QTest::newRow("404") << 404 << "model_not_found"
                             << "llm.bad-request" << false;
        QTest::newRow("408") << 408 << ""
                             << "llm.timeout" << true;
        QTest::newRow("window") << 400 << "context_length_exceeded"
                                << "llm.too-large" << false;
        QTest::newRow("500") << 500 << ""
                             << "llm.server-error" << true;
        QTest::newRow("529") << 529 << ""
                             << "llm.server-error" << true;
        QTest::newRow("301") << 301 << ""
                             << "llm.bad-request" << false;
        QTest::newRow("999") << 999 << ""
                             << "llm.bad-reply" << false;
    }
    void statusesHaveClasses()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, problem);
        QFETCH(bool, retryable);
        const LlmError error = classifyStatus(status, code.toStdString());
        QCOMPARE(QString::fromStdString(toProblem(error, "p", "m").code), problem);
        QCOMPARE(isRetryable(error), retryable);
        QCOMPARE(toProblem(error, "p", "m").arg("status"), std::to_string(status));
    }

    void readsRetryAfter()
    {
        const auto pause = [](const char *name, const char *value) {
            HttpResponse response;
            response.headers = {{name, value}};
            return retryAfter(response, 784111700s);
        };
        QVERIFY(pause("retry-after", "7") == std::optional<Clock::Duration>(7s));
        QVERIFY(pause("retry-after", "0.5") == std::optional<Clock::Duration>(500ms));
        QVERIFY(pause("retry-after-ms", "1250") == std::optional<Clock::Duration>(1250ms));
        QVERIFY(pause("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT") == std::optional<Clock::Duration>(77s));
        QVERIFY(pause("retry-after", "Sun, 06 Nov 1988 08:49:37 GMT") == std::optional<Clock::Duration>(0s));
        QVERIFY(pause("retry-after", "-3") == std::optional<Clock::Duration>(0s));
        QVERIFY(pause("retry-after", "1e300") == std::optional<Clock::Duration>(24h));
        QVERIFY(!pause("retry-after", "soon"));
        QVERIFY(!pause("retry-after", "nan"));
        QVERIFY(!pause("date", "7"));
    }

    void plainHttpIsForThisMachineOnly()
    {
        QVERIFY(checkUrl("https://api.example.org/v1"));
        for (const char *local :
             {"http://127.0.0.1:8080/v1", "http://localhost:1", "http://[::1]:9/x", "http://127.9.9.9"}) {
            const auto parts = checkUrl(local);
            QVERIFY2(parts, local);
            QVERIFY2(parts->loopback, local);
        }
        for (const char *bad :
             {"http://example.org", "http://127.0.0.1.example.org", "http://localhost.example.org",
              "ftp://127.0.0.1", "file:///etc/passwd", "https://me:secret@example.org",
              "https://example.org/?key=1", "", "nonsense with blanks", "127.0.0.1:8080"}) {
            QVERIFY2(!checkUrl(bad), bad);
        }
    }
};

QTEST_GUILESS_MAIN(TestLlmValues)
#include "tst_llm_values.moc"
