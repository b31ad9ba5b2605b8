// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "session/Session.h"

#include <CLI/CLI.hpp>

int main(int argc, char **argv)
{
    using gridfolk::ExitCode;

    CLI::App app(
        "Gridfolk runs agent-based models whose agents can reason. Models are *.gridfolk.json documents or\n"
        "*.gridfolk projects; both can be made in the studio.\n\n"
        "Exit codes: 0 fine, 1 a problem in the model or the run, 2 wrong usage, 3 files, disk or network.",
        "gridfolk-cli");
    app.set_version_flag("--version", std::string("gridfolk-cli ") + gridfolk::programVersion());
    app.require_subcommand(1);
    ExitCode exit = ExitCode::Fine;
    gridfolk::addRunCommand(app, exit);
    gridfolk::addHashCommand(app, exit);
    gridfolk::addCheckCommand(app, exit);
    gridfolk::addShowCommand(app, exit);
    gridfolk::addExportCommand(app, exit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &help) {
        return app.exit(help);
    } catch (const CLI::ParseError &error) {
        app.exit(error);
        return static_cast<int>(ExitCode::Usage);
    }
    return static_cast<int>(exit);
}
