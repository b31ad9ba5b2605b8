// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/ScenarioJson.h"

#include "base/Hash.h"
#include "scenario/DocumentReader.h"
#include "scenario/DocumentWriter.h"

#include <algorithm>

namespace gridfolk
{

std::string toJson(const Scenario &scenario)
{
    const auto width = static_cast<std::size_t>(std::max(1, scenario.world.width));
    return printJson(document::DocumentWriter<Scenario>::write(scenario, width));
}

Result<Scenario> scenarioFromJson(std::string_view text)
{
    const Result<Json> json = parseJson(text);
    if (!json) {
        return tl::make_unexpected(json.error());
    }
    if (!json->is_object()) {
        return failure("scenario.not-a-model");
    }
    Scenario scenario;
    document::ReadState state;
    document::DocumentReader<Scenario>::read(state, *json, "", scenario);
    if (state.problem()) {
        return tl::make_unexpected(*state.problem());
    }
    return scenario;
}

std::string scenarioHash(const Scenario &scenario)
{
    return textHash(toJson(scenario));
}

} // namespace gridfolk
