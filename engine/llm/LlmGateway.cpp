// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmGateway.h"

#include <memory>
#include <random>
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

/// A question under way; lives until ask() returns.
struct Flight {
    LlmCall call;
    bool done = false;
    LlmResult<LlmReply> result =
        tl::make_unexpected(LlmError{ErrorClass::Cancelled, 0, "stopped", std::nullopt, true});
};

} // namespace

LlmGateway::LlmGateway(std::unique_ptr<LlmProvider> provider, const GatewaySettings &settings,
                       std::shared_ptr<WaitingClock> clock, std::function<double()> random)
    : m_settings(settings)
    , m_loop(std::move(clock))
    , m_provider(std::move(provider))
    , m_providerStation(*m_provider, m_loop, settings.attemptLimit)
    , m_concurrencyLimiter(settings.maxParallel, m_loop, m_providerStation)
    , m_retryLoop(settings.retry, m_loop, random ? std::move(random) : machineRandom(), m_concurrencyLimiter)
    , m_cassette(cassetteMode(settings.cassette, *m_provider), m_retryLoop)
{
}

std::vector<GatewayOutcome> LlmGateway::ask(std::vector<GatewayCall> calls, const StopFlag &stop)
{
    std::vector<Flight> flights(calls.size());
    std::size_t open = calls.size();
    for (std::size_t i = 0; i < calls.size(); ++i) {
        Flight &flight = flights[i];
        flight.call.id = m_nextCall++;
        flight.call.request = std::move(calls[i].request);
        flight.call.context = calls[i].context;
        if (flight.call.request.model.empty()) {
            flight.call.request.model = m_provider->model();
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
        for (auto flight = flights.rbegin(); flight != flights.rend(); ++flight) {
            if (!flight->done) {
                m_cassette.cancel(flight->call);
            }
        }
    }
    std::vector<GatewayOutcome> outcomes;
    outcomes.reserve(flights.size());
    for (Flight &flight : flights) {
        outcomes.push_back({std::move(flight.result), std::move(flight.call.attempts)});
    }
    return outcomes;
}

} // namespace gridfolk
