// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/Cassette.h"

#include "base/Hash.h"
#include "llm/PromptDiff.h"

#include <utility>

namespace gridfolk
{

namespace
{

LlmResult<LlmReply> resultOf(const CassetteEntry &entry)
{
    return entry.error ? LlmResult<LlmReply>(tl::make_unexpected(*entry.error))
                       : LlmResult<LlmReply>(entry.reply);
}

} // namespace

Cassette::Cassette(CassetteMode mode, std::unique_ptr<CassetteStore> store, CallStation &next)
    : m_mode(mode)
    , m_store(std::move(store))
    , m_next(next)
{
    if (m_store) {
        auto before = m_store->entries();
        if (before) {
            load(std::move(*before));
        } else {
            m_broken = before.error();
        }
    }
}

void Cassette::start(LlmCall &call, Done done)
{
    if (m_mode == CassetteMode::Off) {
        m_next.start(call, std::move(done));
        return;
    }
    const CassetteKey key{call.context.tick, call.context.serial, call.context.ordinal};
    std::string asked = call.request.canonicalBytes();
    std::string hash = textHash(asked);
    const auto found = m_entries.find(key);
    const bool known = found != m_entries.end() && found->second.requestHash == hash;
    if (known && m_mode != CassetteMode::Record) {
        call.attempts = found->second.attempts;
        done(call, resultOf(found->second));
        return;
    }
    if (m_broken) {
        done(call,
             tl::make_unexpected(LlmError{ErrorClass::LedgerFailed, 0, m_broken->code, std::nullopt, true}));
        return;
    }
    if (m_mode == CassetteMode::Strict) {
        done(call, tl::make_unexpected(
                       LlmError{ErrorClass::NotRecorded, 0, whyNot(key, call.request), std::nullopt, true}));
        return;
    }
    if (!m_store) {
        asked.clear(); // nobody will ask for it
    }
    m_next.start(call, [this, key, hash = std::move(hash), asked = std::move(asked),
                        done = std::move(done)](LlmCall &ended, LlmResult<LlmReply> result) {
        if (result) {
            keep(CassetteEntry{key, hash, *result, std::nullopt, ended.attempts}, asked);
            m_failures.erase(key);
        } else {
            m_failures[key] = {CassetteEntry{key, hash, {}, result.error(), ended.attempts}, asked};
        }
        done(ended, std::move(result));
    });
}

void Cassette::cancel(LlmCall &call)
{
    m_next.cancel(call);
}

void Cassette::keepFailure(const CassetteKey &key)
{
    auto node = m_failures.extract(key);
    if (!node.empty()) {
        keep(node.mapped().entry, node.mapped().request);
    }
}

std::string Cassette::whyNot(const CassetteKey &key, const LlmRequest &request) const
{
    if (!m_entries.contains(key)) {
        return "nothing was recorded for this decision";
    }
    const std::string recorded = m_store ? m_store->requestOf(key) : std::string();
    const std::string difference =
        recorded.empty() ? std::string() : promptDiff(recorded, request.canonicalBytes());
    return "the recorded prompt differs from this one" + (difference.empty() ? "" : ": " + difference);
}

void Cassette::keep(const CassetteEntry &entry, std::string_view request)
{
    m_entries[entry.key] = entry;
    if (m_store && m_mode != CassetteMode::Strict) {
        if (auto kept = m_store->keep(entry, request); !kept) {
            m_broken = kept.error();
        }
    }
}

std::vector<CassetteEntry> Cassette::entries() const
{
    std::vector<CassetteEntry> result;
    result.reserve(m_entries.size());
    for (const auto &[key, entry] : m_entries) {
        result.push_back(entry);
    }
    return result;
}

void Cassette::load(std::vector<CassetteEntry> entries)
{
    for (CassetteEntry &entry : entries) {
        const CassetteKey key = entry.key;
        m_entries.insert_or_assign(key, std::move(entry));
    }
}

} // namespace gridfolk
