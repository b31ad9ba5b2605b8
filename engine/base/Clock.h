// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace gridfolk
{

/// Time as the engine sees it; injected, so that tests run on a virtual clock. Implementations are
/// thread-safe.
class Clock
{
public:
    using Duration = std::chrono::nanoseconds;
    virtual ~Clock() = default;

    /// Monotonic time since an arbitrary start.
    [[nodiscard]] virtual Duration monotonic() const = 0;

    /// Wall-clock time since 1970-01-01T00:00:00Z.
    [[nodiscard]] virtual Duration sinceEpoch() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Duration monotonic() const override
    {
        return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
    }
    [[nodiscard]] Duration sinceEpoch() const override
    {
        return std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch());
    }
};

} // namespace gridfolk
