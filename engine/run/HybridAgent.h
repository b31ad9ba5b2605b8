// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "run/DecisionPolicy.h"
#include "run/TickContext.h"

namespace gridfolk
{

/// An agent as the composition of a body (its row in the world, moved by rules) and a mind (kept by the
/// DecisionPolicy, moved by decisions). A cheap view, made for one turn; the turn of a body alone is the
/// machine's.
class HybridAgent
{
public:
    /// Precondition: the agent is alive.
    HybridAgent(const Scenario &scenario, TickContext &context, World::Body body);

    [[nodiscard]] AgentRef ref() const { return m_agent; }
    [[nodiscard]] std::uint64_t serial() const { return m_serial; }
    [[nodiscard]] const AgentKind &kind() const { return m_scenario.kinds[m_body.kind]; }

    /// One turn: the body's rules, then the mind's decision if there is one. Stops early when the agent dies.
    /// Fails as the tick must.
    /// @param rng the random numbers of the rules
    Result<void> takeTurn(const TurnRules &rules, const CounterRng &rng, const Decision *decision);

private:
    Result<ActionOutcome> act(const Decision &decision);
    Result<ActionOutcome> actByRule(const Decision &decision);
    ActionOutcome step(const Decision &decision);

    /// The attributes and the place of the agents that an action may change, as text, to tell what it
    /// changed.
    struct Portrait {
        AgentRef agent;
        std::size_t kind = 0;
        std::string handle; ///< empty for the acting agent itself
        std::vector<std::string> values;
        CellPosition position;
    };
    [[nodiscard]] Portrait portraitOf(AgentRef agent) const;
    void compare(const Portrait &before, std::vector<std::string> &effects) const;

    const Scenario &m_scenario;
    TickContext &m_context;
    AgentRef m_agent;
    World::Body m_body;
    std::uint64_t m_serial;
};

} // namespace gridfolk
