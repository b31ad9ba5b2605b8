// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/FunctionOrder.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kMaxDepth = 64;

struct FunctionCall {
    std::int32_t callee;
    ast::Span span;
};

/// Collects the calls of one function.
class CallCollector
{
public:
    CallCollector(const ModelScope &model, std::vector<FunctionCall> &calls)
        : m_model(model)
        , m_calls(calls)
    {
    }

    void block(const ast::Block &statements)
    {
        for (const ast::StmtPtr &stmt : statements) {
            expression(stmt->target.get());
            expression(stmt->value.get());
            expression(stmt->condition.get());
            for (const ast::Branch &branch : stmt->branches) {
                expression(branch.condition.get());
                block(branch.body);
            }
            block(stmt->otherwise);
            block(stmt->body);
        }
    }

private:
    void expression(const ast::Expr *expr)
    {
        if (expr == nullptr) {
            return;
        }
        if (expr->kind == ast::Expr::Kind::Call && expr->children[0]->kind == ast::Expr::Kind::Name) {
            const std::int32_t callee = m_model.function(expr->children[0]->text);
            if (callee >= 0) {
                m_calls.push_back({callee, expr->children[0]->span});
            }
        }
        for (const ast::ExprPtr &child : expr->children) {
            expression(child.get());
        }
        for (const ast::Argument &argument : expr->arguments) {
            if (argument.name == "blocked_by" && argument.value->kind == ast::Expr::Kind::Name &&
                m_model.function(argument.value->text) >= 0) {
                m_calls.push_back({m_model.function(argument.value->text), argument.value->span});
            }
            expression(argument.value.get());
        }
    }

    const ModelScope &m_model;
    std::vector<FunctionCall> &m_calls;
};

} // namespace

std::vector<std::int32_t> orderFunctions(const ModelScope &model, ProblemList &problems)
{
    const auto count = static_cast<std::size_t>(model.functionCount());
    std::vector<std::vector<FunctionCall>> calls(count);
    std::vector<std::vector<std::size_t>> callers(count);
    std::vector<std::size_t> open(count);
    std::vector<int> depth(count, 1);
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < count; ++i) {
        CallCollector(model, calls[i])
            .block(model.functionInfo(static_cast<std::int32_t>(i)).declaration->body);
        open[i] = calls[i].size();
        for (const FunctionCall &call : calls[i]) {
            callers[static_cast<std::size_t>(call.callee)].push_back(i);
        }
        if (open[i] == 0) {
            order.push_back(static_cast<std::int32_t>(i));
        }
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        const auto done = static_cast<std::size_t>(order[next]);
        if (depth[done] == kMaxDepth + 1) {
            problems.error("rules.too-deep", model.functionInfo(order[next]).declaration->nameSpan,
                           {{"limit", std::to_string(kMaxDepth)}});
        }
        for (const std::size_t caller : callers[done]) {
            depth[caller] = std::max(depth[caller], depth[done] + 1);
            if (--open[caller] == 0) {
                order.push_back(static_cast<std::int32_t>(caller));
            }
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (open[i] == 0) {
            continue;
        }
        order.push_back(static_cast<std::int32_t>(i));
        const auto circular = std::find_if(calls[i].begin(), calls[i].end(), [&](const FunctionCall &call) {
            return open[static_cast<std::size_t>(call.callee)] > 0;
        });
        problems.error("rules.recursion", circular->span,
                       {{"name", model.functionInfo(circular->callee).declaration->name}});
    }
    return order;
}

} // namespace gridfolk
