// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/RowTests.h"
#include "exec/Vm.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace gridfolk
{

/// One reduction in progress: what was found so far, and the columns of the kind that was met last. Rows come
/// one by one, or many at once.
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
            if (!Reduction::holds(test, m_tested[i]->bits(row), m_registers[test.operand])) {
                return true;
            }
        }
        ++m_count;
        return m_reduction.yield == Reduction::Yield::Count || add(m_value->bits(row));
    }

    /// All rows of a kind.
    bool takeTable(const World &world, std::size_t kind)
    {
        const AgentTable &table = world.table(kind);
        if (table.living() > 0 && !turnTo(kind)) {
            return false;
        }
        for (std::size_t first = 0; first < table.rows() && table.living() > 0; first += kRows) {
            const std::size_t count = std::min(kRows, table.rows() - first);
            std::copy_n(table.alive.data() + first, count, m_passes.data());
            for (std::size_t i = 0; i < m_reduction.tests.size(); ++i) {
                const Column &column = *m_tested[i];
                if (column.narrow()) {
                    apply(i, column.bytes() + first, count);
                } else {
                    apply(i, column.words() + first, count);
                }
            }
            if (!addPassing(count, [&](std::size_t i) { return m_value->bits(first + i); })) {
                return false;
            }
        }
        return true;
    }

    /// Agents on the cells around one, all of them on the grid. Precondition: at most kRows cells.
    bool takeMirror(const CellMirror &mirror, std::uint32_t center, const NeighborIndex::Around &around)
    {
        const std::size_t count = around.ring->size();
        const auto wanted = static_cast<std::uint8_t>(m_reduction.kind + 1); // 0: any
        gather(mirror.kinds() + center, *around.runs, m_bytes.data());
        for (std::size_t i = 0; i < count; ++i) {
            m_passes[i] = wanted == 0 ? m_bytes[i] != 0 : m_bytes[i] == wanted;
        }
        for (std::size_t i = 0; i < m_reduction.tests.size(); ++i) {
            if (gather(mirror.plane(m_reduction.tests[i].plane), center, *around.runs)) {
                apply(i, m_bytes.data(), count);
            } else {
                apply(i, m_words.data(), count);
            }
        }
        const bool narrow = m_reduction.yield != Reduction::Yield::Count &&
                            gather(mirror.plane(m_reduction.plane), center, *around.runs);
        return addPassing(count, [&](std::size_t i) { return narrow ? m_bytes[i] : m_words[i]; });
    }

    static constexpr std::size_t kRows = 128; ///< that are looked at together

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
    /// Copies the values of cells to stand side by side; reads and writes up to kPadding elements too many.
    template <class Value>
    static void gather(const Value *center, const std::vector<NeighborIndex::Run> &runs, Value *to)
    {
        for (const NeighborIndex::Run &run : runs) {
            const Value *from = center + run.first.delta;
            std::memcpy(to, from, CellMirror::kPadding * sizeof(Value));
            for (std::uint32_t done = CellMirror::kPadding; done < run.length; done += CellMirror::kPadding) {
                std::memcpy(to + done, from + done, CellMirror::kPadding * sizeof(Value));
            }
            to += run.length;
        }
    }
    /// True: to m_bytes; false: to m_words.
    bool gather(const CellMirror::Plane &plane, std::uint32_t center,
                const std::vector<NeighborIndex::Run> &runs)
    {
        if (plane.narrow) {
            gather(plane.bytes.data() + center, runs, m_bytes.data());
        } else {
            gather(plane.words.data() + center, runs, m_words.data());
        }
        return plane.narrow;
    }

    template <class Value>
    void apply(std::size_t test, const Value *values, std::size_t count)
    {
        applyTest(m_reduction.tests[test], m_registers[m_reduction.tests[test].operand], values, count,
                  m_passes.data());
    }

    template <class ValueAt>
    bool addPassing(std::size_t count, ValueAt valueAt)
    {
        if (m_reduction.yield == Reduction::Yield::Count) {
            m_count += countPasses(m_passes.data(), count);
            return true;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (m_passes[i] != 0) {
                ++m_count;
                if (!add(valueAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

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

    // Left as they are until many rows are looked at.
    std::array<std::uint8_t, kRows + CellMirror::kPadding> m_passes;
    std::array<std::uint8_t, kRows + CellMirror::kPadding> m_bytes;
    std::array<std::uint64_t, kRows + CellMirror::kPadding> m_words;
};

} // namespace gridfolk
