// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/MetricsPage.h"

#include "commands/RenameInModel.h"
#include "panels/design/ProblemLookup.h"
#include "panels/design/TextTableModel.h"
#include "widgets/EditableTable.h"
#include "widgets/TextLabel.h"

#include <QTableView>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr ChangeEvent kEvent{ChangeEvent::Part::Metrics, -1, {}};

std::vector<Metric> &metricsOf(Scenario &scenario)
{
    return scenario.metrics;
}

std::vector<Chart> &chartsOf(Scenario &scenario)
{
    return scenario.charts;
}

QString joined(const std::vector<std::string> &words)
{
    QStringList result;
    for (const std::string &word : words) {
        result << QString::fromStdString(word);
    }
    return result.join(QStringLiteral(", "));
}

TextLabel *errorLine(const Theme &theme)
{
    auto *line = new TextLabel(theme, QString(), TextRole::Small, Token::Bad);
    line->setWordWrap(true);
    line->hide();
    return line;
}

void say(TextLabel *line, const QString &text)
{
    line->setText(text);
    line->setVisible(!text.isEmpty());
}

} // namespace

MetricsPage::MetricsPage(const DesignContext &context, QWidget *parent)
    : FormPage(context.theme, tr("Metrics"), parent)
    , m_context(context)
    , m_metrics(new TextTableModel(context.theme, {tr("Name"), tr("Label"), tr("Expression")}, {2}, this))
    , m_charts(new TextTableModel(context.theme, {tr("Plot"), tr("Metrics")}, {1}, this))
{
    buildMetrics();
    buildCharts();
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &MetricsPage::refreshProblems);
}

void MetricsPage::buildMetrics()
{
    auto *table =
        new EditableTable(m_context.theme, tr("Metrics"), tr("Add a metric"), tr("Remove the metric"));
    table->setModel(m_metrics);
    table->setEmptyText(
        tr("None yet. A metric is a number that is noted after every tick, such as count(Sheep)."));
    table->table()->setWordWrap(false);
    addWidget(table);
    m_metricsError = errorLine(m_context.theme);
    addWidget(m_metricsError);
    connect(m_metrics, &TextTableModel::cellEdited, this, &MetricsPage::writeMetric);
    connect(table, &EditableTable::addRequested, this, [this] {
        const std::vector<Metric> &metrics = m_context.document.scenario().metrics;
        Metric metric;
        for (int number = 1; metric.name.empty(); ++number) {
            const std::string name = "metric" + std::to_string(number);
            if (std::none_of(metrics.begin(), metrics.end(),
                             [&](const Metric &other) { return other.name == name; })) {
                metric.name = name;
            }
        }
        metric.expression = "0";
        m_context.document.insertInto<Metric>(tr("Add a metric"), kEvent, metricsOf, metrics.size(),
                                              std::move(metric));
    });
    connect(table, &EditableTable::removeRequested, this, [this](int row) {
        m_context.document.removeFrom<Metric>(tr("Remove a metric"), kEvent, metricsOf,
                                              static_cast<std::size_t>(row));
    });
}

void MetricsPage::buildCharts()
{
    auto *table = new EditableTable(m_context.theme, tr("Plots"), tr("Add a plot"), tr("Remove the plot"));
    table->setModel(m_charts);
    table->setEmptyText(tr("None yet, so all metrics share one plot."));
    table->table()->setWordWrap(false);
    addWidget(table);
    m_chartsError = errorLine(m_context.theme);
    addWidget(m_chartsError);
    connect(m_charts, &TextTableModel::cellEdited, this, &MetricsPage::writeChart);
    connect(table, &EditableTable::addRequested, this, [this] {
        const Scenario &scenario = m_context.document.scenario();
        Chart chart;
        chart.title = tr("Plot %1").arg(scenario.charts.size() + 1).toStdString();
        if (!scenario.metrics.empty()) {
            chart.metrics.push_back(scenario.metrics.front().name);
        }
        m_context.document.insertInto<Chart>(tr("Add a plot"), kEvent, chartsOf, scenario.charts.size(),
                                             std::move(chart));
    });
    connect(table, &EditableTable::removeRequested, this, [this](int row) {
        m_context.document.removeFrom<Chart>(tr("Remove a plot"), kEvent, chartsOf,
                                             static_cast<std::size_t>(row));
    });
}

void MetricsPage::writeMetric(int row, int column, const QString &text)
{
    if (column == 0) {
        renameInModel(m_context.document, RenameInModel::What::Metric, row, text.toStdString());
        return;
    }
    std::vector<Metric> metrics = m_context.document.scenario().metrics;
    Metric &metric = metrics[static_cast<std::size_t>(row)];
    (column == 1 ? metric.label : metric.expression) = text.toStdString();
    m_context.document.change<std::vector<Metric>>(
        tr("Edit metric %1").arg(QString::fromStdString(metric.name)), kEvent, metricsOf, std::move(metrics));
}

void MetricsPage::writeChart(int row, int column, const QString &text)
{
    std::vector<Chart> charts = m_context.document.scenario().charts;
    Chart &chart = charts[static_cast<std::size_t>(row)];
    if (column == 0) {
        chart.title = text.toStdString();
    } else {
        chart.metrics.clear();
        for (const QString &name : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            chart.metrics.push_back(name.trimmed().toStdString());
        }
    }
    m_context.document.change<std::vector<Chart>>(tr("Edit plot %1").arg(QString::fromStdString(chart.title)),
                                                  kEvent, chartsOf, std::move(charts));
}

void MetricsPage::refresh()
{
    const Scenario &scenario = m_context.document.scenario();
    std::vector<QStringList> metrics;
    for (const Metric &metric : scenario.metrics) {
        metrics.push_back({QString::fromStdString(metric.name), QString::fromStdString(metric.label),
                           QString::fromStdString(metric.expression)});
    }
    m_metrics->setRows(metrics);
    std::vector<QStringList> charts;
    for (const Chart &chart : scenario.charts) {
        charts.push_back({QString::fromStdString(chart.title), joined(chart.metrics)});
    }
    m_charts->setRows(charts);
    refreshProblems();
}

void MetricsPage::refreshProblems()
{
    const Scenario &scenario = m_context.document.scenario();
    if (m_metrics->rowCount() != static_cast<int>(scenario.metrics.size()) ||
        m_charts->rowCount() != static_cast<int>(scenario.charts.size())) {
        return; // refresh() follows
    }
    for (int row = 0; row < m_metrics->rowCount(); ++row) {
        const std::string &name = scenario.metrics[static_cast<std::size_t>(row)].name;
        m_metrics->setError(row, problemsAt(m_context.document, "metrics/" + name));
    }
    for (int row = 0; row < m_charts->rowCount(); ++row) {
        const std::string &title = scenario.charts[static_cast<std::size_t>(row)].title;
        m_charts->setError(row, problemsAt(m_context.document, "charts/" + title));
    }
    say(m_metricsError, problemsBelow(m_context.document, "metrics"));
    say(m_chartsError, problemsBelow(m_context.document, "charts"));
}

} // namespace gridfolk
