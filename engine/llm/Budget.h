// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallLoop.h"
#include "llm/CallStation.h"
#include "llm/Ledger.h"
#include "llm/ModelRegistry.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// What calls may cost together.
struct BudgetPolicy {
    std::optional<Money> cap;
    std::optional<std::int64_t> unpricedTokenCap; ///< for models without a price
};

/// The money of a gateway: reserves, settles, and knows what is left. Every station of every provider shares
/// one.
class Budget
{
public:
    /// @param ledger may be null: then nothing is written down
    /// @param models what prices are taken from; outlives the budget
    Budget(const BudgetPolicy &policy, std::unique_ptr<Ledger> ledger, const ModelRegistry &models,
           std::shared_ptr<const Clock> clock);

    /// A reservation, to be settled or released exactly once.
    struct Reservation {
        std::int64_t entry = 0; ///< in the ledger; 0: none
        Money worst;
        std::int64_t worstTokens = 0; ///< of a model without a price
        std::int64_t mostInput = 0;   ///< tokens
        std::int64_t mostOutput = 0;
    };

    /// Sets aside what the attempt may cost at most and writes it down; it may go out after commit(). Fails
    /// with "llm.over-budget" when that is more than is left, and with the ledger's problem.
    [[nodiscard]] Result<Reservation> reserve(const std::string &provider, const LlmRequest &request);

    /// Whether more may be left once attempts that are under way have been settled.
    [[nodiscard]] bool mayFreeUp() const { return m_open > 0; }

    /// What the attempt cost in the end, at the price of the model that answered where that is known. One
    /// that never went out or was answered with an error status costs nothing; one that was cut off after it
    /// went out counts in full, as does each part of an answer, what was read and what was written, of which
    /// it does not say how many tokens it took.
    Result<Money> settle(const std::string &provider, const std::string &model,
                         const Reservation &reservation, const LlmResult<LlmReply> &result, bool wentOut);

    /// Makes sure of what the ledger was told. On failure whatever was reserved since the last time is to be
    /// settled as never gone out.
    [[nodiscard]] Result<void> commit() { return m_ledger ? m_ledger->flush() : Result<void>(); }

    /// Calls back at every tellFreed(), which whoever settled calls when it is ready for new attempts.
    void whenFreed(std::function<void()> callback) { m_whenFreed.push_back(std::move(callback)); }
    void tellFreed() const
    {
        for (const auto &callback : m_whenFreed) {
            callback();
        }
    }

    [[nodiscard]] const Spending &spent() const { return m_spent; }
    [[nodiscard]] Money reserved() const { return m_reserved; }
    [[nodiscard]] const BudgetPolicy &policy() const { return m_policy; }

    /// Raises or lowers the cap; for the person at a pause.
    void setPolicy(const BudgetPolicy &policy) { m_policy = policy; }

private:
    [[nodiscard]] std::pair<Money, std::int64_t> chargeOf(const std::string &provider,
                                                          const std::string &model,
                                                          const Reservation &reservation,
                                                          const LlmResult<LlmReply> &result) const;
    [[nodiscard]] bool fits(const Reservation &reservation) const;
    [[nodiscard]] Problem overBudget(const Reservation &reservation) const;

    BudgetPolicy m_policy;
    std::unique_ptr<Ledger> m_ledger;
    const ModelRegistry &m_models;
    std::shared_ptr<const Clock> m_clock;
    std::optional<Problem> m_broken; ///< of the ledger, when it could not be opened
    Spending m_spent;
    Money m_reserved;
    std::int64_t m_reservedTokens = 0;
    int m_open = 0;
    std::vector<std::function<void()>> m_whenFreed;
};

/// More input tokens than this request can have: a token is at least one byte.
[[nodiscard]] std::int64_t mostInputTokens(const LlmRequest &request);

} // namespace gridfolk
