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

namespace
{

/// What is known of code for a cell whose own value of a layer is known.
class OwnValue
{
public:
    OwnValue(std::size_t layer, std::int64_t value)
        : m_layer(static_cast<std::int64_t>(layer))
        , m_value(value)
    {
    }

    /// Whether it is sure to be false, without a problem.
    [[nodiscard]] bool isNever(const typed::Expr &expr) const { return isSure(expr, false); }

    /// Whether a statement may write something, or have a problem.
    [[nodiscard]] bool mayAct(const typed::Block &block) const
    {
        return std::any_of(block.begin(), block.end(),
                           [this](const typed::StmtPtr &stmt) { return mayAct(*stmt); });
    }

private:
    [[nodiscard]] bool mayAct(const typed::Stmt &stmt) const
    {
        switch (stmt.kind) {
        case typed::Stmt::Kind::SetLocal:
            return mustBeReached(*stmt.value);
        case typed::Stmt::Kind::If:
            if (isSure(*stmt.value, true)) {
                return mayAct(stmt.body);
            }
            return (!isNever(*stmt.value) && (mustBeReached(*stmt.value) || mayAct(stmt.body))) ||
                   mayAct(stmt.otherwise);
        default:
            return true;
        }
    }

    /// Whether it is sure to have this truth, without a problem.
    [[nodiscard]] bool isSure(const typed::Expr &expr, bool truth) const
    {
        const auto isConstant = [&](std::size_t child) {
            const Op op = expr.children[child]->op;
            return op == Op::ConstCategory || op == Op::ConstBool;
        };
        switch (expr.op) {
        case Op::ConstBool:
            return (expr.integer != 0) == truth;
        case Op::Layer:
            return isOwn(expr) && expr.type.base == typed::Type::Base::Bool && (m_value != 0) == truth;
        case Op::Equal:
        case Op::NotEqual:
            for (const std::size_t at : {0U, 1U}) {
                if (isOwn(*expr.children[at]) && isConstant(1 - at)) {
                    const bool equal = expr.children[1 - at]->integer == m_value;
                    return (equal == (expr.op == Op::Equal)) == truth;
                }
            }
            return false;
        case Op::Not:
            return isSure(*expr.children[0], !truth);
        case Op::And:
        case Op::Or: {
            const typed::Expr &left = *expr.children[0];
            const typed::Expr &right = *expr.children[1];
            if ((expr.op == Op::Or) == truth) { // one of them is enough
                return isSure(left, truth) || (isSure(right, truth) && !mustBeReached(left));
            }
            return isSure(left, truth) && isSure(right, truth);
        }
        default:
            return false;
        }
    }

    [[nodiscard]] bool isOwn(const typed::Expr &expr) const
    {
        return expr.op == Op::Layer && expr.integer == m_layer && expr.children[0]->op == Op::SelfCell;
    }

    std::int64_t m_layer;
    std::int64_t m_value;
};

} // namespace

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

bool mayAct(const typed::Program &program, const std::vector<typed::Rule> &rules, std::size_t layer,
            std::int64_t value)
{
    const OwnValue own{layer, value};
    return std::any_of(rules.begin(), rules.end(), [&](const typed::Rule &rule) {
        if (rule.condition >= 0) {
            const typed::Expr *condition =
                program.units[static_cast<std::size_t>(rule.condition)].value.get();
            if (condition == nullptr || own.isNever(*condition)) {
                return condition == nullptr;
            }
            if (mustBeReached(*condition)) {
                return true;
            }
        }
        return own.mayAct(program.units[static_cast<std::size_t>(rule.body)].body);
    });
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
