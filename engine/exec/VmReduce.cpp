// SPDX-License-Identifier: GPL-3.0-or-later
// Native loops over agents.
#include "exec/Vm.h"

#include <array>
#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

template <class T>
bool holds(Reduction::Relation relation, T left, T right)
{
    switch (relation) {
    case Reduction::Relation::Equal:
        return left == right;
    case Reduction::Relation::NotEqual:
        return left != right;
    case Reduction::Relation::Less:
        return left < right;
    case Reduction::Relation::LessEqual:
        return left <= right;
    case Reduction::Relation::Greater:
        return left > right;
    case Reduction::Relation::GreaterEqual:
        return left >= right;
    }
    return false;
}

bool holds(const Reduction::Test &test, std::uint64_t left, std::uint64_t right)
{
    switch (test.number) {
    case Reduction::Number::Bits:
        return (left == right) == (test.relation == Reduction::Relation::Equal);
    case Reduction::Number::Int:
        return holds(test.relation, std::bit_cast<std::int64_t>(left), std::bit_cast<std::int64_t>(right));
    case Reduction::Number::Float:
        return holds(test.relation, std::bit_cast<double>(left), std::bit_cast<double>(right));
    }
    return false;
}

} // namespace

/// One reduction in progress: what was found so far, and the columns of the kind that was met last.
class Vm::Reducer
{
public:
    Reducer(Vm &vm, const Reduction &reduction, const std::uint64_t *registers,
            std::vector<std::uint64_t> &buffer)
        : m_vm(vm)
        , m_reduction(reduction)
        , m_registers(registers)
        , m_buffer(buffer)
    {
    }

    /// False when there is a problem, see code().
    bool take(std::size_t kind, std::size_t row)
    {
        if (kind != m_kind && !turnTo(kind)) {
            return false;
        }
        for (std::size_t i = 0; i < m_reduction.tests.size(); ++i) {
            const Reduction::Test &test = m_reduction.tests[i];
            if (!holds(test, m_tested[i]->bits(row), m_registers[test.operand])) {
                return true;
            }
        }
        ++m_count;
        return m_reduction.yield == Reduction::Yield::Count || add(m_value->bits(row));
    }

    /// The aggregate as register bits; false when there is a problem.
    bool finish(std::uint64_t &result)
    {
        switch (m_reduction.yield) {
        case Reduction::Yield::Count:
            result = m_count;
            return true;
        case Reduction::Yield::SumInt:
            result = static_cast<std::uint64_t>(m_whole);
            return true;
        case Reduction::Yield::MeanInt:
        case Reduction::Yield::MeanFloat:
            if (m_count == 0) {
                m_code = "run.empty-aggregate";
                return false;
            }
            m_sum /= static_cast<double>(m_count);
            [[fallthrough]];
        case Reduction::Yield::SumFloat:
            m_code = std::isnan(m_sum) ? "run.not-a-number" : nullptr;
            result = std::bit_cast<std::uint64_t>(m_sum);
            return m_code == nullptr;
        case Reduction::Yield::ListInt:
        case Reduction::Yield::ListFloat:
            return true;
        }
        return true;
    }

    [[nodiscard]] const char *code() const { return m_code; }
    [[nodiscard]] std::size_t kind() const { return m_kind; }

private:
    bool turnTo(std::size_t kind)
    {
        m_kind = kind;
        m_tested.fill(nullptr);
        for (std::size_t i = 0; i < m_reduction.tests.size(); ++i) {
            if (!find(m_reduction.tests[i].columns, m_tested[i])) {
                return false;
            }
        }
        return m_reduction.yield == Reduction::Yield::Count || find(m_reduction.columns, m_value);
    }

    bool find(std::int64_t map, const Column *&column)
    {
        const std::int32_t index = m_vm.m_code.columnMaps[static_cast<std::size_t>(map)][m_kind];
        if (index < 0) {
            m_code = "run.lacks-attribute";
            return false;
        }
        column = &m_vm.attributeOf(m_kind, static_cast<std::size_t>(index));
        return true;
    }

    bool add(std::uint64_t bits)
    {
        const auto whole = static_cast<std::int64_t>(bits);
        switch (m_reduction.yield) {
        case Reduction::Yield::SumInt:
            if (__builtin_add_overflow(m_whole, whole, &m_whole)) {
                m_code = "run.overflow";
                return false;
            }
            return true;
        case Reduction::Yield::MeanInt:
            m_sum += static_cast<double>(whole);
            return true;
        case Reduction::Yield::SumFloat:
        case Reduction::Yield::MeanFloat:
            m_sum += std::bit_cast<double>(bits);
            return true;
        case Reduction::Yield::ListInt:
            m_buffer.push_back(std::bit_cast<std::uint64_t>(static_cast<double>(whole)));
            return true;
        case Reduction::Yield::ListFloat:
            m_buffer.push_back(bits);
            return true;
        case Reduction::Yield::Count:
            return true;
        }
        return true;
    }

    Vm &m_vm;
    const Reduction &m_reduction;
    const std::uint64_t *m_registers;
    std::vector<std::uint64_t> &m_buffer;
    std::size_t m_kind = static_cast<std::size_t>(-1);
    std::array<const Column *, Reduction::kMostTests> m_tested{};
    const Column *m_value = nullptr;
    std::uint64_t m_count = 0;
    std::int64_t m_whole = 0;
    double m_sum = 0;
    const char *m_code = nullptr;
};

bool Vm::reduceAgents(Reducer &reducer, std::int64_t wanted)
{
    const std::size_t first = wanted < 0 ? 0 : static_cast<std::size_t>(wanted);
    const std::size_t last = wanted < 0 ? m_world.kindCount() : first + 1;
    for (std::size_t kind = first; kind < last; ++kind) {
        const AgentTable &table = m_world.table(kind);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (table.alive[row] != 0 && !reducer.take(kind, row)) {
                return false;
            }
        }
    }
    return true;
}

bool Vm::reduceCell(Reducer &reducer, std::uint32_t cell, std::int64_t wanted, std::uint32_t except)
{
    const CellGrid &grid = m_world.grid();
    for (std::uint32_t slot = grid.first(cell); slot != CellGrid::kNone; slot = grid.next(slot)) {
        const World::Body body = m_world.bodyOfSlot(slot);
        const bool passes = slot != except && (wanted < 0 || body.kind == static_cast<std::uint32_t>(wanted));
        if (passes && !reducer.take(body.kind, body.row)) {
            return false;
        }
    }
    return true;
}

bool Vm::reduceNeighbors(Reducer &reducer, std::uint32_t center, std::int64_t radius, std::int64_t wanted)
{
    const NeighborIndex &index = m_world.index();
    const NeighborIndex::Around around = index.around(center, radius);
    for (const NeighborIndex::Offset &offset : *around.ring) {
        const std::uint32_t cell = around.interior
                                       ? static_cast<std::uint32_t>(std::int64_t{center} + offset.delta)
                                       : index.shifted(center, offset.dx, offset.dy);
        if (cell != NeighborIndex::kOutside && !reduceCell(reducer, cell, wanted, CellGrid::kNone)) {
            return false;
        }
    }
    return true;
}

const char *Vm::reduce(const Reduction &reduction, const std::uint64_t *registers,
                       std::vector<std::uint64_t> &buffer, std::uint64_t &result, std::size_t &kind)
{
    Reducer reducer(*this, reduction, registers, buffer);
    const std::uint64_t where = registers[reduction.where];
    bool fine = true;
    switch (reduction.source) {
    case Reduction::Source::Agents:
        fine = reduceAgents(reducer, reduction.kind);
        break;
    case Reduction::Source::Neighbors:
        fine = reduceNeighbors(reducer,
                               reduction.center == kOwnCell
                                   ? subjectCell()
                                   : static_cast<std::uint32_t>(registers[reduction.center]),
                               static_cast<std::int64_t>(where), reduction.kind);
        break;
    case Reduction::Source::Here:
        fine = reduceCell(reducer, static_cast<std::uint32_t>(where), reduction.kind, m_subject.agent.slot);
        break;
    }
    kind = reducer.kind();
    return fine && reducer.finish(result) ? nullptr : reducer.code();
}

AgentRef Vm::pickAgentHere(std::uint32_t cell, std::int64_t kind)
{
    const CellGrid &grid = m_world.grid();
    const auto counts = [&](std::uint32_t slot) {
        return slot != m_subject.agent.slot &&
               (kind < 0 || m_world.kindOfSlot(slot) == static_cast<std::uint32_t>(kind));
    };
    std::uint64_t number = 0;
    for (std::uint32_t slot = grid.first(cell); slot != CellGrid::kNone; slot = grid.next(slot)) {
        number += counts(slot) ? 1U : 0U;
    }
    if (number == 0) {
        return {};
    }
    std::uint64_t choice = m_rng.below(number);
    std::uint32_t slot = grid.first(cell);
    while (!counts(slot) || choice-- != 0) {
        slot = grid.next(slot);
    }
    return m_world.refOfSlot(slot);
}

} // namespace gridfolk
