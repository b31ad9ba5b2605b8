// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/RunOverlay.h"

#include "rules/MetricColumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace gridfolk
{

namespace
{

/// A column of a run as a column of the overlay, read along growing ticks.
class Source
{
public:
    Source(const std::vector<MetricRow> &rows, std::size_t column)
        : m_rows(&rows)
        , m_column(column)
    {
    }

    /// The value at a tick, on the straight line between two where the run counted less often; not a number
    /// before its first row and after its last.
    [[nodiscard]] double at(std::int64_t tick)
    {
        while (m_next < m_rows->size() && (*m_rows)[m_next].tick < tick) {
            ++m_next;
        }
        if (m_next == m_rows->size()) {
            return kNone;
        }
        const MetricRow &after = (*m_rows)[m_next];
        if (after.tick == tick) {
            return valueOf(after);
        }
        if (m_next == 0) {
            return kNone;
        }
        const MetricRow &before = (*m_rows)[m_next - 1];
        const double share =
            static_cast<double>(tick - before.tick) / static_cast<double>(after.tick - before.tick);
        return valueOf(before) + share * (valueOf(after) - valueOf(before));
    }

private:
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    [[nodiscard]] double valueOf(const MetricRow &row) const
    {
        return m_column < row.values.size() ? row.values[m_column] : kNone;
    }

    const std::vector<MetricRow> *m_rows;
    std::size_t m_column;
    std::size_t m_next = 0; ///< the first row not before the last tick asked for
};

std::vector<MetricRow> rowsOf(const std::vector<std::shared_ptr<const LoadedRun>> &runs,
                              std::vector<Source> &sources)
{
    std::vector<std::int64_t> ticks;
    for (const auto &run : runs) {
        for (const MetricRow &row : run->metrics) {
            ticks.push_back(row.tick);
        }
    }
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
    std::vector<MetricRow> rows;
    rows.reserve(ticks.size());
    for (const std::int64_t tick : ticks) {
        MetricRow &row = rows.emplace_back(MetricRow{.tick = tick});
        for (Source &source : sources) {
            row.values.push_back(source.at(tick));
        }
    }
    return rows;
}

} // namespace

RunOverlay overlayOf(const std::vector<std::shared_ptr<const LoadedRun>> &runs)
{
    RunOverlay overlay;
    std::vector<Source> sources;
    if (runs.empty()) {
        return overlay;
    }
    for (const Metric &metric : metricColumns(runs.front()->scenario.metrics)) {
        Chart chart{.title = metric.label.empty() ? metric.name : metric.label};
        for (const auto &run : runs) {
            const std::vector<std::string> &names = run->record.metrics;
            const auto column = std::find(names.begin(), names.end(), metric.name);
            if (column == names.end()) {
                continue;
            }
            Metric curve;
            curve.name = metric.name + '#' + std::to_string(run->record.id);
            curve.label =
                QCoreApplication::translate("RunOverlay", "Run %1").arg(run->record.id).toStdString();
            chart.metrics.push_back(curve.name);
            overlay.metrics.push_back(std::move(curve));
            sources.emplace_back(run->metrics, static_cast<std::size_t>(column - names.begin()));
        }
        overlay.charts.push_back(std::move(chart));
    }
    overlay.rows = rowsOf(runs, sources);
    return overlay;
}

} // namespace gridfolk
