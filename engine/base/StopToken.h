// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace gridfolk
{

/// Raised by the window's thread, read inside long stages and rules. Both sides only use relaxed atomics: the
/// flag carries no data.
class StopFlag
{
public:
    void raise() { m_raised.store(true, std::memory_order_relaxed); }
    void clear() { m_raised.store(false, std::memory_order_relaxed); }
    [[nodiscard]] bool raised() const { return m_raised.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> m_raised{false};
};

} // namespace gridfolk
