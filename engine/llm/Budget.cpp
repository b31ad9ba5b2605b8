// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/Budget.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kBytesPerMessage = 64; // roles and marks around each
constexpr std::size_t kToolManual = 1024; // what providers write before tools, on whose account they are read
constexpr std::int64_t kMostTokens = 1'000'000'000; // of one attempt; more is nonsense

/// Whether an attempt that failed may be on the bill.
bool mayHaveCost(const LlmError &error)
{
    constexpr int kFirstErrorStatus = 300;
    return error.mayHaveCost.value_or(error.status < kFirstErrorStatus);
}

/// A count as a server gave it; what it left out counts as the most that it can have been.
std::int64_t tokensOf(std::int64_t given, std::int64_t most)
{
    return given > 0 ? std::min(given, kMostTokens) : most;
}

} // namespace

std::int64_t mostInputTokens(const LlmRequest &request)
{
    std::size_t bytes = request.system.size() + request.schema.size() + 4 * kBytesPerMessage;
    for (const LlmMessage &message : request.messages) {
        bytes += message.text.size() + message.toolCallId.size() + message.toolName.size() + kBytesPerMessage;
        for (const LlmToolCall &call : message.toolCalls) {
            bytes += call.id.size() + call.name.size() + call.arguments.size() + call.signature.size() +
                     kBytesPerMessage;
        }
    }
    bytes += request.tools.empty() && request.schema.empty() ? 0 : kToolManual;
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
    const std::int64_t input = mostInputTokens(request);
    const std::int64_t output = std::clamp<std::int64_t>(request.maxOutputTokens, 0, kMostTokens);
    const auto worst = m_models.worstCost(provider, request.model, input, output, now);
    Reservation reservation{0, worst.value_or(Money()), worst ? 0 : input + output, input, output};
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

std::pair<Money, std::int64_t> Budget::chargeOf(const std::string &provider, const std::string &model,
                                                const Reservation &reservation,
                                                const LlmResult<LlmReply> &result) const
{
    if (!result) {
        return mayHaveCost(result.error()) ? std::pair(reservation.worst, reservation.worstTokens)
                                           : std::pair(Money(), std::int64_t{0});
    }
    if (result->inputTokens <= 0 && result->outputTokens <= 0) {
        return {reservation.worst, reservation.worstTokens};
    }
    const TokenUse use{tokensOf(result->inputTokens, reservation.mostInput), result->cachedTokens,
                       tokensOf(result->outputTokens, reservation.mostOutput), result->cacheWriteTokens};
    const Clock::Duration now = m_clock->sinceEpoch();
    auto cost = m_models.cost(provider, result->model, use, now);
    cost = cost ? cost : m_models.cost(provider, model, use, now);
    return {cost.value_or(Money()), reservation.worstTokens > 0 ? use.input + use.output : 0};
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
    Money cost;
    std::int64_t tokens = 0;
    if (wentOut) {
        std::tie(cost, tokens) = chargeOf(provider, model, reservation, result);
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
