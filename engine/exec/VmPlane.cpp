// SPDX-License-Identifier: GPL-3.0-or-later
// Operations in the plane.
#include "exec/ValueText.h"
#include "exec/Vm.h"

#include <bit>
#include <cmath>

namespace gridfolk
{

/// One instruction about positions.
Vm::Status Vm::plane(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    const Plane &plane = m_world.plane();
    const auto number = [&](std::uint16_t r) { return std::bit_cast<double>(reg[r]); };
    const auto set = [&](double value) { reg[in.a] = std::bit_cast<std::uint64_t>(value); };
    if (in.op == Opcode::MoveBy || in.op == Opcode::PlaceAt) {
        if (m_requests != nullptr) {
            return request(chunk, at, reg);
        }
        const Point from = in.op == Opcode::MoveBy ? plane.at(m_subject.agent.slot) : Point{};
        const Point to{from.x + number(in.b), from.y + number(in.c)};
        if (!std::isfinite(to.x) || !std::isfinite(to.y)) {
            return fail(chunk, at, "run.not-a-number");
        }
        reg[in.a] = m_world.moveTo(m_subject.agent, to) ? 1 : 0;
        return Status::Done;
    }
    const bool second =
        in.op == Opcode::OffsetX || in.op == Opcode::OffsetY || in.op == Opcode::PlaneDistance;
    const AgentRef one = AgentRef::unpacked(reg[in.b]);
    const AgentRef other = second ? AgentRef::unpacked(reg[in.c]) : one;
    if (!m_world.isAlive(one) || !m_world.isAlive(other)) {
        const AgentRef gone = m_world.isAlive(one) ? other : one;
        return fail(chunk, at, gone.isNobody() ? "run.reads-nobody" : "run.reads-dead");
    }
    if (in.op == Opcode::IterateWithin) {
        const double radius = number(in.a);
        if (!(radius >= 0)) {
            return fail(chunk, at, "run.bad-distance", {{"radius", shortNumber(radius)}});
        }
        iterators[in.c].overWithin(m_world, one, radius, in.k);
        return Status::Done;
    }
    const Point way = plane.offset(plane.at(one.slot), plane.at(other.slot));
    switch (in.op) {
    case Opcode::PositionX:
        set(plane.at(one.slot).x);
        break;
    case Opcode::PositionY:
        set(plane.at(one.slot).y);
        break;
    case Opcode::OffsetX:
        set(way.x);
        break;
    case Opcode::OffsetY:
        set(way.y);
        break;
    default:
        set(std::sqrt(way.x * way.x + way.y * way.y));
        break;
    }
    return Status::Done;
}

} // namespace gridfolk
