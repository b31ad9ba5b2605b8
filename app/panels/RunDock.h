// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Snapshot.h"
#include "scenario/Scenario.h"

#include <QWidget>

namespace gridfolk
{

class KindList;
class LayerList;
class PanelHeader;
class ParameterPanel;
class Theme;

/// Left of a running world: kinds with their counts, layers with eyes, parameters as sliders.
class RunDock : public QWidget
{
    Q_OBJECT

public:
    explicit RunDock(const Theme &theme, QWidget *parent = nullptr);

    /// `hidden`: layers whose eye is closed; shorter: the others are open.
    void setScenario(const Scenario &scenario, const std::vector<bool> &hidden);
    void setCountsAtStart(const std::vector<bool> &parameters);
    void setParameterValue(const QString &name, double value);
    /// Whether there is something to take back.
    void setParametersChanged(bool changed);
    /// Counts the agents; cheap enough for every frame.
    void setSnapshot(const Snapshot *snapshot);

signals:
    void kindChosen(int kind);
    void layerVisibilityToggled(int layer, bool visible);
    void parameterChanged(const QString &name, double value);
    void parameterCommitted();
    void parametersResetRequested();

private:
    const Theme &m_theme;
    std::vector<AgentKind> m_kinds; ///< names and looks
    PanelHeader *m_agentsHeader;
    KindList *m_kindList;
    PanelHeader *m_layersHeader;
    LayerList *m_layerList;
    PanelHeader *m_parametersHeader;
    QWidget *m_resetParameters;
    ParameterPanel *m_parameters;
};

} // namespace gridfolk
