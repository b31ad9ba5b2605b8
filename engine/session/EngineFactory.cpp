// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/EngineFactory.h"

#include "exchange/Provenance.h"
#include "llm/LlmGateway.h"
#include "llm/WaitingClock.h"
#include "mind/DecisionBroker.h"
#include "run/StandardStages.h"
#include "scenario/ScenarioJson.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

Result<std::unique_ptr<DecisionPolicy>> askLanguageModels(const ProviderSettings &settings,
                                                          std::shared_ptr<WaitingClock> clock)
{
    auto provider = makeProvider(settings, systemEnvironment(), clock);
    if (!provider) {
        return tl::make_unexpected(provider.error());
    }
    auto gateway = std::make_unique<LlmGateway>(std::move(*provider), GatewaySettings{}, std::move(clock));
    return std::unique_ptr<DecisionPolicy>(std::make_unique<DecisionBroker>(std::move(gateway)));
}

} // namespace

EngineFactory::EngineFactory()
{
    auto clock = std::make_shared<SystemWaitingClock>();
    m_clock = clock;
    m_makeMinds = [clock](const ProviderSettings &settings, const Scenario &) {
        return askLanguageModels(settings, clock);
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
        auto minds = m_makeMinds(options.provider, *scenario);
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
    for (const Metric &metric : scenario.metrics) {
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
