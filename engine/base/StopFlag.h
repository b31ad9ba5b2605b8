// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace gridfolk
{

/// Raised by the window's thread, read inside long stages and rules. It may be raised for a moment from now,
/// so that a short tick ends by itself and only a long one is abandoned. Relaxed atomics: the flag carries no
/// data.
class StopFlag
{
public:
    void raise() { m_from.store(0, std::memory_order_relaxed); }
    void raiseAfter(std::chrono::nanoseconds grace)
    {
        m_from.store(now() + grace.count(), std::memory_order_relaxed);
    }
    void clear() { m_from.store(kNever, std::memory_order_relaxed); }

    [[nodiscard]] bool raised() const
    {
        const std::int64_t from = m_from.load(std::memory_order_relaxed);
        return from != kNever && (from == 0 || now() >= from);
    }

private:
    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

    static std::int64_t now()
    {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(
                   std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }

    std::atomic<std::int64_t> m_from{kNever};
};

} // namespace gridfolk
