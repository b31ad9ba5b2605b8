// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that set lists, and values whose type is written.
#include "rules/Spelling.h"
#include "rules/StatementChecker.h"

#include <optional>
#include <utility>

namespace gridfolk
{

using ast::AssignOp;
using ast::Stmt;
using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kInt{Type::Base::Int, -1};

ExprPtr local(std::int32_t slot, Type type, ast::Span span)
{
    ExprPtr result = ExpressionChecker::node(Op::Local, type, span);
    result->integer = slot;
    return result;
}

/// The same list again; it is a local, or belongs to the world, the acting agent or an agent in a local.
ExprPtr again(const typed::Expr &list)
{
    ExprPtr result = ExpressionChecker::node(list.op, list.type, list.span);
    result->integer = list.integer;
    result->columns = list.columns;
    for (const ExprPtr &child : list.children) {
        result->children.push_back(again(*child));
    }
    return result;
}

} // namespace

/// What a `let` makes its name stand for: of the written type, or anything that can be kept.
ExprPtr StatementChecker::letValue(const Stmt &stmt)
{
    ModelScope &model = m_expressions.model();
    if (stmt.type.text.empty()) {
        ExprPtr value = m_expressions.check(*stmt.value);
        const bool list = value && value->type.base == Type::Base::List;
        return list || !value ? std::move(value) : m_expressions.kept(std::move(value), stmt.value->span);
    }
    const std::optional<Type> type = model.typeWritten(stmt.type);
    if (type) {
        return m_expressions.as(*stmt.value, *type);
    }
    std::vector<std::string_view> candidates{"int", "float", "bool", "text", "Cell", "Agent"};
    for (const AgentKind &kind : model.scenario().kinds) {
        candidates.push_back(kind.name);
    }
    m_expressions.problems().error("rules.unknown-type", stmt.type.span, {{"name", stmt.type.text}},
                                   closest(stmt.type.text, candidates));
    return nullptr;
}

void StatementChecker::setList(ExprPtr list, ExprPtr value, ast::Span span, typed::Block &out)
{
    typed::Stmt &result = add(out, typed::Stmt::Kind::SetList, span);
    result.subject = std::move(list);
    result.value = std::move(value);
}

void StatementChecker::assignList(const Stmt &stmt, ExprPtr list, typed::Block &out)
{
    if (stmt.assignOp != AssignOp::Set) {
        m_expressions.mismatch("number", list->type, stmt.target->span, stmt.target->text + ".append(…)");
        return;
    }
    const bool allowed = m_expressions.mayChange(*list, stmt.target->text, stmt.target->span);
    ExprPtr value = m_expressions.listValue(*stmt.value, list->type);
    if (allowed && value) {
        setList(std::move(list), std::move(value), stmt.span, out);
    }
}

/// `list[number] = value`, and `+=` and its like.
void StatementChecker::assignItem(const Stmt &stmt, typed::Block &out)
{
    ExprPtr item = m_expressions.check(*stmt.target);
    if (!item) {
        (void)m_expressions.value(*stmt.value);
        return;
    }
    if (!m_expressions.mayChange(*item->children[0], "[…]", stmt.target->span)) {
        return;
    }
    UnitScope &scope = m_expressions.scope();
    const auto keep = [&](ExprPtr &value) {
        if (value->op == Op::Self || value->op == Op::Local || value->op == Op::ConstInt) {
            return;
        }
        typed::Stmt &kept = add(out, typed::Stmt::Kind::SetLocal, value->span);
        kept.slot = scope.temporary(value->type);
        const Type type = value->type;
        const ast::Span span = value->span;
        kept.value = std::exchange(value, local(kept.slot, type, span));
    };
    if (item->children[0]->op == Op::Attribute) {
        keep(item->children[0]->children[0]);
    }
    keep(item->children[1]);
    ExprPtr value = assignedValue(stmt, again(*item));
    if (!value) {
        return;
    }
    typed::Stmt &result = add(out, typed::Stmt::Kind::SetItem, stmt.span);
    result.subject = std::move(item);
    result.value = std::move(value);
}

} // namespace gridfolk
