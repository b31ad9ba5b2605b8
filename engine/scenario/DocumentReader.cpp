// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/DocumentReader.h"

#include "base/Numbers.h"
#include "scenario/PaintedRows.h"
#include "scenario/ScenarioJson.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gridfolk::document
{

namespace
{

constexpr std::size_t kMaximumPaintedValues = 32'000'000;

/// The value as it is quoted in a message.
std::string quoted(const Json &value)
{
    constexpr std::size_t kLongest = 60;
    if (value.is_object()) {
        return "{…}";
    }
    if (value.is_array()) {
        return "[…]";
    }
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (text.size() > kLongest) {
        std::size_t cut = kLongest;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
            --cut;
        }
        text = text.substr(0, cut) + "…";
    }
    return text;
}

std::string rangeText(Range range)
{
    if (range.maximum == std::numeric_limits<double>::max()) {
        return "≥ " + numberText(range.minimum);
    }
    return numberText(range.minimum) + " … " + numberText(range.maximum);
}

/// Levenshtein distance.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

bool fits(const CellLayer &layer, double value)
{
    switch (layer.type) {
    case ValueType::Bool:
        return value == 0 || value == 1;
    case ValueType::Int:
        return value == std::trunc(value);
    case ValueType::Category:
        return value == std::trunc(value) && value >= 0 &&
               value < static_cast<double>(layer.categories.size());
    default:
        return true;
    }
}

} // namespace

void ReadState::fail(const std::string &pointer, std::string code,
                     std::vector<std::pair<std::string, std::string>> args)
{
    if (!m_problem) {
        m_problem = Problem{std::move(code), std::move(args), {.path = pointer}, false};
    }
}

void ReadState::wrongType(const Json &value, const std::string &pointer, std::string_view expected)
{
    fail(pointer, "scenario.wrong-type", {{"expected", std::string(expected)}, {"found", quoted(value)}});
}

void ReadState::read(const Json &value, const std::string &pointer, bool &result)
{
    if (!value.is_boolean()) {
        wrongType(value, pointer, "true or false");
        return;
    }
    result = value.get<bool>();
}

void ReadState::read(const Json &value, const std::string &pointer, std::string &result)
{
    if (!value.is_string()) {
        wrongType(value, pointer, "text");
        return;
    }
    result = value.get<std::string>();
}

void ReadState::read(const Json &value, const std::string &pointer, double &result, Range range)
{
    if (!value.is_number()) {
        wrongType(value, pointer, "number");
        return;
    }
    const double number = value.get<double>();
    if (number < range.minimum || number > range.maximum) {
        fail(pointer, "scenario.bad-value", {{"value", quoted(value)}, {"allowed", rangeText(range)}});
        return;
    }
    result = number;
}

void ReadState::read(const Json &value, const std::string &pointer, std::uint64_t &result, Range range)
{
    if (!value.is_number_integer()) {
        wrongType(value, pointer, "whole number");
        return;
    }
    if (!value.is_number_unsigned() && value.get<std::int64_t>() < 0) {
        fail(pointer, "scenario.bad-value", {{"value", quoted(value)}, {"allowed", "≥ 0"}});
        return;
    }
    double checked = 0;
    read(value, pointer, checked, range);
    result = value.get<std::uint64_t>();
}

void ReadState::read(const Json &value, const std::string &pointer, std::int64_t &result, Range range)
{
    if (!value.is_number_integer()) {
        wrongType(value, pointer, "whole number");
        return;
    }
    constexpr std::uint64_t kMaximum = std::numeric_limits<std::int64_t>::max();
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > kMaximum) {
        fail(pointer, "scenario.bad-value",
             {{"value", quoted(value)}, {"allowed", "≤ " + std::to_string(kMaximum)}});
        return;
    }
    double checked = 0;
    read(value, pointer, checked, range);
    result = value.get<std::int64_t>();
}

void ReadState::read(const Json &value, const std::string &pointer, std::int32_t &result, Range range)
{
    using Limits = std::numeric_limits<std::int32_t>;
    range.minimum = std::max<double>(range.minimum, Limits::min());
    range.maximum = std::min<double>(range.maximum, Limits::max());
    std::int64_t wide = 0;
    read(value, pointer, wide, range);
    if (!failed()) {
        result = static_cast<std::int32_t>(wide);
    }
}

void ReadState::read(const Json &value, const std::string &pointer, CellPosition &result)
{
    if (!value.is_array() || value.size() != 2) {
        wrongType(value, pointer, "[x, y]");
        return;
    }
    read(value[0], pointerTo(pointer, "0"), result.x, Range{0, static_cast<double>(world.width - 1)});
    read(value[1], pointerTo(pointer, "1"), result.y, Range{0, static_cast<double>(world.height - 1)});
}

void ReadState::readText(const Json &value, const std::string &pointer, std::string &result)
{
    if (value.is_string()) {
        result = value.get<std::string>();
        return;
    }
    if (!value.is_array()) {
        wrongType(value, pointer, "text or a list of lines");
        return;
    }
    result.clear();
    for (std::size_t i = 0; i < value.size() && !failed(); ++i) {
        std::string line;
        read(value[i], pointerTo(pointer, std::to_string(i)), line);
        result += i == 0 ? "" : "\n";
        result += line;
    }
}

void ReadState::readTyped(const Json &value, const std::string &pointer, ValueType type, double &result)
{
    if (type == ValueType::Bool) {
        bool truth = false;
        read(value, pointer, truth);
        result = truth ? 1 : 0;
        return;
    }
    if (type == ValueType::Int && value.is_number() &&
        value.get<double>() != std::trunc(value.get<double>())) {
        wrongType(value, pointer, "whole number");
        return;
    }
    read(value, pointer, result);
}

void ReadState::readPainted(const Json &value, const std::string &pointer, const CellLayer &layer,
                            std::vector<double> &result)
{
    const auto width = static_cast<std::size_t>(world.width);
    const auto height = static_cast<std::size_t>(world.height);
    if (!value.is_array()) {
        wrongType(value, pointer, "list");
        return;
    }
    if (value.size() != height) {
        fail(pointer, "scenario.bad-painting",
             {{"found", std::to_string(value.size())}, {"expected", std::to_string(height)}});
        return;
    }
    m_paintedValues += width * height;
    if (m_paintedValues > kMaximumPaintedValues) {
        fail(pointer, "scenario.too-big",
             {{"limit", std::to_string(kMaximumPaintedValues)}, {"what", "painted cells"}});
        return;
    }
    result.clear();
    for (std::size_t y = 0; y < height && !failed(); ++y) {
        const std::string rowPointer = pointerTo(pointer, std::to_string(y));
        std::string row;
        read(value[y], rowPointer, row);
        if (failed()) {
            return;
        }
        if (const auto done = readPaintedRow(row, width, result); !done) {
            fail(rowPointer, done.error().code, done.error().args);
            return;
        }
        for (std::size_t i = y * width; i < result.size(); ++i) {
            if (!fits(layer, result[i])) {
                fail(rowPointer, "scenario.bad-row",
                     {{"value", numberText(result[i])}, {"width", std::to_string(width)}});
                return;
            }
        }
    }
}

void ReadState::readFormat(const Json *value, const std::string &pointer)
{
    if (value == nullptr || !value->is_number_integer()) {
        fail("", "scenario.not-a-model");
        return;
    }
    std::int64_t version = 0;
    read(*value, pointer, version, Range{.minimum = 1});
    if (version > kScenarioFormat) {
        fail(pointer, "scenario.newer-version",
             {{"found", std::to_string(version)}, {"known", std::to_string(kScenarioFormat)}});
    }
}

std::size_t ReadState::readWord(const Json &value, const std::string &pointer, const std::string_view *words,
                                std::size_t count)
{
    std::string word;
    read(value, pointer, word);
    if (failed()) {
        return 0;
    }
    const auto *const found = std::find(words, words + count, word);
    if (found != words + count) {
        return static_cast<std::size_t>(found - words);
    }
    std::string allowed;
    for (std::size_t i = 0; i < count; ++i) {
        allowed += i == 0 ? "" : ", ";
        allowed += words[i];
    }
    fail(pointer, "scenario.bad-value", {{"value", quoted(value)}, {"allowed", allowed}});
    return 0;
}

std::string ReadState::nearest(std::string_view key, const std::vector<std::string_view> &known)
{
    constexpr std::size_t kLongest = 64;
    std::string_view best;
    std::size_t smallest = (key.size() <= 3 ? 1 : std::max<std::size_t>(2, key.size() / 3)) + 1;
    for (const std::string_view candidate : known) {
        if (key.size() > kLongest) {
            break;
        }
        if (const std::size_t difference = distance(key, candidate); difference < smallest) {
            smallest = difference;
            best = candidate;
        }
    }
    return std::string(best);
}

} // namespace gridfolk::document
