// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CliSupport.h"
#include "cli/ModelText.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace gridfolk
{

void addShowCommand(CLI::App &app, ExitCode &exit)
{
    auto file = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand("show", "Print a model as readable text");
    command->add_option("FILE", *file, "model (*.gridfolk.json) or project (*.gridfolk)")->required();
    command->callback([file, &exit] {
        auto scenario = loadModel(*file);
        if (!scenario) {
            exit = fail(scenario.error());
            return;
        }
        std::fputs(modelText(*scenario).c_str(), stdout);
    });
}

} // namespace gridfolk
