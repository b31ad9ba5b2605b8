// SPDX-License-Identifier: GPL-3.0-or-later
// Native loops over agents.
#include "exec/MirrorCount.h"
#include "exec/Reducer.h"

namespace gridfolk
{

bool Vm::reduceAgents(Reducer &reducer, std::int64_t wanted)
{
    const std::size_t first = wanted < 0 ? 0 : static_cast<std::size_t>(wanted);
    const std::size_t last = wanted < 0 ? m_world.kindCount() : first + 1;
    for (std::size_t kind = first; kind < last; ++kind) {
        if (!reducer.takeTable(m_world, kind)) {
            return false;
        }
    }
    return true;
}

bool Vm::reduceCell(Reducer &reducer, std::uint32_t cell, std::int64_t wanted, std::uint32_t except)
{
    const CellGrid &grid = m_world.grid();
    for (CellGrid::Visit at = grid.visit(cell); at.slot() != CellGrid::kNone; at.next()) {
        const std::uint32_t slot = at.slot();
        const World::Body body = m_world.bodyOfSlot(slot);
        const bool passes = slot != except && (wanted < 0 || body.kind == static_cast<std::uint32_t>(wanted));
        if (passes && !reducer.take(body.kind, body.row)) {
            return false;
        }
    }
    return true;
}

bool Vm::reduceNeighbors(Reducer &reducer, std::uint32_t center, std::int64_t radius,
                         const Reduction &reduction)
{
    const NeighborIndex &index = m_world.index();
    const NeighborIndex::Around around = index.around(center, radius);
    if (around.interior && reduction.mirrored && m_world.mirror().exists() &&
        around.ring->size() <= Reducer::kRows) {
        return reducer.takeMirror(m_world.mirror(), center, around);
    }
    for (const NeighborIndex::Offset &offset : *around.ring) {
        const std::uint32_t cell = around.interior
                                       ? static_cast<std::uint32_t>(std::int64_t{center} + offset.delta)
                                       : index.shifted(center, offset.dx, offset.dy);
        if (cell != NeighborIndex::kOutside && !reduceCell(reducer, cell, reduction.kind, CellGrid::kNone)) {
            return false;
        }
    }
    return true;
}

std::uint32_t Vm::centerOf(const Reduction &reduction, const std::uint64_t *reg) const
{
    return reduction.center == kOwnCell ? subjectCell() : static_cast<std::uint32_t>(reg[reduction.center]);
}

Vm::Status Vm::reduce(const Instruction *in, std::uint64_t *reg)
{
    const Reduction &reduction = m_code.reductions[static_cast<std::size_t>(in->k)];
    if (reduction.mirrored) {
        m_reach = std::max(m_reach, static_cast<std::int64_t>(reg[reduction.where]));
    }
    if (reduction.countsMirrored && m_world.mirror().exists()) {
        const auto radius = static_cast<std::int64_t>(reg[reduction.where]);
        reg[in->a] =
            countAround(m_world.index(), centerOf(reduction, reg), radius, m_world.mirror(), reduction, reg);
        return Status::Done;
    }
    return reduceByRows(in, reg, reduction);
}

Vm::Status Vm::reduceByRows(const Instruction *in, std::uint64_t *reg, const Reduction &reduction)
{
    Reducer reducer(*this, reduction, reg, m_frameIterators[in->c].buffer());
    const std::uint64_t where = reg[reduction.where];
    bool fine = true;
    switch (reduction.source) {
    case Reduction::Source::Agents:
        fine = reduceAgents(reducer, reduction.kind);
        break;
    case Reduction::Source::Neighbors:
        fine =
            reduceNeighbors(reducer, centerOf(reduction, reg), static_cast<std::int64_t>(where), reduction);
        break;
    case Reduction::Source::Here:
        fine = reduceCell(reducer, static_cast<std::uint32_t>(where), reduction.kind, m_subject.agent.slot);
        break;
    }
    if (fine && reducer.finish(reg[in->a])) {
        return Status::Done;
    }
    if (std::string_view(reducer.code()) == "run.lacks-attribute") {
        return fail(*m_chunk, placeOf(in), reducer.code(), {{"kind", m_scenario.kinds[reducer.kind()].name}});
    }
    return fail(*m_chunk, placeOf(in), reducer.code());
}

AgentRef Vm::pickAgentHere(std::uint32_t cell, std::int64_t kind)
{
    const CellGrid &grid = m_world.grid();
    const auto counts = [&](std::uint32_t slot) {
        return slot != m_subject.agent.slot &&
               (kind < 0 || m_world.kindOfSlot(slot) == static_cast<std::uint32_t>(kind));
    };
    std::uint64_t number = 0;
    if (kind < 0 || m_world.kindCount() == 1) {
        const bool isHere = m_subject.type == typed::Subject::Agent && subjectCell() == cell;
        number = grid.population(cell) - (isHere ? 1U : 0U);
    } else {
        for (CellGrid::Visit at = grid.visit(cell); at.slot() != CellGrid::kNone; at.next()) {
            number += counts(at.slot()) ? 1U : 0U;
        }
    }
    if (number == 0) {
        return {};
    }
    std::uint64_t choice = m_rng.below(number);
    CellGrid::Visit at = grid.visit(cell);
    while (!counts(at.slot()) || choice-- != 0) {
        at.next();
    }
    return m_world.refOfSlot(at.slot());
}

} // namespace gridfolk
