// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallStation.h"

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gridfolk
{

/// Where replies stay beyond the run. Used by one thread. Losing one costs a call, no more, so failures are
/// not reported.
class CacheStore
{
public:
    virtual ~CacheStore() = default;
    [[nodiscard]] virtual std::optional<LlmReply> find(const std::string &key) = 0;
    virtual void keep(const std::string &key, const LlmReply &reply) = 0;

    /// How many of those found had been put away compressed.
    [[nodiscard]] virtual std::int64_t coldFinds() const { return 0; }
};

/// Replies in memory, the least recently used ones dropped when they take more than so many bytes.
class HotReplies
{
public:
    explicit HotReplies(std::size_t mostBytes)
        : m_mostBytes(mostBytes)
    {
    }
    [[nodiscard]] const LlmReply *find(const std::string &key);
    void keep(const std::string &key, const LlmReply &reply);
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    struct Entry {
        std::string key;
        LlmReply reply;
    };
    [[nodiscard]] static std::size_t sizeOf(const Entry &entry);

    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries;                                     ///< most recently used first
    std::map<std::string_view, std::list<Entry>::iterator> m_byKey; ///< keys point into the entries
};

/// Answers a call that may share its reply from memory, then from the store, and keeps what comes from
/// further on. Which calls are the same is said by LlmCall::shareKey; a call without one passes.
class ResponseCache final : public CallStation
{
public:
    struct Counts {
        std::int64_t hot = 0;
        std::int64_t stored = 0; ///< found in the store, warm or cold
        std::int64_t missed = 0;
    };

    /// @param store may be null
    ResponseCache(std::size_t mostBytes, std::unique_ptr<CacheStore> store, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override { m_next.cancel(call); }

    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] std::int64_t coldFinds() const { return m_store ? m_store->coldFinds() : 0; }

private:
    [[nodiscard]] std::optional<LlmReply> find(const std::string &key);

    HotReplies m_hot;
    std::unique_ptr<CacheStore> m_store;
    CallStation &m_next;
    Counts m_counts;
};

} // namespace gridfolk
