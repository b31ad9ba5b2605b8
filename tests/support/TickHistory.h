// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestEngine.h"

#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace gridfolk
{

/// A problem with its rule, place and arguments, as text.
[[nodiscard]] inline std::string said(const Problem &problem)
{
    std::ostringstream text;
    text << problem.code << ' ' << problem.place.path << ' ' << problem.place.rule << " line "
         << problem.place.line << " column " << problem.place.column << " tick "
         << problem.place.tick.value_or(-1);
    for (const auto &[name, value] : problem.args) {
        text << ' ' << name << '=' << value;
    }
    return text.str();
}

/// The hash of every tick, then the problem if there is one; empty when the model has errors.
[[nodiscard]] inline std::vector<std::string>
historyOf(const Scenario &scenario, int ticks, EngineSetup setup,
          const std::function<void(HybridSimulationEngine &)> &beforeTick = {})
{
    auto engine = makeEngine(scenario, std::move(setup));
    if (!engine) {
        return {};
    }
    std::vector<std::string> found;
    auto record = engine->setUp();
    const StopFlag never;
    for (int tick = 0; tick < ticks && record; ++tick) {
        found.push_back(std::to_string(engine->hash()));
        if (beforeTick) {
            beforeTick(*engine);
        }
        record = engine->step(never);
    }
    found.push_back(record ? std::to_string(engine->hash()) : said(record.error()));
    return found;
}

} // namespace gridfolk
