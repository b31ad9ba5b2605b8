// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CliSupport.h"
#include "rules/ModelChecker.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace gridfolk
{

namespace
{

ExitCode check(const std::string &file)
{
    auto scenario = loadModel(file);
    if (!scenario) {
        return fail(scenario.error());
    }
    const CheckedModel model = checkModel(*scenario);
    for (const Problem &problem : model.problems) {
        tell(problem);
    }
    if (!model.runnable()) {
        return ExitCode::Problem;
    }
    std::printf("%s: no errors\n", file.c_str());
    return ExitCode::Fine;
}

} // namespace

void addCheckCommand(CLI::App &app, ExitCode &exit)
{
    auto file = std::make_shared<std::string>();
    CLI::App *command =
        app.add_subcommand("check", "List the problems of a model with place, cause and hint");
    command->add_option("FILE", *file, "model (*.gridfolk.json) or project (*.gridfolk)")->required();
    command->callback([file, &exit] { exit = check(*file); });
}

} // namespace gridfolk
