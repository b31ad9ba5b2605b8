// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CacheFile.h"

#include "store/Schema.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace gridfolk
{

namespace
{

const std::string kVersion1 = R"(
CREATE TABLE reply(
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    model TEXT NOT NULL,
    finish_reason TEXT NOT NULL,
    status INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL) WITHOUT ROWID;
)";

/// Version 2. Larger `used` is later; what was kept before counts as unused.
const std::string kVersion2 = R"(
ALTER TABLE reply ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
CREATE INDEX reply_by_use ON reply(used);
CREATE TABLE dictionary(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE cold(key TEXT PRIMARY KEY, used INTEGER NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX cold_by_use ON cold(used);
)";

constexpr std::int64_t kPart = 8; // of the warm ones is moved at a time

LlmReply replyOf(const Statement &row)
{
    LlmReply reply;
    reply.text = row.text(0);
    reply.model = row.text(1);
    reply.finishReason = row.text(2);
    reply.status = static_cast<int>(row.integer(3));
    reply.inputTokens = row.integer(4);
    reply.outputTokens = row.integer(5);
    reply.cachedTokens = row.integer(6);
    return reply;
}

} // namespace

Result<std::unique_ptr<CacheFile>> CacheFile::open(const std::string &path, Limits limits)
{
    std::error_code ignored; // opening says it better
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    auto database = Database::open(path, Database::Access::Create);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    const std::array<std::string, 2> steps{kVersion1, kVersion2};
    if (auto done = migrate(**database, steps); !done) {
        return tl::make_unexpected(done.error());
    }
    if (auto checked = checkSchema(**database, steps); !checked) {
        return tl::make_unexpected(checked.error());
    }
    std::unique_ptr<CacheFile> cache(new CacheFile(std::move(*database), limits));
    if (auto done = cache->prepare(); !done) {
        return tl::make_unexpected(done.error());
    }
    return cache;
}

Result<void> CacheFile::prepare()
{
    if (auto done = m_database->execute("PRAGMA synchronous = NORMAL"); !done) {
        return done; // a reply that is lost with the power is asked for once more
    }
    auto find = m_database->prepare("SELECT text, model, finish_reason, status, input_tokens, output_tokens, "
                                    "cached_tokens FROM reply WHERE key = ?");
    auto touch = m_database->prepare("UPDATE reply SET used = ? WHERE key = ?");
    auto keep = m_database->prepare(
        "INSERT OR IGNORE INTO reply(key, text, model, finish_reason, status, input_tokens, output_tokens, "
        "cached_tokens, used) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    auto last = m_database->number("SELECT max(ifnull((SELECT max(used) FROM reply), 0), "
                                   "ifnull((SELECT max(used) FROM cold), 0))");
    if (!find || !touch || !keep || !last) {
        return tl::make_unexpected(!find    ? find.error()
                                   : !touch ? touch.error()
                                   : !keep  ? keep.error()
                                            : last.error());
    }
    m_find = std::move(*find);
    m_touch = std::move(*touch);
    m_keep = std::move(*keep);
    m_use = *last;
    m_sinceLook = m_limits.warm; // the first reply that is kept looks
    return m_cold.prepare();
}

std::optional<LlmReply> CacheFile::find(const std::string &key)
{
    if (auto warm = findWarm(key)) {
        return warm;
    }
    auto cold = m_cold.take(key);
    if (cold) {
        ++m_coldFinds;
        keepWarm(key, *cold);
    }
    return cold;
}

std::optional<LlmReply> CacheFile::findWarm(const std::string &key)
{
    m_find->bindAll(key);
    const Result<bool> row = m_find->step();
    if (!row || !*row) {
        return std::nullopt;
    }
    LlmReply reply = replyOf(*m_find);
    static_cast<void>(m_find->finish()); // an open read would keep others from tidying the file
    m_touch->bindAll(++m_use, key);
    static_cast<void>(m_touch->finish());
    return reply;
}

void CacheFile::keep(const std::string &key, const LlmReply &reply)
{
    if (!reply.toolCalls.empty()) {
        return;
    }
    keepWarm(key, reply);
    if (++m_sinceLook >= std::max<std::int64_t>(m_limits.warm / kPart, 1)) {
        m_sinceLook = 0;
        static_cast<void>(coolDown()); // tried again after as many replies more
    }
}

void CacheFile::keepWarm(const std::string &key, const LlmReply &reply)
{
    m_keep->bindAll(key, reply.text, reply.model, reply.finishReason, reply.status, reply.inputTokens,
                    reply.outputTokens, reply.cachedTokens, ++m_use);
    static_cast<void>(m_keep->finish()); // a reply that is not kept is asked for once more
}

Result<void> CacheFile::coolDown()
{
    const auto warm = m_database->number("SELECT count(*) FROM reply");
    if (!warm || *warm <= m_limits.warm) {
        return warm ? Result<void>() : tl::make_unexpected(warm.error());
    }
    auto transaction = Transaction::begin(*m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    const std::int64_t count = *warm - m_limits.warm + m_limits.warm / kPart;
    auto moving = longestUnused(count);
    auto done = moving ? m_cold.add(*moving) : tl::make_unexpected(moving.error());
    done = done ? m_database->run("DELETE FROM reply WHERE key IN "
                                  "(SELECT key FROM reply ORDER BY used, key LIMIT ?)",
                                  count)
                : done;
    done = done ? m_cold.keepAtMost(m_limits.cold) : done;
    return done ? transaction->commit() : done;
}

Result<std::vector<ColdReplies::Entry>> CacheFile::longestUnused(std::int64_t count)
{
    auto rows = m_database->query("SELECT text, model, finish_reason, status, input_tokens, output_tokens, "
                                  "cached_tokens, key, used FROM reply ORDER BY used, key LIMIT ?",
                                  count);
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    std::vector<ColdReplies::Entry> entries;
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            return entries;
        }
        entries.push_back({rows->text(7), rows->integer(8), replyOf(*rows)});
    }
}

Result<CacheFile::Sizes> CacheFile::sizes()
{
    auto rows = m_database->query("SELECT (SELECT count(*) FROM reply), (SELECT count(*) FROM cold), "
                                  "(SELECT ifnull(sum(length(CAST(text AS BLOB))), 0) FROM reply), "
                                  "(SELECT ifnull(sum(length(packed)), 0) FROM cold)");
    const Result<bool> row = rows ? rows->step() : tl::make_unexpected(rows.error());
    if (!row) {
        return tl::make_unexpected(row.error());
    }
    return Sizes{rows->integer(0), rows->integer(1), rows->integer(2), rows->integer(3)};
}

} // namespace gridfolk
