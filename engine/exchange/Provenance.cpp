// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Provenance.h"

#include "exchange/Utf8.h"
#include "scenario/JsonText.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace gridfolk
{

namespace
{

std::string titleOf(const std::string &scenarioJson)
{
    const auto document = parseJson(scenarioJson);
    if (!document || !document->is_object() || !document->contains("title") ||
        !(*document)["title"].is_string()) {
        return {};
    }
    return (*document)["title"].get<std::string>();
}

} // namespace

std::string isoTime(Clock::Duration sinceEpoch)
{
    using namespace std::chrono;
    const sys_seconds time{floor<seconds>(sinceEpoch)};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

Provenance provenanceOf(const RunRecord &run, const Clock &clock)
{
    Provenance provenance;
    provenance.programVersion = run.programVersion;
    provenance.modelTitle = titleOf(run.scenarioJson);
    provenance.modelHash = run.scenarioHash;
    provenance.seed = run.seed;
    provenance.parameters = run.parameters;
    provenance.interventions = run.interventions;
    provenance.ticks = run.ticks;
    provenance.provider = run.provider;
    provenance.startedAt = run.startedAt;
    provenance.exportedAt = isoTime(clock.sinceEpoch());
    return provenance;
}

std::string sidecarText(const Provenance &provenance, const std::string &table, const CsvWriter &csv,
                        const std::vector<std::string> &columns, CsvOptions options)
{
    Json json = Json::object();
    json["program"] = "Gridfolk";
    json["program_version"] = provenance.programVersion;
    json["model"] = validUtf8(provenance.modelTitle);
    json["model_hash"] = provenance.modelHash;
    json["seed"] = provenance.seed;
    json["ticks"] = provenance.ticks;
    if (!provenance.stateHash.empty()) {
        json["state_hash"] = provenance.stateHash;
    }
    json["provider"] = validUtf8(provenance.provider);
    json["parameters"] = Json::array();
    for (const auto &[name, value] : provenance.parameters) {
        json["parameters"].push_back({{"name", name}, {"value", value}});
    }
    json["interventions"] = Json::array();
    for (const Intervention &change : provenance.interventions) {
        json["interventions"].push_back(
            {{"tick", change.tick}, {"parameter", change.parameter}, {"value", change.value}});
    }
    json["started"] = provenance.startedAt;
    json["exported"] = provenance.exportedAt;
    json["table"] = table;
    json["rows"] = csv.rows();
    json["columns"] = columns;
    json["raw"] = options.raw;
    json["apostrophes"] = csv.markedCount();
    json["apostrophe_cells"] = Json::array();
    for (const MarkedCell &cell : csv.marked()) {
        json["apostrophe_cells"].push_back({{"row", cell.row}, {"column", validUtf8(cell.column)}});
    }
    return printJson(json);
}

} // namespace gridfolk
