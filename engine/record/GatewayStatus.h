// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// How the road to language models stands at one moment; an immutable value.
struct GatewayStatus {
    double spentDollars = 0;
    double reservedDollars = 0; ///< for attempts that are under way
    std::optional<double> capDollars;
    std::int64_t unpricedTokens = 0; ///< used of models without a price
    std::int64_t attempts = 0;
    std::int64_t cacheHits = 0;
    std::int64_t cacheHitsHot = 0;  ///< of these: from memory
    std::int64_t cacheHitsCold = 0; ///< of these: from what was put away compressed; the rest: from the file
    std::int64_t cacheMisses = 0;
    std::int64_t sharedCalls = 0; ///< that got the reply of an equal call under way
    std::size_t queued = 0;       ///< calls that wait for their turn
    std::size_t active = 0;       ///< calls past the queue

    /// One provider of the chain.
    struct Provider {
        std::string provider;
        std::string model;
        std::string breaker; ///< "closed", "open", "probing", "latched"
        std::size_t waiting = 0;
        std::size_t running = 0;
        int parallelLimit = 0;
        double spentDollars = 0;
        double median = 0; ///< milliseconds of the latest attempts, as are the next two
        double p95 = 0;
        double p99 = 0;
        std::int64_t answered = 0; ///< attempts that got a reply, since the run began
        std::int64_t failed = 0;
        double answeredMilliseconds = 0; ///< of all that were answered, together
    };
    std::vector<Provider> providers;

    /// What has helped against which failure.
    struct Recovery {
        std::string provider;
        std::string failure;  ///< problem code
        std::string recovery; ///< "wait", "shrink", "degrade", "switch"
        int tried = 0;
        int worked = 0;
    };
    std::vector<Recovery> recoveries;
};

/// Hands the latest status from the engine's thread to whoever shows it, during a tick, too. Thread-safe.
class GatewayMonitor
{
public:
    void publish(GatewayStatus status) EXCLUDES(m_mutex)
    {
        auto latest = std::make_shared<const GatewayStatus>(std::move(status));
        const MutexLock lock(m_mutex);
        m_latest.swap(latest);
    }

    /// Null before the first call.
    [[nodiscard]] std::shared_ptr<const GatewayStatus> latest() const EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        return m_latest;
    }

private:
    mutable Mutex m_mutex;
    std::shared_ptr<const GatewayStatus> m_latest GUARDED_BY(m_mutex);
};

} // namespace gridfolk
