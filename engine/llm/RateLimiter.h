// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"
#include "llm/TrafficControl.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace gridfolk
{

/// Holds attempts back until the shared RateLimit of their account and model has a place, in the order of
/// arrival, and further on there is room: what has its place goes out now, since places saved up would pass
/// the limit when they are used. Also follows what the server says: Retry-After of a refusal pauses all,
/// headers narrow. A pause longer than the call may last ends it as ErrorClass::RateLimited instead of hiding
/// the wait.
class RateLimiter final : public CallStation
{
public:
    RateLimiter(std::shared_ptr<TrafficControl> traffic, std::string account, CallLoop &loop,
                CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    /// Asked before an attempt takes its place; admitMore() is to be called when the answer may have changed.
    void holdUnless(std::function<bool()> hasRoom) { m_hasRoom = std::move(hasRoom); }
    void admitMore();

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting {
        LlmCall *call = nullptr; ///< owned by the gateway, which cancels before it lets go
        Done done;
        std::int64_t tokens = 0;
    };
    void admit();
    void pass(Waiting first, const std::shared_ptr<Traffic> &traffic);
    void learn(Traffic &traffic, std::int64_t tokens, const LlmResult<LlmReply> &result) const;

    std::shared_ptr<TrafficControl> m_traffic;
    std::string m_account;
    CallLoop &m_loop;
    CallStation &m_next;
    std::deque<Waiting> m_waiting;
    std::optional<CallLoop::TimerId> m_timer;
    bool m_admitting = false;
    std::function<bool()> m_hasRoom = [] { return true; };
};

} // namespace gridfolk
