// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"
#include "panels/design/FormPage.h"

namespace gridfolk
{

class TextLabel;
class TextTableModel;

/// What a run counts, and the plots that show it.
class MetricsPage : public FormPage
{
    Q_OBJECT

public:
    explicit MetricsPage(const DesignContext &context, QWidget *parent = nullptr);

    /// Shows what the document has now.
    void refresh();

private:
    void buildMetrics();
    void buildCharts();
    void writeMetric(int row, int column, const QString &text);
    void writeChart(int row, int column, const QString &text);
    void refreshProblems();

    DesignContext m_context;
    TextTableModel *m_metrics;
    TextTableModel *m_charts;
    TextLabel *m_metricsError = nullptr;
    TextLabel *m_chartsError = nullptr;
};

} // namespace gridfolk
