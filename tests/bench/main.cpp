// SPDX-License-Identifier: GPL-3.0-or-later
// Rule programs beside hand-written kernels, run in turn so that a noisy machine hits both alike.
#include "bench/BenchCase.h"
#include "bench/RuleRun.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>

using namespace gridfolk;
using namespace gridfolk::bench;

namespace
{

struct Options {
    std::string only;
    std::string size;
    bool plain = false;
    int repeats = 20;
    int threads = 1;
    bool json = false;
    bool scaling = false;
};

/// The best of all repeats for the times, the mean for the check values.
struct Figures {
    double ruleSeconds = 1e300;
    double kernelSeconds = 1e300;
    double rulesPerSecond = 0;
    double kernelPerSecond = 0;
    double ruleCheck = 0;
    double kernelCheck = 0;
    double bytesPerAgent = 0;
};

Result<Figures> measure(const BenchCase &bench, const Options &options)
{
    Figures figures;
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        const auto seed = static_cast<std::uint64_t>(repeat) + 1;
        const auto rules = runRules(bench, options.threads, seed);
        if (!rules) {
            return tl::make_unexpected(rules.error());
        }
        const KernelRun kernel = bench.kernel(seed);
        figures.ruleSeconds = std::min(figures.ruleSeconds, rules->seconds);
        figures.kernelSeconds = std::min(figures.kernelSeconds, kernel.seconds);
        figures.rulesPerSecond =
            std::max(figures.rulesPerSecond, static_cast<double>(rules->work) / rules->seconds);
        figures.kernelPerSecond =
            std::max(figures.kernelPerSecond, static_cast<double>(kernel.work) / kernel.seconds);
        figures.ruleCheck += rules->check / options.repeats;
        figures.kernelCheck += kernel.check / options.repeats;
        figures.bytesPerAgent = std::max(figures.bytesPerAgent, rules->bytesPerAgent);
    }
    return figures;
}

nlohmann::ordered_json toJson(const BenchCase &bench, const Options &options, const Figures &figures)
{
    const auto within = [&](double check) {
        return check >= bench.checkMinimum && check <= bench.checkMaximum;
    };
    return {{"model", bench.model},
            {"size", bench.size},
            {"threads", options.threads},
            {"rule_steps_per_s", figures.rulesPerSecond},
            {"kernel_steps_per_s", figures.kernelPerSecond},
            {"ratio", figures.rulesPerSecond / figures.kernelPerSecond},
            {"ns_per_step", 1e9 / figures.rulesPerSecond},
            {"bytes_per_agent", figures.bytesPerAgent},
            {"check_value", figures.ruleCheck},
            {"kernel_check_value", figures.kernelCheck},
            {"check_ok", within(figures.ruleCheck) && within(figures.kernelCheck)},
            {"rule_ms", figures.ruleSeconds * 1e3},
            {"kernel_ms", figures.kernelSeconds * 1e3}};
}

void printRow(const nlohmann::ordered_json &row)
{
    std::printf("%-22s %-8s %10.2f %10.2f %7.3f %9.1f %8.0f %12.4g %12.4g  %s\n",
                row["model"].get<std::string>().c_str(), row["size"].get<std::string>().c_str(),
                row["rule_ms"].get<double>(), row["kernel_ms"].get<double>(), row["ratio"].get<double>(),
                row["ns_per_step"].get<double>(), row["bytes_per_agent"].get<double>(),
                row["check_value"].get<double>(), row["kernel_check_value"].get<double>(),
                row["check_ok"].get<bool>() ? "ok" : "WRONG");
    std::fflush(stdout);
}

bool isWanted(const BenchCase &bench, const Options &options)
{
    const bool named = options.only.empty() || bench.model == options.only ||
                       (!options.plain && bench.model == options.only + "_variant");
    const bool plain = !options.plain || !bench.model.ends_with("_variant");
    return named && plain && (options.size.empty() || bench.size == options.size);
}

int runAll(const Options &options)
{
    if (!options.json) {
        std::printf("%-22s %-8s %10s %10s %7s %9s %8s %12s %12s\n", "model", "size", "rules ms", "kernel ms",
                    "ratio", "ns/step", "bytes", "check", "kernel's");
    }
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    bool fine = true;
    for (const BenchCase &bench : options.scaling ? scalingCases() : benchCases()) {
        if (!isWanted(bench, options)) {
            continue;
        }
        const auto figures = measure(bench, options);
        if (!figures) {
            std::fprintf(stderr, "%s: %s at %s line %u\n", bench.model.c_str(), figures.error().code.c_str(),
                         figures.error().place.path.c_str(), figures.error().place.line);
            return 1;
        }
        rows.push_back(toJson(bench, options, *figures));
        fine = fine && rows.back()["check_ok"].get<bool>();
        if (!options.json) {
            printRow(rows.back());
        }
    }
    if (options.json) {
        std::printf("%s\n", rows.dump(2).c_str());
    }
    return fine ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
try {
    CLI::App app("Times rule programs beside hand-written kernels. Exits 1 when a check value is off.");
    Options options;
    app.add_option("--only", options.only, "this model and its variant only");
    app.add_option("--size", options.size, "small or large only");
    app.add_flag("--plain", options.plain, "without variants");
    app.add_option("--repeat", options.repeats, "runs of each, in turn; the best counts")
        ->check(CLI::Range(1, 1000));
    app.add_option("--threads", options.threads, "threads of the engine")->check(CLI::Range(1, 64));
    app.add_flag("--json", options.json, "one array of objects instead of a table");
    app.add_flag("--scaling", options.scaling, "cost of an agent-step from a thousand to a million agents");
    CLI11_PARSE(app, argc, argv);
    return runAll(options);
} catch (const std::exception &problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
}
