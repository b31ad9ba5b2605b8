// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "llm/Money.h"

#include <cstdint>
#include <string>

namespace gridfolk
{

/// An attempt that may cost something.
struct LedgerEntry {
    std::string provider;
    std::string model;
    Clock::Duration at{}; ///< since 1970
    Money worst;          ///< it cannot cost more; zero when the model has no price
    std::int64_t worstTokens = 0;
};

/// What attempts cost together. One that was begun and never settled was cut off with the program: it may
/// have been billed, so it counts in full.
struct Spending {
    Money money;
    std::int64_t unpricedTokens = 0; ///< of models without a price
    std::int64_t attempts = 0;
    std::int64_t maybeBilled = 0; ///< attempts that were never settled

    bool operator==(const Spending &) const = default;
};

/// Where attempts are written down before they are made. Used by one thread.
class Ledger
{
public:
    virtual ~Ledger() = default;

    /// The sum of all entries so far.
    [[nodiscard]] virtual Result<Spending> spending() = 0;

    /// Writes an attempt down and returns its number. Once flush() has returned, a kill of the program cannot
    /// undo it; it must not go out before.
    [[nodiscard]] virtual Result<std::int64_t> begin(const LedgerEntry &entry) = 0;

    /// What the attempt really cost; nothing when it never went out. Written with the next flush(): until
    /// then a kill of the program makes the attempt count in full.
    virtual Result<void> settle(std::int64_t entry, Money cost, std::int64_t unpricedTokens) = 0;

    /// Makes sure of all that was begun and settled. When it fails, nothing has been begun.
    virtual Result<void> flush() { return {}; }
};

} // namespace gridfolk
