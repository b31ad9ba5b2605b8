// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace gridfolk
{

class GatewayView;
class LogView;
class PlotView;
class ProblemsView;
class RunController;
class Theme;
class TraceView;

/// Below the world: plots, trace, problems, log and calls of the live run. Shows metrics and traces as they
/// come.
class RunTabs : public QWidget
{
    Q_OBJECT

public:
    enum Tab { PlotsTab, TraceTab, ProblemsTab, LogTab, GatewayTab };

    RunTabs(const Theme &theme, RunController &run, QWidget *parent = nullptr);

    [[nodiscard]] PlotView *plots() const { return m_plots; }
    [[nodiscard]] TraceView *trace() const { return m_trace; }
    [[nodiscard]] ProblemsView *problems() const { return m_problems; }
    [[nodiscard]] LogView *log() const { return m_log; }
    [[nodiscard]] GatewayView *gateway() const { return m_gateway; }

    void setCurrentTab(Tab tab);
    [[nodiscard]] Tab currentTab() const;

    /// Whether the tabs take the place of the world; the button shows it.
    void setExpanded(bool expanded);
    [[nodiscard]] bool isExpanded() const { return m_expanded; }

signals:
    void expandRequested(bool expanded);
    void currentTabChanged();

private:
    void buildBar();
    void startRun();
    void showNewestDecision();
    void showProblemCount(int errors, int warnings);

    const Theme &m_theme;
    RunController &m_run;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QToolButton *m_expand;
    PlotView *m_plots;
    TraceView *m_trace;
    ProblemsView *m_problems;
    LogView *m_log;
    GatewayView *m_gateway;
    bool m_expanded = false;
};

} // namespace gridfolk
