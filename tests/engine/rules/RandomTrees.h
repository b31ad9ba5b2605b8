// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/CounterRng.h"
#include "rules/Ast.h"

#include <string>
#include <utility>

namespace gridfolk
{

/// Makes syntax trees of every form, equal for equal seeds.
class RandomTrees
{
public:
    explicit RandomTrees(std::uint64_t seed)
        : m_rng(seed, Stream::Design, 0, 0)
    {
    }

    ast::Module module()
    {
        ast::Module result;
        for (std::uint64_t count = below(4); count > 0; --count) {
            result.declarations.push_back(declaration());
        }
        result.trailingComments = comments();
        return result;
    }

    ast::ExprPtr expression(int depth)
    {
        auto expr = std::make_unique<ast::Expr>();
        expr->parenthesized = below(8) == 0;
        const std::uint64_t sort = depth > 0 ? below(15) : below(6);
        using Kind = ast::Expr::Kind;
        switch (sort) {
        case 0:
            return leaf(Kind::Bool, below(2) == 0 ? "True" : "False");
        case 1:
            return leaf(Kind::Int, std::to_string(below(1000)));
        case 2:
            return leaf(Kind::Float, below(2) == 0 ? "0.25" : "1e-3");
        case 3:
            return leaf(Kind::Text, below(2) == 0 ? "a \"b\"\n\\" : "grüße");
        case 4:
            return leaf(Kind::Nobody, "nobody");
        case 5:
            return leaf(Kind::Name, name());
        case 6:
            expr->kind = Kind::Member;
            expr->text = name();
            expr->children.push_back(expression(depth - 1));
            return expr;
        case 7:
            expr->kind = Kind::Unary;
            expr->op = below(2) == 0 ? ast::Operator::Not : ast::Operator::Negate;
            expr->children.push_back(expression(depth - 1));
            return expr;
        case 8:
            expr->kind = Kind::Conditional;
            expr->children.push_back(expression(depth - 1));
            expr->children.push_back(expression(depth - 1));
            expr->children.push_back(expression(depth - 1));
            return expr;
        case 9:
            return call(depth);
        case 10:
            expr->kind = Kind::List;
            for (std::uint64_t count = below(4); count > 0; --count) {
                expr->children.push_back(expression(depth - 1));
            }
            return expr;
        case 11:
            expr->kind = Kind::Index;
            expr->children.push_back(expression(depth - 1));
            expr->children.push_back(expression(depth - 1));
            return expr;
        case 12:
            expr->kind = Kind::Binary;
            expr->op = below(2) == 0 ? ast::Operator::In : ast::Operator::NotIn;
            expr->children.push_back(expression(depth - 1));
            expr->children.push_back(expression(depth - 1));
            return expr;
        default:
            expr->kind = Kind::Binary;
            expr->op = static_cast<ast::Operator>(below(15));
            expr->children.push_back(expression(depth - 1));
            expr->children.push_back(expression(depth - 1));
            return expr;
        }
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_rng.below(bound); }

    std::string name()
    {
        constexpr const char *kNames[] = {"a",     "b1",  "long_name", "min",   "step",
                                          "Sheep", "one", "up",        "action"};
        return kNames[below(9)];
    }

    std::vector<std::string> comments()
    {
        std::vector<std::string> result;
        for (std::uint64_t count = below(4); count > 1; --count) {
            result.emplace_back(below(3) == 0 ? "" : "# remark");
        }
        return result;
    }

    std::string trailing() { return below(3) == 0 ? "# why" : ""; }

    static ast::ExprPtr leaf(ast::Expr::Kind kind, std::string text)
    {
        auto expr = std::make_unique<ast::Expr>();
        expr->kind = kind;
        expr->text = std::move(text);
        return expr;
    }

    ast::ExprPtr call(int depth)
    {
        auto expr = std::make_unique<ast::Expr>();
        expr->kind = ast::Expr::Kind::Call;
        expr->children.push_back(leaf(ast::Expr::Kind::Name, name()));
        if (below(3) == 0) {
            auto generator = std::make_unique<ast::Expr>();
            generator->kind = ast::Expr::Kind::Generator;
            generator->text = name();
            for (std::uint64_t count = 2 + below(2); count > 0; --count) {
                generator->children.push_back(expression(depth - 1));
            }
            expr->arguments.push_back({"", {}, std::move(generator)});
            if (below(4) == 0) {
                expr->arguments.push_back({name(), {}, expression(depth - 1)});
            }
            return expr;
        }
        for (std::uint64_t count = below(3); count > 0; --count) {
            expr->arguments.push_back({below(3) == 0 ? name() : "", {}, expression(depth - 1)});
        }
        return expr;
    }

    ast::Block block(int depth)
    {
        ast::Block result;
        for (std::uint64_t count = 1 + below(3); count > 0; --count) {
            result.push_back(statement(depth));
        }
        if (below(4) == 0) {
            result.push_back(std::make_unique<ast::Stmt>());
            result.back()->kind = ast::Stmt::Kind::Comment;
            result.back()->comments = {"# last"};
        }
        return result;
    }

    ast::StmtPtr statement(int depth)
    {
        auto stmt = std::make_unique<ast::Stmt>();
        stmt->comments = comments();
        stmt->trailingComment = trailing();
        using Kind = ast::Stmt::Kind;
        switch (below(depth > 0 ? 8 : 6)) {
        case 0:
            stmt->kind = Kind::Let;
            stmt->text = name();
            stmt->type = type();
            stmt->value = expression(3);
            break;
        case 1:
            stmt->kind = Kind::Assign;
            stmt->assignOp = static_cast<ast::AssignOp>(below(7));
            stmt->target = leaf(ast::Expr::Kind::Name, name());
            stmt->value = expression(3);
            break;
        case 2:
            stmt->kind = Kind::Call;
            stmt->value = call(2);
            break;
        case 3:
            stmt->kind = Kind::Require;
            stmt->condition = expression(2);
            stmt->message = "not \"enough\"";
            break;
        case 4:
            stmt->kind = Kind::Return;
            stmt->value = below(2) == 0 ? expression(2) : nullptr;
            break;
        case 5:
            stmt->kind = Kind::Pass;
            break;
        case 6:
            stmt->kind = Kind::For;
            stmt->text = name();
            stmt->value = expression(2);
            stmt->condition = below(2) == 0 ? expression(2) : nullptr;
            stmt->body = block(depth - 1);
            break;
        default:
            stmt->kind = Kind::If;
            stmt->trailingComment.clear();
            for (std::uint64_t count = 1 + below(3); count > 0; --count) {
                ast::Branch branch;
                branch.condition = expression(2);
                branch.body = block(depth - 1);
                branch.trailingComment = trailing();
                if (!stmt->branches.empty()) {
                    branch.comments = comments();
                }
                stmt->branches.push_back(std::move(branch));
            }
            stmt->hasElse = below(2) == 0;
            if (stmt->hasElse) {
                stmt->otherwise = block(depth - 1);
                stmt->elseComments = comments();
                stmt->elseTrailingComment = trailing();
            }
            break;
        }
        return stmt;
    }

    /// None, one, or that of a list.
    ast::TypeName type()
    {
        ast::TypeName result;
        if (below(3) == 0) {
            result.text = name();
            result.list = below(2) == 0;
            result.upTo = result.list ? 1 + static_cast<std::int64_t>(below(1000)) : 0;
        }
        return result;
    }

    ast::Parameter parameter()
    {
        ast::Parameter result;
        result.name = name();
        result.type.text = "int";
        switch (below(6)) {
        case 5:
            result.type = {"Sheep", {}, true, 9};
            break;
        case 0:
            result.within = expression(1);
            break;
        case 1:
            result.low = expression(1);
            result.high = expression(1);
            break;
        case 2:
            result.choices = {"calm", "very calm", "up"};
            break;
        case 3:
            result.maximumLength = 12;
            break;
        default:
            break;
        }
        return result;
    }

    ast::WrittenName writtenName() { return {below(4) == 0 ? "very \"calm\"" : name(), {}}; }

    /// A trigger of messages, events or charts.
    void event(ast::Declaration &rule)
    {
        rule.trigger =
            static_cast<ast::Trigger>(static_cast<std::uint64_t>(ast::Trigger::OnMessage) + below(5));
        rule.event = writtenName();
        if (rule.trigger == ast::Trigger::Transition) {
            rule.from = writtenName();
            rule.to = writtenName();
            rule.cause = static_cast<ast::Cause>(below(5));
            const bool hasAmount = rule.cause != ast::Cause::When && rule.cause != ast::Cause::Message;
            rule.amount = hasAmount ? expression(2) : nullptr;
        }
    }

    ast::Declaration declaration()
    {
        ast::Declaration result;
        result.comments = comments();
        result.trailingComment = trailing();
        result.kind = static_cast<ast::Declaration::Kind>(below(4));
        if (result.kind == ast::Declaration::Kind::Model) {
            result.trigger = static_cast<ast::Trigger>(4 + below(4));
            if (result.trigger == ast::Trigger::StopWhen) {
                result.condition = expression(3);
                return result;
            }
        } else {
            result.name = name();
        }
        if (result.kind == ast::Declaration::Kind::Rule) {
            result.trigger = static_cast<ast::Trigger>(below(4));
            if (below(5) == 0) {
                result.trigger = ast::Trigger::AtStage;
                result.stage = name();
            }
            if (below(2) == 0) {
                event(result);
            }
            if (result.trigger == ast::Trigger::EveryNSteps) {
                result.interval = leaf(ast::Expr::Kind::Int, "7");
            }
            const bool isWhen =
                result.trigger == ast::Trigger::Transition && result.cause == ast::Cause::When;
            result.condition = isWhen || below(2) == 0 ? expression(3) : nullptr;
        } else if (result.kind != ast::Declaration::Kind::Model) {
            for (std::uint64_t count = below(3); count > 0; --count) {
                result.parameters.push_back(parameter());
            }
            if (result.kind == ast::Declaration::Kind::Action) {
                result.description = below(2) == 0 ? "Do it" : "";
            } else {
                result.returnType.text = below(2) == 0 ? "float" : "";
            }
        }
        result.body = block(2);
        return result;
    }

    CounterRng m_rng;
};

} // namespace gridfolk
