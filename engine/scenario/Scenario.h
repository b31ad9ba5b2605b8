// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/AgentKind.h"
#include "scenario/Calendar.h"
#include "scenario/CellLayer.h"
#include "scenario/LinkKind.h"
#include "scenario/MessageKind.h"
#include "scenario/Metric.h"
#include "scenario/SeriesTable.h"
#include "scenario/WorldSpec.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// A number that the modeller turns before and during a run; shown as a slider when it has a range.
struct Parameter {
    std::string name{};
    ValueType type = ValueType::Float; ///< Bool, Int or Float
    double value = 0;                  ///< default; a bool is 0 or 1
    double minimum = 0;
    double maximum = 1;
    double step = 0; ///< of the slider; 0: chosen from the range
    std::string description{};

    bool operator==(const Parameter &) const = default;
};

/// In which order agents take turns; see the rule manual.
enum class Schedule { Random, InOrder, ByKind, Staged, Simultaneous };

/// Defaults of a run; the command line and the studio may override them.
struct RunSettings {
    std::uint64_t seed = 42;
    std::int64_t ticks = 1000; ///< a run ends after so many
    Schedule schedule = Schedule::Random;
    std::vector<std::string> stages{}; ///< of Staged: names in their order
    std::int64_t collectEvery = 1;     ///< ticks between two metric rows; tick 0 is always collected

    bool operator==(const RunSettings &) const = default;
};

/// The constant description of a model: everything that its author says. A run never changes it. Plain values
/// without hidden state; compared and copied freely, shared between threads as shared_ptr<const Scenario>.
struct Scenario {
    std::string title{};
    std::string summary{};           ///< one short line for the welcome card
    std::string description{};       ///< Markdown: what it shows and what to try
    std::vector<std::string> tags{}; ///< "classic", "minds"
    WorldSpec world{};
    std::vector<CellLayer> layers{};
    std::vector<AgentKind> kinds{};      ///< in the order of the `by kind` schedule
    std::vector<LinkKind> links{};       ///< networks between agents
    std::vector<MessageKind> messages{}; ///< that agents can be sent
    std::vector<Parameter> parameters{};
    std::vector<SeriesTable> series{};  ///< tables of numbers over time
    std::optional<Calendar> calendar{}; ///< none: time is counted in ticks only
    std::string rules{};                ///< functions and model rules, as rule text
    std::vector<Metric> metrics{};
    std::vector<Chart> charts{};
    RunSettings run{};

    bool operator==(const Scenario &) const = default;
};

} // namespace gridfolk
