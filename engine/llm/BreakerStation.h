// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"
#include "llm/TrafficControl.h"

#include <map>
#include <memory>
#include <string>

namespace gridfolk
{

/// Asks the shared CircuitBreaker of account and model before every attempt and tells it the outcome. What
/// counts as a failure stands in the error table. A call that may not pass ends as ErrorClass::CircuitOpen
/// with the pause that is left and what failed last as its message, or as ErrorClass::Authentication where
/// the key was refused before.
class BreakerStation final : public CallStation
{
public:
    BreakerStation(std::shared_ptr<TrafficControl> traffic, std::string account, CallLoop &loop,
                   CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

private:
    struct Attempt {
        std::shared_ptr<Traffic> traffic;
        CircuitBreaker::Pass pass;
    };
    void tell(const Attempt &attempt, const LlmResult<LlmReply> &result);

    std::shared_ptr<TrafficControl> m_traffic;
    std::string m_account;
    CallLoop &m_loop;
    CallStation &m_next;
    std::map<std::uint64_t, Attempt> m_attempts; ///< by call id
    std::string m_lastFailure;                   ///< for people
};

} // namespace gridfolk
