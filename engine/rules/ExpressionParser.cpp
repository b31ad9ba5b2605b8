// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ExpressionParser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace gridfolk
{

namespace
{

using ast::Expr;
using ast::ExprPtr;
using ast::Operator;

constexpr int kMaxNesting = 64;
constexpr int kMaxHeight = 256;
constexpr int kMaxChainedOperand = 64;

constexpr std::array<std::pair<std::string_view, Operator>, 15> kOperators{{
    {"+", Operator::Add},
    {"-", Operator::Subtract},
    {"*", Operator::Multiply},
    {"/", Operator::Divide},
    {"//", Operator::FloorDivide},
    {"%", Operator::Modulo},
    {"**", Operator::Power},
    {"<", Operator::Less},
    {"<=", Operator::LessEqual},
    {">", Operator::Greater},
    {">=", Operator::GreaterEqual},
    {"==", Operator::Equal},
    {"!=", Operator::NotEqual},
    {"and", Operator::And},
    {"or", Operator::Or},
}};

std::optional<Operator> operatorOf(const Token &token)
{
    if (token.kind != Token::Kind::Symbol && token.kind != Token::Kind::Keyword) {
        return std::nullopt;
    }
    for (const auto &[text, op] : kOperators) {
        if (token.text == text) {
            return op;
        }
    }
    return std::nullopt;
}

bool isComparison(Operator op)
{
    return op >= Operator::Less && op <= Operator::NotEqual;
}

/// Copies a tree; counts down `budget` by its nodes and gives null when it runs out.
ExprPtr clone(const Expr &source, int &budget)
{
    if (--budget < 0) {
        return nullptr;
    }
    auto copy = std::make_unique<Expr>();
    copy->kind = source.kind;
    copy->span = source.span;
    copy->op = source.op;
    copy->text = source.text;
    copy->textSpan = source.textSpan;
    copy->parenthesized = source.parenthesized;
    for (const ExprPtr &child : source.children) {
        copy->children.push_back(clone(*child, budget));
        if (!copy->children.back()) {
            return nullptr;
        }
    }
    for (const ast::Argument &argument : source.arguments) {
        copy->arguments.push_back({argument.name, argument.nameSpan, clone(*argument.value, budget)});
        if (!copy->arguments.back().value) {
            return nullptr;
        }
    }
    return copy;
}

/// Counts one level of nesting while it lives.
class Nesting
{
public:
    explicit Nesting(int &depth)
        : m_depth(depth)
    {
        ++m_depth;
    }
    ~Nesting() { --m_depth; }
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;

private:
    int &m_depth;
};

} // namespace

ExpressionParser::Node ExpressionParser::error()
{
    auto expr = std::make_unique<Expr>();
    expr->span = m_cursor.peek().span;
    return {std::move(expr), 1};
}

ExpressionParser::Node ExpressionParser::limited(Node node)
{
    if (node.height <= kMaxHeight) {
        return node;
    }
    m_cursor.reportTooDeep(node.expr->span);
    m_cursor.skipToLineEnd();
    return error();
}

ExpressionParser::Node ExpressionParser::leaf(Expr::Kind kind)
{
    const std::size_t begin = m_cursor.position();
    auto expr = std::make_unique<Expr>();
    expr->kind = kind;
    expr->text = m_cursor.take().text;
    expr->span = m_cursor.spanFrom(begin);
    return {std::move(expr), 1};
}

ExpressionParser::Node ExpressionParser::binary(Operator op, Node left, Node right, std::size_t begin)
{
    auto expr = std::make_unique<Expr>();
    expr->kind = Expr::Kind::Binary;
    expr->op = op;
    expr->children.push_back(std::move(left.expr));
    expr->children.push_back(std::move(right.expr));
    expr->span = m_cursor.spanFrom(begin);
    return limited({std::move(expr), std::max(left.height, right.height) + 1});
}

ExpressionParser::Node ExpressionParser::unary(Operator op, Level operand)
{
    const Nesting nesting(m_depth);
    const std::size_t begin = m_cursor.position();
    if (m_depth > kMaxNesting) {
        m_cursor.reportTooDeep(m_cursor.peek().span);
        m_cursor.skipToLineEnd();
        return error();
    }
    m_cursor.take();
    Node inner = (this->*operand)();
    auto expr = std::make_unique<Expr>();
    expr->kind = Expr::Kind::Unary;
    expr->op = op;
    expr->children.push_back(std::move(inner.expr));
    expr->span = m_cursor.spanFrom(begin);
    return limited({std::move(expr), inner.height + 1});
}

ExpressionParser::Node ExpressionParser::leftAssociative(Level operand, std::string_view first,
                                                         std::string_view second, std::string_view third,
                                                         std::string_view fourth)
{
    const std::size_t begin = m_cursor.position();
    Node left = (this->*operand)();
    for (;;) {
        const Token &token = m_cursor.peek();
        const std::optional<Operator> op = operatorOf(token);
        if (!op ||
            (token.text != first && token.text != second && token.text != third && token.text != fourth)) {
            return left;
        }
        m_cursor.take();
        Node right = (this->*operand)();
        left = binary(*op, std::move(left), std::move(right), begin);
    }
}

ExpressionParser::Node ExpressionParser::parseConditional()
{
    const Nesting nesting(m_depth);
    if (m_depth > kMaxNesting) {
        m_cursor.reportTooDeep(m_cursor.peek().span);
        m_cursor.skipToLineEnd();
        return error();
    }
    const std::size_t begin = m_cursor.position();
    Node then = parseOr();
    if (!m_cursor.at("if")) {
        return then;
    }
    m_cursor.take();
    Node condition = parseOr();
    if (!m_cursor.expect("else")) {
        return condition;
    }
    Node otherwise = parseConditional();
    auto expr = std::make_unique<Expr>();
    expr->kind = Expr::Kind::Conditional;
    const int height = std::max({then.height, condition.height, otherwise.height}) + 1;
    expr->children.push_back(std::move(then.expr));
    expr->children.push_back(std::move(condition.expr));
    expr->children.push_back(std::move(otherwise.expr));
    expr->span = m_cursor.spanFrom(begin);
    return limited({std::move(expr), height});
}

ExpressionParser::Node ExpressionParser::parseOr()
{
    return leftAssociative(&ExpressionParser::parseAnd, "or");
}

ExpressionParser::Node ExpressionParser::parseAnd()
{
    return leftAssociative(&ExpressionParser::parseNot, "and");
}

ExpressionParser::Node ExpressionParser::parseNot()
{
    if (m_cursor.at("not")) {
        return unary(Operator::Not, &ExpressionParser::parseNot);
    }
    return parseComparison();
}

ExpressionParser::Node ExpressionParser::parseNobodyTest(Node left, std::size_t begin)
{
    m_cursor.take();
    const Operator op = m_cursor.accept("not") ? Operator::NotEqual : Operator::Equal;
    if (!m_cursor.at("nobody")) {
        m_cursor.reportExpected("nobody");
        return left;
    }
    Node nobody = leaf(Expr::Kind::Nobody);
    return binary(op, std::move(left), std::move(nobody), begin);
}

ExpressionParser::Node ExpressionParser::parseMembership(Node left, std::size_t begin)
{
    const Operator op = m_cursor.accept("not") ? Operator::NotIn : Operator::In;
    m_cursor.take();
    Node right = parseSum();
    return binary(op, std::move(left), std::move(right), begin);
}

ExpressionParser::Node ExpressionParser::parseComparison()
{
    const std::size_t begin = m_cursor.position();
    Node left = parseSum();
    if (m_cursor.at("is")) {
        return parseNobodyTest(std::move(left), begin);
    }
    if (m_cursor.at("in") || (m_cursor.at("not") && m_cursor.at("in", 1))) {
        return parseMembership(std::move(left), begin);
    }
    std::optional<Operator> op = operatorOf(m_cursor.peek());
    if (!op || !isComparison(*op)) {
        return left;
    }
    m_cursor.take();
    std::size_t leftBegin = begin;
    std::size_t rightBegin = m_cursor.position();
    Node right = parseSum();
    Node result{nullptr, 0};
    for (;;) {
        const std::optional<Operator> next = operatorOf(m_cursor.peek());
        Node middle{nullptr, right.height};
        if (next && isComparison(*next)) {
            int budget = kMaxChainedOperand;
            middle.expr = clone(*right.expr, budget);
            if (!middle.expr) {
                m_cursor.report("rules.long-chain", right.expr->span, {{"hint", "and"}});
                m_cursor.skipToLineEnd();
            }
        }
        Node comparison = binary(*op, std::move(left), std::move(right), leftBegin);
        result = result.expr ? binary(Operator::And, std::move(result), std::move(comparison), begin)
                             : std::move(comparison);
        if (!middle.expr) {
            return result;
        }
        op = next;
        m_cursor.take();
        left = std::move(middle);
        leftBegin = std::exchange(rightBegin, m_cursor.position());
        right = parseSum();
    }
}

ExpressionParser::Node ExpressionParser::parseSum()
{
    return leftAssociative(&ExpressionParser::parseProduct, "+", "-");
}

ExpressionParser::Node ExpressionParser::parseProduct()
{
    return leftAssociative(&ExpressionParser::parseUnary, "*", "/", "//", "%");
}

ExpressionParser::Node ExpressionParser::parseUnary()
{
    if (m_cursor.at("-")) {
        return unary(Operator::Negate, &ExpressionParser::parseUnary);
    }
    return parsePower();
}

ExpressionParser::Node ExpressionParser::parsePower()
{
    const std::size_t begin = m_cursor.position();
    Node base = parsePostfix();
    if (!m_cursor.at("**")) {
        return base;
    }
    const Nesting nesting(m_depth);
    if (m_depth > kMaxNesting) {
        m_cursor.reportTooDeep(m_cursor.peek().span);
        m_cursor.skipToLineEnd();
        return base;
    }
    m_cursor.take();
    Node exponent = parseUnary();
    return binary(Operator::Power, std::move(base), std::move(exponent), begin);
}

ExpressionParser::Node ExpressionParser::parsePostfix()
{
    const std::size_t begin = m_cursor.position();
    Node node = parsePrimary();
    for (;;) {
        if (m_cursor.at("(") && node.expr->kind != Expr::Kind::Error) {
            node = parseCall(std::move(node), begin);
        } else if (m_cursor.at("[") && node.expr->kind != Expr::Kind::Error) {
            node = parseIndex(std::move(node), begin);
        } else if (m_cursor.at(".")) {
            m_cursor.take();
            if (m_cursor.peek().kind != Token::Kind::Name) {
                m_cursor.reportExpected("name");
                return error();
            }
            auto member = std::make_unique<Expr>();
            member->kind = Expr::Kind::Member;
            member->textSpan = m_cursor.peek().span;
            member->text = m_cursor.take().text;
            member->children.push_back(std::move(node.expr));
            member->span = m_cursor.spanFrom(begin);
            node = limited({std::move(member), node.height + 1});
        } else {
            return node;
        }
    }
}

ExpressionParser::Node ExpressionParser::parsePrimary()
{
    const Token &token = m_cursor.peek();
    switch (token.kind) {
    case Token::Kind::Name:
        return leaf(Expr::Kind::Name);
    case Token::Kind::Int:
        return leaf(Expr::Kind::Int);
    case Token::Kind::Float:
        return leaf(Expr::Kind::Float);
    case Token::Kind::Text: {
        Node node = leaf(Expr::Kind::Text);
        node.expr->text = unescaped(node.expr->text);
        return node;
    }
    default:
        break;
    }
    if (m_cursor.at("True") || m_cursor.at("False")) {
        return leaf(Expr::Kind::Bool);
    }
    if (m_cursor.at("nobody")) {
        return leaf(Expr::Kind::Nobody);
    }
    if (m_cursor.at("(")) {
        return parseParentheses();
    }
    if (m_cursor.at("[")) {
        return parseList();
    }
    const bool assignment = m_cursor.at("=") && m_cursor.position() > 0;
    m_cursor.reportExpected("value", assignment ? "==" : "");
    return error();
}

ExpressionParser::Node ExpressionParser::parseParentheses()
{
    const std::size_t begin = m_cursor.position();
    m_cursor.take();
    Node inner = parseConditional();
    if (m_cursor.at("for")) {
        m_cursor.report("rules.misplaced-generator", m_cursor.peek().span);
        m_cursor.skipToLineEnd();
        return error();
    }
    if (!m_cursor.expect(")")) {
        return inner;
    }
    inner.expr->parenthesized = true;
    inner.expr->span = m_cursor.spanFrom(begin);
    return inner;
}

ExpressionParser::Node ExpressionParser::parseList()
{
    const std::size_t begin = m_cursor.position();
    m_cursor.take();
    auto list = std::make_unique<Expr>();
    list->kind = Expr::Kind::List;
    int height = 0;
    while (!m_cursor.accept("]")) {
        if (!list->children.empty() && !m_cursor.expect(m_cursor.atLineEnd() ? "]" : ",")) {
            return error();
        }
        if (!list->children.empty() && m_cursor.accept("]")) {
            break;
        }
        Node element = parseConditional();
        if (m_cursor.at("for")) {
            m_cursor.report("rules.misplaced-generator", m_cursor.peek().span);
        }
        const bool failed = element.expr->kind == Expr::Kind::Error || m_cursor.at("for");
        height = std::max(height, element.height);
        list->children.push_back(std::move(element.expr));
        if (failed) {
            return error();
        }
    }
    list->span = m_cursor.spanFrom(begin);
    return limited({std::move(list), height + 1});
}

ExpressionParser::Node ExpressionParser::parseIndex(Node list, std::size_t begin)
{
    const Nesting nesting(m_depth);
    if (m_depth > kMaxNesting) {
        m_cursor.reportTooDeep(m_cursor.peek().span);
        m_cursor.skipToLineEnd();
        return error();
    }
    m_cursor.take();
    Node number = parseConditional();
    if (number.expr->kind == Expr::Kind::Error || !m_cursor.expect("]")) {
        return error();
    }
    auto item = std::make_unique<Expr>();
    item->kind = Expr::Kind::Index;
    const int height = std::max(list.height, number.height);
    item->children.push_back(std::move(list.expr));
    item->children.push_back(std::move(number.expr));
    item->span = m_cursor.spanFrom(begin);
    return limited({std::move(item), height + 1});
}

ExpressionParser::Node ExpressionParser::parseCall(Node callee, std::size_t begin)
{
    auto call = std::make_unique<Expr>();
    call->kind = Expr::Kind::Call;
    m_cursor.take();
    int height = callee.height;
    call->children.push_back(std::move(callee.expr));
    height = std::max(height, parseArguments(*call));
    call->span = m_cursor.spanFrom(begin);
    return limited({std::move(call), height + 1});
}

int ExpressionParser::parseArguments(Expr &call)
{
    int height = 0;
    while (!m_cursor.accept(")")) {
        if (!call.arguments.empty() && !m_cursor.expect(m_cursor.atLineEnd() ? ")" : ",")) {
            return height;
        }
        if (!call.arguments.empty() && m_cursor.accept(")")) {
            return height;
        }
        ast::Argument argument;
        const std::size_t begin = m_cursor.position();
        if (m_cursor.peek().kind == Token::Kind::Name && m_cursor.at("=", 1)) {
            argument.nameSpan = m_cursor.peek().span;
            argument.name = m_cursor.take().text;
            m_cursor.take();
        }
        Node value = parseConditional();
        if (m_cursor.at("for")) {
            const bool misplaced = !call.arguments.empty() || !argument.name.empty();
            if (misplaced) {
                m_cursor.report("rules.misplaced-generator", m_cursor.peek().span);
            }
            value = parseGenerator(std::move(value), begin);
            const bool option = m_cursor.peek(1).kind == Token::Kind::Name && m_cursor.at("=", 2);
            if (m_cursor.at(",") && !option) {
                m_cursor.report("rules.misplaced-generator", m_cursor.peek().span);
            }
        }
        const bool failed = value.expr->kind == Expr::Kind::Error;
        height = std::max(height, value.height);
        argument.value = std::move(value.expr);
        call.arguments.push_back(std::move(argument));
        if (failed) {
            m_cursor.accept(")");
            return height;
        }
    }
    return height;
}

ExpressionParser::Node ExpressionParser::parseGenerator(Node element, std::size_t begin)
{
    m_cursor.take();
    auto generator = std::make_unique<Expr>();
    generator->kind = Expr::Kind::Generator;
    if (m_cursor.peek().kind != Token::Kind::Name) {
        m_cursor.reportExpected("name");
        return error();
    }
    generator->textSpan = m_cursor.peek().span;
    generator->text = m_cursor.take().text;
    if (!m_cursor.expect("in")) {
        return error();
    }
    Node set = parseOr();
    int height = std::max(element.height, set.height);
    generator->children.push_back(std::move(element.expr));
    generator->children.push_back(std::move(set.expr));
    if (m_cursor.accept("if")) {
        Node condition = parseOr();
        height = std::max(height, condition.height);
        generator->children.push_back(std::move(condition.expr));
    }
    generator->span = m_cursor.spanFrom(begin);
    return limited({std::move(generator), height + 1});
}

} // namespace gridfolk
