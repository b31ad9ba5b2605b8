// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CliSupport.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace gridfolk
{

namespace
{

struct RunArguments {
    std::string file;
    std::optional<std::int64_t> ticks;
    std::optional<std::uint64_t> seed;
    std::vector<std::string> settings;
    int threads = 1;
    std::string metrics;
    std::string agents;
    std::string save;
    std::string provider = "rehearsal";
    bool progress = false;
};

/// The project that --save names: made new, or the one that is there with another run.
Result<std::unique_ptr<RunWriter>> openSink(const RunArguments &arguments, const Scenario &scenario,
                                            const RunRecord &record)
{
    if (arguments.save.empty()) {
        return std::unique_ptr<RunWriter>();
    }
    {
        auto project = ProjectFile::create(arguments.save, scenario);
        if (!project && project.error().code != "store.exists") {
            return tl::make_unexpected(project.error());
        }
    }
    return RunWriter::start(arguments.save, record);
}

Result<void> writeTables(const RunArguments &arguments, const HybridSimulationEngine &engine,
                         const RunRecord &record, const HeadlessRun::Outcome &outcome, const Clock &clock)
{
    RunRecord finished = record;
    finished.ticks = outcome.ticks;
    const Provenance provenance = provenanceOf(finished, clock);
    if (!arguments.metrics.empty()) {
        if (auto done = exportMetrics(arguments.metrics, record.metrics, outcome.metrics, provenance);
            !done) {
            return done;
        }
    }
    if (!arguments.agents.empty()) {
        return exportAgents(arguments.agents, agentTables(engine), provenance);
    }
    return {};
}

void tellNotices(const TickRecord &record)
{
    for (const Notice &notice : record.notices) {
        if (notice.problem.code == "run.print") {
            std::printf("%s\n", notice.problem.arg("text").c_str());
        } else {
            tell(notice.problem);
        }
    }
}

ExitCode run(const RunArguments &arguments)
{
    auto scenario = loadModel(arguments.file);
    if (!scenario) {
        return fail(scenario.error());
    }
    const auto shared = std::make_shared<const Scenario>(std::move(*scenario));
    RunOptions options;
    options.seed = arguments.seed;
    options.ticks = arguments.ticks;
    options.threads = arguments.threads;
    options.provider = providerSettings(arguments.provider, systemEnvironment());
    auto settings = parseSettings(arguments.settings);
    if (!settings) {
        return fail(settings.error());
    }
    options.parameters = std::move(*settings);
    const EngineFactory factory;
    auto engine = factory.make(shared, options);
    if (!engine) {
        return fail(engine.error());
    }
    const RunRecord record = factory.describe(*shared, options);
    auto sink = openSink(arguments, *shared, record);
    if (!sink) {
        return fail(sink.error());
    }
    HeadlessRun::Options headless;
    headless.lastTick = arguments.ticks.value_or(shared->run.ticks);
    headless.sink = sink->get();
    headless.stop = &interruptFlag();
    ProgressBar bar(headless.lastTick, arguments.progress);
    headless.onTick = [&](const TickRecord &tick) {
        tellNotices(tick);
        bar.show(tick.tick);
    };
    auto outcome = HeadlessRun::run(**engine, headless);
    if (!outcome) {
        return fail(outcome.error());
    }
    if (auto written = writeTables(arguments, **engine, record, *outcome, *factory.clock()); !written) {
        return fail(written.error());
    }
    if (arguments.metrics.empty() && arguments.agents.empty() && arguments.save.empty()) {
        std::printf("%lld ticks, seed %llu\n", static_cast<long long>(outcome->ticks),
                    static_cast<unsigned long long>(record.seed));
        for (std::size_t i = 0; i < record.metrics.size() && !outcome->metrics.empty(); ++i) {
            std::printf("%s = %g\n", record.metrics[i].c_str(), outcome->metrics.back().values[i]);
        }
    }
    return ExitCode::Fine;
}

} // namespace

void addRunCommand(CLI::App &app, ExitCode &exit)
{
    auto arguments = std::make_shared<RunArguments>();
    CLI::App *command = app.add_subcommand("run", "Run a model, print its last metrics or write them as CSV");
    command->add_option("FILE", arguments->file, "model (*.gridfolk.json) or project (*.gridfolk)")
        ->required();
    command->add_option("--ticks", arguments->ticks, "how many ticks; default: the model's")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--seed", arguments->seed, "seed of the random numbers; default: the model's");
    command->add_option("--set", arguments->settings, "a parameter, NAME=VALUE; may be given several times")
        ->allow_extra_args(false);
    command->add_option("--threads", arguments->threads, "threads for cell rules; changes no result")
        ->check(CLI::Range(1, 256));
    command->add_option("--csv", arguments->metrics,
                        "write the metrics here, their origin beside it as .json");
    command->add_option("--agents", arguments->agents, "write the agents of the last tick here");
    command->add_option("--save", arguments->save, "store the run in this project, made if it is not there");
    command->add_option(
        "--provider", arguments->provider,
        "language model of minds: rehearsal (offline) or openai-compatible, "
        "which takes GRIDFOLK_LLM_URL, GRIDFOLK_LLM_MODEL and GRIDFOLK_OPENAI_KEY from the environment");
    command->add_flag("--progress", arguments->progress, "show a bar on a terminal");
    command->callback([arguments, &exit] { exit = run(*arguments); });
}

} // namespace gridfolk
