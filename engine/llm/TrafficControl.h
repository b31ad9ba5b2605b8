// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CircuitBreaker.h"
#include "llm/RateLimit.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace gridfolk
{

/// What is known about one model behind one account: whether it is down, and how much may be asked of it.
struct Traffic {
    CircuitBreaker breaker;
    RateLimit rate;
};

/// The traffic of a process by account and model, so that its runs keep to the limits together. Thread-safe.
class TrafficControl
{
public:
    explicit TrafficControl(const RatePolicy &rate = {}, const BreakerPolicy &breaker = {})
        : m_rate(rate)
        , m_breaker(breaker)
    {
    }

    /// Made at the first asking; lives as long as the one who holds it.
    [[nodiscard]] std::shared_ptr<Traffic> at(const std::string &account, const std::string &model)
        EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        std::shared_ptr<Traffic> &traffic = m_traffic[{account, model}];
        if (!traffic) {
            traffic = std::shared_ptr<Traffic>(new Traffic{CircuitBreaker(m_breaker), RateLimit(m_rate)});
        }
        return traffic;
    }

private:
    const RatePolicy m_rate;
    const BreakerPolicy m_breaker;
    Mutex m_mutex;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<Traffic>> m_traffic GUARDED_BY(m_mutex);
};

} // namespace gridfolk
