// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/Printer.h"

#include "rules/Lexer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gridfolk
{

namespace
{

using ast::Expr;
using ast::Operator;
using ast::Stmt;

/// How tightly an expression holds together; the order of ExpressionParser.
enum Level : int { kConditional, kOr, kAnd, kNot, kComparison, kSum, kProduct, kUnary, kPower, kPostfix };

struct OperatorForm {
    std::string_view text;
    Level level;
    Level left;
    Level right;
};

OperatorForm formOf(Operator op)
{
    switch (op) {
    case Operator::Add:
        return {"+", kSum, kSum, kProduct};
    case Operator::Subtract:
        return {"-", kSum, kSum, kProduct};
    case Operator::Multiply:
        return {"*", kProduct, kProduct, kUnary};
    case Operator::Divide:
        return {"/", kProduct, kProduct, kUnary};
    case Operator::FloorDivide:
        return {"//", kProduct, kProduct, kUnary};
    case Operator::Modulo:
        return {"%", kProduct, kProduct, kUnary};
    case Operator::Power:
        return {"**", kPower, kPostfix, kUnary};
    case Operator::Less:
        return {"<", kComparison, kSum, kSum};
    case Operator::LessEqual:
        return {"<=", kComparison, kSum, kSum};
    case Operator::Greater:
        return {">", kComparison, kSum, kSum};
    case Operator::GreaterEqual:
        return {">=", kComparison, kSum, kSum};
    case Operator::Equal:
        return {"==", kComparison, kSum, kSum};
    case Operator::NotEqual:
        return {"!=", kComparison, kSum, kSum};
    case Operator::And:
        return {"and", kAnd, kAnd, kNot};
    case Operator::Or:
        return {"or", kOr, kOr, kAnd};
    case Operator::In:
        return {"in", kComparison, kSum, kSum};
    case Operator::NotIn:
        return {"not in", kComparison, kSum, kSum};
    case Operator::Not:
        return {"not ", kNot, kNot, kNot};
    case Operator::Negate:
        return {"-", kUnary, kUnary, kUnary};
    }
    return {"?", kConditional, kConditional, kConditional};
}

Level levelOf(const Expr &expr)
{
    switch (expr.kind) {
    case Expr::Kind::Unary:
    case Expr::Kind::Binary:
        return formOf(expr.op).level;
    case Expr::Kind::Conditional:
        return kConditional;
    default:
        return kPostfix;
    }
}

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        switch (c) {
        case '\n':
            result += "\\n";
            break;
        case '\t':
            result += "\\t";
            break;
        case '"':
        case '\\':
            result += '\\';
            [[fallthrough]];
        default:
            result += c;
        }
    }
    return result + '"';
}

void print(const Expr &expr, Level atLeast, std::string &out);

void printBinary(const Expr &expr, std::string &out)
{
    const OperatorForm form = formOf(expr.op);
    print(*expr.children[0], form.left, out);
    const bool equality = expr.op == Operator::Equal || expr.op == Operator::NotEqual;
    if (equality && expr.children[1]->kind == Expr::Kind::Nobody) {
        out += expr.op == Operator::Equal ? " is nobody" : " is not nobody";
        return;
    }
    out += ' ';
    out += form.text;
    out += ' ';
    print(*expr.children[1], form.right, out);
}

void printCall(const Expr &expr, std::string &out)
{
    print(*expr.children[0], kPostfix, out);
    out += '(';
    bool first = true;
    for (const ast::Argument &argument : expr.arguments) {
        out += first ? "" : ", ";
        first = false;
        if (!argument.name.empty()) {
            out += argument.name + '=';
        }
        print(*argument.value, kConditional, out);
    }
    out += ')';
}

void printGenerator(const Expr &expr, std::string &out)
{
    print(*expr.children[0], kConditional, out);
    out += " for " + expr.text + " in ";
    print(*expr.children[1], kOr, out);
    if (expr.children.size() > 2) {
        out += " if ";
        print(*expr.children[2], kOr, out);
    }
}

void printBare(const Expr &expr, std::string &out)
{
    switch (expr.kind) {
    case Expr::Kind::Bool:
    case Expr::Kind::Int:
    case Expr::Kind::Float:
    case Expr::Kind::Name:
        out += expr.text;
        return;
    case Expr::Kind::Text:
        out += quoted(expr.text);
        return;
    case Expr::Kind::Nobody:
        out += "nobody";
        return;
    case Expr::Kind::Member:
        print(*expr.children[0], kPostfix, out);
        out += '.' + expr.text;
        return;
    case Expr::Kind::Call:
        printCall(expr, out);
        return;
    case Expr::Kind::Unary:
        out += formOf(expr.op).text;
        print(*expr.children[0], formOf(expr.op).left, out);
        return;
    case Expr::Kind::Binary:
        printBinary(expr, out);
        return;
    case Expr::Kind::Conditional:
        print(*expr.children[0], kOr, out);
        out += " if ";
        print(*expr.children[1], kOr, out);
        out += " else ";
        print(*expr.children[2], kConditional, out);
        return;
    case Expr::Kind::Generator:
        printGenerator(expr, out);
        return;
    case Expr::Kind::List:
        out += '[';
        for (const ast::ExprPtr &child : expr.children) {
            out += child == expr.children.front() ? "" : ", ";
            print(*child, kConditional, out);
        }
        out += ']';
        return;
    case Expr::Kind::Index:
        print(*expr.children[0], kPostfix, out);
        out += '[';
        print(*expr.children[1], kConditional, out);
        out += ']';
        return;
    case Expr::Kind::Error:
        out += '?';
        return;
    }
}

void print(const Expr &expr, Level atLeast, std::string &out)
{
    const bool parentheses =
        levelOf(expr) < atLeast || (expr.parenthesized && expr.kind != Expr::Kind::Generator);
    out += parentheses ? "(" : "";
    printBare(expr, out);
    out += parentheses ? ")" : "";
}

std::string text(const Expr &expr, Level atLeast = kConditional)
{
    std::string out;
    print(expr, atLeast, out);
    return out;
}

std::string typeText(const ast::TypeName &type)
{
    return type.list ? "list of " + type.text + " up to " + std::to_string(type.upTo) : type.text;
}

/// Writes declarations and statements line by line.
class ModulePrinter
{
public:
    std::string print(const ast::Module &module)
    {
        for (const ast::Declaration &declaration : module.declarations) {
            separate();
            comments(withoutLeadingBlanks(declaration.comments), 0, false);
            this->declaration(declaration);
        }
        if (!module.trailingComments.empty()) {
            separate();
            comments(withoutLeadingBlanks(module.trailingComments), 0, true);
        }
        while (m_out.ends_with("\n\n")) {
            m_out.pop_back();
        }
        return std::move(m_out);
    }

private:
    void separate()
    {
        if (!m_out.empty()) {
            m_out += '\n';
        }
    }

    static std::vector<std::string> withoutLeadingBlanks(std::vector<std::string> lines)
    {
        lines.erase(lines.begin(), std::find_if(lines.begin(), lines.end(),
                                                [](const std::string &line) { return !line.empty(); }));
        return lines;
    }

    /// Whole-line comments; runs of blank lines become one.
    void comments(const std::vector<std::string> &lines, int depth, bool dropTrailingBlanks)
    {
        std::size_t count = lines.size();
        while (dropTrailingBlanks && count > 0 && lines[count - 1].empty()) {
            --count;
        }
        bool blank = false;
        for (std::size_t i = 0; i < count; ++i) {
            if (lines[i].empty() && blank) {
                continue;
            }
            blank = lines[i].empty();
            if (blank) {
                m_out += '\n';
            } else {
                line(depth, lines[i].starts_with('#') ? lines[i] : "# " + lines[i], {});
            }
        }
    }

    void line(int depth, std::string_view content, std::string_view trailing)
    {
        m_out.append(static_cast<std::size_t>(depth) * 4, ' ');
        m_out += content;
        if (!trailing.empty()) {
            m_out += content.empty() ? "" : "  ";
            m_out += trailing;
        }
        m_out += '\n';
    }

    void declaration(const ast::Declaration &declaration)
    {
        std::string head = headOf(declaration);
        if (declaration.trigger == ast::Trigger::StopWhen) {
            line(0, head, declaration.trailingComment);
            return;
        }
        line(0, head + ':', declaration.trailingComment);
        block(declaration.body, 1);
    }

    static std::string headOf(const ast::Declaration &declaration)
    {
        switch (declaration.kind) {
        case ast::Declaration::Kind::Rule: {
            const bool isCause =
                declaration.trigger == ast::Trigger::Transition && declaration.cause == ast::Cause::When;
            return "rule " + declaration.name + ' ' + triggerOf(declaration) +
                   (declaration.condition ? (isCause ? " when " : " if ") + text(*declaration.condition)
                                          : "");
        }
        case ast::Declaration::Kind::Function:
            return "def " + declaration.name + parametersOf(declaration) +
                   (declaration.returnType.text.empty() ? "" : " -> " + typeText(declaration.returnType));
        case ast::Declaration::Kind::Action:
            return "action " + declaration.name + parametersOf(declaration) +
                   (declaration.description.empty() ? "" : ' ' + quoted(declaration.description));
        case ast::Declaration::Kind::Model:
            return triggerOf(declaration) + (declaration.condition ? ' ' + text(*declaration.condition) : "");
        }
        return {};
    }

    static std::string triggerOf(const ast::Declaration &declaration)
    {
        switch (declaration.trigger) {
        case ast::Trigger::EveryStep:
            return "every step";
        case ast::Trigger::EveryNSteps:
            return "every " + (declaration.interval ? text(*declaration.interval, kSum) : "1") + " steps";
        case ast::Trigger::OnBirth:
            return "on birth";
        case ast::Trigger::OnDeath:
            return "on death";
        case ast::Trigger::Setup:
            return "setup";
        case ast::Trigger::BeforeStep:
            return "before step";
        case ast::Trigger::AfterStep:
            return "after step";
        case ast::Trigger::StopWhen:
            return "stop when";
        case ast::Trigger::AtStage:
            return "at stage " + declaration.stage;
        case ast::Trigger::OnMessage:
            return "on message " + nameOf(declaration.event);
        case ast::Trigger::OnSchedule:
            return "on schedule";
        case ast::Trigger::OnEnter:
            return "on enter " + nameOf(declaration.event);
        case ast::Trigger::OnExit:
            return "on exit " + nameOf(declaration.event);
        case ast::Trigger::Transition:
            return "from " + nameOf(declaration.from) + " to " + nameOf(declaration.to) +
                   causeOf(declaration);
        }
        return {};
    }

    static std::string nameOf(const ast::WrittenName &name)
    {
        return isIdentifier(name.text) ? name.text : quoted(name.text);
    }

    /// All but a condition, which is printed as such.
    static std::string causeOf(const ast::Declaration &declaration)
    {
        const std::string amount = declaration.amount ? text(*declaration.amount, kSum) : "1";
        switch (declaration.cause) {
        case ast::Cause::After:
            return " after " + amount;
        case ast::Cause::Rate:
            return " at rate " + amount;
        case ast::Cause::Chance:
            return " with chance " + amount;
        case ast::Cause::When:
            return {};
        case ast::Cause::Message:
            return " on message " + nameOf(declaration.event);
        }
        return {};
    }

    static std::string parametersOf(const ast::Declaration &declaration)
    {
        std::string out = "(";
        for (const ast::Parameter &parameter : declaration.parameters) {
            out += out.size() > 1 ? ", " : "";
            out += parameter.name + ": " + typeOf(parameter);
        }
        return out + ')';
    }

    static std::string typeOf(const ast::Parameter &parameter)
    {
        if (!parameter.choices.empty()) {
            std::string out = "one of ";
            for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
                out += i == 0 ? "" : ", ";
                out += nameOf({parameter.choices[i], {}});
            }
            return out;
        }
        std::string out = typeText(parameter.type);
        if (parameter.within) {
            out += " within " + text(*parameter.within, kSum);
        }
        if (parameter.low && parameter.high) {
            out += " in " + text(*parameter.low, kSum) + ".." + text(*parameter.high, kSum);
        }
        if (parameter.maximumLength > 0) {
            out += " up to " + std::to_string(parameter.maximumLength);
        }
        return out;
    }

    void block(const ast::Block &statements, int depth)
    {
        bool first = true;
        bool hasCode = false;
        for (const ast::StmtPtr &stmt : statements) {
            const bool code = stmt->kind != Stmt::Kind::Comment;
            if (!code && !hasCode && stmt == statements.back()) {
                line(depth, "pass", {});
                hasCode = true;
            }
            comments(first ? withoutLeadingBlanks(stmt->comments) : stmt->comments, depth, !code);
            if (code) {
                statement(*stmt, depth);
            }
            hasCode = hasCode || code;
            first = false;
        }
        if (!hasCode) {
            line(depth, "pass", {});
        }
    }

    void statement(const Stmt &stmt, int depth)
    {
        switch (stmt.kind) {
        case Stmt::Kind::Let:
            line(depth,
                 "let " + stmt.text + (stmt.type.text.empty() ? "" : ": " + typeText(stmt.type)) + " = " +
                     text(*stmt.value),
                 stmt.trailingComment);
            return;
        case Stmt::Kind::Assign:
            line(depth, text(*stmt.target) + ' ' + assignText(stmt.assignOp) + ' ' + text(*stmt.value),
                 stmt.trailingComment);
            return;
        case Stmt::Kind::If:
            printIf(stmt, depth);
            return;
        case Stmt::Kind::For:
            line(depth,
                 "for " + stmt.text + " in " + text(*stmt.value, kOr) +
                     (stmt.condition ? " if " + text(*stmt.condition) : "") + ':',
                 stmt.trailingComment);
            block(stmt.body, depth + 1);
            return;
        case Stmt::Kind::Call:
            line(depth, text(*stmt.value), stmt.trailingComment);
            return;
        case Stmt::Kind::Require:
            line(depth, "require " + text(*stmt.condition) + ", " + quoted(stmt.message),
                 stmt.trailingComment);
            return;
        case Stmt::Kind::Return:
            line(depth, stmt.value ? "return " + text(*stmt.value) : "return", stmt.trailingComment);
            return;
        case Stmt::Kind::Pass:
            line(depth, "pass", stmt.trailingComment);
            return;
        case Stmt::Kind::Comment:
            return;
        case Stmt::Kind::Error:
            line(depth, "?", stmt.trailingComment);
            return;
        }
    }

    void printIf(const Stmt &stmt, int depth)
    {
        bool first = true;
        for (const ast::Branch &branch : stmt.branches) {
            if (!first) {
                comments(branch.comments, depth, false);
            }
            line(depth, (first ? "if " : "elif ") + text(*branch.condition) + ':', branch.trailingComment);
            block(branch.body, depth + 1);
            first = false;
        }
        if (stmt.hasElse) {
            comments(stmt.elseComments, depth, false);
            line(depth, "else:", stmt.elseTrailingComment);
            block(stmt.otherwise, depth + 1);
        }
    }

    static std::string assignText(ast::AssignOp op)
    {
        constexpr std::array<std::string_view, 7> kTexts{"=", "+=", "-=", "*=", "/=", "min=", "max="};
        return std::string(kTexts[static_cast<std::size_t>(op)]);
    }

    std::string m_out;
};

} // namespace

std::string printRules(const ast::Module &module)
{
    return ModulePrinter().print(module);
}

std::string printExpression(const ast::Expr &expression)
{
    return text(expression);
}

} // namespace gridfolk
