// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"
#include "session/Session.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// Says a problem on standard error: where, what, what to do.
void tell(const Problem &problem);

/// Tells the problem and gives the exit code that fits it: files, disk, network and keys are the
/// environment's.
ExitCode fail(const Problem &problem);

/// The model in a *.gridfolk.json or a project's document.
[[nodiscard]] Result<Scenario> loadModel(const std::string &path);

/// Where a run's state is read from and written to.
struct CheckpointFiles {
    std::string resume;     ///< empty: the run begins at tick 0
    std::string checkpoint; ///< empty: nothing is written

    void addTo(CLI::App &command);
    /// Nothing where the run begins at tick 0. Fails as readCheckpoint().
    [[nodiscard]] Result<std::optional<std::string>> read() const;
    /// Fails as writeCheckpoint().
    [[nodiscard]] Result<void> write(const HybridSimulationEngine &engine) const;
};

/// A file in the folder for this user's state.
[[nodiscard]] std::string stateFile(const std::string &name, const Environment &environment);

/// "NAME=VALUE" texts as parameters. A value is a number, true or false. Fails with "cli.bad-set".
[[nodiscard]] Result<std::vector<std::pair<std::string, double>>>
parseSettings(const std::vector<std::string> &texts);

/// A bar on a terminal, nothing elsewhere.
class ProgressBar
{
public:
    explicit ProgressBar(std::int64_t total, bool wanted);
    ~ProgressBar();
    ProgressBar(const ProgressBar &) = delete;
    ProgressBar &operator=(const ProgressBar &) = delete;

    void show(std::int64_t done);

private:
    std::int64_t m_total;
    bool m_shown;
    int m_lastPercent = -1;
};

/// Raised by Ctrl+C: the run ends after the tick and keeps its results.
[[nodiscard]] const StopFlag &interruptFlag();

} // namespace gridfolk
