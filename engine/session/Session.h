// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The façade of the engine: what the studio and the command line may use of it, and nothing else.
#include "exchange/AgentCsv.h"
#include "exchange/MetricCsv.h"
#include "exchange/ModelFile.h"
#include "exchange/Provenance.h"
#include "exchange/TraceCsv.h"
#include "llm/ConnectionCheck.h"
#include "llm/LocalServers.h"
#include "llm/ModelEdits.h"
#include "run/AgentTables.h"
#include "run/SimulationThread.h"
#include "scenario/ScenarioJson.h"
#include "session/EngineFactory.h"
#include "session/HeadlessRun.h"
#include "session/RunOptions.h"
#include "store/ProjectFile.h"
#include "store/RunWriter.h"

namespace gridfolk
{

/// A run on a thread of its own, with its four channels.
using LiveRun = SimulationThread;

} // namespace gridfolk
