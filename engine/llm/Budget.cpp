// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/Budget.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kBytesPerMessage = 64; // roles and marks around each

} // namespace

std::int64_t mostInputTokens(const LlmRequest &request)
{
    std::size_t bytes = request.system.size() + request.schema.size() + 4 * kBytesPerMessage;
    for (const LlmMessage &message : request.messages) {
        bytes += message.text.size() + kBytesPerMessage;
        for (const LlmToolCall &call : message.toolCalls) {
            bytes += call.name.size() + call.arguments.size() + call.signature.size() + kBytesPerMessage;
        }
    }
    for (const LlmTool &tool : request.tools) {
        bytes += tool.name.size() + tool.description.size() + tool.parameters.size() + kBytesPerMessage;
    }
    return static_cast<std::int64_t>(bytes);
}

Budget::Budget(const BudgetPolicy &policy, std::unique_ptr<Ledger> ledger, const ModelRegistry &models,
               std::shared_ptr<const Clock> clock)
    : m_policy(policy)
    , m_ledger(std::move(ledger))
    , m_models(models)
    , m_clock(std::move(clock))
{
    if (m_ledger) {
        auto before = m_ledger->spending();
        if (before) {
            m_spent = *before;
        } else {
            m_broken = before.error();
        }
    }
}

Result<Budget::Reservation> Budget::reserve(const std::string &provider, const LlmRequest &request)
{
    if (m_broken) {
        return tl::make_unexpected(*m_broken);
    }
    const Clock::Duration now = m_clock->sinceEpoch();
    const TokenUse use{mostInputTokens(request), 0, request.maxOutputTokens};
    const auto worst = m_models.cost(provider, request.model, use, now);
    Reservation reservation{0, worst.value_or(Money()), worst ? 0 : use.input + use.output};
    if (!fits(reservation)) {
        return tl::make_unexpected(overBudget(reservation));
    }
    if (m_ledger) {
        auto entry =
            m_ledger->begin({provider, request.model, now, reservation.worst, reservation.worstTokens});
        if (!entry) {
            return tl::make_unexpected(entry.error());
        }
        reservation.entry = *entry;
    }
    m_reserved += reservation.worst;
    m_reservedTokens += reservation.worstTokens;
    ++m_open;
    return reservation;
}

bool Budget::fits(const Reservation &reservation) const
{
    const bool priced = reservation.worstTokens == 0;
    if (priced) {
        return !m_policy.cap || m_spent.money + m_reserved + reservation.worst <= *m_policy.cap;
    }
    return !m_policy.unpricedTokenCap ||
           m_spent.unpricedTokens + m_reservedTokens + reservation.worstTokens <= *m_policy.unpricedTokenCap;
}

Problem Budget::overBudget(const Reservation &reservation) const
{
    if (reservation.worstTokens > 0) {
        return {"llm.over-budget",
                {{"detail", std::to_string(m_spent.unpricedTokens) + " of " +
                                std::to_string(m_policy.unpricedTokenCap.value_or(0)) +
                                " tokens of models without a price are used"}},
                {},
                false};
    }
    return {"llm.over-budget",
            {{"detail", dollarText(m_spent.money) + " of " + dollarText(m_policy.cap.value_or(Money())) +
                            " are spent, the next call may cost " + dollarText(reservation.worst)}},
            {},
            false};
}

Result<Money> Budget::settle(const std::string &provider, const std::string &model,
                             const Reservation &reservation, const LlmResult<LlmReply> &result, bool wentOut)
{
    constexpr int kFirstErrorStatus = 300;
    Money cost;
    std::int64_t tokens = 0;
    const TokenUse use =
        result ? TokenUse{result->inputTokens, result->cachedTokens, result->outputTokens} : TokenUse();
    if (wentOut && use.input + use.output > 0) {
        cost = m_models.cost(provider, model, use, m_clock->sinceEpoch()).value_or(Money());
        tokens = reservation.worstTokens > 0 ? use.input + use.output : 0;
    } else if (wentOut && (result || result.error().status < kFirstErrorStatus)) {
        cost = reservation.worst;
        tokens = reservation.worstTokens;
    }
    m_reserved = m_reserved - reservation.worst;
    m_reservedTokens -= reservation.worstTokens;
    --m_open;
    m_spent.money += cost;
    m_spent.unpricedTokens += tokens;
    m_spent.attempts += wentOut ? 1 : 0;
    if (m_ledger) {
        if (auto written = m_ledger->settle(reservation.entry, cost, tokens); !written) {
            return tl::make_unexpected(written.error());
        }
    }
    return cost;
}

} // namespace gridfolk
