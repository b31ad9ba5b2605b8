// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/EngineFactory.h"

#include "base/Hash.h"
#include "exchange/Provenance.h"
#include "llm/LlmGateway.h"
#include "llm/LocalServers.h"
#include "llm/ModelRegistry.h"
#include "llm/WaitingClock.h"
#include "llm/providers/Rehearsal.h"
#include "llm/providers/Silent.h"
#include "mind/DecisionBroker.h"
#include "rules/MetricColumns.h"
#include "run/StandardStages.h"
#include "scenario/ScenarioJson.h"
#include "store/CacheFile.h"
#include "store/CassetteFile.h"
#include "store/LedgerFile.h"

#include <algorithm>
#include <map>
#include <random>
#include <utility>

namespace gridfolk
{

namespace
{

const ModelRegistry &modelsOf(const RunOptions &options)
{
    return options.models ? *options.models : ModelRegistry::builtIn();
}

/// The providers of a run in the order of asking.
Result<std::vector<std::unique_ptr<LlmProvider>>> makeChain(const RunOptions &options,
                                                            const std::shared_ptr<const Clock> &clock)
{
    std::vector<ProviderSettings> chain{options.provider};
    chain.insert(chain.end(), options.fallbacks.begin(), options.fallbacks.end());
    std::vector<std::unique_ptr<LlmProvider>> providers;
    for (ProviderSettings &settings : chain) {
        settings = withLocalServer(std::move(settings), systemEnvironment());
        const ModelInfo *info = modelsOf(options).find(settings.id, settings.model);
        settings.responses = settings.responses || (info != nullptr && info->responses);
        auto provider = makeProvider(settings, systemEnvironment(), clock, options.keys);
        if (!provider) {
            return tl::make_unexpected(provider.error());
        }
        providers.push_back(std::move(*provider));
    }
    return providers;
}

/// A name that no other run has.
std::string newPurse(const Clock &clock)
{
    return isoTime(clock.sinceEpoch()) + ' ' + hexadecimal(std::random_device{}());
}

Result<std::unique_ptr<Ledger>> openLedger(const RunOptions &options, const GatewayParts &parts,
                                           const Clock &clock)
{
    const bool costs = std::any_of(parts.providers.begin(), parts.providers.end(),
                                   [](const auto &provider) { return provider->hasQuota(); });
    if (!costs || options.ledgerPath.empty()) {
        return std::unique_ptr<Ledger>();
    }
    auto ledger = LedgerFile::open(options.ledgerPath, newPurse(clock));
    return ledger ? Result<std::unique_ptr<Ledger>>(std::move(*ledger)) : tl::make_unexpected(ledger.error());
}

/// Traffic by limits: runs with the same limits keep to them together.
class TrafficPool
{
public:
    [[nodiscard]] std::shared_ptr<TrafficControl> at(const CallLimits &limits) EXCLUDES(m_mutex)
    {
        constexpr std::int64_t kMostBurst = 100;
        RatePolicy policy;
        policy.requestsPerMinute = std::max<std::int64_t>(1, limits.requestsPerMinute);
        policy.burst = std::clamp<std::int64_t>(policy.requestsPerMinute / 10, 1, kMostBurst);
        policy.tokensPerMinute = limits.tokensPerMinute;
        const MutexLock lock(m_mutex);
        std::shared_ptr<TrafficControl> &traffic =
            m_traffic[{policy.requestsPerMinute, policy.tokensPerMinute}];
        if (!traffic) {
            traffic = std::make_shared<TrafficControl>(policy);
        }
        return traffic;
    }

private:
    Mutex m_mutex;
    std::map<std::pair<std::int64_t, std::int64_t>, std::shared_ptr<TrafficControl>>
        m_traffic GUARDED_BY(m_mutex);
};

ConcurrencyPolicy concurrencyOf(const CallLimits &limits)
{
    constexpr int kUsualStart = 8;
    ConcurrencyPolicy policy;
    policy.most = std::max(1, limits.atOnce);
    policy.start = std::min(kUsualStart, policy.most);
    return policy;
}

/// For every provider that may be asked.
std::map<std::string, ProviderLimits> providerLimits(const RunOptions &options, TrafficPool &pool)
{
    std::map<std::string, ProviderLimits> limits;
    for (const std::string &id : providerIds()) {
        const auto own = options.limits.find(id);
        const CallLimits chosen = own != options.limits.end() ? own->second : CallLimits();
        limits[id] = {pool.at(chosen), concurrencyOf(chosen)};
    }
    return limits;
}

GatewaySettings gatewaySettings(const RunOptions &options)
{
    constexpr std::int64_t kUnpricedTokens = 1'000'000; // where a cap was asked for and cannot be computed
    GatewaySettings settings;
    settings.concurrency = concurrencyOf({});
    settings.budget.unpricedTokenCap = options.tokenCap;
    if (options.capDollars) {
        settings.budget.cap = Money::dollars(*options.capDollars);
        settings.budget.unpricedTokenCap = options.tokenCap.value_or(kUnpricedTokens);
    }
    if (!options.replayPath.empty()) {
        settings.cassette = CassetteMode::Strict;
    } else if (!options.recordPath.empty() && options.provider.id == ProviderSettings().id) {
        settings.cassette = CassetteMode::Record; // the rehearsal is recorded only when somebody wants it
    }
    return settings;
}

/// Providers, and the files that go with asking them.
Result<GatewayParts> liveParts(const RunOptions &options, const std::shared_ptr<WaitingClock> &clock)
{
    auto providers = makeChain(options, clock);
    if (!providers) {
        return tl::make_unexpected(providers.error());
    }
    GatewayParts parts;
    parts.providers = std::move(*providers);
    auto ledger = openLedger(options, parts, *clock);
    if (!ledger) {
        return tl::make_unexpected(ledger.error());
    }
    parts.ledger = std::move(*ledger);
    if (options.control) {
        parts.rehearsal = std::make_unique<Rehearsal>();
        parts.control = options.control;
    }
    if (!options.recordPath.empty()) {
        const LlmProvider &first = *parts.providers.front();
        auto recording = CassetteFile::record(options.recordPath, {first.id(), first.model()});
        if (!recording) {
            return tl::make_unexpected(recording.error());
        }
        parts.cassette = std::move(*recording);
    }
    if (options.samples > 0 && !options.cachePath.empty()) {
        auto cache = CacheFile::open(options.cachePath);
        if (!cache) {
            return tl::make_unexpected(cache.error());
        }
        parts.cache = std::move(*cache);
    }
    return parts;
}

/// A recording instead of a provider: no network, no key, no cost.
Result<GatewayParts> replayParts(const RunOptions &options)
{
    auto recording = CassetteFile::replay(options.replayPath);
    auto origin = recording ? (*recording)->origin() : tl::make_unexpected(recording.error());
    if (!origin) {
        return tl::make_unexpected(origin.error());
    }
    GatewayParts parts;
    parts.providers.push_back(std::make_unique<Silent>(origin->provider, origin->model));
    parts.cassette = std::move(*recording);
    return parts;
}

Result<std::unique_ptr<DecisionPolicy>>
askLanguageModels(const RunOptions &options, std::shared_ptr<WaitingClock> clock, TrafficPool &traffic)
{
    auto made = options.replayPath.empty() ? liveParts(options, clock) : replayParts(options);
    if (!made) {
        return tl::make_unexpected(made.error());
    }
    GatewayParts parts = std::move(*made);
    parts.clock = std::move(clock);
    parts.traffic = traffic.at({});
    parts.limits = providerLimits(options, traffic);
    parts.monitor = options.monitor;
    parts.ownModels = options.models;
    std::vector<Notice> notices;
    for (const auto &provider : parts.providers) {
        if (auto retiring =
                modelsOf(options).retirement(provider->id(), provider->model(), parts.clock->sinceEpoch())) {
            notices.push_back({Severity::Warning, std::move(*retiring)});
        }
    }
    BrokerSettings settings;
    settings.samples = options.samples;
    auto broker = std::make_unique<DecisionBroker>(
        std::make_unique<LlmGateway>(std::move(parts), gatewaySettings(options)), settings);
    for (Notice &notice : notices) {
        broker->addNotice(std::move(notice));
    }
    return std::unique_ptr<DecisionPolicy>(std::move(broker));
}

} // namespace

EngineFactory::EngineFactory()
{
    auto clock = std::make_shared<SystemWaitingClock>();
    m_clock = clock;
    auto traffic = std::make_shared<TrafficPool>();
    m_makeMinds = [clock, traffic](const RunOptions &options, const Scenario &) {
        return askLanguageModels(options, clock, *traffic);
    };
}

Result<std::unique_ptr<HybridSimulationEngine>> EngineFactory::make(std::shared_ptr<const Scenario> scenario,
                                                                    const RunOptions &options) const
{
    auto model = std::make_shared<CheckedModel>(checkModel(*scenario));
    const auto error = std::find_if(model->problems.begin(), model->problems.end(),
                                    [](const Problem &problem) { return !problem.warning; });
    if (error != model->problems.end()) {
        return tl::make_unexpected(*error);
    }
    HybridSimulationEngine::Parts parts;
    if (hasMinds(*scenario)) {
        auto minds = m_makeMinds(options, *scenario);
        if (!minds) {
            return tl::make_unexpected(minds.error());
        }
        parts.minds = std::move(*minds);
    }
    parts.seed = options.seed.value_or(scenario->run.seed);
    parts.scenario = std::move(scenario);
    parts.model = std::move(model);
    parts.stages = standardStages(std::make_shared<ThreadPool>(options.threads));
    parts.clock = m_clock;
    parts.parameters = options.parameters;
    return std::make_unique<HybridSimulationEngine>(std::move(parts));
}

RunRecord EngineFactory::describe(const Scenario &scenario, const RunOptions &options) const
{
    RunRecord record;
    record.scenarioHash = scenarioHash(scenario);
    record.scenarioJson = toJson(scenario);
    record.seed = options.seed.value_or(scenario.run.seed);
    record.startedAt = isoTime(m_clock->sinceEpoch());
    record.programVersion = programVersion();
    record.provider = hasMinds(scenario) ? options.provider.id : "none";
    for (const Parameter &parameter : scenario.parameters) {
        const auto chosen = std::find_if(options.parameters.begin(), options.parameters.end(),
                                         [&](const auto &entry) { return entry.first == parameter.name; });
        record.parameters.emplace_back(parameter.name,
                                       chosen != options.parameters.end() ? chosen->second : parameter.value);
    }
    for (const Metric &metric : metricColumns(scenario.metrics)) {
        record.metrics.push_back(metric.name);
    }
    return record;
}

bool hasMinds(const Scenario &scenario)
{
    return std::any_of(scenario.kinds.begin(), scenario.kinds.end(),
                       [](const AgentKind &kind) { return kind.persona.has_value(); });
}

const char *programVersion()
{
    return GRIDFOLK_VERSION;
}

} // namespace gridfolk
