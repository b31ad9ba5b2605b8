// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/ActionParser.h"

#include "base/Numbers.h"
#include "llm/PlainText.h"
#include "mind/ReplySchema.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace gridfolk
{

namespace
{

using Json = nlohmann::json;

constexpr std::size_t kQuoted = 60; // code points of the reply that an error quotes

tl::unexpected<Problem> bad(std::string detail)
{
    return failure("mind.bad-reply", {{"detail", std::move(detail)}});
}

std::string quoted(const std::string &text)
{
    std::string inQuotes(1, '"');
    inQuotes += oneLine(text, kQuoted);
    inQuotes += '"';
    return inQuotes;
}

std::string quoted(const Json &value)
{
    return oneLine(value.dump(-1, ' ', false, Json::error_handler_t::replace), kQuoted);
}

std::string_view withoutFence(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    constexpr std::string_view kFence = "```";
    const auto trim = [](std::string_view part) {
        const std::size_t first = part.find_first_not_of(kBlank);
        return first == std::string_view::npos
                   ? std::string_view{}
                   : part.substr(first, part.find_last_not_of(kBlank) - first + 1);
    };
    text = trim(text);
    if (!text.starts_with(kFence) || !text.ends_with(kFence) || text.size() < 2 * kFence.size()) {
        return text;
    }
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) {
        return text;
    }
    return trim(text.substr(line + 1, text.size() - line - 1 - kFence.size()));
}

/// Exactly these properties.
Result<void> checkProperties(const Json &object, const std::string &what,
                             const std::vector<std::string> &names)
{
    if (!object.is_object()) {
        return bad(what + " must be a JSON object");
    }
    for (const std::string &name : names) {
        if (!object.contains(name)) {
            return bad(what + " lacks \"" + name + "\"");
        }
    }
    for (const auto &[name, value] : object.items()) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            return bad(what + " has the unknown entry " + quoted(name));
        }
    }
    return {};
}

template <class Range, class Name>
std::string listed(const Range &range, Name name)
{
    std::string text;
    for (const auto &element : range) {
        text += (text.empty() ? "" : ", ") + name(element);
    }
    return text;
}

Result<ArgumentCandidate> parseChoice(const Json &value, const OfferedArgument &argument)
{
    for (const ArgumentCandidate &candidate : argument.candidates) {
        if (Json::parse(candidate.json) == value &&
            (value.is_boolean() || value.is_string() || value.is_number_integer())) {
            return candidate;
        }
    }
    return bad(
        "\"" + argument.name + "\" is " + quoted(value) + ", but must be one of " +
        listed(argument.candidates, [](const ArgumentCandidate &candidate) { return candidate.json; }));
}

Result<ArgumentCandidate> parseText(const Json &value, const OfferedArgument &argument)
{
    if (!value.is_string()) {
        return bad("\"" + argument.name + "\" must be a text");
    }
    const auto text = value.get<std::string>();
    const auto limit = static_cast<std::size_t>(argument.maximumLength);
    if (codePoints(text) > limit) {
        return bad("\"" + argument.name + "\" is longer than " + std::to_string(limit) + " characters");
    }
    std::string line = oneLine(text, limit);
    if (line.empty()) {
        return bad("\"" + argument.name + "\" is empty");
    }
    return ArgumentCandidate{{}, line, line};
}

Result<ArgumentCandidate> parseNumber(const Json &value, const OfferedArgument &argument)
{
    const bool wantsInt = argument.form == OfferedArgument::Form::Int;
    const bool fits = value.is_number_integer() || (!wantsInt && value.is_number());
    const bool tooLarge = value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX};
    if (!fits || (wantsInt && tooLarge)) {
        return bad("\"" + argument.name + "\" is " + quoted(value) + ", but must be a " +
                   (wantsInt ? "whole number" : "number"));
    }
    const double number = value.get<double>();
    if (!std::isfinite(number) || (argument.low && (number < *argument.low || number > *argument.high))) {
        return bad("\"" + argument.name + "\" is " + quoted(value) + ", but must lie between " +
                   numberText(argument.low.value_or(0)) + " and " + numberText(argument.high.value_or(0)));
    }
    if (wantsInt) {
        return ArgumentCandidate{{}, value.dump(), value.get<std::int64_t>()};
    }
    return ArgumentCandidate{{}, numberText(number), number};
}

Result<ArgumentCandidate> parseArgument(const Json &value, const OfferedArgument &argument)
{
    switch (argument.form) {
    case OfferedArgument::Form::Choice:
        return parseChoice(value, argument);
    case OfferedArgument::Form::Text:
        return parseText(value, argument);
    case OfferedArgument::Form::Int:
    case OfferedArgument::Form::Float:
        return parseNumber(value, argument);
    }
    return bad("\"" + argument.name + "\" cannot be read");
}

Result<std::size_t> parseName(const Json &name, const std::vector<ActionOffer> &offers)
{
    for (std::size_t i = 0; i < offers.size(); ++i) {
        if (name == offers[i].name) {
            return i;
        }
    }
    return bad("the action is " + quoted(name) + ", but must be one of " +
               listed(offers, [](const ActionOffer &offer) { return offer.name; }));
}

/// A move is chosen as a direction and done as a step.
std::vector<ActionValue> decisionArguments(const ActionOffer &offer, std::vector<ActionValue> values)
{
    if (offer.action != Decision::Action::Move) {
        return values;
    }
    const Direction &direction =
        directions().at(static_cast<std::size_t>(std::get<std::int64_t>(values.front())));
    return {std::int64_t{direction.dx}, std::int64_t{direction.dy}};
}

Result<void> parseAction(const Json &action, const std::vector<ActionOffer> &offers, ParsedReply &reply)
{
    if (auto checked = checkProperties(action, "\"action\"", {"name", "arguments"}); !checked) {
        return checked;
    }
    const auto index = parseName(action["name"], offers);
    if (!index) {
        return tl::make_unexpected(index.error());
    }
    const ActionOffer &offer = offers[*index];
    std::vector<std::string> names;
    for (const OfferedArgument &argument : offer.arguments) {
        names.push_back(argument.name);
    }
    if (auto checked = checkProperties(action["arguments"], "\"arguments\" of " + offer.name, names);
        !checked) {
        return checked;
    }
    std::vector<ActionValue> values;
    for (const OfferedArgument &argument : offer.arguments) {
        auto value = parseArgument(action["arguments"][argument.name], argument);
        if (!value) {
            return tl::make_unexpected(value.error());
        }
        reply.spelled.emplace_back(argument.name, std::move(value->words));
        values.push_back(std::move(value->value));
    }
    reply.offer = *index;
    reply.arguments = decisionArguments(offer, std::move(values));
    return {};
}

} // namespace

Result<ParsedReply> parseReply(const std::string &text, const std::vector<ActionOffer> &offers, bool think)
{
    const Json json = Json::parse(withoutFence(text), nullptr, false);
    if (json.is_discarded()) {
        return bad("it is not JSON, or ends in the middle");
    }
    const auto names = think ? std::vector<std::string>{"reasoning", "thought", "action"}
                             : std::vector<std::string>{"thought", "action"};
    if (auto checked = checkProperties(json, "the reply", names); !checked) {
        return tl::make_unexpected(checked.error());
    }
    for (const char *name : {"thought", "reasoning"}) {
        if (json.contains(name) && !json[name].is_string()) {
            return bad(std::string("\"") + name + "\" must be a text");
        }
    }
    ParsedReply reply;
    reply.thought = oneLine(json["thought"].get<std::string>(), kThoughtLength);
    reply.reasoning = think ? cutText(json["reasoning"].get<std::string>(), kReasoningLength) : std::string();
    if (auto parsed = parseAction(json["action"], offers, reply); !parsed) {
        return tl::make_unexpected(parsed.error());
    }
    return reply;
}

} // namespace gridfolk
