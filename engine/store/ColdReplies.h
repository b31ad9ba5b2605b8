// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmReply.h"
#include "store/Database.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// Replies that nobody asked for in a while, in the table `cold` of a cache file: each compressed by zstd
/// (RFC 8878), with a dictionary that was trained on the first that came, since they are short and alike.
class ColdReplies
{
public:
    struct Entry {
        std::string key;
        std::int64_t used = 0; ///< larger: later
        LlmReply reply;
    };

    /// @param database outlives it and has the tables `cold` and `dictionary`
    explicit ColdReplies(Database &database);
    ~ColdReplies();
    ColdReplies(const ColdReplies &) = delete;
    ColdReplies &operator=(const ColdReplies &) = delete;

    /// Reads the dictionary, if there is one.
    [[nodiscard]] Result<void> prepare();

    /// The reply, which leaves the table; nothing when there is none, or none that can be read.
    [[nodiscard]] std::optional<LlmReply> take(const std::string &key);

    /// Puts replies in, within the caller's transaction.
    [[nodiscard]] Result<void> add(const std::vector<Entry> &entries);

    /// Drops all but the latest, within the caller's transaction.
    [[nodiscard]] Result<void> keepAtMost(std::int64_t entries);

private:
    struct Codec;
    [[nodiscard]] Result<void> trainOn(const std::vector<std::string> &samples);
    [[nodiscard]] Result<void> useDictionary(std::string_view bytes);

    Database &m_database;
    std::unique_ptr<Codec> m_codec;
    std::optional<Statement> m_find;
    std::optional<Statement> m_remove;
    std::optional<Statement> m_add;
};

} // namespace gridfolk
