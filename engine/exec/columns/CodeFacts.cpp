// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/columns/CodeFacts.h"

#include <algorithm>

namespace gridfolk::facts
{

namespace
{

using typed::Op;

/// Calls visit(expr) for an expression and all below it.
template <class Visit>
void forEachExpr(const typed::Expr &expr, const Visit &visit)
{
    visit(expr);
    for (const typed::ExprPtr &child : expr.children) {
        if (child) {
            forEachExpr(*child, visit);
        }
    }
}

template <class Visit>
void forEachExpr(const typed::Block &block, const Visit &visit)
{
    for (const typed::StmtPtr &stmt : block) {
        for (const typed::Expr *expr : {stmt->subject.get(), stmt->value.get()}) {
            if (expr != nullptr) {
                forEachExpr(*expr, visit);
            }
        }
        forEachExpr(stmt->body, visit);
        forEachExpr(stmt->otherwise, visit);
    }
}

template <class Visit>
void forEachExpr(const typed::Unit &unit, const Visit &visit)
{
    if (unit.value) {
        forEachExpr(*unit.value, visit);
    }
    forEachExpr(unit.body, visit);
}

/// The units, without the absent ones, and all functions that they call.
std::vector<typed::UnitIndex> unitsFrom(const typed::Program &program, std::vector<typed::UnitIndex> units)
{
    std::erase_if(units, [](typed::UnitIndex unit) { return unit < 0; });
    for (std::size_t next = 0; next < units.size(); ++next) {
        forEachExpr(program.units[static_cast<std::size_t>(units[next])], [&](const typed::Expr &expr) {
            if (expr.op != Op::CallFunction) {
                return;
            }
            const typed::UnitIndex function = program.functions[static_cast<std::size_t>(expr.integer)];
            if (std::find(units.begin(), units.end(), function) == units.end()) {
                units.push_back(function);
            }
        });
    }
    return units;
}

bool isHarmless(const typed::Expr &expr)
{
    switch (expr.op) {
    case Op::ConstBool:
    case Op::ConstInt:
    case Op::ConstFloat:
    case Op::ConstCategory:
    case Op::Local:
    case Op::SelfCell:
    case Op::Tick:
    case Op::Parameter:
    case Op::Layer:
    case Op::CellX:
    case Op::CellY:
    case Op::ToFloat:
    case Op::Minimum:
    case Op::Maximum:
    case Op::Less:
    case Op::LessEqual:
    case Op::Equal:
    case Op::NotEqual:
    case Op::And:
    case Op::Or:
    case Op::Not:
    case Op::Conditional:
    case Op::NeighborCells:
    case Op::Filter:
    case Op::Count:
    case Op::Any:
    case Op::All:
        return true;
    case Op::Negate:
    case Op::Absolute:
        return expr.type.base == typed::Type::Base::Float;
    default:
        return false;
    }
}

} // namespace

bool mustBeReached(const typed::Expr &expr)
{
    bool harmless = true;
    forEachExpr(expr, [&](const typed::Expr &part) { harmless = harmless && isHarmless(part); });
    return !harmless;
}

bool returns(const typed::Stmt &stmt)
{
    return stmt.kind == typed::Stmt::Kind::Return || returns(stmt.body) || returns(stmt.otherwise);
}

bool returns(const typed::Block &block)
{
    return std::any_of(block.begin(), block.end(), [](const typed::StmtPtr &stmt) { return returns(*stmt); });
}

void countAssignments(const typed::Block &block, std::vector<int> &counts)
{
    for (const typed::StmtPtr &stmt : block) {
        if (stmt->kind == typed::Stmt::Kind::SetLocal) {
            ++counts[static_cast<std::size_t>(stmt->slot)];
        }
        countAssignments(stmt->body, counts);
        countAssignments(stmt->otherwise, counts);
    }
}

void writtenLayers(const typed::Block &block, std::vector<std::int64_t> &layers)
{
    for (const typed::StmtPtr &stmt : block) {
        if (stmt->kind == typed::Stmt::Kind::SetLayer) {
            layers.push_back(stmt->integer);
        }
        writtenLayers(stmt->body, layers);
        writtenLayers(stmt->otherwise, layers);
    }
}

bool isWrittenElsewhere(const typed::Program &program, std::size_t layer,
                        const std::vector<typed::Rule> &rules)
{
    if (program.layers[layer].diffuse >= 0 || program.layers[layer].decay >= 0) {
        return true;
    }
    for (std::size_t i = 0; i < program.units.size(); ++i) {
        const bool own = std::any_of(rules.begin(), rules.end(), [i](const typed::Rule &rule) {
            return rule.body == static_cast<typed::UnitIndex>(i);
        });
        std::vector<std::int64_t> written;
        writtenLayers(program.units[i].body, written);
        if (!own &&
            std::find(written.begin(), written.end(), static_cast<std::int64_t>(layer)) != written.end()) {
            return true;
        }
    }
    return false;
}

void writtenLayers(const typed::Program &program, typed::UnitIndex unit, std::vector<std::int64_t> &layers)
{
    for (const typed::UnitIndex index : unitsFrom(program, {unit})) {
        writtenLayers(program.units[static_cast<std::size_t>(index)].body, layers);
    }
}

std::vector<bool> layersReadFromOthers(const typed::Program &program, const std::vector<typed::Rule> &rules)
{
    std::vector<bool> read(program.layers.size(), false);
    std::vector<typed::UnitIndex> units;
    for (const typed::Rule &rule : rules) {
        units.insert(units.end(), {rule.condition, rule.body});
    }
    for (const typed::UnitIndex index : unitsFrom(program, std::move(units))) {
        forEachExpr(program.units[static_cast<std::size_t>(index)], [&](const typed::Expr &expr) {
            if (expr.op == Op::Layer && expr.children[0]->op != Op::SelfCell) {
                read[static_cast<std::size_t>(expr.integer)] = true;
            }
        });
    }
    return read;
}

} // namespace gridfolk::facts
