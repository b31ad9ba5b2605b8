// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/SingleFlight.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

void SingleFlight::start(LlmCall &call, Done done)
{
    if (call.shareKey.empty()) {
        m_next.start(call, std::move(done));
        return;
    }
    std::vector<Passenger> &passengers = m_flights[call.shareKey];
    passengers.push_back({&call, std::move(done)});
    if (passengers.size() == 1) {
        depart(call.shareKey);
    }
}

void SingleFlight::cancel(LlmCall &call)
{
    const auto flight = m_flights.find(call.shareKey);
    if (call.shareKey.empty() || flight == m_flights.end()) {
        m_next.cancel(call);
        return;
    }
    std::vector<Passenger> &passengers = flight->second;
    const bool wasFirst = passengers.front().call->id == call.id;
    std::erase_if(passengers, [&call](const Passenger &one) { return one.call->id == call.id; });
    if (!wasFirst) {
        return;
    }
    m_next.cancel(call);
    if (passengers.empty()) {
        m_flights.erase(flight);
    } else {
        depart(call.shareKey);
    }
}

void SingleFlight::depart(const std::string &key)
{
    m_next.start(*m_flights.at(key).front().call,
                 [this](LlmCall &ended, const LlmResult<LlmReply> &result) { land(ended.shareKey, result); });
}

void SingleFlight::land(const std::string &key, const LlmResult<LlmReply> &result)
{
    const std::vector<Passenger> passengers = m_flights.extract(key).mapped();
    const std::vector<TraceAttempt> attempts = passengers.front().call->attempts;
    m_shared += std::ssize(passengers) - 1;
    for (const Passenger &passenger : passengers) {
        passenger.call->attempts = attempts;
        passenger.done(*passenger.call, result);
    }
}

} // namespace gridfolk
