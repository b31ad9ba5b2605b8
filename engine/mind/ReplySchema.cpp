// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/ReplySchema.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace gridfolk
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::int64_t kTokensOfForm = 256;     // braces, names, blanks
constexpr std::int64_t kTokensPerCodePoint = 2; // the worst that scripts without own tokens need

/// An object with all of its properties required and no others allowed.
Json strictObject(Json properties)
{
    Json required = Json::array();
    for (const auto &[name, property] : properties.items()) {
        required.push_back(name);
    }
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

Json choiceSchema(const OfferedArgument &argument)
{
    Json values = Json::array();
    for (const ArgumentCandidate &candidate : argument.candidates) {
        values.push_back(Json::parse(candidate.json));
    }
    const Json &first = values.front();
    const char *type = first.is_string() ? "string" : first.is_boolean() ? "boolean" : "integer";
    return {{"type", type}, {"enum", std::move(values)}};
}

Json argumentSchema(const OfferedArgument &argument)
{
    switch (argument.form) {
    case OfferedArgument::Form::Choice:
        return choiceSchema(argument);
    case OfferedArgument::Form::Text:
        return {{"type", "string"}, {"minLength", 1}, {"maxLength", argument.maximumLength}};
    case OfferedArgument::Form::Int:
        if (argument.low) {
            return {{"type", "integer"},
                    {"minimum", static_cast<std::int64_t>(*argument.low)},
                    {"maximum", static_cast<std::int64_t>(*argument.high)}};
        }
        return {{"type", "integer"}};
    case OfferedArgument::Form::Float:
        if (argument.low) {
            return {{"type", "number"}, {"minimum", *argument.low}, {"maximum", *argument.high}};
        }
        return {{"type", "number"}};
    }
    return {};
}

Json offerSchema(const ActionOffer &offer)
{
    Json arguments = Json::object();
    for (const OfferedArgument &argument : offer.arguments) {
        arguments[argument.name] = argumentSchema(argument);
    }
    Json properties = Json::object();
    properties["name"] = {{"type", "string"}, {"enum", Json::array({offer.name})}};
    properties["arguments"] = strictObject(std::move(arguments));
    return strictObject(std::move(properties));
}

} // namespace

std::string replySchema(const std::vector<ActionOffer> &offers, bool think)
{
    Json options = Json::array();
    for (const ActionOffer &offer : offers) {
        options.push_back(offerSchema(offer));
    }
    Json properties = Json::object();
    if (think) {
        properties["reasoning"] = {{"type", "string"}, {"maxLength", kReasoningLength}};
    }
    properties["thought"] = {{"type", "string"}, {"maxLength", kThoughtLength}};
    properties["action"] = {{"anyOf", std::move(options)}};
    return strictObject(std::move(properties)).dump();
}

std::int64_t replyTokens(const std::vector<ActionOffer> &offers, bool think)
{
    std::int64_t longest = 0;
    for (const ActionOffer &offer : offers) {
        std::int64_t texts = 0;
        for (const OfferedArgument &argument : offer.arguments) {
            texts += argument.form == OfferedArgument::Form::Text ? argument.maximumLength : 0;
        }
        longest = std::max(longest, texts);
    }
    const std::size_t said = kThoughtLength + (think ? kReasoningLength : 0);
    return kTokensOfForm + kTokensPerCodePoint * (longest + static_cast<std::int64_t>(said));
}

} // namespace gridfolk
