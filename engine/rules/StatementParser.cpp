// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/StatementParser.h"

#include "rules/TypeNameParser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gridfolk
{

namespace
{

using ast::AssignOp;
using ast::Stmt;
using ast::StmtPtr;

constexpr int kMaxNesting = 64;

constexpr std::array<std::pair<std::string_view, AssignOp>, 5> kAssignOps{{
    {"=", AssignOp::Set},
    {"+=", AssignOp::Add},
    {"-=", AssignOp::Subtract},
    {"*=", AssignOp::Multiply},
    {"/=", AssignOp::Divide},
}};

constexpr std::array<std::string_view, 3> kMissingAssignOps{"//=", "%=", "**="};

/// Blank lines at the start of a block mean nothing.
std::vector<std::string> withoutLeadingBlanks(std::vector<std::string> lines)
{
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](const std::string &line) { return !line.empty(); });
    lines.erase(lines.begin(), first);
    return lines;
}

} // namespace

ast::Block StatementParser::parseBlock(std::string &trailing)
{
    ast::Block block;
    const bool colon = m_cursor.expect(":");
    if (!colon) {
        m_cursor.skipToLineEnd();
    }
    if (colon && !m_cursor.atLineEnd()) {
        block.push_back(parseSimple());
        return block;
    }
    const ast::Span header = m_cursor.peek().span;
    const bool headerHasProblem = m_cursor.lineHasProblem();
    trailing = m_cursor.finishLine();
    if (!m_cursor.at(Token::Kind::Indent)) {
        if (!headerHasProblem) {
            m_cursor.report("rules.expected-block", header);
        }
        return block;
    }
    parseIndented(block);
    return block;
}

void StatementParser::parseIndented(ast::Block &block)
{
    m_cursor.take();
    ++m_depth;
    while (!m_cursor.at(Token::Kind::Dedent) && !m_cursor.at(Token::Kind::End)) {
        parseInto(block);
    }
    --m_depth;
    if (!m_cursor.at(Token::Kind::Dedent)) {
        return;
    }
    const std::vector<std::string> &comments = m_cursor.comments(m_cursor.take());
    if (!comments.empty()) {
        auto stmt = std::make_unique<Stmt>();
        stmt->kind = Stmt::Kind::Comment;
        stmt->comments = comments;
        block.push_back(std::move(stmt));
    }
}

void StatementParser::parseInto(ast::Block &block)
{
    if (m_cursor.at(Token::Kind::Indent)) {
        const bool afterProblem = !block.empty() && block.back()->kind == Stmt::Kind::Error;
        if (!afterProblem) {
            m_cursor.report("rules.unexpected-indent", m_cursor.peek(1).span);
        }
        if (m_depth < kMaxNesting) {
            parseIndented(block);
            return;
        }
        m_cursor.take();
        return;
    }
    StmtPtr stmt = parseStatement();
    if (block.empty()) {
        stmt->comments = withoutLeadingBlanks(std::move(stmt->comments));
    }
    block.push_back(std::move(stmt));
}

ast::StmtPtr StatementParser::parseStatement()
{
    const Token &first = m_cursor.peek();
    const bool compound = m_cursor.at("if") || m_cursor.at("for");
    if (!compound) {
        return parseSimple();
    }
    auto stmt = std::make_unique<Stmt>();
    stmt->comments = m_cursor.comments(first);
    stmt->span = first.span;
    if (m_depth >= kMaxNesting) {
        m_cursor.reportTooDeep(first.span);
        m_cursor.skipToLineEnd();
        m_cursor.finishLine();
        return stmt;
    }
    if (m_cursor.at("if")) {
        parseIf(*stmt);
    } else {
        parseFor(*stmt);
    }
    return stmt;
}

ast::StmtPtr StatementParser::parseSimple()
{
    auto stmt = std::make_unique<Stmt>();
    const std::size_t begin = m_cursor.position();
    const std::size_t reports = m_cursor.reports();
    stmt->comments = m_cursor.comments(m_cursor.peek());
    if (m_cursor.at("let")) {
        parseLet(*stmt);
    } else if (m_cursor.at("return")) {
        parseReturn(*stmt);
    } else if (m_cursor.at("require")) {
        parseRequire(*stmt);
    } else if (m_cursor.accept("pass")) {
        stmt->kind = Stmt::Kind::Pass;
    } else if (m_cursor.at("if") || m_cursor.at("for") || m_cursor.at("elif") || m_cursor.at("else")) {
        m_cursor.report("rules.misplaced-word", m_cursor.peek().span,
                        {{"name", std::string(m_cursor.peek().text)}});
        m_cursor.skipToLineEnd();
    } else {
        parseAssignmentOrCall(*stmt);
    }
    stmt->span = m_cursor.spanFrom(begin);
    if (m_cursor.reports() != reports) {
        m_cursor.skipToLineEnd();
    }
    stmt->trailingComment = m_cursor.finishLine();
    if (m_cursor.reports() != reports) {
        stmt->kind = Stmt::Kind::Error;
    }
    return stmt;
}

void StatementParser::parseLet(Stmt &stmt)
{
    m_cursor.take();
    stmt.kind = Stmt::Kind::Let;
    if (!m_cursor.at(Token::Kind::Name)) {
        m_cursor.reportExpected("name");
        return;
    }
    stmt.textSpan = m_cursor.peek().span;
    stmt.text = m_cursor.take().text;
    if (m_cursor.accept(":") && !parseTypeName(m_cursor, stmt.type)) {
        return;
    }
    if (m_cursor.expect("=")) {
        stmt.value = m_expressions.parse();
    }
}

void StatementParser::parseReturn(Stmt &stmt)
{
    m_cursor.take();
    stmt.kind = Stmt::Kind::Return;
    if (!m_cursor.atLineEnd()) {
        stmt.value = m_expressions.parse();
    }
}

void StatementParser::parseRequire(Stmt &stmt)
{
    m_cursor.take();
    stmt.kind = Stmt::Kind::Require;
    stmt.condition = m_expressions.parse();
    if (stmt.condition->kind == ast::Expr::Kind::Error || !m_cursor.expect(",")) {
        return;
    }
    if (!m_cursor.at(Token::Kind::Text)) {
        m_cursor.reportExpected("\"…\"");
        return;
    }
    stmt.message = unescaped(m_cursor.take().text);
}

bool StatementParser::parseAssignOp(AssignOp &op)
{
    for (const auto &[text, candidate] : kAssignOps) {
        if (m_cursor.accept(text)) {
            op = candidate;
            return true;
        }
    }
    if ((m_cursor.at("min") || m_cursor.at("max")) && m_cursor.at("=", 1)) {
        op = m_cursor.at("min") ? AssignOp::Min : AssignOp::Max;
        m_cursor.take();
        m_cursor.take();
        return true;
    }
    return false;
}

void StatementParser::parseAssignmentOrCall(Stmt &stmt)
{
    ast::ExprPtr expr = m_expressions.parse();
    if (expr->kind == ast::Expr::Kind::Error) {
        return;
    }
    if (parseAssignOp(stmt.assignOp)) {
        stmt.kind = Stmt::Kind::Assign;
        stmt.target = std::move(expr);
        stmt.value = m_expressions.parse();
        return;
    }
    for (const std::string_view missing : kMissingAssignOps) {
        if (m_cursor.at(missing)) {
            m_cursor.report("rules.no-such-assignment", m_cursor.peek().span,
                            {{"name", std::string(missing)},
                             {"hint", "x = x " + std::string(missing.substr(0, missing.size() - 1)) + " …"}});
            return;
        }
    }
    if (expr->kind == ast::Expr::Kind::Call) {
        stmt.kind = Stmt::Kind::Call;
        stmt.value = std::move(expr);
        return;
    }
    if (!m_cursor.atLineEnd()) {
        m_cursor.report("rules.unexpected-text", m_cursor.peek().span,
                        {{"found", std::string(m_cursor.peek().text.substr(0, 40))}});
        return;
    }
    const bool comparison = expr->kind == ast::Expr::Kind::Binary && expr->op == ast::Operator::Equal;
    TokenCursor::Args args;
    if (comparison) {
        args.emplace_back("hint", "=");
    }
    m_cursor.report("rules.not-a-statement", expr->span, std::move(args));
}

void StatementParser::parseBranch(Stmt &stmt)
{
    ast::Branch branch;
    branch.condition = m_expressions.parse();
    branch.body = parseBlock(branch.trailingComment);
    stmt.branches.push_back(std::move(branch));
}

void StatementParser::parseIf(Stmt &stmt)
{
    const int depth = m_depth;
    m_cursor.take();
    stmt.kind = Stmt::Kind::If;
    parseBranch(stmt);
    while (m_cursor.at("elif")) {
        const Token &word = m_cursor.peek();
        const bool tooDeep = ++m_depth >= kMaxNesting;
        if (tooDeep) {
            m_cursor.reportTooDeep(word.span);
            m_depth = kMaxNesting;
        }
        m_cursor.take();
        parseBranch(stmt);
        stmt.branches.back().comments = m_cursor.comments(word);
        if (tooDeep) {
            stmt.branches.pop_back();
        }
    }
    m_depth = depth;
    if (m_cursor.at("else")) {
        stmt.elseComments = m_cursor.comments(m_cursor.take());
        stmt.hasElse = true;
        stmt.otherwise = parseBlock(stmt.elseTrailingComment);
    }
}

void StatementParser::parseFor(Stmt &stmt)
{
    m_cursor.take();
    stmt.kind = Stmt::Kind::For;
    if (m_cursor.at(Token::Kind::Name)) {
        stmt.textSpan = m_cursor.peek().span;
        stmt.text = m_cursor.take().text;
        if (m_cursor.expect("in")) {
            stmt.value = m_expressions.parseWithoutConditional();
        }
    } else {
        m_cursor.reportExpected("name");
    }
    if (stmt.value && m_cursor.accept("if")) {
        stmt.condition = m_expressions.parse();
    }
    std::string trailing;
    stmt.body = parseBlock(trailing);
    stmt.trailingComment = std::move(trailing);
    if (!stmt.value) {
        stmt.kind = Stmt::Kind::Error;
    }
}

} // namespace gridfolk
