// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallStation.h"

#include <map>
#include <string>
#include <vector>

namespace gridfolk
{

/// Lets calls with the same LlmCall::shareKey that are under way at once share one: the first goes on, the
/// others get what it gets. When the first is cancelled the next one goes on in its place.
class SingleFlight final : public CallStation
{
public:
    explicit SingleFlight(CallStation &next)
        : m_next(next)
    {
    }

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    /// Calls that got the reply of another one.
    [[nodiscard]] std::int64_t shared() const { return m_shared; }

private:
    struct Passenger {
        LlmCall *call = nullptr; ///< owned by the gateway, which cancels before it lets go
        Done done;
    };
    void depart(const std::string &key);
    void land(const std::string &key, const LlmResult<LlmReply> &result);

    CallStation &m_next;
    std::map<std::string, std::vector<Passenger>> m_flights; ///< the first one of each has gone on
    std::int64_t m_shared = 0;
};

} // namespace gridfolk
