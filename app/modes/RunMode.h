// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modes/Mode.h"

#include <QPointer>

namespace gridfolk
{

class InspectionController;
class InspectorDock;
class RunDirector;
class RunDock;

/// Watching and turning a run: kinds and parameters at the left, the live world, the inspector at the right.
class RunMode : public Mode
{
    Q_OBJECT

public:
    RunMode(const ModeContext &context, RunDirector &director, QObject *parent = nullptr);

    [[nodiscard]] QWidget *leftDock() override;
    [[nodiscard]] QWidget *rightDock() override;
    [[nodiscard]] QList<QAction *> menuActions() override { return {m_follow, m_clearSelection}; }
    void activate() override;
    void deactivate() override;

    [[nodiscard]] InspectorDock *inspector() const;
    [[nodiscard]] RunDock *dock() const;

    /// Shows an agent wherever it is.
    void selectAgent(quint64 serial, int kind);

signals:
    void exportRequested();
    void openTraceRequested(quint64 serial, qint64 tick);

private:
    void buildActions();
    void connectDocks();
    void connectWorld();
    void startRun();
    void endRun();
    void showDocument();
    void showParameters();
    void takeSnapshot(const SnapshotPtr &snapshot);
    void selectKind(int kind);
    void setFollowing(bool on);
    void clearSelection();

    ModeContext m_context;
    RunDirector &m_director;
    QPointer<RunDock> m_dock;
    QPointer<InspectorDock> m_inspector;
    InspectionController *m_inspection;
    QAction *m_follow;
    QAction *m_clearSelection;
    SnapshotPtr m_snapshot;
    bool m_active = false;
    bool m_agentClicked = false; ///< by the click whose cell is about to be told
    std::vector<bool> m_hiddenLayers;
};

} // namespace gridfolk
