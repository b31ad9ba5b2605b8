// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallStation.h"

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// Who asked what when; names a reply in a recording.
struct CassetteKey {
    std::int64_t tick = 0;
    std::uint64_t serial = 0;
    std::int32_t ordinal = 0;

    auto operator<=>(const CassetteKey &) const = default;
};

/// A recorded outcome with the attempts that it took, so that a replayed trace reads as the first one.
struct CassetteEntry {
    CassetteKey key;
    std::string requestHash;
    LlmReply reply;
    std::optional<LlmError> error; ///< instead of the reply: a failure that a decision was built upon
    std::vector<TraceAttempt> attempts;

    bool operator==(const CassetteEntry &) const = default;
};

/// Who answered in a recording.
struct CassetteOrigin {
    std::string provider; ///< id
    std::string model;
};

/// Where a recording stays beyond the run. Used by one thread.
class CassetteStore
{
public:
    virtual ~CassetteStore() = default;
    [[nodiscard]] virtual Result<std::vector<CassetteEntry>> entries() = 0;

    /// Puts an entry in the place of the one with its key; when it returns, a kill of the program cannot
    /// undo it.
    /// @param request canonical bytes of what was asked; empty where they are not at hand any more
    virtual Result<void> keep(const CassetteEntry &entry, std::string_view request) = 0;

    /// The canonical bytes that were kept with an entry; empty when there are none.
    [[nodiscard]] virtual std::string requestOf(const CassetteKey & /*key*/) { return {}; }
};

enum class CassetteMode {
    Off,    ///< every call is made, nothing is kept
    Record, ///< every call is made, replies are kept
    Replay, ///< kept replies are given again where the request is the same; all other calls are made and kept
    Strict  ///< kept replies only; anything else is "llm.not-recorded"
};

/// First station: replies of this run by tick, agent and ordinal, in memory and, where there is a store, in
/// it. It makes going back in time, and asking again after a stop, free of new calls.
class Cassette final : public CallStation
{
public:
    /// @param store may be null; what it holds is loaded. When it fails, calls end as
    /// ErrorClass::LedgerFailed.
    Cassette(CassetteMode mode, std::unique_ptr<CassetteStore> store, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    /// Keeps the last failure of a call like a reply, because the world now depends on it (a repair, a
    /// fallback). Failures are not kept otherwise, so that a paused run asks again.
    void keepFailure(const CassetteKey &key);

    [[nodiscard]] CassetteMode mode() const { return m_mode; }
    void setMode(CassetteMode mode) { m_mode = mode; }

    /// Everything kept, by key; for storing with the run.
    [[nodiscard]] std::vector<CassetteEntry> entries() const;

    /// Adds a recording that was stored.
    void load(std::vector<CassetteEntry> entries);

private:
    void keep(const CassetteEntry &entry, std::string_view request);
    [[nodiscard]] std::string whyNot(const CassetteKey &key, const LlmRequest &request) const;

    CassetteMode m_mode;
    std::unique_ptr<CassetteStore> m_store;
    std::optional<Problem> m_broken; ///< of the store
    CallStation &m_next;
    std::map<CassetteKey, CassetteEntry> m_entries;
    struct Failure {
        CassetteEntry entry;
        std::string request;
    };
    std::map<CassetteKey, Failure> m_failures; ///< latest ones, of which some will be kept
};

} // namespace gridfolk
