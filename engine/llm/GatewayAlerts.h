// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/GatewayStatus.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Notices what a person should know about how calls go, each thing once until it is over and comes again:
///
///   "llm.breaker-open"     a provider kept failing, or does not accept the key
///   "llm.cap-near"         80 % of the cap are spent
///   "llm.errors-rising"    of the last 20 attempts at a model at least a fifth failed, and three times as
///                          many as before
///   "llm.latency-rising"   the last 20 attempts took on average twice as long as those before, and at least
///                          250 ms longer
///
/// What was before is an exponentially weighted mean of earlier stretches of 20 attempts; two of them must
/// have gone by. Counts attempts, not time, so the same calls give the same alerts. Used by one thread.
class GatewayAlerts
{
public:
    /// Compares the status with the ones before it.
    [[nodiscard]] std::vector<Problem> look(const GatewayStatus &status);

private:
    /// A stretch of attempts against the mean of earlier ones.
    struct Trend {
        std::optional<double> before;
        bool raised = false;
    };
    struct Watched {
        bool open = false;
        std::int64_t answered = 0; ///< up to the present stretch
        std::int64_t failed = 0;
        double milliseconds = 0;
        int stretches = 0;
        Trend errors;
        Trend latency;
    };
    void lookAtCap(const GatewayStatus &status, std::vector<Problem> &alerts);
    static void lookAtBreaker(const GatewayStatus::Provider &now, Watched &watched,
                              std::vector<Problem> &alerts);
    static void lookAtTrends(const GatewayStatus::Provider &now, Watched &watched,
                             std::vector<Problem> &alerts);
    [[nodiscard]] static bool rises(Trend &trend, bool known, double value, double high, double low);

    std::map<std::pair<std::string, std::string>, Watched> m_watched; ///< by provider and model
    double m_warnedCap = 0;                                           ///< in dollars; 0: not yet
};

} // namespace gridfolk
