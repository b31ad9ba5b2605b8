// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "rules/ModelChecker.h"
#include "run/HybridSimulationEngine.h"
#include "run/StandardStages.h"
#include "scenario/ScenarioJson.h"

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace gridfolk
{

/// A clock that stands still.
class StillClock final : public Clock
{
public:
    [[nodiscard]] Duration monotonic() const override { return Duration{0}; }
    [[nodiscard]] Duration sinceEpoch() const override { return Duration{0}; }
};

struct EngineSetup {
    std::uint64_t seed = 42;
    int threads = 1;
    std::unique_ptr<DecisionPolicy> minds;
    std::vector<std::pair<std::string, double>> parameters;
    std::shared_ptr<const Clock> clock = std::make_shared<StillClock>();
    CellBackend cells = CellBackend::Columns;
};

/// An engine before setUp(), or null with the model's problems on stderr.
[[nodiscard]] inline std::unique_ptr<HybridSimulationEngine> makeEngine(const Scenario &scenario,
                                                                        EngineSetup setup = {})
{
    auto model = std::make_shared<CheckedModel>(checkModel(scenario));
    for (const Problem &problem : model->problems) {
        if (!problem.warning) {
            std::fprintf(stderr, "%s at %s line %u: %s\n", problem.code.c_str(), problem.place.path.c_str(),
                         problem.place.line, problem.arg("hint").c_str());
        }
    }
    if (!model->runnable()) {
        return nullptr;
    }
    HybridSimulationEngine::Parts parts;
    parts.scenario = std::make_shared<const Scenario>(scenario);
    parts.model = std::move(model);
    parts.seed = setup.seed;
    parts.stages = standardStages(std::make_shared<ThreadPool>(setup.threads), setup.cells);
    parts.minds = std::move(setup.minds);
    parts.clock = std::move(setup.clock);
    parts.parameters = std::move(setup.parameters);
    return std::make_unique<HybridSimulationEngine>(std::move(parts));
}

/// The example of this name from resources/examples.
[[nodiscard]] inline Scenario exampleScenario(const std::string &name)
{
    std::ifstream file(std::string(GRIDFOLK_SOURCE_DIR) + "/resources/examples/" + name + ".gridfolk.json");
    std::stringstream text;
    text << file.rdbuf();
    auto scenario = scenarioFromJson(text.str());
    if (!scenario) {
        std::fprintf(stderr, "%s: %s %s\n", name.c_str(), scenario.error().code.c_str(),
                     scenario.error().place.path.c_str());
        return {};
    }
    return std::move(*scenario);
}

} // namespace gridfolk
