// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on networks.
#include "exec/Vm.h"

#include <algorithm>

namespace gridfolk
{

Vm::Status Vm::connect(std::size_t kind, AgentRef from, AgentRef to, std::uint32_t &link)
{
    link = m_world.networks()[kind].find(from.slot, to.slot);
    if (link != Network::kNone) {
        return Status::Done;
    }
    link = m_world.networks()[kind].connect(from.slot, to.slot);
    const std::vector<typed::UnitIndex> &initial = m_code.links[kind].initial;
    for (std::size_t attribute = 0; attribute < initial.size(); ++attribute) {
        if (initial[attribute] < 0) {
            continue;
        }
        if (const Status status = call(initial[attribute], {}); status != Status::Done) {
            return status;
        }
        m_world.networks()[kind].columns()[attribute].setBits(link, m_result);
    }
    return Status::Done;
}

Vm::Status Vm::connectPlanned(const Instruction &in, std::uint64_t *reg)
{
    const CreatePlan &plan = m_code.createPlans[static_cast<std::size_t>(in.k)];
    const auto kind = static_cast<std::size_t>(plan.kind);
    const AgentRef from = AgentRef::unpacked(reg[in.b]);
    const AgentRef to = AgentRef::unpacked(reg[in.b + 1]);
    const bool isNew = m_world.networks()[kind].find(from.slot, to.slot) == Network::kNone;
    std::uint32_t link = Network::kNone;
    if (const Status status = connect(kind, from, to, link); status != Status::Done) {
        return status;
    }
    for (std::size_t i = 0; isNew && i < plan.given.size(); ++i) {
        m_world.networks()[kind].columns()[static_cast<std::size_t>(plan.given[i])].setBits(
            link, reg[in.b + 2U + i]);
    }
    reg[in.a] = link;
    return Status::Done;
}

/// One instruction about links.
Vm::Status Vm::network(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    const auto agentIn = [&](std::uint16_t r) { return AgentRef::unpacked(reg[r]); };
    const auto missing = [&](AgentRef agent) {
        return fail(chunk, at, agent.isNobody() ? "run.reads-nobody" : "run.reads-dead");
    };
    const auto linkIsDead = [&](std::size_t kind) {
        return !m_world.networks()[kind].isAlive(static_cast<std::uint32_t>(reg[in.b]));
    };
    const auto link = static_cast<std::uint32_t>(reg[in.b]);
    const auto kind = static_cast<std::size_t>(in.k);
    switch (in.op) {
    case Opcode::LinkValue:
    case Opcode::StoreLink: {
        const std::size_t linkKind = kind >> 32U;
        if (linkIsDead(linkKind)) {
            return fail(chunk, at, "run.reads-dead-link");
        }
        Column &column = m_world.networks()[linkKind].columns()[kind & 0xFFFFFFFFU];
        if (in.op == Opcode::LinkValue) {
            reg[in.a] = column.bits(link);
        } else {
            column.setBits(link, reg[in.a]);
        }
        break;
    }
    case Opcode::LinkEnd:
    case Opcode::OtherEnd: {
        if (linkIsDead(kind)) {
            return fail(chunk, at, "run.reads-dead-link");
        }
        const Network &network = m_world.networks()[kind];
        const bool second = in.op == Opcode::LinkEnd ? in.c == 1 : network.from(link) == agentIn(in.c).slot;
        reg[in.a] = m_world.refOfSlot(second ? network.to(link) : network.from(link)).packed();
        break;
    }
    case Opcode::IterateLinked:
    case Opcode::IterateLinksOf:
        if (!m_world.isAlive(agentIn(in.b))) {
            return missing(agentIn(in.b));
        }
        iterators[in.c].overTies(m_world, kind, agentIn(in.b).slot, in.a == 1,
                                 in.op == Opcode::IterateLinked);
        break;
    case Opcode::IterateLinks:
        iterators[in.c].overLinks(kind);
        break;
    default: {
        const AgentRef from = agentIn(in.b);
        const AgentRef to = agentIn(in.op == Opcode::Connect ? static_cast<std::uint16_t>(in.b + 1) : in.c);
        if (!m_world.isAlive(from) || !m_world.isAlive(to)) {
            return missing(m_world.isAlive(from) ? to : from);
        }
        if (in.op == Opcode::Connect) {
            return from == to ? fail(chunk, at, "run.link-to-itself") : connectPlanned(in, reg);
        }
        const std::uint32_t found = m_world.networks()[kind].find(from.slot, to.slot);
        reg[in.a] = found != Network::kNone ? 1 : 0;
        if (in.op == Opcode::Disconnect && found != Network::kNone) {
            m_world.networks()[kind].disconnect(found);
        }
        break;
    }
    }
    return Status::Done;
}

} // namespace gridfolk
