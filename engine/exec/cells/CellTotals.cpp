// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/cells/CellTotals.h"

#include "exec/columns/ColumnCompiler.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

using typed::Op;

/// More cells are left to the register machine, which heeds the turn's budget.
constexpr std::uint32_t kMostCells = 4'000'000;

bool isOverAllCells(const typed::Expr &expr)
{
    if (expr.op < Op::Count || expr.op > Op::All || expr.children.empty()) {
        return false;
    }
    const typed::Expr *set = expr.children[0].get();
    while (set->op == Op::Filter) {
        set = set->children[0].get();
    }
    return set->op == Op::AllCells;
}

/// The outermost aggregates over all cells.
void collect(const typed::Expr &expr, std::vector<const typed::Expr *> &found)
{
    if (isOverAllCells(expr)) {
        found.push_back(&expr);
        return;
    }
    for (const typed::ExprPtr &child : expr.children) {
        collect(*child, found);
    }
}

/// Takes the cells' values in order, as the register machine does.
class Gatherer
{
public:
    explicit Gatherer(const typed::Expr &aggregate)
        : m_op(aggregate.op)
        , m_float(aggregate.children.size() > 1 &&
                  aggregate.children[1]->type.base == typed::Type::Base::Float)
    {
    }

    [[nodiscard]] static bool knows(Op op)
    {
        return op == Op::Count || op == Op::Sum || op == Op::Mean || op == Op::Minimal || op == Op::Maximal ||
               op == Op::Any || op == Op::All;
    }

    /// False on a problem.
    bool take(const ColumnMachine &machine, const ColumnProgram &element, std::size_t count)
    {
        const std::uint8_t *selected =
            element.selected == ColumnInstruction::kAll
                ? nullptr
                : machine.lanesOf<std::uint8_t>(static_cast<std::uint16_t>(element.selected));
        if (m_op == Op::Count) {
            for (std::size_t i = 0; i < count && selected != nullptr; ++i) {
                m_count += selected[i];
            }
            m_count += selected == nullptr ? count : 0;
            return true;
        }
        if (m_float) {
            return takeNumbers(machine.lanesOf<double>(element.result), selected, count);
        }
        if (m_op == Op::Any || m_op == Op::All) {
            takeConditions(machine.lanesOf<std::uint8_t>(element.result), selected, count);
            return true;
        }
        return takeWholes(machine.lanesOf<std::int64_t>(element.result), selected, count);
    }

    [[nodiscard]] std::optional<std::uint64_t> result() const
    {
        switch (m_op) {
        case Op::Count:
            return m_count;
        case Op::Any:
            return m_holds > 0 ? 1 : 0;
        case Op::All:
            return m_holds == m_count ? 1 : 0;
        case Op::Sum:
            return m_float ? std::bit_cast<std::uint64_t>(m_number) : static_cast<std::uint64_t>(m_whole);
        default:
            break;
        }
        if (m_count == 0) {
            return std::nullopt;
        }
        if (m_op == Op::Mean) {
            const double mean = m_number / static_cast<double>(m_count);
            return std::isnan(mean) ? std::nullopt : std::optional(std::bit_cast<std::uint64_t>(mean));
        }
        return m_float ? std::bit_cast<std::uint64_t>(m_number) : static_cast<std::uint64_t>(m_whole);
    }

private:
    bool takeNumbers(const double *values, const std::uint8_t *selected, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            if (selected != nullptr && selected[i] == 0) {
                continue;
            }
            if (m_op == Op::Sum || m_op == Op::Mean) {
                m_number += values[i];
            } else if (m_count == 0 || (m_op == Op::Minimal ? values[i] < m_number : m_number < values[i])) {
                m_number = values[i];
            }
            ++m_count;
        }
        return !std::isnan(m_number);
    }

    bool takeWholes(const std::int64_t *values, const std::uint8_t *selected, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            if (selected != nullptr && selected[i] == 0) {
                continue;
            }
            if (m_op == Op::Sum) {
                if (__builtin_add_overflow(m_whole, values[i], &m_whole)) {
                    return false;
                }
            } else if (m_count == 0 || (m_op == Op::Minimal ? values[i] < m_whole : m_whole < values[i])) {
                m_whole = values[i];
            }
            ++m_count;
        }
        return true;
    }

    void takeConditions(const std::uint8_t *values, const std::uint8_t *selected, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint8_t chosen = selected == nullptr ? 1 : selected[i];
            m_count += chosen;
            m_holds += chosen & values[i];
        }
    }

    Op m_op;
    bool m_float;
    std::uint64_t m_count = 0;
    std::uint64_t m_holds = 0;
    std::int64_t m_whole = 0;
    double m_number = 0;
};

} // namespace

CellTotals::CellTotals(const typed::Program &program)
    : m_program(program)
{
}

CellTotals::~CellTotals() = default;

std::optional<std::uint64_t> CellTotals::value(typed::UnitIndex unit, const World &world)
{
    const Expression &found = expression(unit, world);
    if (found.totals.empty()) {
        return std::nullopt;
    }
    std::map<const typed::Expr *, std::uint64_t> totals;
    for (const std::unique_ptr<Total> &part : found.totals) {
        const std::optional<std::uint64_t> bits = total(*part, world);
        if (!bits) {
            return std::nullopt;
        }
        totals.emplace(part->aggregate, *bits);
    }
    // What is left is about no cell; it runs on the first one.
    const typed::Unit &code = m_program.units[static_cast<std::size_t>(unit)];
    const std::optional<ColumnProgram> rest =
        ColumnCompiler(m_program, world.index(), m_parameters).value(code, totals);
    ColumnMachine machine;
    if (!rest || rest->draws) {
        return std::nullopt;
    }
    machine.begin(*rest, {.world = &world, .tick = world.tick()});
    return machine.runRow(0, 1) ? std::optional(machine.bits(rest->result, 0)) : std::nullopt;
}

const CellTotals::Expression &CellTotals::expression(typed::UnitIndex unit, const World &world)
{
    if (m_parameters != world.parameters()) {
        m_expressions.clear();
        m_parameters = world.parameters();
    }
    const auto [entry, isNew] = m_expressions.try_emplace(unit);
    Expression &made = entry->second;
    const typed::Unit &code = m_program.units[static_cast<std::size_t>(unit)];
    if (!isNew || !code.value || world.cellCount() > kMostCells) {
        return made;
    }
    std::vector<const typed::Expr *> aggregates;
    collect(*code.value, aggregates);
    for (const typed::Expr *aggregate : aggregates) {
        std::optional<ColumnProgram> element;
        if (Gatherer::knows(aggregate->op)) {
            element = ColumnCompiler(m_program, world.index(), m_parameters).element(code, *aggregate);
        }
        if (!element || element->draws) {
            made.totals.clear();
            return made;
        }
        auto part = std::make_unique<Total>();
        part->aggregate = aggregate;
        part->element = std::move(*element);
        made.totals.push_back(std::move(part));
    }
    return made;
}

std::optional<std::uint64_t> CellTotals::total(Total &total, const World &world)
{
    Gatherer gatherer(*total.aggregate);
    total.machine.begin(total.element, {.world = &world, .tick = world.tick()});
    const auto width = static_cast<std::size_t>(world.index().width());
    for (std::size_t row = 0; row < world.cellCount(); row += width) {
        for (std::size_t column = 0; column < width; column += total.machine.lanes()) {
            const std::size_t count = std::min(total.machine.lanes(), width - column);
            if (!total.machine.runRow(static_cast<std::uint32_t>(row + column), count) ||
                !gatherer.take(total.machine, total.element, count)) {
                return std::nullopt;
            }
        }
    }
    return gatherer.result();
}

} // namespace gridfolk
