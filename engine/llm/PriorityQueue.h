// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"

#include <map>
#include <set>
#include <tuple>

namespace gridfolk
{

/// Lets so many calls go on at once, the others wait here: earlier ticks first, then those with a higher
/// CallContext::priority, then in the order of arrival. No result depends on the order.
class PriorityQueue final : public CallStation
{
public:
    /// @param mostActive at least 1
    PriorityQueue(std::size_t mostActive, CallLoop &loop, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    [[nodiscard]] std::size_t active() const { return m_active.size(); }

private:
    using Rank = std::tuple<std::int64_t, int, std::uint64_t>; ///< tick, lower priority, call id
    struct Waiting {
        LlmCall *call = nullptr; ///< owned by the gateway, which cancels before it lets go
        Done done;
    };
    [[nodiscard]] static Rank rankOf(const LlmCall &call);
    void admit();

    std::size_t m_mostActive;
    CallLoop &m_loop;
    CallStation &m_next;
    std::map<Rank, Waiting> m_waiting;
    std::set<std::uint64_t> m_active; ///< call ids
    bool m_admitting = false;
};

} // namespace gridfolk
