// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "rules/StatementParser.h"

namespace gridfolk
{

/// Parses rules, functions, actions and model rules.
class DeclarationParser
{
public:
    explicit DeclarationParser(TokenCursor &cursor)
        : m_cursor(cursor)
        , m_expressions(cursor)
        , m_statements(cursor, m_expressions)
    {
    }

    /// Everything up to the end of the text.
    [[nodiscard]] ast::Module parseModule();

private:
    void parseDeclaration(ast::Module &module);
    void skipStray(bool report);
    bool parseHead(ast::Declaration &declaration);
    bool parseRule(ast::Declaration &declaration);
    bool parseTrigger(ast::Declaration &declaration);
    bool parseEvent(ast::Declaration &declaration);
    bool parseTransition(ast::Declaration &declaration);
    bool parseCause(ast::Declaration &declaration);
    bool parseWrittenName(ast::WrittenName &name);
    bool parseFunction(ast::Declaration &declaration);
    bool parseAction(ast::Declaration &declaration);
    bool parseModelRule(ast::Declaration &declaration);
    bool parseName(ast::Declaration &declaration);
    bool parseParameters(ast::Declaration &declaration);
    bool parseParameter(ast::Parameter &parameter);
    bool parseParameterType(ast::Parameter &parameter);
    bool parseChoices(ast::Parameter &parameter);
    bool parseMaximumLength(ast::Parameter &parameter);

    TokenCursor &m_cursor;
    ExpressionParser m_expressions;
    StatementParser m_statements;
};

} // namespace gridfolk
