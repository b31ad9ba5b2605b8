// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/MetricRow.h"
#include "record/Snapshot.h"
#include "record/TraceEvent.h"
#include "scenario/Scenario.h"
#include "widgets/ExampleInfo.h"
#include "widgets/InspectorView.h"
#include "widgets/ProblemsModel.h"
#include "widgets/Theme.h"

#include <vector>

/// Values to show in the gallery and to test with: a river valley with sheep, wolves and shepherds.
namespace gridfolk::samples
{

[[nodiscard]] Scenario valley();
/// Agents and layers of the valley; the same every time.
[[nodiscard]] SnapshotPtr valleySnapshot();
/// A square world with one layer and `agents` agents of one kind spread evenly.
[[nodiscard]] Scenario plainScenario(int edge);
[[nodiscard]] SnapshotPtr plainSnapshot(int edge, int agents);
[[nodiscard]] std::vector<MetricRow> metricRows(int count);
[[nodiscard]] std::vector<TraceEvent> decisions(int ticks);
[[nodiscard]] InspectorView shepherd();
[[nodiscard]] std::vector<ExampleInfo> examples(const Theme &theme);
[[nodiscard]] std::vector<ProblemRow> problems();

} // namespace gridfolk::samples
