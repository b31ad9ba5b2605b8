// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ProviderLane.h"

#include <array>
#include <utility>

namespace gridfolk
{

ProviderLane::ProviderLane(std::unique_ptr<LlmProvider> provider, std::shared_ptr<TrafficControl> traffic,
                           const ConcurrencyPolicy &concurrency, Clock::Duration attemptLimit, Budget &budget,
                           CallLoop &loop)
    : m_provider(std::move(provider))
    , m_traffic(std::move(traffic))
    , m_station(*m_provider, loop, attemptLimit)
    , m_breaker(m_traffic, m_provider->account(), loop, m_station)
    , m_concurrency(concurrency, loop, m_breaker)
    , m_rate(m_traffic, m_provider->account(), loop, m_concurrency)
    , m_budget(budget, m_provider->id(), loop, m_rate)
    , m_entrance(m_provider->hasQuota() ? static_cast<CallStation *>(&m_budget) : &m_concurrency)
{
    m_rate.holdUnless([this] { return m_concurrency.hasRoom(); });
    m_concurrency.whenRoom([this] { m_rate.admitMore(); });
}

GatewayStatus::Provider ProviderLane::status() const
{
    constexpr std::array<const char *, 4> kStates{"closed", "open", "probing", "latched"};
    const LatencyWindow &latencies = m_station.latencies();
    GatewayStatus::Provider status;
    status.provider = m_provider->id();
    status.model = m_provider->model();
    status.breaker = kStates.at(static_cast<std::size_t>(breaker().state()));
    status.waiting = m_rate.waiting() + m_concurrency.waiting();
    status.running = m_concurrency.running();
    status.parallelLimit = m_concurrency.limit();
    status.spentDollars = m_budget.spent().inDollars();
    status.median = latencies.percentile(0.5);
    status.p95 = latencies.percentile(0.95);
    status.p99 = latencies.percentile(0.99);
    status.answered = m_station.tally().answered;
    status.failed = m_station.tally().failed;
    status.answeredMilliseconds = m_station.tally().answeredMilliseconds;
    return status;
}

} // namespace gridfolk
