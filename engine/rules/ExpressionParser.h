// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "rules/TokenCursor.h"

#include <string_view>
#include <vector>

namespace gridfolk
{

/// Recursive descent over one expression, loosest operator first: if-else, or, and, not, comparison, + -, * /
/// // %, unary minus, **, member and call. A place that does not parse becomes an Error node. Trees are at
/// most 256 high, brackets nest at most 64 deep.
class ExpressionParser
{
public:
    explicit ExpressionParser(TokenCursor &cursor)
        : m_cursor(cursor)
    {
    }

    /// Any expression. Never null.
    [[nodiscard]] ast::ExprPtr parse() { return parseConditional().expr; }

    /// Without a bare `a if b else c`, as after `in` and before a condition's `if`.
    [[nodiscard]] ast::ExprPtr parseWithoutConditional() { return parseOr().expr; }

    /// Arithmetic only, as in ranges and intervals.
    [[nodiscard]] ast::ExprPtr parseArithmetic() { return parseSum().expr; }

private:
    /// An expression and the height of its tree.
    struct Node {
        ast::ExprPtr expr;
        int height = 1;
    };
    using Level = Node (ExpressionParser::*)();

    Node parseConditional();
    Node parseOr();
    Node parseAnd();
    Node parseNot();
    Node parseComparison();
    Node parseSum();
    Node parseProduct();
    Node parseUnary();
    Node parsePower();
    Node parsePostfix();
    Node parsePrimary();
    Node parseParentheses();
    Node parseMembership(Node left, std::size_t begin);
    Node parseList();
    Node parseIndex(Node list, std::size_t begin);
    Node parseNobodyTest(Node left, std::size_t begin);
    Node parseCall(Node callee, std::size_t begin);
    int parseArguments(ast::Expr &call);
    Node parseGenerator(Node element, std::size_t begin);

    Node leftAssociative(Level operand, std::string_view first, std::string_view second = {},
                         std::string_view third = {}, std::string_view fourth = {});
    Node unary(ast::Operator op, Level operand);
    Node binary(ast::Operator op, Node left, Node right, std::size_t begin);
    Node leaf(ast::Expr::Kind kind);
    Node error();
    Node limited(Node node);

    TokenCursor &m_cursor;
    int m_depth = 0;
};

} // namespace gridfolk
