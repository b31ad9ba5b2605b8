// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CacheFile.h"

#include "store/Schema.h"

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

} // namespace

Result<std::unique_ptr<CacheFile>> CacheFile::open(const std::string &path)
{
    std::error_code ignored; // opening says it better
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    auto database = Database::open(path, Database::Access::Create);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    const std::array<std::string, 1> steps{kVersion1};
    if (auto done = migrate(**database, steps); !done) {
        return tl::make_unexpected(done.error());
    }
    if (auto checked = checkSchema(**database, steps); !checked) {
        return tl::make_unexpected(checked.error());
    }
    std::unique_ptr<CacheFile> cache(new CacheFile(std::move(*database)));
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
    auto keep =
        m_database->prepare("INSERT OR IGNORE INTO reply(key, text, model, finish_reason, status, "
                            "input_tokens, output_tokens, cached_tokens) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    if (!find || !keep) {
        return tl::make_unexpected(find ? keep.error() : find.error());
    }
    m_find = std::move(*find);
    m_keep = std::move(*keep);
    return {};
}

std::optional<LlmReply> CacheFile::find(const std::string &key)
{
    m_find->bindAll(key);
    const Result<bool> row = m_find->step();
    if (!row || !*row) {
        return std::nullopt;
    }
    LlmReply reply;
    reply.text = m_find->text(0);
    reply.model = m_find->text(1);
    reply.finishReason = m_find->text(2);
    reply.status = static_cast<int>(m_find->integer(3));
    reply.inputTokens = m_find->integer(4);
    reply.outputTokens = m_find->integer(5);
    reply.cachedTokens = m_find->integer(6);
    static_cast<void>(m_find->finish()); // an open read would keep others from tidying the file
    return reply;
}

void CacheFile::keep(const std::string &key, const LlmReply &reply)
{
    if (!reply.toolCalls.empty()) {
        return;
    }
    m_keep->bindAll(key, reply.text, reply.model, reply.finishReason, reply.status, reply.inputTokens,
                    reply.outputTokens, reply.cachedTokens);
    static_cast<void>(m_keep->finish()); // a reply that is not kept is asked for once more
}

} // namespace gridfolk
