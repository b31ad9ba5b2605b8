// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/StopFlag.h"
#include "record/Notice.h"
#include "record/TraceEvent.h"
#include "run/Perception.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gridfolk
{

/// An argument of a chosen action, of the type that its parameter has; a category is its index as int64.
using ActionValue = std::variant<bool, std::int64_t, double, std::string, AgentRef>;

/// What a mind chose to do in its next turn.
struct Decision {
    enum class Action : std::uint8_t {
        Wait,  ///< nothing
        Move,  ///< arguments: dx, dy (int64, -1..1): one step to that neighboring cell
        Speak, ///< arguments: to (AgentRef, nobody: all in sight), words (string). Changes minds, not the
               ///< world
        Rule   ///< `rule`-th action of the kind, arguments in the order of its parameters
    };
    AgentRef agent;
    std::uint64_t serial = 0;
    Action action = Action::Wait;
    std::int32_t rule = -1;
    std::vector<ActionValue> arguments;
};

/// What became of a decision when the agent's turn came.
struct ActionOutcome {
    bool refused = false;
    std::string reason;               ///< of a refusal: the message of the `require` line that no longer held
    std::vector<std::string> effects; ///< "coins 4 → 3"
};

/// The reasoning half of all agents, as the engine sees it. Implemented in mind/ (DecisionBroker) and by
/// tests. Called by the engine's thread only, in this order each tick: perceive, decide, applied for every
/// decision in the order of turns, endTick. Everything that a later tick can depend on is in saveState().
class DecisionPolicy
{
public:
    virtual ~DecisionPolicy() = default;

    /// Finds the minds that are due and builds what they see. `world` is valid during the call only.
    virtual Result<void> perceive(const Perception &world) = 0;

    /// Lets all due minds choose; blocks until every answer or its replacement is there. Decisions come
    /// sorted by serial. Fails with "run.stopped" within 100 ms of `stop`, and with a provider's problem
    /// where no fallback is wanted; the engine then abandons the tick and may ask the same again: replies
    /// already received are kept.
    virtual Result<std::vector<Decision>> decide(const StopFlag &stop) = 0;

    /// Tells what a decision did, so that minds remember it and the trace shows it.
    virtual void applied(const Decision &decision, const ActionOutcome &outcome) = 0;

    /// The traces of the tick that ends, ordered by serial.
    virtual std::vector<TraceEvent> endTick() = 0;

    /// Notices since the last call, such as a provider that keeps failing.
    virtual std::vector<Notice> takeNotices() = 0;

    /// An immutable copy of all memories, plans and samples, for checkpoints; and the way back.
    [[nodiscard]] virtual std::shared_ptr<const void> saveState() const = 0;
    virtual void restoreState(const std::shared_ptr<const void> &state) = 0;

    /// The same as bytes, for files; and the way back, false when they are no state.
    [[nodiscard]] virtual std::string packedState() const = 0;
    virtual bool unpackState(std::string_view bytes) = 0;

    /// The exact prompt that the agent would get now; changes nothing. Fails with "mind.no-persona".
    struct Prompt {
        std::string system;
        std::string user;
    };
    virtual Result<Prompt> previewPrompt(const Perception &world, AgentRef agent) = 0;

    /// The agent's handle for people, "Ana #7"; falls back to kind and serial.
    [[nodiscard]] virtual std::string handle(const Perception &world, AgentRef agent) = 0;
};

} // namespace gridfolk
