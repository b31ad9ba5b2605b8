// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "llm/LlmRequest.h"
#include "mind/ActionOffering.h"
#include "mind/MindState.h"
#include "record/TraceEvent.h"
#include "run/DecisionPolicy.h"
#include "run/Perception.h"

#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// One mind's decision, from what it saw to what became of it. Complete in itself: nothing in it points into
/// the world.
struct PendingDecision {
    AgentRef agent;
    std::uint64_t serial = 0;
    std::uint64_t seed = 0; ///< of the run
    bool think = false;
    std::string fallback;
    std::size_t memoryCapacity = 0;
    std::int32_t samples = 0;        ///< replies that equal situations share; 0: as the broker's settings say
    std::string sightsLine;          ///< for the memory
    std::vector<HeardMessage> heard; ///< what the inbox held
    std::vector<std::uint64_t> hearers; ///< serials of those in sight who hear what it says to everyone
    std::vector<std::pair<AgentRef, std::uint64_t>> known; ///< agents in sight with their serials
    std::vector<ActionOffer> offers;
    LlmRequest request; ///< of the first call
    TraceEvent trace;
    Decision decision;
    std::optional<ActionOutcome> outcome; ///< once its turn came
};

/// Builds decisions from the world, without changing anything.
class DecisionPreparer
{
public:
    /// Why an agent decides at this tick; nothing when it does not. Fails with the problem of its condition.
    static Result<std::optional<std::string>> trigger(const Perception &world, AgentRef agent);

    /// The decision of an agent whose mind is in the state.
    static Result<PendingDecision> prepare(const Perception &world, const MindState &state, AgentRef agent,
                                           std::string trigger);
};

} // namespace gridfolk
