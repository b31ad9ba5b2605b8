// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/ResponseCache.h"
#include "store/Database.h"

#include <memory>
#include <optional>
#include <string>

namespace gridfolk
{

/// Replies that may be given again, in a SQLite file of the user's own.
class CacheFile final : public CacheStore
{
public:
    /// Opens or makes the file and the folder that it lies in. Problems are those of Database.
    [[nodiscard]] static Result<std::unique_ptr<CacheFile>> open(const std::string &path);

    [[nodiscard]] std::optional<LlmReply> find(const std::string &key) override;
    void keep(const std::string &key, const LlmReply &reply) override;

private:
    explicit CacheFile(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {
    }
    Result<void> prepare();

    std::unique_ptr<Database> m_database;
    std::optional<Statement> m_find;
    std::optional<Statement> m_keep;
};

} // namespace gridfolk
