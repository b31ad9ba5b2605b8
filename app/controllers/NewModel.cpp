// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/NewModel.h"

#include <QCoreApplication>

namespace gridfolk
{

Scenario newModelScenario()
{
    Scenario scenario;
    scenario.title = QCoreApplication::translate("NewModel", "Untitled model").toStdString();
    AgentKind kind;
    kind.name = "Agent";
    kind.placement.count = "50";
    kind.rules = "rule wander every step:\n    move_to(random_choice(neighbor_cells()))\n";
    scenario.kinds.push_back(std::move(kind));
    Metric metric;
    metric.name = "agents";
    metric.expression = "count(Agent)";
    scenario.metrics.push_back(std::move(metric));
    return scenario;
}

} // namespace gridfolk
