// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmGateway.h"

#include "llm/Sha256.h"

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
    , m_models(std::move(parts.ownModels))
    , m_budget(settings.budget, std::move(parts.ledger),
               m_models                  ? *m_models
               : parts.models != nullptr ? *parts.models
                                         : ModelRegistry::builtIn(),
               parts.clock)
    , m_hasRehearsal(parts.rehearsal != nullptr)
    , m_lanes(lanesOf(parts, settings, m_budget, m_loop))
    , m_retryLoop(settings.retry, chainOf(m_lanes), m_loop,
                  parts.random ? std::move(parts.random) : machineRandom(), m_hasRehearsal ? 1 : 0)
    , m_queue(settings.mostActive, m_loop, m_retryLoop)
    , m_singleFlight(m_queue)
    , m_cache(settings.hotBytes, std::move(parts.cache), m_singleFlight)
    , m_cassette(cassetteMode(settings.cassette, m_lanes.front()->provider()), std::move(parts.cassette),
                 m_cache)
    , m_monitor(std::move(parts.monitor))
    , m_control(std::move(parts.control))
{
}

LlmGateway::LlmGateway(std::unique_ptr<LlmProvider> provider, const GatewaySettings &settings,
                       std::shared_ptr<WaitingClock> clock, std::function<double()> random)
    : LlmGateway(partsOf(std::move(provider), std::move(clock), std::move(random)), settings)
{
}

LlmGateway::Lanes LlmGateway::lanesOf(GatewayParts &parts, const GatewaySettings &settings, Budget &budget,
                                      CallLoop &loop)
{
    if (!parts.traffic) {
        parts.traffic = std::make_shared<TrafficControl>();
    }
    if (parts.rehearsal) {
        parts.providers.push_back(std::move(parts.rehearsal));
    }
    Lanes lanes;
    for (std::unique_ptr<LlmProvider> &provider : parts.providers) {
        const auto own = parts.limits.find(provider->id());
        const bool has = own != parts.limits.end();
        lanes.push_back(std::make_unique<ProviderLane>(
            std::move(provider), has && own->second.traffic ? own->second.traffic : parts.traffic,
            has ? own->second.concurrency : settings.concurrency, settings.attemptLimit, budget, loop));
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
    followControl();
    if (m_rehearses) {
        m_retryLoop.askOnly(m_lanes.size() - 1); // no call is under way here
    }
    std::vector<Flight> flights(calls.size());
    std::size_t open = calls.size();
    for (std::size_t i = 0; i < calls.size(); ++i) {
        Flight &flight = flights[i];
        flight.call = prepared(std::move(calls[i]));
        m_cassette.start(flight.call, [&flight, &open](LlmCall &, LlmResult<LlmReply> result) {
            flight.result = std::move(result);
            flight.done = true;
            --open;
        });
    }
    const auto finished = [this, &open] {
        publishIfDue(false);
        return open == 0;
    };
    if (!m_loop.run(finished, stop)) {
        // Last first: the waiting ones go before the running ones give their places away.
        for (std::size_t i = flights.size(); i-- > 0;) {
            if (!flights[i].done) {
                m_cassette.cancel(flights[i].call);
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
    static_cast<void>(m_budget.commit()); // what is lost counts in full, and the next attempt says why
    publishIfDue(true);
    return outcomes;
}

LlmCall LlmGateway::prepared(GatewayCall question)
{
    LlmCall call;
    call.id = m_nextCall++;
    call.request = std::move(question.request);
    call.context = question.context;
    if (call.request.model.empty()) {
        // The same after a change to the rehearsal: replies that are on the cassette keep answering.
        call.request.model = m_lanes.front()->provider().model();
    }
    if (call.context.deadline <= Clock::Duration::zero()) {
        call.context.deadline = m_settings.callDeadline;
    }
    if (call.context.sample >= 0) {
        call.shareKey =
            sha256(call.request.canonicalBytes() + "sample " + std::to_string(call.context.sample));
    }
    return call;
}

void LlmGateway::publishIfDue(bool always)
{
    constexpr Clock::Duration kInterval = std::chrono::milliseconds(100);
    if (!always && m_loop.now() - m_publishedAt < kInterval) {
        return;
    }
    m_publishedAt = m_loop.now();
    followControl();
    GatewayStatus now = status();
    for (Problem &alert : m_alerts.look(now)) {
        m_notices.push_back({Severity::Warning, std::move(alert)});
    }
    if (m_monitor) {
        m_monitor->publish(std::move(now));
    }
}

void LlmGateway::followControl()
{
    const GatewayControl::Wish wish = m_control ? m_control->latest() : GatewayControl::Wish();
    if (wish.version == m_followed) {
        return;
    }
    m_followed = wish.version;
    if (wish.capDollars) {
        BudgetPolicy policy = m_budget.policy();
        policy.cap = Money::dollars(*wish.capDollars);
        m_budget.setPolicy(policy);
        m_budget.tellFreed();
    }
    m_rehearses = wish.rehearse && m_hasRehearsal;
}

const ProviderLane &LlmGateway::answering() const
{
    return m_rehearses ? *m_lanes.back() : *m_lanes.front();
}

GatewayStatus LlmGateway::status() const
{
    GatewayStatus status;
    status.spentDollars = m_budget.spent().money.inDollars();
    status.reservedDollars = m_budget.reserved().inDollars();
    if (m_budget.policy().cap) {
        status.capDollars = m_budget.policy().cap->inDollars();
    }
    status.unpricedTokens = m_budget.spent().unpricedTokens;
    status.attempts = m_budget.spent().attempts;
    status.cacheHits = m_cache.counts().hot + m_cache.counts().stored;
    status.cacheHitsHot = m_cache.counts().hot;
    status.cacheHitsCold = m_cache.coldFinds();
    status.cacheMisses = m_cache.counts().missed;
    status.sharedCalls = m_singleFlight.shared();
    status.queued = m_queue.waiting();
    status.active = m_queue.active();
    const std::size_t shown = m_lanes.size() - (m_hasRehearsal && !m_rehearses ? 1 : 0);
    for (std::size_t at = 0; at < shown; ++at) {
        status.providers.push_back(m_lanes[at]->status());
    }
    for (const RecoveryTable::Row &row : m_retryLoop.recoveries().rows()) {
        status.recoveries.push_back({row.provider, std::string(problemCode(row.errorClass)),
                                     std::string(recoveryName(row.recovery)), row.tried, row.worked});
    }
    return status;
}

} // namespace gridfolk
