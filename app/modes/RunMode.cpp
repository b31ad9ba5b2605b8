// SPDX-License-Identifier: GPL-3.0-or-later
#include "modes/RunMode.h"

#include "controllers/InspectionController.h"
#include "controllers/RunController.h"
#include "controllers/RunDirector.h"
#include "documents/ScenarioDocument.h"
#include "panels/InspectorDock.h"
#include "panels/RunDock.h"
#include "widgets/AgentInspector.h"
#include "widgets/WorldView.h"

#include <QAction>

namespace gridfolk
{

RunMode::RunMode(const ModeContext &context, RunDirector &director, QObject *parent)
    : Mode(parent)
    , m_context(context)
    , m_director(director)
    , m_dock(new RunDock(context.theme))
    , m_inspector(new InspectorDock(context.theme))
    , m_inspection(new InspectionController(context.run, *m_inspector, this))
    , m_follow(new QAction(tr("&Follow the agent"), this))
    , m_clearSelection(new QAction(tr("&Clear the selection"), this))
{
    buildActions();
    connectDocks();
    connect(&context.run, &RunController::started, this, &RunMode::startRun);
    connect(&context.run, &RunController::ended, this, &RunMode::endRun);
    connect(&context.run, &RunController::snapshotArrived, this, &RunMode::takeSnapshot);
    connect(&director, &RunDirector::parametersChanged, this, &RunMode::showParameters);
    connect(&context.document, &ScenarioDocument::changed, this, [this] {
        if (!m_context.run.hasRun()) {
            showDocument();
        }
    });
    showDocument();
}

void RunMode::buildActions()
{
    m_follow->setCheckable(true);
    m_follow->setShortcut(QKeySequence(tr("Ctrl+Shift+F")));
    m_follow->setStatusTip(tr("Keep the chosen agent in view while it moves"));
    m_follow->setEnabled(false);
    m_clearSelection->setStatusTip(tr("Choose no agent and no cell"));
    connect(m_follow, &QAction::triggered, this, &RunMode::setFollowing);
    connect(m_clearSelection, &QAction::triggered, this, &RunMode::clearSelection);
}

void RunMode::connectDocks()
{
    connect(m_dock, &RunDock::kindChosen, this, &RunMode::selectKind);
    connect(m_dock, &RunDock::layerVisibilityToggled, this, [this](int layer, bool visible) {
        const auto at = static_cast<std::size_t>(layer);
        if (at >= m_hiddenLayers.size()) {
            m_hiddenLayers.resize(at + 1, false);
        }
        m_hiddenLayers[at] = !visible;
        m_context.world.setLayerVisible(layer, visible);
    });
    connect(m_dock, &RunDock::parameterChanged, &m_director, &RunDirector::setParameter);
    connect(m_dock, &RunDock::parameterCommitted, &m_director, &RunDirector::commitParameters);
    connect(m_dock, &RunDock::parametersResetRequested, &m_director, &RunDirector::resetParameters);
    connect(m_inspector, &InspectorDock::exportRequested, this, &RunMode::exportRequested);
    connect(m_inspector->agent(), &AgentInspector::followToggled, this, &RunMode::setFollowing);
    connect(m_inspector->agent(), &AgentInspector::openTraceRequested, this, &RunMode::openTraceRequested);
    connect(m_inspection, &InspectionController::agentChosen, this, &RunMode::selectAgent);
}

InspectorDock *RunMode::inspector() const
{
    return m_inspector;
}

RunDock *RunMode::dock() const
{
    return m_dock;
}

QWidget *RunMode::leftDock()
{
    return m_dock;
}

QWidget *RunMode::rightDock()
{
    return m_inspector;
}

void RunMode::activate()
{
    m_active = true;
    m_director.prepare();
    if (m_context.run.hasRun()) {
        startRun();
    } else {
        showDocument();
    }
    m_context.world.setBrush(0);
    m_context.world.setGridLines(false);
    m_context.world.setLegendVisible(true);
    m_context.world.setSnapshot(m_snapshot);
    m_dock->setSnapshot(m_snapshot.get());
    connectWorld();
    m_inspection->refresh();
}

void RunMode::deactivate()
{
    m_active = false;
    setFollowing(false);
    m_context.world.clearSelection();
    m_context.world.disconnect(this);
}

void RunMode::connectWorld()
{
    WorldView *world = &m_context.world;
    connect(world, &WorldView::agentClicked, this, [this](quint64 serial, int kind) {
        m_agentClicked = true;
        m_inspection->selectAgent(serial, kind);
        m_follow->setEnabled(true);
    });
    connect(world, &WorldView::cellClicked, this, [this](int x, int y) {
        // Comes after the agent on it, if there is one.
        if (!std::exchange(m_agentClicked, false)) {
            m_inspector->setCurrentTab(InspectorDock::CellTab);
        }
        m_inspection->selectCell(x, y);
    });
}

void RunMode::startRun()
{
    const Scenario &scenario = *m_context.run.scenario();
    m_dock->setScenario(scenario, m_hiddenLayers);
    m_dock->setCountsAtStart(m_context.document.setupParameters());
    m_inspector->setPromptVisible(hasMinds(scenario));
    m_inspector->setExportEnabled(true, {});
    showParameters();
    if (m_active) {
        m_context.world.setScenario(scenario);
        for (std::size_t layer = 0; layer < m_hiddenLayers.size() && layer < scenario.layers.size();
             ++layer) {
            m_context.world.setLayerVisible(static_cast<int>(layer), !m_hiddenLayers[layer]);
        }
    }
}

void RunMode::endRun()
{
    m_snapshot.reset();
    m_follow->setEnabled(false);
    setFollowing(false);
    m_dock->setSnapshot(nullptr);
    m_inspector->setExportEnabled(false, tr("There is no run yet. Press Play."));
    if (m_active) {
        m_context.world.clearSelection();
    }
}

void RunMode::showDocument()
{
    const Scenario &scenario = m_context.document.scenario();
    m_hiddenLayers.clear();
    for (const CellLayer &layer : scenario.layers) {
        m_hiddenLayers.push_back(!layer.visible);
    }
    m_dock->setScenario(scenario, m_hiddenLayers);
    m_dock->setCountsAtStart(m_context.document.setupParameters());
    m_inspector->setPromptVisible(hasMinds(scenario));
    m_inspector->setExportEnabled(false, tr("There is no run yet. Press Play."));
    showParameters();
    if (m_active) {
        m_context.world.setScenario(scenario);
        m_context.world.setSnapshot(nullptr);
    }
}

void RunMode::showParameters()
{
    for (const Parameter &parameter : m_context.document.scenario().parameters) {
        const QString name = QString::fromStdString(parameter.name);
        m_dock->setParameterValue(name, m_director.parameter(name));
    }
    m_dock->setParametersChanged(m_director.hasChangedParameters());
}

void RunMode::takeSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_dock->setSnapshot(snapshot.get());
    if (m_active) {
        m_context.world.setSnapshot(snapshot);
    }
}

void RunMode::selectAgent(quint64 serial, int kind)
{
    m_inspection->selectAgent(serial, kind);
    m_follow->setEnabled(true);
    if (m_active) {
        m_context.world.selectAgent(kind, serial);
    }
}

void RunMode::selectKind(int kind)
{
    const auto at = static_cast<std::size_t>(kind);
    if (m_snapshot && at < m_snapshot->kinds.size() && !m_snapshot->kinds[at].serial.empty()) {
        selectAgent(m_snapshot->kinds[at].serial.front(), kind);
    }
}

void RunMode::setFollowing(bool on)
{
    m_follow->setChecked(on);
    m_inspector->agent()->setFollowing(on);
    m_context.world.setFollowing(on);
}

void RunMode::clearSelection()
{
    setFollowing(false);
    m_follow->setEnabled(false);
    m_inspection->clear();
    m_context.world.clearSelection();
}

} // namespace gridfolk
