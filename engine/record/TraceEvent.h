// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// One try to get a reply; a decision may take several.
struct TraceAttempt {
    std::string provider{}; ///< "rehearsal", "openai-compatible"
    std::string model{};    ///< that answered
    int status = 0;         ///< HTTP status; 0: none came
    std::string outcome{};  ///< "ok", or a problem code ("llm.timeout")
    double milliseconds = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    std::string reply{}; ///< as received, possibly cut

    bool operator==(const TraceAttempt &) const = default;
};

/// An action that an agent could have taken.
struct OfferedAction {
    std::string name{};
    std::string description{};
    bool offered = true;
    std::string reason{}; ///< why not offered

    bool operator==(const OfferedAction &) const = default;
};

enum class DecisionStatus {
    Valid,    ///< first reply was usable
    Repaired, ///< usable after at least one repair
    Fallback, ///< no usable reply: the persona's fallback was taken
    Refused   ///< a `require` line no longer held when the turn came
};

/// Everything about one decision of one agent, from what it saw to what it changed.
struct TraceEvent {
    std::int64_t tick = 0;
    std::uint64_t agent = 0; ///< serial
    std::string kind{};
    std::string name{}; ///< the agent's handle, "Ana #7"
    std::string trigger{};
    std::string observation{};
    std::string systemPrompt{};
    std::string userPrompt{};
    std::vector<OfferedAction> offered{};
    std::vector<TraceAttempt> attempts{};
    std::string thought{};
    std::string action{};                                         ///< chosen
    std::vector<std::pair<std::string, std::string>> arguments{}; ///< of the chosen action
    DecisionStatus status = DecisionStatus::Valid;
    std::string statusReason{};         ///< why it was repaired, fell back or was refused
    std::vector<std::string> effects{}; ///< "coins 4 → 3", "Bruno #12.coins 0 → 1"

    bool operator==(const TraceEvent &) const = default;
};

} // namespace gridfolk
