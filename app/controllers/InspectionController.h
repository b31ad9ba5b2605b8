// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "widgets/InspectorView.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <optional>

class QTimer;

namespace gridfolk
{

class InspectorDock;
class RunController;
class Theme;

/// Fills the inspector with the chosen agent and cell. Asks the engine by queries, again at each snapshot but
/// at most four times a second.
class InspectionController : public QObject
{
    Q_OBJECT

public:
    InspectionController(RunController &run, InspectorDock &dock, QObject *parent = nullptr);

    void selectAgent(quint64 serial, int kind);
    void selectCell(int x, int y);
    void clear();

    [[nodiscard]] std::optional<quint64> agent() const { return m_agent; }
    /// Asks again, soon.
    void refresh();

signals:
    /// By a click on an occupant of the inspected cell.
    void agentChosen(quint64 serial, int kind);

private:
    void ask();
    void remember(const std::vector<TraceEvent> &traces);
    void take(const QueryReply &reply);
    void showAgent(const AgentDetails &details);
    void showDead();
    void showCell(const CellDetails &details);
    [[nodiscard]] InspectorView viewOf(const AgentDetails &details) const;

    RunController &m_run;
    InspectorDock &m_dock;
    QTimer *m_timer;
    QElapsedTimer m_sinceAsked;
    std::optional<quint64> m_agent;
    std::optional<std::pair<int, int>> m_cell;
    quint64 m_agentQuery = 0;
    quint64 m_cellQuery = 0;
    quint64 m_promptQuery = 0;
    std::map<quint64, TraceEvent> m_lastDecisions; ///< by agent
};

} // namespace gridfolk
