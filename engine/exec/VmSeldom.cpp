// SPDX-License-Identifier: GPL-3.0-or-later
// Operations that are too long or too seldom for the loop.
#include "exec/Statistics.h"
#include "exec/ValueText.h"
#include "exec/Vm.h"

#include <bit>
#include <cmath>

namespace gridfolk
{

Vm::Status Vm::pickFromBuffer(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    std::size_t choice = 0;
    const Weighing found = pickWeighted(iterators[static_cast<std::size_t>(in.k)].buffer(), choice);
    if (found == Weighing::Bad) {
        return fail(chunk, at, "run.bad-weight");
    }
    if (found == Weighing::Nothing && in.b == 1) {
        return fail(chunk, at, "run.empty-choice");
    }
    reg[in.a] = found == Weighing::Found ? iterators[in.c].buffer()[choice] : AgentRef{}.packed();
    return Status::Done;
}

Vm::Status Vm::measureBuffer(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    const auto which = static_cast<Statistic>(in.k);
    const double argument = which == Statistic::Quantile ? std::bit_cast<double>(reg[in.b]) : 0.5;
    if (!(argument >= 0 && argument <= 1)) {
        return fail(chunk, at, "run.bad-quantile", {{"q", shortNumber(argument)}});
    }
    const std::optional<double> measured = statistic(iterators[in.c].buffer(), which, argument);
    if (!measured || std::isnan(*measured)) {
        return fail(chunk, at, measured ? "run.not-a-number" : "run.empty-aggregate");
    }
    reg[in.a] = std::bit_cast<std::uint64_t>(*measured);
    return Status::Done;
}

Vm::Status Vm::loopOverBlocks(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    const std::vector<std::uint64_t> &agents = iterators[in.c].buffer();
    const auto steps = static_cast<std::int64_t>(agents.size());
    reg[in.a] = 0;
    if (steps >= m_budget) {
        return Status::Done; // for the loop itself, which stops where the budget ends
    }
    if (m_stop != nullptr && m_stop->raised()) {
        return Status::Stopped;
    }
    const auto loop = static_cast<std::size_t>(in.k);
    const AgentLoopMachine::Input input{m_world, m_subject.agent,
                                        m_requests != nullptr ? m_requests->before : nullptr};
    if (m_loops[loop].run(m_code.agentLoops[loop], input, agents, reg)) {
        m_budget -= steps;
        reg[in.a] = 1;
    }
    return Status::Done;
}

Vm::Status Vm::seldom(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    switch (in.op) {
    case Opcode::BufferPickWeighted:
        return pickFromBuffer(chunk, at, reg, iterators);
    case Opcode::BufferStatistic:
        return measureBuffer(chunk, at, reg, iterators);
    case Opcode::CellInDirection: {
        const auto from = static_cast<std::uint32_t>(reg[in.b]);
        const std::uint32_t cell = m_world.index().inDirection(from, static_cast<std::int64_t>(reg[in.c]));
        if (cell == NeighborIndex::kOutside) {
            const NeighborIndex::Position place = m_world.index().coordinates(from);
            return fail(chunk, at, "run.edge-in-direction",
                        {{"x", std::to_string(place.x)}, {"y", std::to_string(place.y)}});
        }
        reg[in.a] = cell;
        return Status::Done;
    }
    case Opcode::MergeAttribute:
    case Opcode::MergeLayer:
    case Opcode::MergeWorld:
        return merge(chunk, at, reg);
    case Opcode::Emit:
        m_emitted.push_back(reg[in.a]);
        return Status::Done;
    case Opcode::BufferHistogram:
    case Opcode::BufferSample:
    case Opcode::BufferFirst:
    case Opcode::BufferSort:
        return buffer(chunk, at, reg, iterators);
    case Opcode::LoopOverBlocks:
        return loopOverBlocks(chunk, at, reg, iterators);
    case Opcode::IterateBetween:
        iterators[in.c].overBetween(m_world, static_cast<std::uint32_t>(reg[in.b]),
                                    static_cast<std::uint32_t>(reg[in.a]));
        return Status::Done;
    case Opcode::DatePart:
    case Opcode::SeriesValue:
        return time(chunk, at, reg);
    case Opcode::Send:
    case Opcode::Schedule:
    case Opcode::Cancel:
        return later(chunk, at, reg);
    case Opcode::PrintText:
        m_line += m_line.empty() ? "" : " ";
        m_line +=
            valueText(m_scenario, m_code.categories, m_world,
                      {static_cast<typed::Type::Base>(in.c), static_cast<std::int32_t>(in.k)}, reg[in.b]);
        return Status::Done;
    case Opcode::PrintEnd:
        printLine(chunk);
        return Status::Done;
    default:
        if (in.op >= Opcode::ListLength && in.op <= Opcode::PrintList) {
            return lists(chunk, at, reg, iterators);
        }
        return in.op >= Opcode::PositionX && in.op <= Opcode::PlaceAt ? plane(chunk, at, reg, iterators)
                                                                      : network(chunk, at, reg, iterators);
    }
}

} // namespace gridfolk
