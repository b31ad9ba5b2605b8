// SPDX-License-Identifier: GPL-3.0-or-later
// Acting all at once: what rules ask for, and what comes of it.
#include "exec/Requests.h"
#include "exec/Vm.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>

namespace gridfolk
{

Requests::Attributes attributesNow(const World &world)
{
    Requests::Attributes attributes;
    for (std::size_t kind = 0; kind < world.kindCount(); ++kind) {
        attributes.push_back(world.table(kind).columns);
    }
    return attributes;
}

void Requests::append(Requests &&later)
{
    const auto move = [](auto &to, auto &from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move(writes, later.writes);
    move(moves, later.moves);
    move(deaths, later.deaths);
    move(rests, later.rests);
    move(births, later.births);
}

namespace
{

/// The merged number; nothing on overflow, or what is no number.
std::optional<std::uint64_t> merged(const Requests::Write &write, std::uint64_t old)
{
    using Merge = typed::Stmt::Merge;
    if (write.isFloat) {
        const auto a = std::bit_cast<double>(old);
        const auto b = std::bit_cast<double>(write.bits);
        const double value = write.merge == Merge::Add       ? a + b
                             : write.merge == Merge::Minimum ? std::min(a, b)
                                                             : std::max(a, b);
        return std::isnan(value) ? std::nullopt : std::optional(std::bit_cast<std::uint64_t>(value));
    }
    const auto a = static_cast<std::int64_t>(old);
    const auto b = static_cast<std::int64_t>(write.bits);
    std::int64_t value = write.merge == Merge::Minimum ? std::min(a, b) : std::max(a, b);
    if (write.merge == Merge::Add && __builtin_add_overflow(a, b, &value)) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(value);
}

} // namespace

/// One instruction that asks for something.
Vm::Status Vm::request(const Chunk &chunk, std::size_t at, std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    const AgentRef self = m_subject.agent;
    switch (in.op) {
    case Opcode::MoveSelf:
        m_requests->moves.push_back({self, static_cast<std::uint32_t>(reg[in.b]), {}, false});
        break;
    case Opcode::MoveBy:
    case Opcode::PlaceAt: {
        const Point from = in.op == Opcode::MoveBy ? m_world.plane().at(self.slot) : Point{};
        const Point to{from.x + std::bit_cast<double>(reg[in.b]), from.y + std::bit_cast<double>(reg[in.c])};
        if (!std::isfinite(to.x) || !std::isfinite(to.y)) {
            return fail(chunk, at, "run.not-a-number");
        }
        m_requests->moves.push_back({self, 0, to, true});
        break;
    }
    case Opcode::Die:
        m_requests->deaths.push_back(self);
        return Status::Died;
    case Opcode::Kill:
        m_requests->deaths.push_back(AgentRef::unpacked(reg[in.b]));
        break;
    default: {
        const std::size_t given = m_code.createPlans[static_cast<std::size_t>(in.k)].given.size();
        m_requests->births.push_back({static_cast<std::size_t>(in.k),
                                      static_cast<std::uint32_t>(reg[in.b]),
                                      {reg + in.c, reg + in.c + given}});
        break;
    }
    }
    return Status::Done;
}

/// A write that joins those of others.
Vm::Status Vm::merge(const Chunk &chunk, std::size_t at, std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    Requests::Write write;
    write.merge = static_cast<typed::Stmt::Merge>(in.c & 3U);
    write.isFloat = (in.c & 4U) != 0;
    write.bits = reg[in.a];
    write.owner = reg[in.b];
    write.column = static_cast<std::uint32_t>(in.k);
    if (in.op == Opcode::MergeAttribute) {
        const AgentRef agent = AgentRef::unpacked(write.owner);
        if (!m_world.isAlive(agent)) {
            return fail(chunk, at, agent.isNobody() ? "run.reads-nobody" : "run.reads-dead");
        }
        const std::size_t kind = m_world.body(agent).kind;
        const std::int32_t column = m_code.columnMaps[static_cast<std::size_t>(in.k)][kind];
        if (column < 0) {
            return fail(chunk, at, "run.lacks-attribute", {{"kind", m_scenario.kinds[kind].name}});
        }
        write.column = static_cast<std::uint32_t>(column);
    } else {
        write.target =
            in.op == Opcode::MergeLayer ? Requests::Write::Target::Layer : Requests::Write::Target::World;
    }
    fail(chunk, at, "run.overflow");
    write.place = std::move(m_problem.place);
    m_requests->writes.push_back(std::move(write));
    return Status::Done;
}

Vm::Status Vm::grant(Requests &requests, const CounterRng &rng)
{
    m_requests = nullptr;
    for (const Requests::Rest &rest : requests.rests) { // before anything changes that wakes them
        m_world.rest(rest.body, rest.reach);
    }
    for (Requests::Write &write : requests.writes) {
        if (!join(write)) {
            m_problem = {
                write.isFloat ? "run.not-a-number" : "run.overflow", {}, std::move(write.place), false};
            return Status::Failed;
        }
    }
    if (m_world.mirror().exists()) {
        m_world.refreshMirror();
    }
    grantMoves(requests.moves, rng);
    for (const AgentRef agent : requests.deaths) {
        if (!m_world.isAlive(agent)) {
            continue;
        }
        begin({}, CounterRng());
        if (const Status status = kill(agent); status == Status::Failed || status == Status::Stopped) {
            return status;
        }
    }
    for (const Requests::Birth &birth : requests.births) {
        begin({}, CounterRng());
        Status status = Status::Done;
        static_cast<void>(
            createPlanned(m_code.createPlans[birth.plan], birth.cell, birth.given.data(), status));
        if (status != Status::Done) {
            return status;
        }
    }
    return Status::Done;
}

bool Vm::join(const Requests::Write &write)
{
    if (write.target == Requests::Write::Target::World) {
        std::uint64_t &value = m_world.values()[write.column];
        const std::optional<std::uint64_t> bits = merged(write, value);
        value = bits.value_or(value);
        return bits.has_value();
    }
    const bool layer = write.target == Requests::Write::Target::Layer;
    const World::Body body = layer ? World::Body{} : m_world.body(AgentRef::unpacked(write.owner));
    Column &column = layer ? m_world.layers()[write.column] : m_world.table(body.kind).columns[write.column];
    const std::size_t row = layer ? static_cast<std::size_t>(write.owner) : body.row;
    const std::optional<std::uint64_t> bits = merged(write, column.bits(row));
    if (bits) {
        column.setBits(row, *bits);
    }
    return bits.has_value();
}

/// In a random order, as far as there is room.
void Vm::grantMoves(std::vector<Requests::Move> &moves, CounterRng rng)
{
    // An agent's requests stand together, as it made them in one turn; the last counts.
    const auto overruled = [&](const Requests::Move &move) {
        const Requests::Move *next = &move + 1;
        return next != moves.data() + moves.size() && next->agent == move.agent;
    };
    std::vector<Requests::Move> last;
    for (const Requests::Move &move : moves) {
        if (!overruled(move)) {
            last.push_back(move);
        }
    }
    for (std::size_t count = last.size(); count > 1; --count) {
        std::swap(last[rng.below(count)], last[count - 1]);
    }
    for (const Requests::Move &move : last) {
        static_cast<void>(move.exact ? m_world.moveTo(move.agent, move.point)
                                     : m_world.move(move.agent, move.cell));
    }
}

} // namespace gridfolk
