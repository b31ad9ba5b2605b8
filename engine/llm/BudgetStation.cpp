// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/BudgetStation.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

LlmError toError(const Problem &problem)
{
    const bool capReached = problem.code == "llm.over-budget";
    const std::string detail = problem.arg("detail");
    return LlmError{capReached ? ErrorClass::OverBudget : ErrorClass::LedgerFailed, 0,
                    detail.empty() ? problem.code : detail, std::nullopt, true};
}

LlmResult<LlmReply> cancelled()
{
    return tl::make_unexpected(LlmError{ErrorClass::Cancelled, 0, {}, std::nullopt, true});
}

} // namespace

BudgetStation::BudgetStation(Budget &budget, std::string provider, CallLoop &loop, CallStation &next)
    : m_budget(budget)
    , m_provider(std::move(provider))
    , m_loop(loop)
    , m_next(next)
{
    m_budget.whenFreed([this] { admit(); });
}

void BudgetStation::start(LlmCall &call, Done done)
{
    m_waiting.push_back({&call, std::move(done)});
    if (!std::exchange(m_posted, true)) {
        m_loop.post([this] { // when all that come together are here
            m_posted = false;
            admit();
        });
    }
}

void BudgetStation::cancel(LlmCall &call)
{
    if (m_open.contains(call.id)) {
        m_next.cancel(call);
        // A ledger that fails now fails at the next attempt, too, and says so there.
        static_cast<void>(settle(call, cancelled()));
        return;
    }
    std::erase_if(m_waiting, [&call](const Waiting &waiting) { return waiting.call->id == call.id; });
}

void BudgetStation::admit()
{
    if (m_admitting) {
        return; // an attempt ended inside next.start(); the loop below goes on
    }
    m_admitting = true;
    for (bool more = true; more;) {
        std::vector<Refused> refused;
        std::vector<Waiting> passing = reserveAll(refused);
        const Result<void> written = passing.empty() ? Result<void>() : m_budget.commit();
        more = !passing.empty() || !refused.empty();
        for (Waiting &one : passing) {
            if (written) {
                pass(std::move(one));
                continue;
            }
            one.call->wentOut = false;
            static_cast<void>(settle(*one.call, cancelled()));
            refused.push_back({std::move(one), written.error()});
        }
        for (const Refused &one : refused) {
            one.waiting.done(*one.waiting.call, tl::make_unexpected(toError(one.problem)));
        }
    }
    m_admitting = false;
}

/// Takes what fits off the front of the queue, and what never will.
std::vector<BudgetStation::Waiting> BudgetStation::reserveAll(std::vector<Refused> &refused)
{
    std::vector<Waiting> passing;
    while (!m_waiting.empty()) {
        LlmCall &call = *m_waiting.front().call;
        const auto reservation = m_budget.reserve(m_provider, call.sent);
        if (!reservation && reservation.error().code == "llm.over-budget" && m_budget.mayFreeUp()) {
            break;
        }
        Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (reservation) {
            m_open[call.id] = *reservation;
            passing.push_back(std::move(first));
        } else {
            refused.push_back({std::move(first), reservation.error()});
        }
    }
    return passing;
}

void BudgetStation::pass(Waiting one)
{
    LlmCall &call = *one.call;
    call.wentOut = false;
    m_next.start(call, [this, done = std::move(one.done)](LlmCall &finished, LlmResult<LlmReply> result) {
        ended(finished, done, std::move(result));
    });
}

void BudgetStation::ended(LlmCall &call, const Done &done, LlmResult<LlmReply> result)
{
    const auto settled = settle(call, result);
    if (!settled) {
        done(call, tl::make_unexpected(toError(settled.error())));
    } else {
        done(call, std::move(result));
    }
    m_budget.tellFreed();
}

Result<void> BudgetStation::settle(const LlmCall &call, const LlmResult<LlmReply> &result)
{
    const Budget::Reservation reservation = m_open.extract(call.id).mapped();
    const auto cost = m_budget.settle(m_provider, call.sent.model, reservation, result, call.wentOut);
    if (!cost) {
        return tl::make_unexpected(cost.error());
    }
    m_spent += *cost;
    return {};
}

} // namespace gridfolk
