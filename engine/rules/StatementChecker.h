// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ExpressionChecker.h"

namespace gridfolk
{

/// Checks the statements of one unit and writes them typed.
class StatementChecker
{
public:
    explicit StatementChecker(ExpressionChecker &expressions)
        : m_expressions(expressions)
    {
    }

    /// A block in a scope of its own, appended to `out`. Returns whether the block surely ends the unit.
    /// @param begin statements before it are skipped: the `require` lines of an action
    bool checkBlock(const ast::Block &block, typed::Block &out, std::size_t begin = 0);

    /// Names that statements of the block assign to.
    [[nodiscard]] static std::unordered_set<std::string> assignedNames(const ast::Block &block);

private:
    bool checkStatement(const ast::Stmt &stmt, typed::Block &out);
    typed::ExprPtr letValue(const ast::Stmt &stmt);
    void setList(typed::ExprPtr list, typed::ExprPtr value, ast::Span span, typed::Block &out);
    void assignList(const ast::Stmt &stmt, typed::ExprPtr list, typed::Block &out);
    void assignItem(const ast::Stmt &stmt, typed::Block &out);
    void checkLet(const ast::Stmt &stmt, typed::Block &out);
    void checkAssign(const ast::Stmt &stmt, typed::Block &out);
    void assignLocal(const ast::Stmt &stmt, const LocalName &local, typed::Block &out);
    void assignPlace(const ast::Stmt &stmt, typed::ExprPtr place, typed::Block &out);
    void assignWorld(const ast::Stmt &stmt, typed::ExprPtr place, typed::Block &out);
    typed::ExprPtr place(const ast::Expr &target, typed::Block &out);
    typed::ExprPtr writableMember(const ast::Expr &target, typed::Block &out);
    typed::ExprPtr mergedValue(const ast::Stmt &stmt, const typed::Type &type);
    typed::ExprPtr assignedValue(const ast::Stmt &stmt, typed::ExprPtr current);
    void notAssignable(const ast::Expr &target);
    bool checkIf(const ast::Stmt &stmt, std::size_t branch, typed::Block &out);
    void checkFor(const ast::Stmt &stmt, typed::Block &out);
    bool checkCall(const ast::Stmt &stmt, typed::Block &out);
    void checkReturn(const ast::Stmt &stmt, typed::Block &out);
    typed::Stmt &add(typed::Block &out, typed::Stmt::Kind kind, ast::Span span);

    ExpressionChecker &m_expressions;
};

} // namespace gridfolk
