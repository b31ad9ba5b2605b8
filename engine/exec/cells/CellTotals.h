// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/columns/ColumnMachine.h"
#include "rules/Typed.h"

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gridfolk
{

/// Computes the model's own expressions about all cells, as `count(c for c in cells if c.alive) /
/// count(cells)`, over columns. Used by one thread.
class CellTotals
{
public:
    /// @param program outlives this
    explicit CellTotals(const typed::Program &program);
    ~CellTotals();

    /// The expression's value as the register machine would give it, or nothing: then the expression, or a
    /// problem in it, is for the machine. Precondition: the unit is about nobody.
    [[nodiscard]] std::optional<std::uint64_t> value(typed::UnitIndex unit, const World &world);

private:
    /// An aggregate over the cells of the world, and what it takes of each.
    struct Total {
        const typed::Expr *aggregate = nullptr;
        ColumnProgram element;
        ColumnMachine machine;
    };
    struct Expression {
        std::vector<std::unique_ptr<Total>> totals; ///< none: for the machine
    };

    const Expression &expression(typed::UnitIndex unit, const World &world);
    [[nodiscard]] static std::optional<std::uint64_t> total(Total &total, const World &world);

    const typed::Program &m_program;
    std::vector<double> m_parameters; ///< that the expressions contain
    std::unordered_map<typed::UnitIndex, Expression> m_expressions;
};

} // namespace gridfolk
