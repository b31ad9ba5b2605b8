// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/TypeChecker.h"

#include "rules/ExpressionChecker.h"
#include "rules/MetricColumns.h"
#include "rules/Parser.h"
#include "rules/StatementChecker.h"

#include <utility>

namespace gridfolk
{

using typed::Type;

namespace
{

void declareParameters(ExpressionChecker &expressions, const TypeChecker::Given &given)
{
    for (std::size_t i = 0; i < given.types.size(); ++i) {
        const ast::Parameter &parameter = (*given.parameters)[i];
        if (expressions.mayDeclare(parameter.name, parameter.span)) {
            expressions.scope().declare(parameter.name, given.types[i], true, false);
        } else {
            expressions.scope().temporary(given.types[i]);
        }
    }
    for (const ast::Expr *fact : given.facts) {
        expressions.learn(*fact, true);
    }
}

/// Sets the list that an attribute of the acting agent or the world is.
typed::StmtPtr listInitial(const ModelScope &model, const UnitContext &context, const Wanted &wanted,
                           typed::ExprPtr value)
{
    const bool own = context.subject == typed::Subject::Agent;
    auto stmt = std::make_unique<typed::Stmt>();
    stmt->kind = typed::Stmt::Kind::SetList;
    stmt->span = value->span;
    stmt->subject =
        ExpressionChecker::node(own ? typed::Op::Attribute : typed::Op::WorldValue, wanted.type, value->span);
    stmt->subject->integer = wanted.list;
    if (own) {
        stmt->subject->columns.assign(model.scenario().kinds.size(), -1);
        stmt->subject->columns[static_cast<std::size_t>(context.kind)] = wanted.list;
        stmt->subject->children.push_back(
            ExpressionChecker::node(typed::Op::Self, {Type::Base::Agent, context.kind}, value->span));
    }
    stmt->value = std::move(value);
    return stmt;
}

/// As a metric a histogram has as many columns as bins, so these are known before the run.
typed::ExprPtr metricHistogram(ExpressionChecker &expressions, typed::ExprPtr histogram)
{
    const typed::Expr &low = *histogram->children[2];
    const typed::Expr &high = *histogram->children[3];
    const typed::Expr &bins = *histogram->children[4];
    const bool written =
        low.op == typed::Op::ConstFloat && high.op == typed::Op::ConstFloat && bins.op == typed::Op::ConstInt;
    if (written && low.number < high.number && bins.integer >= 1 && bins.integer <= kMostMetricBins) {
        return histogram;
    }
    expressions.problems().error("rules.metric-bins", histogram->span,
                                 {{"limit", std::to_string(kMostMetricBins)}}, "low=0, high=10, bins=5");
    return nullptr;
}

typed::ExprPtr checkWanted(ExpressionChecker &expressions, const ast::Expr &expr, const Wanted &wanted)
{
    if (wanted.sort == Wanted::Sort::Exact) {
        if (wanted.type.base == Type::Base::Bool) {
            return expressions.condition(expr);
        }
        return expressions.as(expr, wanted.type);
    }
    typed::ExprPtr value =
        wanted.sort == Wanted::Sort::Metric ? expressions.check(expr) : expressions.value(expr);
    if (value && value->op == typed::Op::Histogram) {
        return metricHistogram(expressions, std::move(value));
    }
    if (wanted.sort == Wanted::Sort::Metric && value) {
        value = expressions.kept(std::move(value), expr.span);
    }
    if (!value) {
        return nullptr;
    }
    const bool shown = value->type.base != Type::Base::Cell;
    const bool metric = ExpressionChecker::isNumber(value->type) || value->type.base == Type::Base::Bool;
    if (wanted.sort == Wanted::Sort::Metric ? !metric : !shown) {
        expressions.mismatch("number", value->type, expr.span);
        return nullptr;
    }
    return value;
}

} // namespace

typed::UnitIndex TypeChecker::addUnit(typed::Unit unit, const UnitScope &scope, const Given &given)
{
    const UnitContext &context = scope.context();
    unit.name = context.name;
    unit.path = context.path;
    unit.subject = context.subject;
    unit.kind = context.kind;
    unit.locals = scope.slots();
    unit.parameterCount = static_cast<std::int32_t>(given.types.size());
    m_model.program().units.push_back(std::move(unit));
    return static_cast<typed::UnitIndex>(m_model.program().units.size()) - 1;
}

TypeChecker::Outcome TypeChecker::outcome(typed::UnitIndex unit, const UnitScope &scope, const Given &given)
{
    Outcome result;
    result.unit = unit;
    result.effects = scope.effects();
    result.draws = scope.draws();
    for (std::size_t i = 0; i < given.types.size(); ++i) {
        result.usedParameters.push_back(scope.uses(static_cast<std::int32_t>(i)));
    }
    return result;
}

typed::UnitIndex TypeChecker::expression(std::string_view text, const UnitContext &context,
                                         const Wanted &wanted, ProblemList &problems)
{
    ParsedExpression parsed = parseExpression(text);
    const bool good = parsed.problems.empty();
    problems.add(std::move(parsed.problems));
    if (!good) {
        return -1;
    }
    return expression(*parsed.expression, context, wanted, {}, problems).unit;
}

TypeChecker::Outcome TypeChecker::expression(const ast::Expr &expr, const UnitContext &context,
                                             const Wanted &wanted, const Given &given, ProblemList &problems)
{
    const std::size_t errors = problems.errors();
    UnitScope scope(context);
    ExpressionChecker expressions(m_model, scope, problems);
    declareParameters(expressions, given);
    typed::ExprPtr value = checkWanted(expressions, expr, wanted);
    if (!value || problems.errors() != errors) {
        return outcome(-1, scope, given);
    }
    typed::Unit unit;
    if (wanted.list >= 0) {
        unit.body.push_back(listInitial(m_model, context, wanted, std::move(value)));
    } else {
        unit.result = value->type;
        unit.value = std::move(value);
    }
    return outcome(addUnit(std::move(unit), scope, given), scope, given);
}

TypeChecker::Outcome TypeChecker::body(const ast::Declaration &declaration, const UnitContext &context,
                                       const Given &given, std::size_t begin, ProblemList &problems)
{
    const std::size_t errors = problems.errors();
    UnitScope scope(context);
    scope.setAssigned(StatementChecker::assignedNames(declaration.body));
    ExpressionChecker expressions(m_model, scope, problems);
    declareParameters(expressions, given);
    typed::Unit unit;
    const bool ends = StatementChecker(expressions).checkBlock(declaration.body, unit.body, begin);
    const bool returns = context.result.base != Type::Base::Void;
    if (returns && !ends && problems.errors() == errors) {
        problems.error("rules.missing-return", declaration.nameSpan,
                       {{"expected", m_model.typeText(context.result)}});
    }
    unit.result = context.result;
    const bool good = problems.errors() == errors;
    return outcome(good ? addUnit(std::move(unit), scope, given) : -1, scope, given);
}

} // namespace gridfolk
