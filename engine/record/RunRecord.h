// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Intervention.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

enum class RunStatus { Running, Paused, Finished, Stopped, Failed };

/// The head of a run as it is stored: enough to know what it was and to run it again.
struct RunRecord {
    std::int64_t id = 0; ///< in its project; 0: not stored yet
    std::string scenarioHash{};
    std::string scenarioJson{}; ///< the document as it was when the run started
    std::uint64_t seed = 0;
    std::int64_t ticks = 0; ///< reached
    RunStatus status = RunStatus::Running;
    std::string startedAt{}; ///< ISO 8601, UTC
    std::string programVersion{};
    std::string provider{};                                   ///< "none" for models without minds
    std::vector<std::pair<std::string, double>> parameters{}; ///< at the start
    std::vector<std::string> metrics{};                       ///< names, the columns of its rows
    std::vector<Intervention> interventions{};
};

} // namespace gridfolk
