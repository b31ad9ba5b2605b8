// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/JsonText.h"
#include "scenario/PaintedRows.h"
#include "scenario/ScenarioFields.h"
#include "scenario/ScenarioJson.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gridfolk::document
{

/// A text as its lines; joining them with newlines gives the text back.
[[nodiscard]] inline Json linesOf(const std::string &text)
{
    Json lines = Json::array();
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    lines.push_back(text.substr(begin));
    return lines;
}

/// The archive that writes one part; see ScenarioFields.h.
template <class T>
class DocumentWriter
{
public:
    DocumentWriter(const T &part, std::size_t worldWidth)
        : m_part(part)
        , m_worldWidth(worldWidth)
    {
    }

    /// The part as an object.
    [[nodiscard]] static Json write(const T &part, std::size_t worldWidth)
    {
        DocumentWriter writer(part, worldWidth);
        fields(writer, Part<T>{});
        return std::move(writer.m_object);
    }

    void format(const char *key) { m_object[key] = kScenarioFormat; }

    template <class Member>
    void required(const char *key, Member T::*member)
    {
        m_object[key] = json(m_part.*member);
    }
    template <class Member>
    void always(const char *key, Member T::*member, Range = {})
    {
        m_object[key] = json(m_part.*member);
    }
    template <class Member>
    void field(const char *key, Member T::*member, Range = {})
    {
        if (m_part.*member != defaults().*member) {
            m_object[key] = json(m_part.*member);
        }
    }
    void text(const char *key, std::string T::*member)
    {
        const std::string &value = m_part.*member;
        if (!value.empty()) {
            m_object[key] = value.find('\n') == std::string::npos ? Json(value) : linesOf(value);
        }
    }
    void rules(const char *key, std::string T::*member)
    {
        if (!(m_part.*member).empty()) {
            m_object[key] = linesOf(m_part.*member);
        }
    }
    void typedNumber(const char *key, double T::*member, ValueType T::*type)
    {
        const double value = m_part.*member;
        const bool isTruth = m_part.*type == ValueType::Bool && (value == 0 || value == 1);
        m_object[key] = isTruth ? Json(value == 1) : json(value);
    }
    void painted(const char *key, std::vector<double> T::*member)
    {
        const std::span<const double> values = m_part.*member;
        if (values.empty()) {
            return;
        }
        Json rows = Json::array();
        for (std::size_t begin = 0; begin < values.size(); begin += m_worldWidth) {
            rows.push_back(
                paintedRowText(values.subspan(begin, std::min(m_worldWidth, values.size() - begin))));
        }
        m_object[key] = std::move(rows);
    }

private:
    /// Made once: cheaper than one per part, and gcc 12 warns falsely of a member here.
    static const T &defaults()
    {
        static const T made{};
        return made;
    }

    template <class Value>
    [[nodiscard]] Json json(const Value &value) const
    {
        if constexpr (std::is_arithmetic_v<Value> || std::same_as<Value, std::string>) {
            return value;
        } else if constexpr (std::is_enum_v<Value>) {
            return Words<Value>::kWords.at(static_cast<std::size_t>(value));
        } else if constexpr (std::same_as<Value, CellPosition>) {
            return Json::array({value.x, value.y});
        } else {
            return DocumentWriter<Value>::write(value, m_worldWidth);
        }
    }
    template <class Value>
    [[nodiscard]] Json json(const std::optional<Value> &value) const
    {
        return json(*value); // at its default it is left out
    }
    template <class Element>
    [[nodiscard]] Json json(const std::vector<Element> &list) const
    {
        Json array = Json::array();
        for (const Element &element : list) {
            array.push_back(json(element));
        }
        return array;
    }

    const T &m_part;
    std::size_t m_worldWidth;
    Json m_object = Json::object();
};

} // namespace gridfolk::document
