// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "rules/ExpressionParser.h"
#include "rules/TokenCursor.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// Parses blocks of statements. A bad line becomes an Error statement and the next line is read as if nothing
/// had happened. Blocks nest at most 64 deep, where each `elif` counts as one level.
class StatementParser
{
public:
    StatementParser(TokenCursor &cursor, ExpressionParser &expressions)
        : m_cursor(cursor)
        , m_expressions(expressions)
    {
    }

    /// From the `:` of a header to the end of its block; a single statement may stand on the header's line.
    /// @param trailing gets the comment at the end of the header's line
    [[nodiscard]] ast::Block parseBlock(std::string &trailing);

private:
    void parseIndented(ast::Block &block);
    void parseInto(ast::Block &block);
    [[nodiscard]] ast::StmtPtr parseStatement();
    [[nodiscard]] ast::StmtPtr parseSimple();
    void parseLet(ast::Stmt &stmt);
    void parseReturn(ast::Stmt &stmt);
    void parseRequire(ast::Stmt &stmt);
    void parseAssignmentOrCall(ast::Stmt &stmt);
    void parseIf(ast::Stmt &stmt);
    void parseBranch(ast::Stmt &stmt);
    void parseFor(ast::Stmt &stmt);
    bool parseAssignOp(ast::AssignOp &op);

    TokenCursor &m_cursor;
    ExpressionParser &m_expressions;
    int m_depth = 0;
};

} // namespace gridfolk
