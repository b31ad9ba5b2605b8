// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Vm.h"
#include "run/Perception.h"

namespace gridfolk
{

/// Perception over the engine's world. Evaluates with a machine of its own and the Mind stream.
class WorldPerception final : public Perception
{
public:
    /// All references outlive it. Evaluation needs the world for its text pool, and writes nothing else.
    WorldPerception(const Scenario &scenario, const typed::Program &program, const Bytecode &code,
                    World &world, std::uint64_t seed);

    /// Says which tick is being computed.
    void openTick(std::int64_t tick) { m_tick = tick; }

    [[nodiscard]] const Scenario &scenario() const override { return m_scenario; }
    [[nodiscard]] const typed::Program &program() const override { return m_program; }
    [[nodiscard]] std::uint64_t seed() const override { return m_seed; }
    [[nodiscard]] std::int64_t tick() const override { return m_tick; }
    [[nodiscard]] std::vector<AgentRef> agents(std::int32_t kind) const override;
    [[nodiscard]] bool alive(AgentRef agent) const override { return m_world.isAlive(agent); }
    [[nodiscard]] std::uint64_t serial(AgentRef agent) const override { return m_world.serialOf(agent); }
    [[nodiscard]] std::int32_t kind(AgentRef agent) const override
    {
        return static_cast<std::int32_t>(m_world.body(agent).kind);
    }
    [[nodiscard]] CellPosition position(AgentRef agent) const override;
    [[nodiscard]] std::vector<AgentRef> agentsWithin(AgentRef agent, std::int64_t radius,
                                                     std::int32_t kind) const override;
    [[nodiscard]] CellPosition offset(AgentRef from, AgentRef to) const override;
    [[nodiscard]] std::string attributeText(AgentRef agent, const std::string &attribute) const override;
    [[nodiscard]] Result<Value> evaluate(typed::UnitIndex unit, AgentRef subject,
                                         std::span<const Value> arguments) const override;
    [[nodiscard]] Result<std::string> evaluateText(typed::UnitIndex unit, AgentRef subject) const override;

    [[nodiscard]] World &world() const { return m_world; }

private:
    Result<std::uint64_t> evaluateBits(typed::UnitIndex unit, AgentRef subject,
                                       std::span<const Value> arguments) const;

    const Scenario &m_scenario;
    const typed::Program &m_program;
    const Bytecode &m_code;
    World &m_world;
    std::uint64_t m_seed;
    std::int64_t m_tick = 0;
    mutable Vm m_vm;
};

} // namespace gridfolk
