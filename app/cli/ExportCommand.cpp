// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CliSupport.h"

#include <CLI/CLI.hpp>

namespace gridfolk
{

namespace
{

struct ExportArguments {
    std::string file;
    std::string out;
    std::int64_t run = 0;
    bool metrics = false;
    bool agents = false;
    bool traces = false;
    bool raw = false;
};

Result<RunRecord> chosenRun(ProjectFile &project, std::int64_t number)
{
    if (number != 0) {
        return project.runs().run(number);
    }
    auto runs = project.runs().runs();
    if (!runs) {
        return tl::make_unexpected(runs.error());
    }
    if (runs->empty()) {
        return failure("cli.no-run", {{"file", project.path()}});
    }
    return std::move(runs->back());
}

template <class Rows, class Write>
ExitCode write(Result<Rows> rows, const Write &writeRows)
{
    if (!rows) {
        return fail(rows.error());
    }
    const Result<void> written = writeRows(*rows);
    return written ? ExitCode::Fine : fail(written.error());
}

ExitCode exportRun(const ExportArguments &arguments)
{
    auto project = ProjectFile::open(arguments.file);
    if (!project) {
        return fail(project.error());
    }
    const auto run = chosenRun(**project, arguments.run);
    if (!run) {
        return fail(run.error());
    }
    RunStore &runs = (*project)->runs();
    const Provenance provenance = provenanceOf(*run, SystemClock());
    CsvOptions options;
    options.raw = arguments.raw;
    if (arguments.metrics) {
        return write(runs.metrics(run->id), [&](const auto &rows) {
            return exportMetrics(arguments.out, run->metrics, rows, provenance, options);
        });
    }
    if (arguments.agents) {
        return write(runs.agents(run->id), [&](const auto &tables) {
            return exportAgents(arguments.out, tables, provenance, options);
        });
    }
    return write(runs.traces(run->id), [&](const auto &traces) {
        return exportTraces(arguments.out, traces, provenance, options);
    });
}

} // namespace

void addExportCommand(CLI::App &app, ExitCode &exit)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App *command =
        app.add_subcommand("export", "Write a stored run as CSV, its origin beside it as .json");
    command->add_option("FILE", arguments->file, "project (*.gridfolk)")->required();
    CLI::Option_group *what = command->add_option_group("what");
    what->add_flag("--metrics", arguments->metrics, "a row per tick");
    what->add_flag("--agents", arguments->agents, "a row per agent of the last tick");
    what->add_flag("--traces", arguments->traces, "a row per decision");
    what->require_option(1);
    command->add_option("--out", arguments->out, "file to write")->required();
    command->add_option("--run", arguments->run, "number of the run; default: the last");
    command->add_flag("--raw", arguments->raw,
                      "do not protect spreadsheets from texts that look like formulas");
    command->callback([arguments, &exit] { exit = exportRun(*arguments); });
}

} // namespace gridfolk
