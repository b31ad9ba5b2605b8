// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gridfolk
{

/// A property that each agent draws once at birth: either an expression ("normal(0.6, 0.2)") or weighted
/// words.
struct Trait {
    std::string name{};
    std::string expression{}; ///< rule expression with the agent as subject; used when `choices` is empty
    std::vector<std::string> choices{};
    std::vector<double> weights{}; ///< as many as choices; > 0

    bool operator==(const Trait &) const = default;
};

/// One line of what an agent sees before it decides.
struct Sight {
    std::string label{};      ///< "coins", "people near you"
    std::string expression{}; ///< rule expression with the agent as subject

    bool operator==(const Sight &) const = default;
};

/// When agents decide.
struct DecisionTrigger {
    std::int64_t everyTicks = 1; ///< 0: never by time
    bool staggered = false; ///< agents of a kind spread over the interval by serial instead of all at once
    std::string when{};     ///< condition that makes an agent decide at any tick; empty: none

    bool operator==(const DecisionTrigger &) const = default;
};

/// Ranges into which a number falls before it is told: below the first edge, from edge to edge, above the
/// last.
struct Bins {
    std::string of{};            ///< label of a sight, or name of a trait or of a shown attribute
    std::vector<double> edges{}; ///< rising, at least one

    bool operator==(const Bins &) const = default;
};

/// Agents in the same situation share replies instead of asking each for itself.
struct Archetypes {
    std::int32_t samples = 0; ///< replies per situation, of which each agent draws one; 0: nothing is shared
    std::vector<Bins> bins{};

    bool operator==(const Archetypes &) const = default;
};

/// The mind of a kind: who its agents are, when they decide, what they see and what they may do. Role, goal
/// and backstory are templates: `{name}`, `{trait}` and `{expression}` are filled in per agent.
struct Persona {
    std::string role{};
    std::string goal{};
    std::string backstory{};
    std::string voice{};              ///< how they talk; one line, may be empty
    std::vector<std::string> names{}; ///< drawn without replacement while they last; empty: "Villager 12"
    std::vector<Trait> traits{};
    DecisionTrigger decides{};
    std::vector<Sight> sees{};
    std::int32_t sightRadius = 3;               ///< cells; agents within it are listed by name
    std::vector<std::string> showsAttributes{}; ///< attributes of seen agents that are listed with them
    std::vector<std::string>
        may{};                    ///< action names: built in ("wait", "move", "speak") or of the kind's rules
    std::string style = "direct"; ///< "direct" or "think"
    std::int32_t shortTermMemory = 5; ///< last observations and actions kept in the prompt
    Archetypes archetypes{};
    std::string fallback{}; ///< action taken without arguments when no valid reply came; empty: "wait"

    bool operator==(const Persona &) const = default;
};

} // namespace gridfolk
