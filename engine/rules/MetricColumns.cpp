// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/MetricColumns.h"

#include "base/Numbers.h"
#include "rules/Parser.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace gridfolk
{

namespace
{

std::optional<double> writtenNumber(const ast::Expr &expr)
{
    if (expr.kind == ast::Expr::Kind::Unary && expr.op == ast::Operator::Negate) {
        const std::optional<double> value = writtenNumber(*expr.children[0]);
        return value ? std::optional(-*value) : std::nullopt;
    }
    if (expr.kind != ast::Expr::Kind::Int && expr.kind != ast::Expr::Kind::Float) {
        return std::nullopt;
    }
    std::string digits = expr.text;
    std::erase(digits, '_');
    return parseNumber<double>(digits);
}

std::optional<double> named(const ast::Expr &call, std::string_view name)
{
    const auto found = std::find_if(call.arguments.begin(), call.arguments.end(),
                                    [&](const ast::Argument &argument) { return argument.name == name; });
    return found == call.arguments.end() ? std::nullopt : writtenNumber(*found->value);
}

std::string binName(const Metric &metric, std::int64_t bin)
{
    return metric.name + '_' + std::to_string(bin);
}

} // namespace

std::optional<HistogramBins> histogramOf(std::string_view expression)
{
    if (expression.find("histogram") == std::string_view::npos) {
        return std::nullopt; // most metrics; spares them the parser
    }
    const ParsedExpression parsed = parseExpression(expression);
    const ast::Expr &call = *parsed.expression;
    if (!parsed.problems.empty() || call.kind != ast::Expr::Kind::Call ||
        call.children[0]->kind != ast::Expr::Kind::Name || call.children[0]->text != "histogram") {
        return std::nullopt;
    }
    const auto low = named(call, "low");
    const auto high = named(call, "high");
    const auto bins = named(call, "bins");
    const bool whole =
        bins && *bins >= 1 && *bins <= static_cast<double>(kMostMetricBins) && std::floor(*bins) == *bins;
    if (!low || !high || !whole || !(*low < *high)) {
        return std::nullopt;
    }
    return HistogramBins{*low, *high, static_cast<std::int64_t>(*bins)};
}

std::vector<Metric> metricColumns(const std::vector<Metric> &metrics)
{
    std::vector<Metric> columns;
    for (const Metric &metric : metrics) {
        const std::optional<HistogramBins> histogram = histogramOf(metric.expression);
        if (!histogram) {
            columns.push_back(metric);
            continue;
        }
        const double width = (histogram->high - histogram->low) / static_cast<double>(histogram->bins);
        for (std::int64_t bin = 1; bin <= histogram->bins; ++bin) {
            Metric &column = columns.emplace_back(metric);
            column.name = binName(metric, bin);
            const std::string label = metric.label.empty() ? metric.name : metric.label;
            const double from = histogram->low + width * static_cast<double>(bin - 1);
            column.label = label + ' ' + numberText(from) + " – " + numberText(from + width);
            column.color.clear();
        }
    }
    return columns;
}

Chart chartOfColumns(const Chart &chart, const std::vector<Metric> &metrics)
{
    Chart result = chart;
    result.metrics.clear();
    for (const std::string &name : chart.metrics) {
        const auto metric = std::find_if(metrics.begin(), metrics.end(),
                                         [&](const Metric &candidate) { return candidate.name == name; });
        const auto histogram = metric == metrics.end() ? std::nullopt : histogramOf(metric->expression);
        if (!histogram) {
            result.metrics.push_back(name);
            continue;
        }
        for (std::int64_t bin = 1; bin <= histogram->bins; ++bin) {
            result.metrics.push_back(binName(*metric, bin));
        }
    }
    return result;
}

} // namespace gridfolk
