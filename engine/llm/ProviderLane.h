// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/BreakerStation.h"
#include "llm/BudgetStation.h"
#include "llm/ConcurrencyLimiter.h"
#include "llm/LlmProvider.h"
#include "llm/ProviderStation.h"
#include "llm/RateLimiter.h"
#include "record/GatewayStatus.h"

#include <memory>

namespace gridfolk
{

/// The stations that every attempt at one provider passes, in this order: BudgetStation and RateLimiter where
/// somebody counts, ConcurrencyLimiter, BreakerStation, ProviderStation.
class ProviderLane
{
public:
    /// @param budget outlives the lane
    ProviderLane(std::unique_ptr<LlmProvider> provider, std::shared_ptr<TrafficControl> traffic,
                 const ConcurrencyPolicy &concurrency, Clock::Duration attemptLimit, Budget &budget,
                 CallLoop &loop);

    [[nodiscard]] CallStation &entrance() { return *m_entrance; }
    [[nodiscard]] const LlmProvider &provider() const { return *m_provider; }
    [[nodiscard]] GatewayStatus::Provider status() const;

    /// The breaker of the provider's own model.
    [[nodiscard]] CircuitBreaker &breaker() const
    {
        return m_traffic->at(m_provider->account(), m_provider->model())->breaker;
    }

private:
    std::unique_ptr<LlmProvider> m_provider; // first: its completions may come until it is destroyed
    std::shared_ptr<TrafficControl> m_traffic;
    ProviderStation m_station;
    BreakerStation m_breaker;
    ConcurrencyLimiter m_concurrency;
    RateLimiter m_rate;
    BudgetStation m_budget;
    CallStation *m_entrance; ///< one of the above
};

} // namespace gridfolk
