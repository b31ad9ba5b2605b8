// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/Rehearsal.h"

#include "base/CounterRng.h"
#include "base/Hash.h"
#include "base/Numbers.h"
#include "llm/PlainText.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace gridfolk
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr double kWaitWeight = 0.25;
constexpr std::int64_t kDefaultLow = 0; // of a number without a range
constexpr std::int64_t kDefaultHigh = 10;

constexpr std::array<std::string_view, 8> kLines{
    "Good to see you.",         "Have you heard the news?",  "How have you been?",
    "I heard something today.", "What do you make of this?", "Keep it to yourself.",
    "I would not be so sure.",  "Let us talk again soon.",
};

bool isThought(std::string_view property)
{
    return property == "thought" || property == "reasoning";
}

/// What a trait does to an action's weight.
struct Influence {
    double factor = 1;
    bool applies = false;
};

/// {"properties": {"name": {"enum": ["tell"]}, …}}: the action that an option of the schema stands for.
std::string actionName(const Json &option)
{
    const Json::json_pointer path("/properties/name/enum/0");
    return option.contains(path) && option.at(path).is_string() ? option.at(path).get<std::string>()
                                                                : std::string();
}

bool takesWords(const Json &option)
{
    const Json::json_pointer path("/properties/arguments/properties");
    if (!option.contains(path)) {
        return false;
    }
    const Json &arguments = option.at(path);
    return std::any_of(arguments.begin(), arguments.end(), [](const Json &argument) {
        return argument.value("type", std::string()) == "string" && !argument.contains("enum");
    });
}

Influence influence(const std::pair<std::string, double> &trait, const std::string &action,
                    const Json &option)
{
    const auto &[name, value] = trait;
    const double unit = std::clamp(std::isnan(value) ? 0.0 : value, 0.0, 1.0);
    if (name == action) {
        return {std::clamp(2 * value, 0.0, 1000.0), true};
    }
    if (name == "talkative" || name == "talkativeness" || name == "sociability") {
        return {0.25 + 1.5 * unit, action == "speak" || takesWords(option)};
    }
    if (name == "caution" || name == "cautious") {
        return {1 + 3 * unit, action == "wait"};
    }
    if (name == "curiosity" || name == "curious" || name == "restless") {
        return {0.5 + unit, action == "move"};
    }
    return {};
}

/// A shared reply depends on what is asked alone, not on who happens to ask first.
std::uint64_t situationOf(const LlmRequest &request)
{
    StateHash hash;
    hash.add(request.canonicalBytes());
    return hash.value();
}

/// Composes one reply.
class Composer
{
public:
    Composer(const LlmRequest &request, const CallContext &context)
        : m_request(request)
        , m_rng(request.seed, Stream::Mind, context.sample < 0 ? context.tick : 0,
                context.sample < 0 ? context.serial : situationOf(request))
    {
    }

    std::string compose()
    {
        const Json schema = Json::parse(m_request.schema, nullptr, false);
        if (schema.is_discarded() || !schema.is_object()) {
            return "Rehearsal: no model was asked.";
        }
        return value(schema).dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    Json value(const Json &schema)
    {
        if (schema.contains("anyOf")) {
            return value(chooseOption(schema["anyOf"]));
        }
        if (schema.contains("enum")) {
            return schema["enum"].at(m_rng.below(schema["enum"].size()));
        }
        const std::string type = schema.value("type", std::string("null"));
        if (type == "object") {
            return object(schema);
        }
        if (type == "string") {
            return cutText(kLines[m_rng.below(kLines.size())], schema.value("maxLength", std::size_t{200}));
        }
        if (type == "boolean") {
            return m_rng.below(2) == 1;
        }
        if (type == "integer") {
            return integer(schema);
        }
        if (type == "number") {
            return number(schema);
        }
        return type == "array" ? Json::array() : Json(nullptr);
    }

    Json object(const Json &schema)
    {
        Json result = Json::object();
        if (!schema.contains("properties")) {
            return result;
        }
        for (const auto &[name, property] : schema["properties"].items()) {
            result[name] = isThought(name) ? Json() : value(property);
        }
        for (const auto &[name, property] : schema["properties"].items()) {
            if (isThought(name)) {
                result[name] = cutText(m_thought, property.value("maxLength", std::size_t{200}));
            }
        }
        return result;
    }

    Json integer(const Json &schema)
    {
        const auto low = schema.value("minimum", kDefaultLow);
        const auto high = std::max(schema.value("maximum", std::max(low, kDefaultHigh)), low);
        const auto width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) +
                                         (width == 0 ? m_rng.bits64() : m_rng.below(width)));
    }

    Json number(const Json &schema)
    {
        const double low = schema.value("minimum", 0.0);
        const double high = std::max(schema.value("maximum", low + 1), low);
        const double drawn = low + (high - low) * m_rng.uniform();
        return std::clamp(std::round(drawn * 1000) / 1000, low, high);
    }

    const Json &chooseOption(const Json &options)
    {
        std::vector<double> weights;
        double sum = 0;
        for (const Json &option : options) {
            weights.push_back(weightOf(option));
            sum += weights.back();
        }
        double left = m_rng.uniform() * sum;
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (weights[i] > 0) {
                chosen = i; // stays on the last possible one should rounding eat the rest
                if (left < weights[i]) {
                    break;
                }
            }
            left -= weights[i];
        }
        explain(options[chosen], options.size());
        return options[chosen];
    }

    [[nodiscard]] double weightOf(const Json &option) const
    {
        const std::string action = actionName(option);
        double weight = action == "wait" ? kWaitWeight : 1;
        for (const auto &trait : m_request.traits) {
            const Influence found = influence(trait, action, option);
            weight *= found.applies ? found.factor : 1;
        }
        return weight;
    }

    void explain(const Json &option, std::size_t offered)
    {
        const std::string action = actionName(option);
        if (action.empty()) {
            return;
        }
        m_thought =
            "Rehearsal: chose " + action + " by chance among " + std::to_string(offered) + " actions.";
        for (const auto &trait : m_request.traits) {
            if (influence(trait, action, option).applies) {
                m_thought = "Rehearsal: chose " + action + " because " + trait.first + " is " +
                            numberText(std::round(trait.second * 100) / 100) + ".";
            }
        }
    }

    const LlmRequest &m_request;
    CounterRng m_rng;
    std::string m_thought = "Rehearsal: no model was asked.";
};

} // namespace

LlmProvider::CallId Rehearsal::start(const LlmRequest &request, const CallContext &context,
                                     Clock::Duration /*limit*/, Completion done)
{
    LlmReply result;
    result.text = reply(request, context);
    result.model = "rehearsal";
    result.finishReason = "stop";
    done(std::move(result));
    return 0;
}

void Rehearsal::cancel(CallId /*call*/)
{
    // Nothing is ever in the air.
}

std::string Rehearsal::reply(const LlmRequest &request, const CallContext &context)
{
    return Composer(request, context).compose();
}

} // namespace gridfolk
