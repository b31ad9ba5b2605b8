// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"

#include <cstdint>
#include <optional>

namespace gridfolk
{

/// What a person wants of a run's road to language models after it has started: another cap, or the rehearsal
/// from now on. The newest wish wins; the engine's thread looks at it before and during its calls. It changes
/// no reply that was given. Thread-safe.
class GatewayControl
{
public:
    /// All wishes so far.
    struct Wish {
        std::uint64_t version = 0;        ///< 0: nothing was wished yet
        std::optional<double> capDollars; ///< nothing: as the run was started
        bool rehearse = false;
    };

    void setCap(double dollars) EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        ++m_wish.version;
        m_wish.capDollars = dollars;
    }

    /// Lets the offline rehearsal answer from the next question on.
    void rehearse() EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        ++m_wish.version;
        m_wish.rehearse = true;
    }

    [[nodiscard]] Wish latest() const EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        return m_wish;
    }

private:
    mutable Mutex m_mutex;
    Wish m_wish GUARDED_BY(m_mutex);
};

} // namespace gridfolk
