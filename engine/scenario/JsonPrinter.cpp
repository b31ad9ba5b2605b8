// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Numbers.h"
#include "scenario/JsonText.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr std::size_t kColumns = 100;

bool isContainer(const Json &value)
{
    return value.is_structured();
}

/// Texts that people compare line by line.
bool isLinewise(std::string_view key)
{
    return key == "rules" || key == "painted" || key == "description";
}

bool isPair(const Json &value)
{
    return value.is_array() && value.size() == 2 && value[0].is_number() && value[1].is_number();
}

std::string plainText(const Json &value)
{
    if (value.is_number_float()) {
        const double number = value.get<double>();
        return number == 0 ? "0" : numberText(number); // -0 equals 0, so it must print alike
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A container of plain values on one line, however long.
std::string lineText(const Json &value)
{
    std::string text;
    for (const auto &[key, element] : value.items()) {
        text += text.empty() ? "" : ", ";
        text +=
            value.is_object() ? Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + ": " : "";
        text += plainText(element);
    }
    if (value.is_array()) {
        return "[" + text + "]";
    }
    return text.empty() ? "{}" : "{ " + text + " }";
}

class Printer
{
public:
    /// @param taken columns that precede the value on its line.
    void print(const Json &value, std::size_t indent, std::size_t taken, bool linewise)
    {
        if (!isContainer(value)) {
            m_text += plainText(value);
            return;
        }
        const bool plain = std::none_of(value.begin(), value.end(), isContainer);
        if (plain && (!linewise || value.empty())) {
            const std::string line = lineText(value);
            if (value.empty() || taken + line.size() < kColumns) {
                m_text += line;
                return;
            }
        }
        if (value.is_array() && std::all_of(value.begin(), value.end(), isPair)) {
            printPairs(value, indent);
            return;
        }
        printLines(value, indent);
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void printLines(const Json &value, std::size_t indent)
    {
        m_text += value.is_array() ? "[\n" : "{\n";
        bool first = true;
        for (const auto &[key, element] : value.items()) {
            m_text += first ? "" : ",\n";
            first = false;
            m_text.append(indent + 2, ' ');
            std::string label;
            if (value.is_object()) {
                label = Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
                m_text += label;
            }
            print(element, indent + 2, indent + 2 + label.size(), value.is_object() && isLinewise(key));
        }
        m_text += '\n';
        m_text.append(indent, ' ');
        m_text += value.is_array() ? ']' : '}';
    }

    void printPairs(const Json &value, std::size_t indent)
    {
        m_text += '[';
        std::size_t column = kColumns;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string pair = lineText(value[i]) + (i + 1 < value.size() ? "," : "");
            if (column + 1 + pair.size() >= kColumns) {
                m_text += '\n';
                m_text.append(indent + 2, ' ');
                column = indent + 2;
            } else {
                m_text += ' ';
                ++column;
            }
            m_text += pair;
            column += pair.size();
        }
        m_text += '\n';
        m_text.append(indent, ' ');
        m_text += ']';
    }

    std::string m_text;
};

} // namespace

std::string printJson(const Json &value)
{
    Printer printer;
    printer.print(value, 0, 0, false);
    return printer.take() + '\n';
}

} // namespace gridfolk
