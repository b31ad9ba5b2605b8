// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that may be given again: warm, cold, and on their way between.
#include "llm/Sha256.h"
#include "store/CacheFile.h"
#include "store/Schema.h"

#include <QtTest>

#include <sqlite3.h>

using namespace gridfolk;

namespace
{

std::string keyOf(int number)
{
    return sha256("reply " + std::to_string(number));
}

LlmReply replyOf(int number)
{
    LlmReply reply;
    reply.text = R"({"thought":"Nobody near me knows it yet, so I will tell number )" +
                 std::to_string(number) +
                 R"(.","action":{"name":"tell","arguments":{"partner":"the nearest Villager"}}})";
    reply.model = "gemini-2.5-flash-lite";
    reply.finishReason = "stop";
    reply.status = 200;
    reply.inputTokens = 400 + number;
    reply.outputTokens = 40;
    reply.cachedTokens = number % 7;
    return reply;
}

void run(const std::string &path, const char *sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

class TestCacheFile : public QObject
{
    Q_OBJECT

private slots:
    void repliesAreFoundInEveryTier()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("a/replies.sqlite").toStdString();
        constexpr int kReplies = 5000;
        {
            auto cache = CacheFile::open(path, {1000, 100'000});
            QVERIFY(cache);
            for (int i = 0; i < kReplies; ++i) {
                (*cache)->keep(keyOf(i), replyOf(i));
            }
            const auto sizes = *(*cache)->sizes();
            QCOMPARE(sizes.warm + sizes.cold, std::int64_t{kReplies});
            QVERIFY(sizes.warm <= 1000 + 1000 / 8 && sizes.cold >= 3800);
            const double warmEach = static_cast<double>(sizes.warmBytes) / static_cast<double>(sizes.warm);
            const double coldEach = static_cast<double>(sizes.coldBytes) / static_cast<double>(sizes.cold);
            qInfo("%.0f bytes of text each warm, %.0f bytes each cold, all fields", warmEach, coldEach);
            QVERIFY(coldEach * 3 < warmEach);
        }
        auto cache = CacheFile::open(path, {1000, 100'000}); // another run
        QVERIFY(cache);
        for (int i = 0; i < kReplies; ++i) {
            const auto found = (*cache)->find(keyOf(i));
            QVERIFY(found);
            QVERIFY(*found == replyOf(i));
        }
        QVERIFY((*cache)->coldFinds() >= 3800);
        QVERIFY(!(*cache)->find(keyOf(kReplies)));
    }

    void theLongestUnusedGoFirst()
    {
        const QTemporaryDir folder;
        auto cache = CacheFile::open(folder.filePath("r.sqlite").toStdString(), {80, 1000});
        for (int i = 0; i < 80; ++i) {
            (*cache)->keep(keyOf(i), replyOf(i));
        }
        for (int i = 0; i < 10; ++i) {
            QVERIFY((*cache)->find(keyOf(i))); // used again
        }
        for (int i = 80; i < 120; ++i) {
            (*cache)->keep(keyOf(i), replyOf(i));
        }
        for (int i = 0; i < 10; ++i) {
            QVERIFY((*cache)->find(keyOf(i)));
        }
        QCOMPARE((*cache)->coldFinds(), std::int64_t{0});
        QVERIFY((*cache)->find(keyOf(11)));
        QCOMPARE((*cache)->coldFinds(), std::int64_t{1});
        QVERIFY((*cache)->find(keyOf(11)));
        QCOMPARE((*cache)->coldFinds(), std::int64_t{1}); // warm again
    }

    void theFileHasABound()
    {
        const QTemporaryDir folder;
        auto cache = CacheFile::open(folder.filePath("r.sqlite").toStdString(), {100, 300});
        for (int i = 0; i < 3000; ++i) {
            (*cache)->keep(keyOf(i), replyOf(i));
        }
        const auto sizes = *(*cache)->sizes();
        QVERIFY(sizes.warm <= 113 && sizes.cold <= 300);
        QVERIFY(!(*cache)->find(keyOf(0)));
        QVERIFY((*cache)->find(keyOf(2999)));
    }

    /// What is no reply costs a call and nothing else.
    void damagedRepliesAreMisses()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("r.sqlite").toStdString();
        {
            auto cache = CacheFile::open(path, {100, 10'000});
            for (int i = 0; i < 1000; ++i) {
                (*cache)->keep(keyOf(i), replyOf(i));
            }
        }
        run(path, "UPDATE cold SET packed = substr(packed, 1, length(packed) / 2)");
        auto cache = CacheFile::open(path, {100, 10'000});
        QVERIFY(cache);
        QVERIFY(!(*cache)->find(keyOf(0)));
        QVERIFY(!(*cache)->find(keyOf(0)));
        QVERIFY((*cache)->find(keyOf(999)));
        // A frame that says it holds four gigabytes.
        run(path, "UPDATE cold SET packed = x'28B52FFDE00000000001000000'");
        QVERIFY(!(*CacheFile::open(path))->find(keyOf(1)));
    }

    void aFileOfVersionOneIsTakenOver()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("r.sqlite").toStdString();
        run(path, "CREATE TABLE reply(\n    key TEXT PRIMARY KEY,\n    text TEXT NOT NULL,\n    model TEXT "
                  "NOT NULL,\n"
                  "    finish_reason TEXT NOT NULL,\n    status INTEGER NOT NULL,\n    input_tokens INTEGER "
                  "NOT NULL,\n"
                  "    output_tokens INTEGER NOT NULL,\n    cached_tokens INTEGER NOT NULL) WITHOUT ROWID;"
                  "INSERT INTO reply VALUES('k','hello','m','stop',200,1,2,0); PRAGMA user_version = 1");
        auto cache = CacheFile::open(path);
        QVERIFY2(cache, cache ? "" : cache.error().code.c_str());
        QCOMPARE((*cache)->find("k")->text, std::string("hello"));
    }
};

QTEST_GUILESS_MAIN(TestCacheFile)
#include "tst_cache_file.moc"
