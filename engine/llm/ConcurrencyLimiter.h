// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"

#include <deque>
#include <set>

namespace gridfolk
{

/// At most so many attempts in the air; the rest wait in the order of arrival. A call's deadline starts when
/// its first attempt gets its place, so a long queue times nobody out.
class ConcurrencyLimiter final : public CallStation
{
public:
    /// @param limit at least 1
    ConcurrencyLimiter(int limit, CallLoop &loop, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

private:
    struct Waiting {
        LlmCall *call = nullptr; ///< owned by the gateway, which cancels before it lets go
        Done done;
    };
    void admit();

    std::size_t m_limit;
    CallLoop &m_loop;
    CallStation &m_next;
    std::deque<Waiting> m_waiting;
    std::set<std::uint64_t> m_running; ///< call ids
    bool m_admitting = false;
};

} // namespace gridfolk
