// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ModelFile.h"

#include "exchange/FileBytes.h"
#include "scenario/ScenarioJson.h"

namespace gridfolk
{

Result<Scenario> readModelFile(const std::string &path)
{
    const auto bytes = readFile(path);
    if (!bytes) {
        return tl::make_unexpected(bytes.error());
    }
    auto scenario = scenarioFromJson(*bytes);
    if (!scenario) {
        scenario.error().args.emplace_back("file", path);
    }
    return scenario;
}

Result<void> writeModelFile(const std::string &path, const Scenario &scenario)
{
    return writeFileAtomically(path, toJson(scenario));
}

} // namespace gridfolk
