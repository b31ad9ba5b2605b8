// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CliSupport.h"

#include "base/Numbers.h"
#include "messages/ProblemText.h"
#include "session/CheckpointFile.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace gridfolk
{

namespace
{

StopFlag g_interrupted; // a signal handler reaches nothing else

void onInterrupt(int)
{
    g_interrupted.raise();
    std::signal(SIGINT, SIG_DFL); // a second one ends the program at once
}

bool startsWith(const std::string &text, const char *prefix)
{
    return text.rfind(prefix, 0) == 0;
}

} // namespace

void tell(const Problem &problem)
{
    const ProblemWords words = describe(problem);
    std::string line = problem.warning ? "warning: " : "error: ";
    if (!words.where.empty()) {
        line += words.where + ": ";
    }
    line += words.what + " [" + problem.code + "]";
    if (!words.hint.empty()) {
        line += "\n  " + words.hint;
    }
    std::fprintf(stderr, "%s\n", line.c_str());
}

ExitCode fail(const Problem &problem)
{
    tell(problem);
    for (const char *room : {"store.", "exchange.", "llm.", "file."}) {
        if (startsWith(problem.code, room)) {
            return ExitCode::Environment;
        }
    }
    return startsWith(problem.code, "cli.") ? ExitCode::Usage : ExitCode::Problem;
}

Result<Scenario> loadModel(const std::string &path)
{
    constexpr std::string_view kProject = ".gridfolk";
    if (path.size() >= kProject.size() &&
        path.compare(path.size() - kProject.size(), kProject.size(), kProject) == 0) {
        auto project = ProjectFile::open(path);
        if (!project) {
            return tl::make_unexpected(project.error());
        }
        return (*project)->loadScenario();
    }
    return readModelFile(path);
}

std::string stateFile(const std::string &name, const Environment &environment)
{
    std::string folder = environment("XDG_STATE_HOME").value_or("");
    if (!folder.starts_with('/')) {
        folder = environment("HOME").value_or("/tmp") + "/.local/state";
    }
    return folder + "/gridfolk/" + name;
}

Result<std::vector<std::pair<std::string, double>>> parseSettings(const std::vector<std::string> &texts)
{
    std::vector<std::pair<std::string, double>> settings;
    for (const std::string &text : texts) {
        const std::size_t equals = text.find('=');
        const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
        std::optional<double> number = parseNumber<double>(value);
        if (value == "true" || value == "True") {
            number = 1;
        } else if (value == "false" || value == "False") {
            number = 0;
        }
        if (equals == std::string::npos || equals == 0 || !number) {
            return failure("cli.bad-set", {{"text", text}});
        }
        settings.emplace_back(text.substr(0, equals), *number);
    }
    return settings;
}

ProgressBar::ProgressBar(std::int64_t total, bool wanted)
    : m_total(total)
    , m_shown(wanted && isatty(STDERR_FILENO) == 1)
{
}

ProgressBar::~ProgressBar()
{
    if (m_shown && m_lastPercent >= 0) {
        std::fputs("\r\033[K", stderr);
    }
}

void ProgressBar::show(std::int64_t done)
{
    if (!m_shown || m_total <= 0) {
        return;
    }
    const int percent = static_cast<int>(100 * done / m_total);
    if (percent == m_lastPercent) {
        return;
    }
    m_lastPercent = percent;
    constexpr int kWidth = 40;
    const int filled = kWidth * percent / 100;
    const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                            std::string(static_cast<std::size_t>(kWidth - filled), '.');
    std::fprintf(stderr, "\r[%s] %3d %%  tick %lld of %lld ", bar.c_str(), percent,
                 static_cast<long long>(done), static_cast<long long>(m_total));
    std::fflush(stderr);
}

const StopFlag &interruptFlag()
{
    std::signal(SIGINT, onInterrupt);
    return g_interrupted;
}

void CheckpointFiles::addTo(CLI::App &command)
{
    command.add_option("--checkpoint", checkpoint,
                       "write the world's state here when the run ends or is interrupted");
    command.add_option("--resume", resume, "go on from such a file, with the same model and seed");
}

Result<std::optional<std::string>> CheckpointFiles::read() const
{
    if (resume.empty()) {
        return std::nullopt;
    }
    auto bytes = readCheckpoint(resume);
    if (!bytes) {
        return tl::make_unexpected(std::move(bytes.error()));
    }
    return std::move(*bytes);
}

Result<void> CheckpointFiles::write(const HybridSimulationEngine &engine) const
{
    return checkpoint.empty() ? Result<void>() : writeCheckpoint(checkpoint, engine);
}

} // namespace gridfolk
