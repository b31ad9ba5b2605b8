// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"

#include <deque>
#include <functional>
#include <set>
#include <utility>

namespace gridfolk
{

/// How many attempts may be in the air at once.
struct ConcurrencyPolicy {
    int start = 8;
    int most = 64;         ///< at least 1
    double decrease = 0.7; ///< factor after an overload
};

/// At most so many attempts in the air; the rest wait in the order of arrival. How many follows additive
/// increase and multiplicative decrease (Chiu and Jain, 1989): one more after each full window of successes,
/// fewer after an overload, once per window. A call's deadline starts when its first attempt gets its place,
/// so a long queue times nobody out.
class ConcurrencyLimiter final : public CallStation
{
public:
    ConcurrencyLimiter(const ConcurrencyPolicy &policy, CallLoop &loop, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    /// Whether the next call would get its place at once.
    [[nodiscard]] bool hasRoom() const
    {
        return m_waiting.empty() && m_running.size() < static_cast<std::size_t>(m_limit);
    }

    /// Calls back when there may be room again.
    void whenRoom(std::function<void()> callback) { m_whenRoom = std::move(callback); }

    [[nodiscard]] int limit() const { return static_cast<int>(m_limit); }
    [[nodiscard]] std::size_t running() const { return m_running.size(); }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting {
        LlmCall *call = nullptr; ///< owned by the gateway, which cancels before it lets go
        Done done;
    };
    void admit();
    void makeRoom();
    void learn(std::uint64_t window, const LlmResult<LlmReply> &result);

    ConcurrencyPolicy m_policy;
    double m_limit;
    std::uint64_t m_window =
        0;               ///< counts the changes of the limit; attempts of older windows cannot lower it
    int m_successes = 0; ///< in this window
    CallLoop &m_loop;
    CallStation &m_next;
    std::deque<Waiting> m_waiting;
    std::set<std::uint64_t> m_running; ///< call ids
    bool m_admitting = false;
    std::function<void()> m_whenRoom = [] {};
};

} // namespace gridfolk
