// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/RunDock.h"

#include "widgets/Drawing.h"
#include "widgets/KindList.h"
#include "widgets/LayerList.h"
#include "widgets/PanelHeader.h"
#include "widgets/ParameterPanel.h"
#include "widgets/Theme.h"

#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace gridfolk
{

RunDock::RunDock(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_agentsHeader(new PanelHeader(theme, tr("Agents")))
    , m_kindList(new KindList(theme))
    , m_layersHeader(new PanelHeader(theme, tr("Layers")))
    , m_layerList(new LayerList(theme))
    , m_parametersHeader(new PanelHeader(theme, tr("Parameters")))
    , m_parameters(new ParameterPanel(theme))
{
    setAccessibleName(tr("Run"));
    auto *reset = m_parametersHeader->addButton(QStringLiteral("undo"), tr("Back to the model’s values"));
    m_resetParameters = reset;
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_agentsHeader, m_kindList, m_layersHeader,
                                                          m_layerList, m_parametersHeader, m_parameters}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    connect(m_kindList, &KindList::rowChosen, this, &RunDock::kindChosen);
    connect(m_layerList, &LayerList::visibilityToggled, this, &RunDock::layerVisibilityToggled);
    connect(m_parameters, &ParameterPanel::valueChanged, this, &RunDock::parameterChanged);
    connect(m_parameters, &ParameterPanel::valueCommitted, this, [this](const QString &name, double value) {
        emit parameterChanged(name, value);
        emit parameterCommitted();
    });
    connect(reset, &QToolButton::clicked, this, &RunDock::parametersResetRequested);
    setParametersChanged(false);
}

void RunDock::setScenario(const Scenario &scenario, const std::vector<bool> &hidden)
{
    std::vector<CellLayer> layers;
    for (const CellLayer &layer : scenario.layers) {
        CellLayer &row = layers.emplace_back();
        row.name = layer.name;
        row.type = layer.type;
        row.categories = layer.categories;
        row.color = layer.color;
        row.minimum = layer.minimum;
        row.maximum = layer.maximum;
        row.opacity = layer.opacity;
        row.visible = layers.size() > hidden.size() || !hidden[layers.size() - 1];
    }
    m_kinds = scenario.kinds;
    m_kindList->setKinds(m_kinds);
    m_agentsHeader->setDetail({});
    m_layerList->setLayers(layers);
    m_layersHeader->setVisible(!scenario.layers.empty());
    m_layerList->setVisible(!scenario.layers.empty());
    m_parameters->setParameters(scenario.parameters);
    m_parametersHeader->setVisible(!scenario.parameters.empty());
    m_parameters->setVisible(!scenario.parameters.empty());
}

void RunDock::setCountsAtStart(const std::vector<bool> &parameters)
{
    m_parameters->setCountsAtStart(parameters);
}

void RunDock::setParameterValue(const QString &name, double value)
{
    m_parameters->setValue(name, value);
}

void RunDock::setParametersChanged(bool changed)
{
    m_resetParameters->setEnabled(changed);
}

void RunDock::setSnapshot(const Snapshot *snapshot)
{
    if (snapshot == nullptr) {
        m_kindList->setKinds(m_kinds);
        m_agentsHeader->setDetail({});
        return;
    }
    std::vector<qint64> counts;
    qint64 all = 0;
    for (const KindSnapshot &kind : snapshot->kinds) {
        counts.push_back(static_cast<qint64>(kind.serial.size()));
        all += counts.back();
    }
    m_kindList->setKinds(m_kinds, counts);
    m_agentsHeader->setDetail(groupedNumber(all));
}

} // namespace gridfolk
