// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the calendar, and time series from tables.
#include "rules/ExpressionChecker.h"
#include "rules/Spelling.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kFloat{Type::Base::Float, -1};

} // namespace

/// A part of the date that the tick stands for; null, and nothing reported, for other names.
ExprPtr ExpressionChecker::dateWord(const ast::Expr &expr) const
{
    const std::span<const std::string_view> words = dateWords();
    const auto found = std::find(words.begin(), words.end(), expr.text);
    if (found == words.end() || !m_model.scenario().calendar) {
        return nullptr;
    }
    ExprPtr result = node(Op::DatePart, kInt, expr.span);
    result->integer = found - words.begin();
    return result;
}

bool ExpressionChecker::isSeries(const ast::Expr &expr) const
{
    return expr.kind == ast::Expr::Kind::Member && expr.children[0]->kind == ast::Expr::Kind::Name &&
           m_scope.find(expr.children[0]->text) == nullptr && m_model.series(expr.children[0]->text) >= 0;
}

ExprPtr ExpressionChecker::seriesValue(const ast::Expr &column, ExprPtr tick, ast::Span span)
{
    const std::int32_t table = m_model.series(column.children[0]->text);
    const SeriesData &data = m_model.program().series[static_cast<std::size_t>(table)];
    if (data.columns.empty() || !tick) {
        return nullptr; // the table could not be read, which was reported
    }
    const auto found = std::find(data.columns.begin(), data.columns.end(), column.text);
    if (found == data.columns.end()) {
        const std::vector<std::string_view> candidates(data.columns.begin(), data.columns.end());
        m_problems.error("rules.unknown-column", column.textSpan,
                         {{"name", column.text}, {"table", column.children[0]->text}},
                         closest(column.text, candidates));
        return nullptr;
    }
    ExprPtr result = node(Op::SeriesValue, kFloat, span);
    result->integer = table;
    result->columns = {static_cast<std::int32_t>(found - data.columns.begin())};
    result->children.push_back(std::move(tick));
    return result;
}

/// `table.column`: its value at the current tick.
ExprPtr ExpressionChecker::seriesNow(const ast::Expr &expr)
{
    return seriesValue(expr, node(Op::Tick, kInt, expr.span), expr.span);
}

/// `table.column(tick)`.
ExprPtr ExpressionChecker::seriesAt(const ast::Expr &call)
{
    const ast::Expr &column = *call.children[0];
    const std::string signature = column.children[0]->text + '.' + column.text + "(tick)";
    if (call.arguments.size() != 1) {
        m_problems.error("rules.argument-count", call.span,
                         {{"name", column.text}, {"found", std::to_string(call.arguments.size())}},
                         signature);
        return nullptr;
    }
    const ast::Argument &argument = call.arguments[0];
    if (!argument.name.empty()) {
        m_problems.error("rules.unknown-argument", argument.nameSpan,
                         {{"name", argument.name}, {"function", column.text}}, signature);
        return nullptr;
    }
    return seriesValue(column, as(*argument.value, kInt), call.span);
}

} // namespace gridfolk
