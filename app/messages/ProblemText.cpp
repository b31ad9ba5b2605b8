// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/ProblemText.h"

#include <algorithm>
#include <array>

namespace gridfolk
{

namespace
{

const ProblemText *findText(std::string_view code)
{
    for (const auto table :
         {rulesTexts(), scenarioTexts(), valueTexts(), eventTexts(), storeTexts(), mindTexts(), runTexts()}) {
        const auto found = std::find_if(table.begin(), table.end(),
                                        [code](const ProblemText &text) { return text.code == code; });
        if (found != table.end()) {
            return &*found;
        }
    }
    return nullptr;
}

/// Whether every `{name}` of the text has a value.
bool isFilled(std::string_view text, const Problem &problem)
{
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close != std::string_view::npos &&
            problem.arg(std::string(text.substr(open + 1, close - open - 1))).empty()) {
            return false;
        }
    }
    return true;
}

/// The text with `{name}` replaced by the argument. A value is inserted once and never looked at again.
std::string fill(std::string_view text, const Problem &problem)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find_first_of("{[");
        result += text.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = text.find(text[open] == '{' ? '}' : ']', open);
        if (close == std::string_view::npos) {
            result += text.substr(open);
            break;
        }
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        if (text[open] == '{') {
            result += problem.arg(std::string(inside));
        } else if (inside.find('{') == std::string_view::npos) {
            result += text.substr(open, close - open + 1);
        } else if (isFilled(inside, problem)) {
            result += fill(inside, problem);
        }
        text.remove_prefix(close + 1);
    }
    return result;
}

std::string unknownText(const Problem &problem)
{
    std::string text = problem.code;
    for (const auto &[name, value] : problem.args) {
        text += text.size() == problem.code.size() ? ": " : ", ";
        text += name;
        text += " = ";
        text += value;
    }
    return text;
}

/// @param file named first unless empty
std::string whereText(const Place &place, std::string file, const Translate &translate)
{
    std::string text = std::move(file);
    text += text.empty() || place.path.empty() ? "" : " · ";
    text += place.path;
    const auto add = [&](const char *separator, std::string_view english, const std::string &value) {
        text += text.empty() ? "" : separator;
        Problem part;
        part.args = {{"value", value}};
        text += fill(translate(english), part);
    };
    if (place.line > 0) {
        add(", ", QT_TRANSLATE_NOOP("Problem", "line {value}"), std::to_string(place.line));
    }
    if (place.line > 0 && place.column > 0) {
        add(", ", QT_TRANSLATE_NOOP("Problem", "column {value}"), std::to_string(place.column));
    }
    if (!place.rule.empty()) {
        add(" · ", QT_TRANSLATE_NOOP("Problem", "rule {value}"), place.rule);
    }
    if (place.tick) {
        add(" · ", QT_TRANSLATE_NOOP("Problem", "tick {value}"), std::to_string(*place.tick));
    }
    if (place.agent) {
        add(" · ", QT_TRANSLATE_NOOP("Problem", "agent {value}"), std::to_string(*place.agent));
    }
    return text;
}

} // namespace

ProblemWords describe(const Problem &problem, const Translate &translate)
{
    const Translate words =
        translate ? translate : [](std::string_view english) { return std::string(english); };
    ProblemWords result;
    const ProblemText *text = findText(problem.code);
    const bool namesFile = text == nullptr || text->what.find("{file}") != std::string_view::npos;
    result.where = whereText(problem.place, namesFile ? std::string() : problem.arg("file"), words);
    if (text == nullptr) {
        result.what = unknownText(problem);
        return result;
    }
    result.what = fill(words(text->what), problem);
    result.hint = text->hint.empty() ? std::string() : fill(words(text->hint), problem);
    return result;
}

} // namespace gridfolk
