// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Hash.h"
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
    std::string model;
    std::vector<std::string> fallbacks;
    std::optional<double> cap;
    std::optional<std::int64_t> tokenCap;
    bool stream = false;
    std::string record;
    std::string replay;
    int samples = 0;
    bool progress = false;
    CheckpointFiles files;
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
    Provenance provenance = provenanceOf(finished, clock);
    provenance.stateHash = hexadecimal(engine.hash());
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

void setLanguageModel(const RunArguments &arguments, RunOptions &options)
{
    options.provider = providerSettings(arguments.provider, systemEnvironment());
    if (!arguments.model.empty()) {
        options.provider.model = arguments.model;
    }
    for (const std::string &id : arguments.fallbacks) {
        options.fallbacks.push_back(providerSettings(id, systemEnvironment()));
        options.fallbacks.back().stream = arguments.stream;
    }
    options.provider.stream = arguments.stream;
    options.capDollars = arguments.cap;
    options.tokenCap = arguments.tokenCap;
    options.recordPath = arguments.record;
    options.replayPath = arguments.replay;
    options.samples = arguments.samples;
    options.ledgerPath = stateFile("spending.sqlite", systemEnvironment());
    options.cachePath = stateFile("replies.sqlite", systemEnvironment());
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
    setLanguageModel(arguments, options);
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
    auto checkpoint = arguments.files.read();
    if (!checkpoint) {
        return fail(checkpoint.error());
    }
    HeadlessRun::Options headless;
    headless.checkpoint = std::move(*checkpoint);
    headless.lastTick = arguments.ticks.value_or(shared->run.ticks);
    headless.sink = sink->get();
    headless.stop = &interruptFlag();
    ProgressBar bar(headless.lastTick, arguments.progress);
    HeadlessRun::Outcome soFar;
    headless.onTick = [&](const TickRecord &tick) {
        if (tick.metrics) {
            soFar.metrics.push_back(*tick.metrics);
        }
        tellNotices(tick);
        bar.show(tick.tick);
    };
    auto outcome = HeadlessRun::run(**engine, headless);
    if (!outcome) {
        soFar.ticks = (*engine)->tick();
        auto written = soFar.metrics.empty()
                           ? Result<void>{}
                           : writeTables(arguments, **engine, record, soFar, *factory.clock());
        if (!written) {
            tell(written.error());
        }
        return fail(outcome.error());
    }
    if (auto written = writeTables(arguments, **engine, record, *outcome, *factory.clock()); !written) {
        return fail(written.error());
    }
    if (auto written = arguments.files.write(**engine); !written) {
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
        "language model of minds: rehearsal (offline), gemini, openai, anthropic, or openai-compatible, "
        "which takes GRIDFOLK_LLM_URL and GRIDFOLK_LLM_MODEL from the environment; keys are taken from "
        "GEMINI_API_KEY, OPENAI_API_KEY and ANTHROPIC_API_KEY");
    command->add_option("--model", arguments->model, "name of the model; default: the provider's usual one");
    command
        ->add_option("--fallback", arguments->fallbacks,
                     "a provider to ask when the one before fails for good; may be given several times")
        ->allow_extra_args(false);
    command
        ->add_option("--cap", arguments->cap,
                     "end the run before language models could cost more US dollars than this")
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option("--token-cap", arguments->tokenCap,
                     "the same in tokens, for models whose price is not known")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--record", arguments->record, "keep the replies of language models in this file");
    command->add_option("--replay", arguments->replay,
                        "take all replies from a recording: no network, no key, the same run again");
    command
        ->add_option("--samples", arguments->samples,
                     "let equal questions share so many replies, of which each agent draws one; default: "
                     "every question is asked for itself")
        ->check(CLI::Range(0, 1000));
    arguments->files.addTo(*command);
    command->add_flag("--stream", arguments->stream, "let answers come piece by piece");
    command->add_flag("--progress", arguments->progress, "show a bar on a terminal");
    command->callback([arguments, &exit] { exit = run(*arguments); });
}

} // namespace gridfolk
