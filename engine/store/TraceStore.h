// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/TraceEvent.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace gridfolk
{

class Database;

/// Which decisions of a run are wanted.
struct TraceFilter {
    std::optional<std::uint64_t> agent{}; ///< serial; all agents without
    std::int64_t firstTick = 0;
    std::int64_t lastTick = std::numeric_limits<std::int64_t>::max();
    std::int64_t limit = -1; ///< at most so many; -1: all
    std::int64_t offset = 0; ///< so many are left out first
};

/// The decisions of a project's runs; the prompts are stored once each. Belongs to the thread of its
/// database.
class TraceStore
{
public:
    /// @param database must outlive the store.
    explicit TraceStore(Database &database)
        : m_database(database)
    {
    }

    /// Adds decisions at the end of a run. Call it inside a Transaction.
    Result<void> append(std::int64_t run, std::span<const TraceEvent> traces);

    /// The decisions of a run by tick, those of one tick in the order in which they were stored.
    [[nodiscard]] Result<std::vector<TraceEvent>> traces(std::int64_t run, const TraceFilter &filter = {});

    /// How many traces() would give without limit and offset.
    [[nodiscard]] Result<std::int64_t> count(std::int64_t run, const TraceFilter &filter = {});

private:
    Database &m_database;
};

} // namespace gridfolk
