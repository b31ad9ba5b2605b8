// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmGateway.h"

#include <memory>
#include <random>
#include <ranges>
#include <utility>

namespace gridfolk
{

namespace
{

/// Programs that start together must not retry together, so this one is not reproducible on purpose.
std::function<double()> machineRandom()
{
    auto engine = std::make_shared<std::mt19937_64>(std::random_device{}());
    return [engine] { return std::uniform_real_distribution<double>(0, 1)(*engine); };
}

/// Replies of a pure provider come again by themselves; a recording that somebody asked for is made all the
/// same.
CassetteMode cassetteMode(CassetteMode wanted, const LlmProvider &provider)
{
    return wanted == CassetteMode::Replay && provider.isPure() ? CassetteMode::Off : wanted;
}

GatewayParts partsOf(std::unique_ptr<LlmProvider> provider, std::shared_ptr<WaitingClock> clock,
                     std::function<double()> random)
{
    GatewayParts parts;
    parts.providers.push_back(std::move(provider));
    parts.clock = std::move(clock);
    parts.random = std::move(random);
    return parts;
}

/// A question under way; lives until ask() returns.
struct Flight {
    LlmCall call;
    bool done = false;
    LlmResult<LlmReply> result =
        tl::make_unexpected(LlmError{ErrorClass::Cancelled, 0, "stopped", std::nullopt, true});
};

} // namespace

LlmGateway::LlmGateway(GatewayParts parts, const GatewaySettings &settings)
    : m_settings(settings)
    , m_loop(parts.clock)
    , m_lanes(lanesOf(parts, settings, m_loop))
    , m_retryLoop(settings.retry, chainOf(m_lanes), m_loop,
                  parts.random ? std::move(parts.random) : machineRandom())
    , m_cassette(cassetteMode(settings.cassette, m_lanes.front()->provider()), m_retryLoop)
{
}

LlmGateway::LlmGateway(std::unique_ptr<LlmProvider> provider, const GatewaySettings &settings,
                       std::shared_ptr<WaitingClock> clock, std::function<double()> random)
    : LlmGateway(partsOf(std::move(provider), std::move(clock), std::move(random)), settings)
{
}

LlmGateway::Lanes LlmGateway::lanesOf(GatewayParts &parts, const GatewaySettings &settings, CallLoop &loop)
{
    if (!parts.traffic) {
        parts.traffic = std::make_shared<TrafficControl>();
    }
    Lanes lanes;
    for (std::unique_ptr<LlmProvider> &provider : parts.providers) {
        lanes.push_back(std::make_unique<ProviderLane>(std::move(provider), parts.traffic,
                                                       settings.concurrency, settings.attemptLimit, loop));
    }
    return lanes;
}

std::vector<ChainLink> LlmGateway::chainOf(const Lanes &lanes)
{
    std::vector<ChainLink> chain;
    for (const auto &lane : lanes) {
        chain.push_back({lane->provider().id(), lane->provider().model(), &lane->entrance()});
    }
    return chain;
}

void LlmGateway::unlatchBreakers()
{
    for (const auto &lane : m_lanes) {
        if (lane->breaker().state() == CircuitBreaker::State::Latched) {
            lane->breaker().reset();
        }
    }
}

std::vector<GatewayOutcome> LlmGateway::ask(std::vector<GatewayCall> calls, const StopFlag &stop)
{
    if (std::exchange(m_keyWasRefused, false)) {
        unlatchBreakers();
    }
    std::vector<Flight> flights(calls.size());
    std::size_t open = calls.size();
    for (std::size_t i = 0; i < calls.size(); ++i) {
        Flight &flight = flights[i];
        flight.call.id = m_nextCall++;
        flight.call.request = std::move(calls[i].request);
        flight.call.context = calls[i].context;
        if (flight.call.request.model.empty()) {
            flight.call.request.model = model();
        }
        if (flight.call.context.deadline <= Clock::Duration::zero()) {
            flight.call.context.deadline = m_settings.callDeadline;
        }
        m_cassette.start(flight.call, [&flight, &open](LlmCall &, LlmResult<LlmReply> result) {
            flight.result = std::move(result);
            flight.done = true;
            --open;
        });
    }
    if (!m_loop.run([&open] { return open == 0; }, stop)) {
        // Last first: the waiting ones go before the running ones give their places away.
        for (Flight &flight : std::views::reverse(flights)) {
            if (!flight.done) {
                m_cassette.cancel(flight.call);
            }
        }
    }
    std::vector<GatewayOutcome> outcomes;
    outcomes.reserve(flights.size());
    for (Flight &flight : flights) {
        m_keyWasRefused = m_keyWasRefused ||
                          (!flight.result && flight.result.error().errorClass == ErrorClass::Authentication);
        outcomes.push_back({std::move(flight.result), std::move(flight.call.attempts)});
    }
    return outcomes;
}

} // namespace gridfolk
