// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/RuleRun.h"

#include "bench/kernels/Stopwatch.h"
#include "rules/ModelChecker.h"
#include "run/HybridSimulationEngine.h"
#include "run/StandardStages.h"
#include "scenario/ScenarioJson.h"

#include <algorithm>
#include <fstream>
#include <malloc.h>
#include <sstream>

namespace gridfolk::bench
{

namespace
{

Result<Scenario> scenarioOf(const BenchCase &bench)
{
    const std::string path =
        std::string(GRIDFOLK_SOURCE_DIR) + "/tests/bench/models/" + bench.model + ".gridfolk.json";
    std::ifstream file(path);
    if (!file) {
        return failure("bench.model", {{"file", path}});
    }
    std::stringstream text;
    text << file.rdbuf();
    auto scenario = scenarioFromJson(text.str());
    if (scenario) {
        scenario->world.width = bench.width;
        scenario->world.height = bench.width;
        for (const auto &[name, value] : bench.parameters) {
            for (Parameter &parameter : scenario->parameters) {
                parameter.value = parameter.name == name ? value : parameter.value;
            }
        }
        scenario->run.ticks = bench.steps;
    }
    return scenario;
}

std::size_t heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

std::uint64_t living(const World &world)
{
    std::uint64_t count = 0;
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        count += world.table(kind).living();
    }
    return count;
}

} // namespace

Result<RuleRun> runRules(const BenchCase &bench, int threads, std::uint64_t seed)
{
    auto scenario = scenarioOf(bench);
    if (!scenario) {
        return tl::make_unexpected(std::move(scenario.error()));
    }
    auto model = std::make_shared<CheckedModel>(checkModel(*scenario));
    if (!model->runnable()) {
        return tl::make_unexpected(model->problems.front());
    }
    const std::size_t before = heapInUse();
    HybridSimulationEngine::Parts parts;
    parts.scenario = std::make_shared<const Scenario>(std::move(*scenario));
    parts.model = std::move(model);
    parts.seed = seed;
    parts.stages = standardStages(std::make_shared<ThreadPool>(threads));
    parts.clock = std::make_shared<SystemClock>();
    HybridSimulationEngine engine(std::move(parts));
    auto record = engine.setUp();
    const StopFlag never;
    const World &world = engine.state().world();
    RuleRun run;
    const Stopwatch watch(threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC);
    for (int step = 0; step < bench.steps && record; ++step) {
        const std::uint64_t agents = living(world);
        run.mostAgents = std::max(run.mostAgents, agents);
        run.work += bench.cellsAct ? world.cellCount() : agents;
        record = engine.step(never);
    }
    run.seconds = watch.seconds();
    if (!record) {
        return tl::make_unexpected(std::move(record.error()));
    }
    run.bytesPerAgent = run.mostAgents == 0
                            ? 0
                            : static_cast<double>(heapInUse() - before) / static_cast<double>(run.mostAgents);
    run.check = bench.check == Check::AgentSteps ? static_cast<double>(run.work)
                : record->metrics                ? record->metrics->values.back()
                                                 : -1;
    return run;
}

} // namespace gridfolk::bench
