// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Hash.h"
#include "cli/CliSupport.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace gridfolk
{

namespace
{

struct HashArguments {
    std::string file;
    std::int64_t ticks = 0;
    std::optional<std::uint64_t> seed;
    int threads = 1;
    CheckpointFiles files;
};

ExitCode printHashes(const HashArguments &arguments)
{
    auto scenario = loadModel(arguments.file);
    if (!scenario) {
        return fail(scenario.error());
    }
    RunOptions options;
    options.seed = arguments.seed;
    options.threads = arguments.threads;
    const EngineFactory factory;
    auto engine = factory.make(std::make_shared<const Scenario>(std::move(*scenario)), options);
    if (!engine) {
        return fail(engine.error());
    }
    auto checkpoint = arguments.files.read();
    if (!checkpoint) {
        return fail(checkpoint.error());
    }
    HeadlessRun::Options headless;
    headless.checkpoint = std::move(*checkpoint);
    headless.lastTick = arguments.ticks;
    headless.stop = &interruptFlag();
    headless.onTick = [&](const TickRecord &tick) {
        std::printf("%lld %s\n", static_cast<long long>(tick.tick), hexadecimal((*engine)->hash()).c_str());
    };
    auto outcome = HeadlessRun::run(**engine, headless);
    if (!outcome) {
        return fail(outcome.error());
    }
    auto written = arguments.files.write(**engine);
    return written ? ExitCode::Fine : fail(written.error());
}

} // namespace

void addHashCommand(CLI::App &app, ExitCode &exit)
{
    auto arguments = std::make_shared<HashArguments>();
    CLI::App *command = app.add_subcommand("hash", "Print the hash of the world's state after each tick");
    command->add_option("FILE", arguments->file, "model (*.gridfolk.json) or project (*.gridfolk)")
        ->required();
    command->add_option("--ticks", arguments->ticks, "how many ticks")
        ->required()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--seed", arguments->seed, "seed of the random numbers; default: the model's");
    command->add_option("--threads", arguments->threads, "threads for cell rules; changes no result")
        ->check(CLI::Range(1, 256));
    arguments->files.addTo(*command);
    command->callback([arguments, &exit] { exit = printHashes(*arguments); });
}

} // namespace gridfolk
