// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ProviderLane.h"

#include <utility>

namespace gridfolk
{

ProviderLane::ProviderLane(std::unique_ptr<LlmProvider> provider, std::shared_ptr<TrafficControl> traffic,
                           const ConcurrencyPolicy &concurrency, Clock::Duration attemptLimit, CallLoop &loop)
    : m_provider(std::move(provider))
    , m_traffic(std::move(traffic))
    , m_station(*m_provider, loop, attemptLimit)
    , m_breaker(m_traffic, m_provider->account(), loop, m_station)
    , m_concurrency(concurrency, loop, m_breaker)
    , m_rate(m_traffic, m_provider->account(), loop, m_concurrency)
    , m_entrance(m_provider->hasQuota() ? static_cast<CallStation *>(&m_rate) : &m_concurrency)
{
}

} // namespace gridfolk
