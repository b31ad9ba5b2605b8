// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/GatewayAlerts.h"

#include "llm/Money.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kStretch = 20; // attempts
constexpr int kLeastStretches = 2;
constexpr double kWeight = 0.3; // of the newest stretch in the mean
constexpr double kNearCap = 0.8;
constexpr double kLeastErrors = 0.2;
constexpr double kErrorFactor = 3;
constexpr double kLatencyFactor = 2;
constexpr double kLeastDelay = 250; // milliseconds

std::string percentText(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

Problem alert(const char *code, const GatewayStatus::Provider &provider, const std::string &now,
              const std::string &before)
{
    return {code,
            {{"provider", provider.provider}, {"model", provider.model}, {"now", now}, {"before", before}},
            {},
            true};
}

} // namespace

std::vector<Problem> GatewayAlerts::look(const GatewayStatus &status)
{
    std::vector<Problem> alerts;
    lookAtCap(status, alerts);
    for (const GatewayStatus::Provider &provider : status.providers) {
        Watched &watched = m_watched[{provider.provider, provider.model}];
        lookAtBreaker(provider, watched, alerts);
        lookAtTrends(provider, watched, alerts);
    }
    return alerts;
}

void GatewayAlerts::lookAtCap(const GatewayStatus &status, std::vector<Problem> &alerts)
{
    const double cap = status.capDollars.value_or(0);
    if (cap <= 0 || status.spentDollars < kNearCap * cap || cap <= m_warnedCap) {
        return;
    }
    m_warnedCap = cap;
    alerts.push_back({"llm.cap-near",
                      {{"spent", dollarText(Money::dollars(status.spentDollars))},
                       {"cap", dollarText(Money::dollars(cap))}},
                      {},
                      true});
}

void GatewayAlerts::lookAtBreaker(const GatewayStatus::Provider &now, Watched &watched,
                                  std::vector<Problem> &alerts)
{
    const bool latched = now.breaker == "latched";
    if (!latched && now.breaker != "open") {
        watched.open = watched.open && now.breaker != "closed"; // a probe is still the same failure
        return;
    }
    if (!std::exchange(watched.open, true)) {
        alerts.push_back(alert(latched ? "llm.key-refused" : "llm.breaker-open", now, {}, {}));
    }
}

void GatewayAlerts::lookAtTrends(const GatewayStatus::Provider &now, Watched &watched,
                                 std::vector<Problem> &alerts)
{
    const std::int64_t answered = now.answered - watched.answered;
    const std::int64_t failed = now.failed - watched.failed;
    if (answered + failed < kStretch) {
        return;
    }
    const double share = static_cast<double>(failed) / static_cast<double>(answered + failed);
    const double earlierShare = watched.errors.before.value_or(0);
    const bool known = watched.stretches >= kLeastStretches;
    if (rises(watched.errors, known, share, std::max(kLeastErrors, kErrorFactor * earlierShare),
              std::max(kLeastErrors / 2, earlierShare))) {
        alerts.push_back(alert("llm.errors-rising", now, percentText(share), percentText(earlierShare)));
    }
    if (answered > 0) {
        const double mean = (now.answeredMilliseconds - watched.milliseconds) / static_cast<double>(answered);
        const double earlier = watched.latency.before.value_or(mean);
        if (rises(watched.latency, known, mean, std::max(kLatencyFactor * earlier, earlier + kLeastDelay),
                  earlier)) {
            alerts.push_back(alert("llm.latency-rising", now, std::to_string(std::lround(mean)) + " ms",
                                   std::to_string(std::lround(earlier)) + " ms"));
        }
    }
    watched.answered = now.answered;
    watched.failed = now.failed;
    watched.milliseconds = now.answeredMilliseconds;
    ++watched.stretches;
}

/// Whether the value has just gone above `high`; it counts as over when it is back at `low`.
bool GatewayAlerts::rises(Trend &trend, bool known, double value, double high, double low)
{
    const bool rises = known && !trend.raised && value >= high;
    trend.raised = rises || (trend.raised && value > low);
    trend.before = trend.before.value_or(value) * (1 - kWeight) + value * kWeight;
    return rises;
}

} // namespace gridfolk
