// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI
{
class App;
}

namespace gridfolk
{

/// Exit codes of the command line.
enum class ExitCode : int {
    Fine = 0,
    Problem = 1,    ///< in the model or the run
    Usage = 2,      ///< of options and arguments
    Environment = 3 ///< files, disk, network, keys
};

/// Each adds a command to the program; its callback runs it and leaves its exit code in `exit`.
void addRunCommand(CLI::App &app, ExitCode &exit);
void addHashCommand(CLI::App &app, ExitCode &exit);
void addCheckCommand(CLI::App &app, ExitCode &exit);
void addShowCommand(CLI::App &app, ExitCode &exit);
void addExportCommand(CLI::App &app, ExitCode &exit);

} // namespace gridfolk
