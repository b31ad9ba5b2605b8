// SPDX-License-Identifier: GPL-3.0-or-later
// A model file through reader, writer, checker and, where it is small, a few ticks.
#include "fuzz/Fuzzer.h"
#include "scenario/ScenarioJson.h"

using namespace gridfolk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::size_t kLongest = 65'536;
    constexpr int kWidest = 128;
    if (size > kLongest) {
        return 0;
    }
    const auto scenario = scenarioFromJson(std::string(data, data + size));
    if (!scenario) {
        require(!scenario.error().code.empty());
        return 0;
    }
    const auto again = scenarioFromJson(toJson(*scenario));
    require(again && *again == *scenario);
    auto model = std::make_shared<CheckedModel>(checkModel(*scenario));
    if (model->runnable() && scenario->world.width <= kWidest && scenario->world.height <= kWidest) {
        runModel(*scenario, std::move(model), 5);
    }
    return 0;
}
