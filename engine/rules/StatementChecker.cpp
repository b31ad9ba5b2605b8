// SPDX-License-Identifier: GPL-3.0-or-later
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

constexpr Type kVoid{Type::Base::Void, -1};
constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kFloat{Type::Base::Float, -1};

void collectAssigned(const ast::Block &block, std::unordered_set<std::string> &names)
{
    for (const ast::StmtPtr &stmt : block) {
        if (stmt->kind == Stmt::Kind::Assign && stmt->target->kind == ast::Expr::Kind::Name) {
            names.insert(stmt->target->text);
        }
        for (const ast::Branch &branch : stmt->branches) {
            collectAssigned(branch.body, names);
        }
        collectAssigned(stmt->otherwise, names);
        collectAssigned(stmt->body, names);
    }
}

/// Agents and cells that can be evaluated twice at no cost and with the same outcome.
bool isSimple(const typed::Expr &expr)
{
    return expr.op == Op::Self || expr.op == Op::SelfCell || expr.op == Op::Local;
}

typed::Stmt::Merge mergeOf(AssignOp op)
{
    switch (op) {
    case AssignOp::Add:
    case AssignOp::Subtract:
        return typed::Stmt::Merge::Add;
    case AssignOp::Min:
        return typed::Stmt::Merge::Minimum;
    case AssignOp::Max:
        return typed::Stmt::Merge::Maximum;
    default:
        return typed::Stmt::Merge::None;
    }
}

/// What writing the place does.
Effects effectOf(const typed::Expr &place)
{
    if (place.op == Op::LinkValue) {
        return kLinks;
    }
    if (place.op == Op::Attribute) {
        return kWritesAgents;
    }
    return place.children[0]->op == Op::SelfCell ? kWritesOwnCell : kWritesCells;
}

/// A second reading of a simple place.
ExprPtr copySimple(const typed::Expr &expr)
{
    ExprPtr copy = ExpressionChecker::node(expr.op, expr.type, expr.span);
    copy->integer = expr.integer;
    return copy;
}

} // namespace

std::unordered_set<std::string> StatementChecker::assignedNames(const ast::Block &block)
{
    std::unordered_set<std::string> names;
    collectAssigned(block, names);
    return names;
}

typed::Stmt &StatementChecker::add(typed::Block &out, typed::Stmt::Kind kind, ast::Span span)
{
    out.push_back(std::make_unique<typed::Stmt>());
    out.back()->kind = kind;
    out.back()->span = span;
    return *out.back();
}

bool StatementChecker::checkBlock(const ast::Block &block, typed::Block &out, std::size_t begin)
{
    UnitScope &scope = m_expressions.scope();
    const UnitScope::Mark mark = scope.mark();
    bool ends = false;
    for (std::size_t i = begin; i < block.size(); ++i) {
        ends = checkStatement(*block[i], out) || ends;
    }
    scope.release(mark);
    return ends;
}

bool StatementChecker::checkStatement(const Stmt &stmt, typed::Block &out)
{
    switch (stmt.kind) {
    case Stmt::Kind::Let:
        checkLet(stmt, out);
        return false;
    case Stmt::Kind::Assign:
        checkAssign(stmt, out);
        return false;
    case Stmt::Kind::If:
        return checkIf(stmt, 0, out);
    case Stmt::Kind::For:
        checkFor(stmt, out);
        return false;
    case Stmt::Kind::Call:
        return checkCall(stmt, out);
    case Stmt::Kind::Return:
        checkReturn(stmt, out);
        return true;
    case Stmt::Kind::Require: {
        const bool written = (m_expressions.scope().effects() & ~kPrints) != 0;
        m_expressions.problems().error(written ? "rules.require-after-write" : "rules.require-not-first",
                                       stmt.span);
        return false;
    }
    case Stmt::Kind::Pass:
    case Stmt::Kind::Comment:
    case Stmt::Kind::Error:
        return false;
    }
    return false;
}

void StatementChecker::checkLet(const Stmt &stmt, typed::Block &out)
{
    ExprPtr value = letValue(stmt);
    const bool free = m_expressions.mayDeclare(stmt.text, stmt.textSpan);
    if (!free) {
        return;
    }
    // A name whose value is wrong still becomes known, so that its uses are not reported too.
    const bool nobody =
        value && value->type.base == Type::Base::Agent && m_expressions.mayBeNobody(*stmt.value, *value);
    const bool declared = !stmt.type.text.empty();
    const std::optional<Type> written =
        declared ? m_expressions.model().typeWritten(stmt.type) : std::nullopt;
    const Type type = !value ? kVoid : written.value_or(value->type);
    const std::int32_t slot = m_expressions.scope().declare(stmt.text, type, false, nobody);
    if (!value) {
        return;
    }
    if (type.base == Type::Base::List) {
        ExprPtr list = ExpressionChecker::node(Op::Local, type, stmt.span);
        list->integer = slot;
        setList(std::move(list), std::move(value), stmt.span, out);
        return;
    }
    typed::Stmt &result = add(out, typed::Stmt::Kind::SetLocal, stmt.span);
    result.slot = slot;
    result.value = std::move(value);
}

void StatementChecker::notAssignable(const ast::Expr &target)
{
    m_expressions.problems().error(
        "rules.not-assignable", target.span,
        {{"name", target.kind == ast::Expr::Kind::Name || target.kind == ast::Expr::Kind::Member ? target.text
                                                                                                 : "…"}});
}

void StatementChecker::checkAssign(const Stmt &stmt, typed::Block &out)
{
    const ast::Expr &target = *stmt.target;
    if (target.kind == ast::Expr::Kind::Index) {
        assignItem(stmt, out);
        return;
    }
    UnitScope &scope = m_expressions.scope();
    if (target.kind == ast::Expr::Kind::Name) {
        if (const LocalName *local = scope.find(target.text)) {
            assignLocal(stmt, *local, out);
            return;
        }
    }
    if (ExprPtr found = place(target, out)) {
        assignPlace(stmt, std::move(found), out);
        if (const std::string key = ExpressionChecker::keyOf(target); !key.empty()) {
            scope.forget(key);
            const std::string source = ExpressionChecker::keyOf(*stmt.value);
            const LocalName *local = scope.find(source);
            if (source == "self" || scope.knownSomebody(source) ||
                (local != nullptr && !local->mayBeNobody)) {
                scope.learnSomebody(key);
            }
        }
        return;
    }
    (void)m_expressions.value(*stmt.value);
}

void StatementChecker::assignLocal(const Stmt &stmt, const LocalName &known, typed::Block &out)
{
    const LocalName local = known;
    UnitScope &scope = m_expressions.scope();
    const Type type = scope.typeOf(local.slot);
    if (local.readOnly) {
        notAssignable(*stmt.target);
        return;
    }
    if (type.base == Type::Base::Void) {
        (void)m_expressions.value(*stmt.value); // its `let` was reported
        return;
    }
    ExprPtr current = ExpressionChecker::node(Op::Local, type, stmt.target->span);
    current->integer = local.slot;
    if (type.base == Type::Base::List) {
        assignList(stmt, std::move(current), out);
        return;
    }
    ExprPtr value = assignedValue(stmt, std::move(current));
    if (!value) {
        return;
    }
    scope.forget(stmt.target->text);
    const bool agent = type.base == Type::Base::Agent;
    if (agent && !m_expressions.mayBeNobody(*stmt.value, *value)) {
        scope.learnSomebody(stmt.target->text);
    } else if (agent) {
        scope.setMayBeNobody(stmt.target->text);
    }
    typed::Stmt &result = add(out, typed::Stmt::Kind::SetLocal, stmt.span);
    result.slot = local.slot;
    result.value = std::move(value);
}

/// The node that reads the target, with a subject that can be evaluated again; null after reporting.
ExprPtr StatementChecker::place(const ast::Expr &target, typed::Block &out)
{
    const UnitContext &context = m_expressions.scope().context();
    ModelScope &model = m_expressions.model();
    if (target.kind == ast::Expr::Kind::Name) {
        const bool attribute =
            context.subject == typed::Subject::Agent && model.attribute(context.kind, target.text) >= 0;
        const bool layer = context.subject == typed::Subject::Cell && model.layer(target.text) >= 0;
        if (attribute || layer) {
            return m_expressions.check(target);
        }
        if (!model.meaningOf(target.text).empty()) {
            notAssignable(target);
            return nullptr;
        }
        ExprPtr unknown = m_expressions.check(target);
        if (unknown) {
            notAssignable(target);
        }
        return nullptr;
    }
    if (target.kind == ast::Expr::Kind::Member) {
        return writableMember(target, out);
    }
    notAssignable(target);
    return nullptr;
}

ExprPtr StatementChecker::writableMember(const ast::Expr &target, typed::Block &out)
{
    ExprPtr found = m_expressions.check(target);
    if (!found) {
        return nullptr;
    }
    if (found->op == Op::WorldValue) {
        return found;
    }
    if (found->op != Op::Attribute && found->op != Op::Layer && found->op != Op::LinkValue) {
        notAssignable(target);
        return nullptr;
    }
    ExprPtr &subject = found->children[0];
    if (isSimple(*subject)) {
        return found;
    }
    const std::int32_t slot = m_expressions.scope().temporary(subject->type);
    ExprPtr local = ExpressionChecker::node(Op::Local, subject->type, subject->span);
    local->integer = slot;
    typed::Stmt &stored = add(out, typed::Stmt::Kind::SetLocal, subject->span);
    stored.slot = slot;
    stored.value = std::exchange(subject, std::move(local));
    return found;
}

void StatementChecker::assignPlace(const Stmt &stmt, ExprPtr found, typed::Block &out)
{
    if (found->type.base == Type::Base::List) {
        assignList(stmt, std::move(found), out);
        return;
    }
    if (found->op == Op::WorldValue) {
        assignWorld(stmt, std::move(found), out);
        return;
    }
    const Op op = found->op;
    const Effects effects = effectOf(*found);
    const bool allowed = m_expressions.effect(stmt.target->text, effects, stmt.target->span);
    ExprPtr subject = copySimple(*found->children[0]);
    const std::int64_t index = found->integer;
    std::vector<std::int32_t> columns = found->columns;
    const bool merges =
        m_expressions.scope().context().simultaneous && (op != Op::Attribute || subject->op != Op::Self);
    ExprPtr value = merges ? mergedValue(stmt, found->type) : assignedValue(stmt, std::move(found));
    if (!value || !allowed) {
        return;
    }
    typed::Stmt &result = add(out,
                              op == Op::Layer       ? typed::Stmt::Kind::SetLayer
                              : op == Op::LinkValue ? typed::Stmt::Kind::SetLink
                                                    : typed::Stmt::Kind::SetAttribute,
                              stmt.span);
    result.merge = merges ? mergeOf(stmt.assignOp) : typed::Stmt::Merge::None;
    result.subject = std::move(subject);
    result.value = std::move(value);
    result.integer = index;
    result.columns = std::move(columns);
}

void StatementChecker::assignWorld(const Stmt &stmt, ExprPtr found, typed::Block &out)
{
    const bool allowed = m_expressions.effect(stmt.target->text, kWritesWorld, stmt.target->span);
    const std::int64_t index = found->integer;
    const bool merges = m_expressions.scope().context().simultaneous;
    ExprPtr value = merges ? mergedValue(stmt, found->type) : assignedValue(stmt, std::move(found));
    if (value && allowed) {
        typed::Stmt &result = add(out, typed::Stmt::Kind::SetWorld, stmt.span);
        result.merge = merges ? mergeOf(stmt.assignOp) : typed::Stmt::Merge::None;
        result.integer = index;
        result.value = std::move(value);
    }
}

/// What is added to, or compared with, something that others write at the same time.
ExprPtr StatementChecker::mergedValue(const Stmt &stmt, const Type &type)
{
    if (mergeOf(stmt.assignOp) == typed::Stmt::Merge::None || !ExpressionChecker::isNumber(type)) {
        m_expressions.problems().error("rules.simultaneous-write", stmt.target->span,
                                       {{"name", stmt.target->text}}, "+=");
        return nullptr;
    }
    ExprPtr value = m_expressions.as(*stmt.value, type);
    if (!value || stmt.assignOp != AssignOp::Subtract) {
        return value;
    }
    ExprPtr negative = ExpressionChecker::node(Op::Negate, type, stmt.value->span);
    negative->children.push_back(std::move(value));
    return negative;
}

/// What the target gets: the value, or for `+=` and its like the current value combined with it.
ExprPtr StatementChecker::assignedValue(const Stmt &stmt, ExprPtr current)
{
    const Type type = current->type;
    if (stmt.assignOp == AssignOp::Set) {
        return m_expressions.as(*stmt.value, type);
    }
    ExprPtr value = m_expressions.number(*stmt.value);
    if (!value) {
        return nullptr;
    }
    if (!ExpressionChecker::isNumber(type)) {
        m_expressions.mismatch("number", type, stmt.target->span);
        return nullptr;
    }
    if (type == kInt && stmt.assignOp == AssignOp::Divide) {
        m_expressions.problems().error("rules.divide-int", stmt.span, {{"name", stmt.target->text}},
                                       stmt.target->text + " = " + stmt.target->text + " // …");
        return nullptr;
    }
    if (type == kInt && value->type == kFloat) {
        m_expressions.mismatch("int", value->type, stmt.value->span, "round(…)");
        return nullptr;
    }
    switch (stmt.assignOp) {
    case AssignOp::Add:
        return m_expressions.arithmetic(Op::Add, std::move(current), std::move(value), stmt.span);
    case AssignOp::Subtract:
        return m_expressions.arithmetic(Op::Subtract, std::move(current), std::move(value), stmt.span);
    case AssignOp::Multiply:
        return m_expressions.arithmetic(Op::Multiply, std::move(current), std::move(value), stmt.span);
    case AssignOp::Divide:
        return m_expressions.arithmetic(Op::Divide, std::move(current), std::move(value), stmt.span);
    case AssignOp::Min:
        return m_expressions.arithmetic(Op::Minimum, std::move(current), std::move(value), stmt.span);
    case AssignOp::Max:
        return m_expressions.arithmetic(Op::Maximum, std::move(current), std::move(value), stmt.span);
    case AssignOp::Set:
        break;
    }
    return value;
}

/// The branch and, as its `otherwise`, the following ones.
bool StatementChecker::checkIf(const Stmt &stmt, std::size_t index, typed::Block &out)
{
    UnitScope &scope = m_expressions.scope();
    const ast::Branch &branch = stmt.branches[index];
    ExprPtr condition = m_expressions.condition(*branch.condition);
    const ast::Span span = branch.condition->span;
    typed::Block body;
    typed::Block otherwise;

    const UnitScope::Mark mark = scope.mark();
    m_expressions.learn(*branch.condition, true);
    const bool bodyEnds = checkBlock(branch.body, body);
    scope.releaseFacts(mark);

    const bool last = index + 1 == stmt.branches.size();
    m_expressions.learn(*branch.condition, false);
    const bool otherwiseEnds =
        last ? checkBlock(stmt.otherwise, otherwise) : checkIf(stmt, index + 1, otherwise);
    scope.releaseFacts(mark);

    if (bodyEnds && !otherwiseEnds) {
        m_expressions.learn(*branch.condition, false);
    } else if (otherwiseEnds && !bodyEnds) {
        m_expressions.learn(*branch.condition, true);
    }
    if (condition) {
        typed::Stmt &result = add(out, typed::Stmt::Kind::If, span);
        result.value = std::move(condition);
        result.body = std::move(body);
        result.otherwise = std::move(otherwise);
    }
    return bodyEnds && otherwiseEnds;
}

void StatementChecker::checkFor(const Stmt &stmt, typed::Block &out)
{
    ExpressionChecker::Iteration iteration =
        m_expressions.iterate(stmt.text, stmt.textSpan, *stmt.value, stmt.condition.get());
    if (iteration.set) {
        typed::Block body;
        checkBlock(stmt.body, body);
        typed::Stmt &result = add(out, typed::Stmt::Kind::For, stmt.span);
        result.slot = iteration.slot;
        result.value = std::move(iteration.set);
        result.body = std::move(body);
    }
    m_expressions.scope().release(iteration.mark);
}

bool StatementChecker::checkCall(const Stmt &stmt, typed::Block &out)
{
    ExprPtr value = m_expressions.check(*stmt.value);
    if (!value) {
        return false;
    }
    if (value->type.base >= Type::Base::Agents) {
        m_expressions.problems().error("rules.not-a-statement", stmt.span);
        return false;
    }
    const bool ends = value->op == Op::Die || value->op == Op::Become;
    add(out, typed::Stmt::Kind::Effect, stmt.span).value = std::move(value);
    return ends;
}

void StatementChecker::checkReturn(const Stmt &stmt, typed::Block &out)
{
    const Type wanted = m_expressions.scope().context().result;
    ExprPtr value;
    if (stmt.value) {
        if (wanted == kVoid) {
            m_expressions.problems().error("rules.return-value", stmt.value->span);
            return;
        }
        value = m_expressions.as(*stmt.value, wanted);
        if (!value) {
            return;
        }
    } else if (wanted != kVoid) {
        m_expressions.problems().error("rules.missing-return", stmt.span,
                                       {{"expected", m_expressions.model().typeText(wanted)}});
        return;
    }
    add(out, typed::Stmt::Kind::Return, stmt.span).value = std::move(value);
}

} // namespace gridfolk
