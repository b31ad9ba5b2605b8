// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/WorldPerception.h"

#include "exec/ValueText.h"
#include "run/Values.h"

#include <algorithm>

namespace gridfolk
{

WorldPerception::WorldPerception(const Scenario &scenario, const typed::Program &program,
                                 const Bytecode &code, World &world, std::uint64_t seed)
    : m_scenario(scenario)
    , m_program(program)
    , m_code(code)
    , m_world(world)
    , m_seed(seed)
    , m_vm(scenario, code, world, seed)
{
}

std::vector<AgentRef> WorldPerception::agents(std::int32_t kind) const
{
    const AgentTable &table = m_world.table(static_cast<std::size_t>(kind));
    std::vector<AgentRef> living;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.alive[row] != 0) {
            living.push_back(m_world.refOfSlot(table.slot[row]));
        }
    }
    return living;
}

CellPosition WorldPerception::position(AgentRef agent) const
{
    const auto at = m_world.index().coordinates(m_world.cellOf(agent));
    return {at.x, at.y};
}

std::vector<AgentRef> WorldPerception::agentsWithin(AgentRef agent, std::int64_t radius,
                                                    std::int32_t kind) const
{
    struct Seen {
        std::int64_t steps;
        std::uint64_t serial;
        AgentRef agent;
    };
    std::vector<Seen> seen;
    const std::uint32_t center = m_world.cellOf(agent);
    SetIterator iterator;
    std::uint64_t element = 0;
    const auto take = [&] {
        while (iterator.next(m_world, element)) {
            const AgentRef other = AgentRef::unpacked(element);
            seen.push_back(
                {m_world.index().steps(center, m_world.cellOf(other)), m_world.serialOf(other), other});
        }
    };
    iterator.overHere(m_world, center, kind, agent);
    take();
    iterator.overNeighbors(m_world, center, std::clamp<std::int64_t>(radius, 0, NeighborIndex::kMaxRadius),
                           kind);
    take();
    std::sort(seen.begin(), seen.end(), [](const Seen &a, const Seen &b) {
        return a.steps != b.steps ? a.steps < b.steps : a.serial < b.serial;
    });
    std::vector<AgentRef> agents;
    for (const Seen &one : seen) {
        agents.push_back(one.agent);
    }
    return agents;
}

CellPosition WorldPerception::offset(AgentRef from, AgentRef to) const
{
    const auto d = m_world.index().offset(m_world.cellOf(from), m_world.cellOf(to));
    return {d.x, d.y};
}

std::string WorldPerception::attributeText(AgentRef agent, const std::string &attribute) const
{
    const World::Body body = m_world.body(agent);
    const std::vector<Attribute> &attributes = m_scenario.kinds[body.kind].attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (attributes[i].name == attribute) {
            const typed::Type &type = m_program.kinds[body.kind].attributes[i].type;
            if (type.base == typed::Type::Base::List) {
                const std::uint64_t *list = m_world.table(body.kind).columns[i].list(body.row);
                return listText(m_scenario, m_code.categories, m_world,
                                m_program.lists[static_cast<std::size_t>(type.index)].element,
                                {list + 1, static_cast<std::size_t>(*list)});
            }
            return valueText(m_scenario, m_code.categories, m_world, type,
                             m_world.table(body.kind).columns[i].bits(body.row));
        }
    }
    return {};
}

Result<std::uint64_t> WorldPerception::evaluateBits(typed::UnitIndex unit, AgentRef subject,
                                                    std::span<const Value> arguments) const
{
    std::vector<std::uint64_t> bits;
    for (const Value &argument : arguments) {
        bits.push_back(bitsOf(m_world, argument));
    }
    const Subject acting = subject.isNobody() ? Subject{} : Subject::ofAgent(subject);
    const std::uint64_t key = subject.isNobody() ? 0 : m_world.serialOf(subject);
    m_vm.begin(acting, CounterRng(m_seed, Stream::Mind, m_tick, (std::uint64_t(unit) << 40U) ^ key));
    const Vm::Status status = m_vm.run(unit, bits);
    if (status == Vm::Status::Failed) {
        return tl::make_unexpected(m_vm.takeProblem());
    }
    return m_vm.result();
}

Result<Perception::Value> WorldPerception::evaluate(typed::UnitIndex unit, AgentRef subject,
                                                    std::span<const Value> arguments) const
{
    const typed::Type &type = m_code.chunks[static_cast<std::size_t>(unit)].result;
    return evaluateBits(unit, subject, arguments).map([&](std::uint64_t bits) {
        return valueOf(m_world, type, bits);
    });
}

Result<std::string> WorldPerception::evaluateText(typed::UnitIndex unit, AgentRef subject) const
{
    const typed::Type &type = m_code.chunks[static_cast<std::size_t>(unit)].result;
    return evaluateBits(unit, subject, {}).map([&](std::uint64_t bits) {
        return valueText(m_scenario, m_code.categories, m_world, type, bits);
    });
}

} // namespace gridfolk
