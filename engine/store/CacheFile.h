// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/ResponseCache.h"
#include "store/ColdReplies.h"
#include "store/Database.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Replies that may be given again, in a SQLite file of the user's own: warm ones as they are, and beyond so
/// many of them the longest unused ones cold, compressed. A cold one that is asked for becomes warm again.
class CacheFile final : public CacheStore
{
public:
    struct Limits {
        std::int64_t warm = 20'000; ///< replies
        std::int64_t cold = 500'000;
    };

    /// How many replies there are.
    struct Sizes {
        std::int64_t warm = 0;
        std::int64_t cold = 0;
        std::int64_t warmBytes = 0; ///< of their texts
        std::int64_t coldBytes = 0; ///< compressed
    };

    /// Opens or makes the file and the folder that it lies in. Problems are those of Database.
    [[nodiscard]] static Result<std::unique_ptr<CacheFile>> open(const std::string &path, Limits limits);
    [[nodiscard]] static Result<std::unique_ptr<CacheFile>> open(const std::string &path)
    {
        return open(path, Limits());
    }

    [[nodiscard]] std::optional<LlmReply> find(const std::string &key) override;
    void keep(const std::string &key, const LlmReply &reply) override;
    [[nodiscard]] std::int64_t coldFinds() const override { return m_coldFinds; }

    [[nodiscard]] Result<Sizes> sizes();

private:
    CacheFile(std::unique_ptr<Database> database, Limits limits)
        : m_database(std::move(database))
        , m_limits(limits)
        , m_cold(*m_database)
    {
    }
    Result<void> prepare();
    [[nodiscard]] std::optional<LlmReply> findWarm(const std::string &key);
    void keepWarm(const std::string &key, const LlmReply &reply);
    Result<void> coolDown();
    [[nodiscard]] Result<std::vector<ColdReplies::Entry>> longestUnused(std::int64_t count);

    std::unique_ptr<Database> m_database;
    Limits m_limits;
    ColdReplies m_cold;
    std::optional<Statement> m_find;
    std::optional<Statement> m_touch;
    std::optional<Statement> m_keep;
    std::int64_t m_use = 0;       ///< grows with every use
    std::int64_t m_sinceLook = 0; ///< replies kept since the warm ones were counted
    std::int64_t m_coldFinds = 0;
};

} // namespace gridfolk
