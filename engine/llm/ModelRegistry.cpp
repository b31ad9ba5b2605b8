// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ModelRegistry.h"

#include "llm/ModelTable.h"
#include "llm/providers/WireJson.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

constexpr double kTokensPerPrice = 1e6; // prices are given per million

/// "2026-11-22"; such texts compare like the days they name.
std::string dateOf(Clock::Duration sinceEpoch)
{
    const std::chrono::sys_days day(std::chrono::floor<std::chrono::days>(sinceEpoch));
    const std::chrono::year_month_day date(day);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

bool isDate(const std::string &text)
{
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    return text.empty() || (shaped && text.find_first_not_of("0123456789-") == std::string::npos);
}

bool flagAt(const Json &object, const char *key)
{
    const Json &value = wire::at(object, key);
    return value.is_boolean() && value.get<bool>();
}

/// Money per token from dollars per million tokens; nothing when it is no price.
std::optional<Money> priceAt(const Json &object, const char *key)
{
    const Json &value = wire::at(object, key);
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > kTokensPerPrice) {
        return std::nullopt;
    }
    return Money::dollars(value.get<double>() / kTokensPerPrice);
}

std::optional<PriceTier> tierOf(const Json &object)
{
    const auto input = priceAt(object, "input");
    const auto output = priceAt(object, "output");
    PriceTier tier{textAt(object, "from"),
                   countAt(object, "above_prompt_tokens"),
                   input.value_or(Money()),
                   output.value_or(Money()),
                   priceAt(object, "cached_input").value_or(input.value_or(Money())),
                   priceAt(object, "cache_write").value_or(input.value_or(Money()))};
    return input && output && isDate(tier.from) ? std::optional(std::move(tier)) : std::nullopt;
}

Result<ModelInfo> modelOf(const Json &object)
{
    ModelInfo model;
    model.provider = textAt(object, "provider");
    model.name = textAt(object, "model");
    model.shutdown = textAt(object, "shutdown");
    model.successor = textAt(object, "successor");
    model.responses = flagAt(object, "responses");
    model.tools = flagAt(object, "tools");
    model.schema = flagAt(object, "schema");
    for (const Json &entry : wire::at(object, "prices")) {
        auto tier = tierOf(entry);
        if (!tier) {
            return failure("llm.bad-model-table", {{"detail", "a price of " + model.name}});
        }
        model.prices.push_back(std::move(*tier));
    }
    if (model.provider.empty() || model.name.empty() || !isDate(model.shutdown)) {
        return failure("llm.bad-model-table", {{"detail", "the entry “" + model.name + "”"}});
    }
    return model;
}

} // namespace

std::string dollarText(Money amount)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "$%.4f", std::ceil(amount.inDollars() * 1e4) / 1e4);
    return text.data();
}

Result<ModelRegistry> ModelRegistry::fromJson(std::string_view json)
{
    const Json table = parse(std::string(json));
    ModelRegistry registry;
    registry.m_date = textAt(table, "date");
    const Json &models = wire::at(table, "models");
    if (!models.is_array() || registry.m_date.empty() || !isDate(registry.m_date)) {
        return failure("llm.bad-model-table", {{"detail", "it has no date or no list of models"}});
    }
    for (const Json &entry : models) {
        auto model = modelOf(entry);
        if (!model) {
            return tl::make_unexpected(model.error());
        }
        registry.m_models.push_back(std::move(*model));
    }
    return registry;
}

const ModelRegistry &ModelRegistry::builtIn()
{
    static const ModelRegistry registry = fromJson(kModelTable).value_or(ModelRegistry());
    return registry;
}

const ModelInfo *ModelRegistry::find(std::string_view provider, std::string_view name) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(), [&](const ModelInfo &model) {
        return model.name == name && model.provider == provider;
    });
    return found != m_models.end() ? &*found : nullptr;
}

std::optional<Money> ModelRegistry::cost(std::string_view provider, std::string_view name,
                                         const TokenUse &use, Clock::Duration sinceEpoch) const
{
    const ModelInfo *model = find(provider, name);
    if (model == nullptr) {
        return std::nullopt;
    }
    const std::string today = dateOf(sinceEpoch);
    const PriceTier *tier = nullptr;
    for (const PriceTier &candidate : model->prices) {
        if (candidate.from <= today && use.input >= candidate.abovePromptTokens) {
            tier = &candidate;
        }
    }
    if (tier == nullptr) {
        return std::nullopt;
    }
    const std::int64_t cached = std::clamp<std::int64_t>(use.cached, 0, use.input);
    const std::int64_t written = std::clamp<std::int64_t>(use.cacheWrite, 0, use.input - cached);
    return (use.input - cached - written) * tier->input + cached * tier->cachedInput +
           written * tier->cacheWrite + use.output * tier->output;
}

std::optional<Money> ModelRegistry::worstCost(std::string_view provider, std::string_view name,
                                              std::int64_t input, std::int64_t output,
                                              Clock::Duration sinceEpoch) const
{
    constexpr Clock::Duration kDay = std::chrono::hours(24); // where the provider's midnight is, nobody says
    const ModelInfo *model = find(provider, name);
    if (model == nullptr) {
        return std::nullopt;
    }
    const std::string tomorrow = dateOf(sinceEpoch + kDay);
    std::optional<Money> worst;
    for (const PriceTier &tier : model->prices) {
        if (tier.from > tomorrow || input < tier.abovePromptTokens) {
            continue;
        }
        const Money dearest{
            std::max({tier.input.picodollars, tier.cachedInput.picodollars, tier.cacheWrite.picodollars})};
        const Money cost = input * dearest + output * tier.output;
        worst = worst && cost <= *worst ? worst : cost;
    }
    const bool mayBeShut = !model->shutdown.empty() && model->shutdown <= tomorrow;
    const ModelInfo *successor = mayBeShut ? find(provider, model->successor) : nullptr;
    if (successor != nullptr && successor->shutdown.empty()) {
        const auto routed = worstCost(provider, successor->name, input, output, sinceEpoch);
        worst = routed && (!worst || *worst <= *routed) ? routed : worst;
    }
    return worst;
}

std::optional<Problem> ModelRegistry::retirement(std::string_view provider, std::string_view name,
                                                 Clock::Duration sinceEpoch, Clock::Duration notice) const
{
    const ModelInfo *model = find(provider, name);
    if (model == nullptr || model->shutdown.empty() || dateOf(sinceEpoch + notice) < model->shutdown) {
        return std::nullopt;
    }
    const bool retired = dateOf(sinceEpoch) >= model->shutdown;
    return Problem{retired ? "llm.model-retired" : "llm.model-retiring",
                   {{"model", model->name}, {"date", model->shutdown}, {"successor", model->successor}},
                   {},
                   true};
}

} // namespace gridfolk
