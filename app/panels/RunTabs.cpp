// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/RunTabs.h"

#include "controllers/RunController.h"
#include "panels/ProblemRows.h"
#include "panels/RuledBox.h"
#include "widgets/GatewayView.h"
#include "widgets/LogView.h"
#include "widgets/PlotView.h"
#include "widgets/ProblemsView.h"
#include "widgets/Theme.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace gridfolk
{

RunTabs::RunTabs(const Theme &theme, RunController &run, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_run(run)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_expand(new QToolButton)
    , m_plots(new PlotView(theme))
    , m_trace(new TraceView(theme))
    , m_problems(new ProblemsView(theme))
    , m_log(new LogView(theme))
    , m_gateway(new GatewayView(theme))
{
    setAccessibleName(tr("Plots, trace, problems, log and gateway"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar();
    auto *bar = new RuledBox(theme, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme.px(4), 0, theme.px(8), 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_expand);
    column->addWidget(bar);
    for (QWidget *page : std::initializer_list<QWidget *>{m_plots, m_trace, m_problems, m_log, m_gateway}) {
        m_pages->addWidget(page);
    }
    m_pages->setMinimumHeight(0);
    column->addWidget(m_pages, 1);
    connect(&run, &RunController::started, this, &RunTabs::startRun);
    connect(&run, &RunController::metricsArrived, m_plots,
            [this](const std::vector<MetricRow> &rows) { m_plots->appendRows(rows); });
    m_trace->setReasonWords(reasonWords);
    connect(&run, &RunController::tracesArrived, m_trace,
            [this](const std::vector<TraceEvent> &traces) { m_trace->appendEvents(traces); });
    connect(m_problems, &ProblemsView::countsChanged, this, &RunTabs::showProblemCount);
    showProblemCount(0, 0);
    setExpanded(false);
}

void RunTabs::buildBar()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Tabs below the world"));
    for (const QString &title : {tr("Plots"), tr("Trace"), tr("Problems"), tr("Log"), tr("Gateway")}) {
        m_tabs->addTab(title);
    }
    m_expand->setAutoRaise(true);
    m_expand->setFocusPolicy(Qt::StrongFocus);
    m_expand->setIconSize(QSize(m_theme.px(16), m_theme.px(16)));
    connect(m_expand, &QToolButton::clicked, this, [this] { emit expandRequested(!m_expanded); });
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this] { emit expandRequested(!m_expanded); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        if (tab == TraceTab) {
            showNewestDecision();
        }
        emit currentTabChanged();
    });
}

void RunTabs::showNewestDecision()
{
    const TraceModel &model = *m_trace->model();
    if (!model.passing().empty()) {
        const TraceEvent &newest = model.events()[static_cast<std::size_t>(model.passing().back())];
        m_trace->selectDecision(newest.tick, newest.agent);
    }
}

void RunTabs::setCurrentTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

RunTabs::Tab RunTabs::currentTab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void RunTabs::setExpanded(bool expanded)
{
    m_expanded = expanded;
    const QString text = expanded ? tr("Show the world again") : tr("Use the whole window");
    m_expand->setIcon(m_theme.icon(expanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"),
                                   Token::Secondary));
    m_expand->setToolTip(text);
    m_expand->setAccessibleName(text);
}

void RunTabs::startRun()
{
    const Scenario &scenario = *m_run.scenario();
    m_plots->setCharts(scenario.charts, scenario.metrics);
    m_trace->clear();
    m_log->clear();
    m_problems->model()->setProblems(QStringLiteral("run"), {});
}

void RunTabs::showProblemCount(int errors, int warnings)
{
    const int count = errors + warnings;
    m_tabs->setTabText(ProblemsTab, count == 0 ? tr("Problems") : tr("Problems %1").arg(count));
    m_tabs->setTabIcon(ProblemsTab, errors > 0     ? m_theme.icon(QStringLiteral("error"), Token::Bad)
                                    : warnings > 0 ? m_theme.icon(QStringLiteral("warning"), Token::Caution)
                                                   : QIcon());
}

} // namespace gridfolk
