// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ResponseCache.h"

#include <utility>

namespace gridfolk
{

const LlmReply *HotReplies::find(const std::string &key)
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end()) {
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return &m_entries.front().reply;
}

void HotReplies::keep(const std::string &key, const LlmReply &reply)
{
    if (find(key) != nullptr) {
        return;
    }
    m_entries.push_front({key, reply});
    m_byKey.emplace(m_entries.front().key, m_entries.begin());
    m_bytes += sizeOf(m_entries.front());
    while (m_bytes > m_mostBytes && !m_entries.empty()) {
        m_bytes -= sizeOf(m_entries.back());
        m_byKey.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

std::size_t HotReplies::sizeOf(const Entry &entry)
{
    constexpr std::size_t kNode = sizeof(Entry) + 96; // of the list and the map
    return kNode + entry.key.size() + entry.reply.text.size() + entry.reply.model.size();
}

ResponseCache::ResponseCache(std::size_t mostBytes, std::unique_ptr<CacheStore> store, CallStation &next)
    : m_hot(mostBytes)
    , m_store(std::move(store))
    , m_next(next)
{
}

void ResponseCache::start(LlmCall &call, Done done)
{
    if (call.shareKey.empty()) {
        m_next.start(call, std::move(done));
        return;
    }
    if (auto reply = find(call.shareKey)) {
        TraceAttempt attempt;
        attempt.provider = "cache";
        attempt.model = reply->model;
        attempt.status = reply->status;
        attempt.outcome = "ok";
        attempt.reply = reply->text;
        call.attempts.push_back(std::move(attempt));
        done(call, std::move(*reply));
        return;
    }
    ++m_counts.missed;
    m_next.start(call, [this, done = std::move(done)](LlmCall &ended, LlmResult<LlmReply> result) {
        if (result) {
            m_hot.keep(ended.shareKey, *result);
            if (m_store) {
                m_store->keep(ended.shareKey, *result);
            }
        }
        done(ended, std::move(result));
    });
}

std::optional<LlmReply> ResponseCache::find(const std::string &key)
{
    if (const LlmReply *reply = m_hot.find(key)) {
        ++m_counts.hot;
        return *reply;
    }
    auto stored = m_store ? m_store->find(key) : std::nullopt;
    if (stored) {
        ++m_counts.stored;
        m_hot.keep(key, *stored);
    }
    return stored;
}

} // namespace gridfolk
