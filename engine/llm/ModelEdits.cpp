// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ModelEdits.h"

#include "llm/providers/WireJson.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

using wire::Json;

/// Dollars per million tokens, without the noise of the last binary digits.
double perMillion(Money perToken)
{
    constexpr double kMillion = 1e6;
    constexpr double kDigits = 1e6;
    return std::round(perToken.inDollars() * kMillion * kDigits) / kDigits;
}

Json jsonOf(const PriceTier &tier)
{
    Json object = Json::object();
    if (!tier.from.empty()) {
        object["from"] = tier.from;
    }
    if (tier.abovePromptTokens > 0) {
        object["above_prompt_tokens"] = tier.abovePromptTokens;
    }
    object["input"] = perMillion(tier.input);
    object["output"] = perMillion(tier.output);
    object["cached_input"] = perMillion(tier.cachedInput);
    object["cache_write"] = perMillion(tier.cacheWrite);
    return object;
}

Json jsonOf(const ModelInfo &model)
{
    Json object = Json::object();
    object["provider"] = model.provider;
    object["model"] = model.name;
    for (const auto &[key, value] : {std::pair{"shutdown", model.shutdown}, {"successor", model.successor}}) {
        if (!value.empty()) {
            object[key] = value;
        }
    }
    for (const auto &[key, value] :
         {std::pair{"responses", model.responses}, {"tools", model.tools}, {"schema", model.schema}}) {
        if (value) {
            object[key] = true;
        }
    }
    object["prices"] = Json::array();
    for (const PriceTier &tier : model.prices) {
        object["prices"].push_back(jsonOf(tier));
    }
    return object;
}

} // namespace

Result<ModelRegistry> withEdits(const ModelRegistry &table, std::string_view json)
{
    auto edits = ModelRegistry::fromJson(json);
    if (!edits) {
        return edits;
    }
    std::vector<ModelInfo> models = table.models();
    for (const ModelInfo &edit : edits->models()) {
        const auto same = std::find_if(models.begin(), models.end(), [&](const ModelInfo &model) {
            return model.provider == edit.provider && model.name == edit.name;
        });
        if (same != models.end()) {
            *same = edit;
        } else {
            models.push_back(edit);
        }
    }
    return ModelRegistry(std::max(table.date(), edits->date()), std::move(models));
}

std::string editsOf(const ModelRegistry &edited, const ModelRegistry &table, const std::string &date)
{
    Json object = Json::object();
    object["date"] = date;
    object["currency"] = "US dollars per million tokens";
    object["models"] = Json::array();
    for (const ModelInfo &model : edited.models()) {
        const ModelInfo *before = table.find(model.provider, model.name);
        if (before == nullptr || jsonOf(*before) != jsonOf(model)) {
            object["models"].push_back(jsonOf(model));
        }
    }
    return object.dump(2) + "\n";
}

} // namespace gridfolk
