// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/Budget.h"
#include "llm/CallLoop.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace gridfolk
{

/// Reserves the worst case of every attempt at one provider before it goes on, and settles it afterwards.
/// Attempts that come together are written down together, since a commit costs more than they do. An
/// attempt that does not fit waits while others are under way, since those usually cost less than was set
/// aside for them; when none is, it ends as ErrorClass::OverBudget.
class BudgetStation final : public CallStation
{
public:
    /// @param budget outlives the station
    BudgetStation(Budget &budget, std::string provider, CallLoop &loop, CallStation &next);

    void start(LlmCall &call, Done done) override;
    void cancel(LlmCall &call) override;

    [[nodiscard]] Money spent() const { return m_spent; }

private:
    struct Waiting {
        LlmCall *call = nullptr; ///< owned by the gateway, which cancels before it lets go
        Done done;
    };
    struct Refused {
        Waiting waiting;
        Problem problem;
    };
    void admit();
    [[nodiscard]] std::vector<Waiting> reserveAll(std::vector<Refused> &refused);
    void pass(Waiting one);
    void ended(LlmCall &call, const Done &done, LlmResult<LlmReply> result);
    Result<void> settle(const LlmCall &call, const LlmResult<LlmReply> &result);

    Budget &m_budget;
    std::string m_provider;
    CallLoop &m_loop;
    CallStation &m_next;
    std::deque<Waiting> m_waiting;
    std::map<std::uint64_t, Budget::Reservation> m_open; ///< by call id
    Money m_spent;
    bool m_admitting = false;
    bool m_posted = false; ///< admit() is on the loop already
};

} // namespace gridfolk
