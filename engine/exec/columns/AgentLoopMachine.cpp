// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/columns/AgentLoopMachine.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

namespace gridfolk
{

namespace
{

using What = AgentLoop::Load::What;

constexpr std::size_t kLanes = 128; ///< the registers of a block together stay in the first-level cache

/// A total and the values of the lanes that count, in their order.
template <class T, class Join>
T joined(T total, const T *values, const std::uint8_t *counts, std::size_t lanes, Join join)
{
    if (counts == nullptr) {
        for (std::size_t i = 0; i < lanes; ++i) {
            total = join(total, values[i]);
        }
        return total;
    }
    for (std::size_t i = 0; i < lanes; ++i) {
        if (counts[i] != 0) {
            total = join(total, values[i]);
        }
    }
    return total;
}

/// Nothing when whole numbers overflow.
std::optional<std::int64_t> joinedWords(ColumnOp op, std::int64_t total, const std::int64_t *values,
                                        const std::uint8_t *counts, std::size_t lanes)
{
    bool lost = false;
    const auto all = [&](auto join) { return joined(total, values, counts, lanes, join); };
    switch (op) {
    case ColumnOp::Add:
        total = all([&lost](std::int64_t a, std::int64_t b) {
            lost = __builtin_add_overflow(a, b, &a) || lost;
            return a;
        });
        break;
    case ColumnOp::Subtract:
        total = all([&lost](std::int64_t a, std::int64_t b) {
            lost = __builtin_sub_overflow(a, b, &a) || lost;
            return a;
        });
        break;
    case ColumnOp::Minimum:
        total = all([](std::int64_t a, std::int64_t b) { return b < a ? b : a; });
        break;
    default:
        total = all([](std::int64_t a, std::int64_t b) { return a < b ? b : a; });
        break;
    }
    return lost ? std::nullopt : std::optional(total);
}

double joinedFloats(ColumnOp op, double total, const double *values, const std::uint8_t *counts,
                    std::size_t lanes)
{
    const auto all = [&](auto join) { return joined(total, values, counts, lanes, join); };
    switch (op) {
    case ColumnOp::Add:
        return all([](double a, double b) { return a + b; });
    case ColumnOp::Subtract:
        return all([](double a, double b) { return a - b; });
    case ColumnOp::Minimum:
        return all([](double a, double b) { return b < a ? b : a; });
    default:
        return all([](double a, double b) { return a < b ? b : a; });
    }
}

template <class T, class From>
void gather(T *out, const From *from, const std::vector<std::uint32_t> &rows, std::size_t lanes)
{
    for (std::size_t i = 0; i < lanes; ++i) {
        out[i] = from[rows[i]];
    }
}

} // namespace

bool AgentLoopMachine::run(const AgentLoop &loop, const Input &input, std::span<const std::uint64_t> agents,
                           std::uint64_t *registers)
{
    if (m_registers.lanes() == 0) {
        install(loop);
    }
    takeInputs(loop, registers, std::min(agents.size(), kLanes));
    for (Total &total : m_totals) {
        total.bits = registers[total.local];
    }
    std::size_t lanes = 0;
    std::size_t kind = 0;
    for (const std::uint64_t element : agents) {
        const AgentRef agent = AgentRef::unpacked(element);
        const World::Body body = input.world.bodyOfSlot(agent.slot);
        if (lanes == kLanes || (lanes > 0 && body.kind != kind)) {
            if (!block(loop, input, kind, lanes)) {
                return false;
            }
            lanes = 0;
        }
        kind = body.kind;
        m_slots[lanes] = agent.slot;
        m_rows[lanes++] = body.row;
    }
    if (lanes > 0 && !block(loop, input, kind, lanes)) {
        return false;
    }
    for (const Total &total : m_totals) {
        registers[total.local] = total.bits;
    }
    return true;
}

void AgentLoopMachine::install(const AgentLoop &loop)
{
    m_registers.install(loop.program, kLanes);
    m_slots.resize(kLanes);
    m_rows.resize(kLanes);
    for (const ColumnInstruction &in : loop.program.prelude) {
        if (in.op == ColumnOp::Fill) {
            (void)runKernel(in, m_registers, {0, kLanes});
        }
    }
    for (std::size_t i = 0; i < loop.gains.size(); ++i) {
        if (m_totals.empty() || m_totals.back().local != loop.gains[i].local) {
            m_totals.push_back({loop.gains[i].local, 0, i, i});
        }
        m_totals.back().endGain = i + 1;
    }
}

void AgentLoopMachine::takeInputs(const AgentLoop &loop, const std::uint64_t *registers, std::size_t lanes)
{
    for (const AgentLoop::Input &input : loop.inputs) {
        if (loop.program.registers[input.to] == Lane::Byte) {
            std::fill_n(m_registers.at<std::uint8_t>(input.to), lanes,
                        static_cast<std::uint8_t>(registers[input.from]));
        } else {
            std::fill_n(m_registers.at<std::uint64_t>(input.to), lanes, registers[input.from]);
        }
    }
    for (const ColumnInstruction &in : loop.program.prelude) {
        if (in.op != ColumnOp::Fill) {
            (void)runKernel(in, m_registers, {0, lanes}); // nothing in a prelude can fault
        }
    }
}

bool AgentLoopMachine::block(const AgentLoop &loop, const Input &input, std::size_t kind, std::size_t lanes)
{
    for (const AgentLoop::Load &wanted : loop.loads) {
        if (!load(wanted, input, kind, lanes)) {
            return false;
        }
    }
    for (const ColumnInstruction &in : loop.program.code) {
        if (!runKernel(in, m_registers, {0, lanes})) {
            return false;
        }
    }
    return std::all_of(m_totals.begin(), m_totals.end(),
                       [&](Total &total) { return add(loop, total, lanes); });
}

/// A block's gains of one name. Agents come one after the other, each with all its gains.
bool AgentLoopMachine::add(const AgentLoop &loop, Total &total, std::size_t lanes)
{
    m_active.clear();
    for (std::size_t i = total.firstGain; i < total.endGain; ++i) {
        const AgentLoop::Gain &gain = loop.gains[i];
        const std::uint8_t *counts =
            gain.mask == ColumnInstruction::kAll
                ? nullptr
                : m_registers.at<std::uint8_t>(static_cast<std::uint16_t>(gain.mask));
        if (counts == nullptr || std::memchr(counts, 1, lanes) != nullptr) {
            m_active.push_back({&gain, counts});
        }
    }
    const bool floats = loop.program.registers[loop.gains[total.firstGain].value] == Lane::Float;
    const std::size_t together = m_active.size() == 1 ? lanes : 1;
    for (std::size_t lane = 0; lane < lanes; lane += together) {
        for (const auto &[gain, counts] : m_active) {
            if (together == 1 && counts != nullptr && counts[lane] == 0) {
                continue;
            }
            if (floats) {
                total.bits = std::bit_cast<std::uint64_t>(joinedFloats(
                    gain->op, std::bit_cast<double>(total.bits), m_registers.at<double>(gain->value) + lane,
                    together == 1 ? nullptr : counts, together));
                continue;
            }
            const std::optional<std::int64_t> sum = joinedWords(
                gain->op, static_cast<std::int64_t>(total.bits),
                m_registers.at<std::int64_t>(gain->value) + lane, together == 1 ? nullptr : counts, together);
            if (!sum) {
                return false;
            }
            total.bits = static_cast<std::uint64_t>(*sum);
        }
    }
    return !floats || !std::isnan(std::bit_cast<double>(total.bits));
}

bool AgentLoopMachine::load(const AgentLoop::Load &load, const Input &input, std::size_t kind,
                            std::size_t lanes)
{
    double *numbers = m_registers.at<double>(load.to);
    const Plane &plane = input.world.plane();
    const Point self =
        load.what == What::OffsetX || load.what == What::OffsetY ? plane.at(input.self.slot) : Point{};
    const auto each = [&](auto value) {
        for (std::size_t i = 0; i < lanes; ++i) {
            numbers[i] = value(plane.at(m_slots[i]));
        }
        return true;
    };
    switch (load.what) {
    case What::PositionX:
        return each([](Point at) { return at.x; });
    case What::PositionY:
        return each([](Point at) { return at.y; });
    case What::OffsetX:
        return each([&](Point at) { return plane.offset(self, at).x; });
    case What::OffsetY:
        return each([&](Point at) { return plane.offset(self, at).y; });
    case What::Attribute:
        break;
    }
    if (load.byKind[kind] < 0) {
        return false;
    }
    const auto index = static_cast<std::size_t>(load.byKind[kind]);
    const Column &column =
        input.before != nullptr ? (*input.before)[kind][index] : input.world.table(kind).columns[index];
    if (column.narrow()) {
        gather(m_registers.at<std::uint8_t>(load.to), column.bytes(), m_rows, lanes);
    } else {
        gather(m_registers.at<std::uint64_t>(load.to), column.words(), m_rows, lanes);
    }
    return true;
}

} // namespace gridfolk
