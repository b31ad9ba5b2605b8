// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/InspectorView.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace gridfolk
{

class AgentInspector;
class CellInspector;
class PromptPreview;
class Theme;

/// Right of a running world: the chosen agent, the chosen cell, the prompt that the agent would get now; the
/// export below.
class InspectorDock : public QWidget
{
    Q_OBJECT

public:
    enum Tab { AgentTab, CellTab, PromptTab };

    explicit InspectorDock(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] AgentInspector *agent() const { return m_agent; }
    [[nodiscard]] CellInspector *cell() const { return m_cell; }
    [[nodiscard]] PromptPreview *prompt() const { return m_prompt; }
    /// Only models with minds have prompts.
    void setPromptVisible(bool visible);
    void setCurrentTab(Tab tab);
    [[nodiscard]] Tab currentTab() const;
    void clearCell();
    void showCell(const CellView &view);
    void setExportEnabled(bool enabled, const QString &reason);

signals:
    void tabChanged();
    void exportRequested();

private:
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    AgentInspector *m_agent;
    CellInspector *m_cell;
    QStackedWidget *m_cellPages;
    PromptPreview *m_prompt;
    QPushButton *m_export;
};

} // namespace gridfolk
