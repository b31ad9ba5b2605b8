// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/columns/ColumnMachine.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace gridfolk
{

namespace
{

/// The registers of a block together stay about in the first-level cache.
constexpr std::size_t kBlockBytes = 49'152;
constexpr std::size_t kFewestLanes = 128;
constexpr std::size_t kMostLanes = 2048;

std::size_t lanesFor(const ColumnProgram &program)
{
    std::size_t bytes = program.draws ? sizeof(CounterRng) : 1;
    for (const Lane lane : program.registers) {
        bytes += lane == Lane::Byte ? 1 : 8;
    }
    return std::clamp(kBlockBytes / bytes / 64 * 64, kFewestLanes, kMostLanes);
}

std::int64_t wrapped(std::int64_t value, std::int64_t size)
{
    const std::int64_t rest = value % size;
    return rest < 0 ? rest + size : rest;
}

} // namespace

void ColumnMachine::begin(const ColumnProgram &program, const ColumnInput &input)
{
    const bool changed = m_program != &program;
    m_program = &program;
    m_input = input;
    if (changed) {
        m_registers.install(program, lanesFor(program));
        m_places.resize(program.places);
    }
    if (!changed && !program.readsTick) {
        return; // the prelude's registers still hold what they must
    }
    const LaneRange all{0, lanes()};
    for (const ColumnInstruction &in : program.prelude) {
        if (in.op == ColumnOp::Tick) {
            auto *out = m_registers.at<std::int64_t>(in.a);
            std::fill(out, out + lanes(), input.tick);
        } else {
            (void)runKernel(in, m_registers, all); // nothing in a prelude can fault
        }
    }
}

bool ColumnMachine::runRow(std::uint32_t first, std::size_t count)
{
    const NeighborIndex::Position at = m_input.world->index().coordinates(first);
    m_cells = {};
    m_places[0] = {first, at.x, at.y};
    return start(count);
}

bool ColumnMachine::runCells(std::span<const std::uint32_t> cells)
{
    m_cells = cells;
    m_places[0] = {};
    return start(cells.size());
}

bool ColumnMachine::start(std::size_t count)
{
    const LaneRange range{0, count};
    for (const ColumnProgram::LayerRegister &own : m_program->loads) {
        ColumnInstruction in{.op = ColumnOp::Load, .lane = m_program->registers[own.at], .a = own.at};
        in.k = static_cast<std::int64_t>(own.layer);
        load(in, range);
    }
    if (m_program->draws) {
        for (std::size_t lane = 0; lane < count; ++lane) {
            m_registers.draws()[lane] = CounterRng(m_input.seed, m_input.stream, m_input.tick,
                                                   m_input.firstSubject + cellOf(m_places[0], lane));
        }
    }
    return execute(0, m_program->code.size(), range);
}

bool ColumnMachine::execute(std::size_t at, std::size_t end, LaneRange range)
{
    while (at < end) {
        const ColumnInstruction &in = m_program->code[at];
        switch (in.op) {
        case ColumnOp::Load:
            load(in, range);
            break;
        case ColumnOp::CellX:
        case ColumnOp::CellY:
            coordinate(in, range);
            break;
        case ColumnOp::Loop:
            if (!loop(at, range)) {
                return false;
            }
            at = static_cast<std::size_t>(in.k);
            continue;
        default:
            if (!runKernel(in, m_registers, range)) {
                return false;
            }
            break;
        }
        ++at;
    }
    return true;
}

bool ColumnMachine::loop(std::size_t at, LaneRange range)
{
    const ColumnInstruction &in = m_program->code[at];
    const std::uint32_t first = cellOf(m_places[0], 0);
    for (const NeighborIndex::Offset &offset : *m_input.world->index().around(first, in.b).ring) {
        if (m_cells.empty()) {
            if (!loopInRow(at, offset, range)) {
                return false;
            }
            continue;
        }
        m_places[in.c] = {offset.delta, 0, 0};
        if (!execute(at + 1, static_cast<std::size_t>(in.k), range)) {
            return false;
        }
    }
    return true;
}

/// The neighbors of a row's cells at one offset are one piece of another row, or two where it wraps.
bool ColumnMachine::loopInRow(std::size_t at, const NeighborIndex::Offset &offset, LaneRange range)
{
    const ColumnInstruction &in = m_program->code[at];
    const std::int64_t width = m_input.world->index().width();
    const std::int64_t height = m_input.world->index().height();
    const bool torus = m_input.world->index().isTorus();
    std::int64_t row = m_places[0].row + offset.dy;
    std::int64_t column = m_places[0].column + offset.dx;
    if (torus) {
        row = wrapped(row, height);
        column = wrapped(column, width);
    } else if (row < 0 || row >= height) {
        return true;
    }
    const auto lane = [](std::int64_t value) {
        return static_cast<std::size_t>(std::max<std::int64_t>(value, 0));
    };
    const LaneRange inside{std::max(range.begin, lane(-column)), std::min(range.end, lane(width - column))};
    const LaneRange beyond{std::max(range.begin, lane(width - column)), range.end};
    const auto body = [&](std::int64_t first, LaneRange part) {
        m_places[in.c] = {row * width + first, first, row};
        return part.begin >= part.end || execute(at + 1, static_cast<std::size_t>(in.k), part);
    };
    return body(column, inside) && (!torus || body(column - width, beyond));
}

template <class T>
void ColumnMachine::copyLanes(const T *from, const ColumnInstruction &in, LaneRange range)
{
    T *out = m_registers.at<T>(in.a);
    const std::int64_t base = m_places[in.c].base;
    if (m_cells.empty()) {
        const T *first = from + (base + static_cast<std::int64_t>(range.begin));
        std::memcpy(out + range.begin, first, (range.end - range.begin) * sizeof(T));
        return;
    }
    const auto delta = static_cast<std::uint32_t>(base); // wraps where it is negative
    const std::uint32_t *cells = m_cells.data();
    for (std::size_t i = range.begin; i < range.end; ++i) {
        out[i] = from[cells[i] + delta];
    }
}

void ColumnMachine::load(const ColumnInstruction &in, LaneRange range)
{
    const Column &layer = m_input.world->layers()[static_cast<std::size_t>(in.k)];
    if (in.lane == Lane::Byte) {
        copyLanes(layer.bytes(), in, range);
    } else {
        copyLanes(layer.words(), in, range);
    }
}

void ColumnMachine::coordinate(const ColumnInstruction &in, LaneRange range)
{
    auto *out = m_registers.at<std::int64_t>(in.a);
    const Place &place = m_places[in.c];
    const bool x = in.op == ColumnOp::CellX;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (m_cells.empty()) {
            out[i] = x ? place.column + static_cast<std::int64_t>(i) : place.row;
        } else {
            const NeighborIndex::Position at = m_input.world->index().coordinates(cellOf(place, i));
            out[i] = x ? at.x : at.y;
        }
    }
}

std::uint64_t ColumnMachine::bits(std::uint16_t index, std::size_t lane) const
{
    return m_program->registers[index] == Lane::Byte ? m_registers.at<std::uint8_t>(index)[lane]
                                                     : m_registers.at<std::uint64_t>(index)[lane];
}

} // namespace gridfolk
