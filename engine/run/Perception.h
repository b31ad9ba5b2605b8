// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Typed.h"
#include "scenario/Scenario.h"
#include "world/AgentRef.h"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace gridfolk
{

/// A read-only window on the world for minds: everything that a prompt may quote, evaluated with random
/// numbers that the rules never see, so that looking changes nothing. Valid while its tick is open; used by
/// the engine's thread.
class Perception
{
public:
    virtual ~Perception() = default;

    [[nodiscard]] virtual const Scenario &scenario() const = 0;
    [[nodiscard]] virtual const typed::Program &program() const = 0;
    [[nodiscard]] virtual std::uint64_t seed() const = 0;
    [[nodiscard]] virtual std::int64_t tick() const = 0; ///< the tick that is being computed

    /// Living agents of a kind by serial.
    [[nodiscard]] virtual std::vector<AgentRef> agents(std::int32_t kind) const = 0;
    [[nodiscard]] virtual bool alive(AgentRef agent) const = 0;
    [[nodiscard]] virtual std::uint64_t serial(AgentRef agent) const = 0;
    [[nodiscard]] virtual std::int32_t kind(AgentRef agent) const = 0;
    [[nodiscard]] virtual CellPosition position(AgentRef agent) const = 0;

    /// Agents on cells within the radius of the agent's cell, itself excluded, nearest first, then by serial;
    /// kind -1: all kinds.
    [[nodiscard]] virtual std::vector<AgentRef> agentsWithin(AgentRef agent, std::int64_t radius,
                                                             std::int32_t kind) const = 0;

    /// Offset in cells from one agent to another, the short way round a torus.
    [[nodiscard]] virtual CellPosition offset(AgentRef from, AgentRef to) const = 0;

    /// An attribute as text ("4", "0.72", "True", "red"); empty when the kind has none of that name.
    [[nodiscard]] virtual std::string attributeText(AgentRef agent, const std::string &attribute) const = 0;

    using Value = std::variant<bool, std::int64_t, double, std::string, AgentRef>;

    /// A unit with the agent as subject and the arguments as its first locals. `arguments` may be fewer than
    /// its parameters when the rest is not read.
    [[nodiscard]] virtual Result<Value> evaluate(typed::UnitIndex unit, AgentRef subject,
                                                 std::span<const Value> arguments = {}) const = 0;

    /// As text: categories by name, floats with at most 4 significant digits after trimming, agents by kind
    /// and serial.
    [[nodiscard]] virtual Result<std::string> evaluateText(typed::UnitIndex unit, AgentRef subject) const = 0;
};

} // namespace gridfolk
