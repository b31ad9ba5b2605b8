// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "mind/Observation.h"
#include "record/TraceEvent.h"
#include "run/DecisionPolicy.h"

#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// One of the values that an argument may have.
struct ArgumentCandidate {
    std::string json;  ///< as it stands in a reply: "\"Bruno #12\"", "3", "true"
    std::string words; ///< for people: "Bruno #12"
    ActionValue value;
};

/// An argument of an offered action, with everything that is legal now.
struct OfferedArgument {
    enum class Form : std::uint8_t { Choice, Int, Float, Text };
    std::string name;
    Form form = Form::Choice;
    std::vector<ArgumentCandidate> candidates; ///< of a Choice; never empty
    std::optional<double> low;                 ///< of an Int or Float with a range; both or none
    std::optional<double> high;
    std::int64_t maximumLength = 200; ///< of a Text, in code points
};

/// An action that the agent can choose now.
struct ActionOffer {
    std::string name;
    std::string description;
    Decision::Action action = Decision::Action::Wait;
    std::int32_t rule = -1;
    std::vector<OfferedArgument> arguments;
};

/// What an agent may do now, and what not and why.
struct OfferedActions {
    std::vector<ActionOffer> offers;   ///< never empty
    std::vector<OfferedAction> listed; ///< every action of the persona, for the trace
};

/// One step in a direction of the compass; y grows to the south.
struct Direction {
    const char *name;
    std::int32_t dx;
    std::int32_t dy;
};

/// A move's candidates carry an index into these.
[[nodiscard]] const std::vector<Direction> &directions();

/// The persona's actions with their legal candidates: agents in sight that satisfy `within` and those
/// `require` lines that read this one argument. An action without a legal argument, or whose `require` lines
/// about the agent alone do not hold, is listed with the reason instead. When nothing is left, waiting is
/// offered. Fails with the problem of an expression.
[[nodiscard]] Result<OfferedActions> offerActions(const Perception &world, AgentRef agent,
                                                  const Observation &observation);

} // namespace gridfolk
