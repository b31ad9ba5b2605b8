// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ModelChecker.h"
#include "run/HybridSimulationEngine.h"
#include "run/StandardStages.h"

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace gridfolk
{

/// What holds for every input; libFuzzer keeps the one for which it does not.
inline void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

/// Runs a model for so many ticks, each stopped after 50 ms. Any problem is a fair answer; a crash, a hang or
/// a problem without a code is not.
inline void runModel(const Scenario &scenario, std::shared_ptr<const CheckedModel> model, int ticks)
{
    HybridSimulationEngine::Parts parts;
    parts.scenario = std::make_shared<const Scenario>(scenario);
    parts.model = std::move(model);
    parts.stages = standardStages(std::make_shared<ThreadPool>(1));
    parts.clock = std::make_shared<SystemClock>();
    HybridSimulationEngine engine(std::move(parts));
    auto record = engine.setUp();
    for (int tick = 0; tick < ticks && record && !record->finished; ++tick) {
        StopFlag stop;
        stop.raiseAfter(std::chrono::milliseconds(50));
        const std::uint64_t before = engine.hash();
        record = engine.step(stop);
        require(record || engine.hash() == before); // an abandoned tick leaves no mark
    }
    require(record || !record.error().code.empty());
}

} // namespace gridfolk

/// One input; libFuzzer and ReplayMain.cpp call it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
