// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/WaitingClock.h"

#include <atomic>

namespace gridfolk
{

/// Time that passes only when somebody sleeps on it, and then at once: waits of hours cost nothing.
/// Thread-safe.
class VirtualClock final : public WaitingClock
{
public:
    [[nodiscard]] Duration monotonic() const override { return Duration(m_now.load()); }
    [[nodiscard]] Duration sinceEpoch() const override { return kEpoch + monotonic(); }
    void waitUntil(Mutex & /*mutex*/, ConditionVariable & /*condition*/, Duration until) override
    {
        const Duration::rep now = m_now.load();
        if (until.count() > now) {
            m_now.store(until.count());
        }
    }
    void advance(Duration by) { m_now.fetch_add(by.count()); }

    static constexpr Duration kEpoch = std::chrono::seconds(1'700'000'000); ///< 2023-11-14T22:13:20Z

private:
    std::atomic<Duration::rep> m_now{0};
};

} // namespace gridfolk
