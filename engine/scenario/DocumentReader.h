// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/JsonText.h"
#include "scenario/ScenarioFields.h"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk::document
{

/// What all readers of one document share: the first problem, which stops all further reading, and the
/// world's size.
class ReadState
{
public:
    [[nodiscard]] bool failed() const { return m_problem.has_value(); }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

    void fail(const std::string &pointer, std::string code,
              std::vector<std::pair<std::string, std::string>> args = {});

    // Each fails at the pointer unless the value is what it asks for.
    void read(const Json &value, const std::string &pointer, bool &result);
    void read(const Json &value, const std::string &pointer, std::string &result);
    void read(const Json &value, const std::string &pointer, double &result, Range range = {});
    void read(const Json &value, const std::string &pointer, std::uint64_t &result, Range range = {});
    void read(const Json &value, const std::string &pointer, std::int64_t &result, Range range = {});
    void read(const Json &value, const std::string &pointer, std::int32_t &result, Range range = {});
    void read(const Json &value, const std::string &pointer, CellPosition &result);
    void readText(const Json &value, const std::string &pointer, std::string &result);
    void readTyped(const Json &value, const std::string &pointer, ValueType type, double &result);
    void readPainted(const Json &value, const std::string &pointer, const CellLayer &layer,
                     std::vector<double> &result);
    void readFormat(const Json *value, const std::string &pointer);
    void wrongType(const Json &value, const std::string &pointer, std::string_view expected);

    /// The index of the value among the words, or 0 after failing.
    [[nodiscard]] std::size_t readWord(const Json &value, const std::string &pointer,
                                       const std::string_view *words, std::size_t count);

    /// The known key next to a misspelt one, or an empty text.
    [[nodiscard]] static std::string nearest(std::string_view key,
                                             const std::vector<std::string_view> &known);

    WorldSpec world; ///< as far as it is read

private:
    std::optional<Problem> m_problem;
    std::size_t m_paintedValues = 0;
};

/// The archive that reads one part; see ScenarioFields.h. An unknown key is told before a missing one,
/// because it usually is that one, misspelt.
template <class T>
class DocumentReader
{
public:
    DocumentReader(ReadState &state, const Json &object, std::string pointer, T &part)
        : m_state(state)
        , m_object(object)
        , m_pointer(std::move(pointer))
        , m_part(part)
    {
    }

    /// Reads the object into the part; on a problem the part is only partly set.
    static void read(ReadState &state, const Json &object, const std::string &pointer, T &part)
    {
        if (!object.is_object()) {
            state.wrongType(object, pointer, "object");
            return;
        }
        DocumentReader reader(state, object, pointer, part);
        fields(reader, Part<T>{});
        reader.finish();
    }

    void format(const char *key) { m_state.readFormat(find(key), pointerTo(m_pointer, key)); }

    template <class Member>
    void required(const char *key, Member T::*member)
    {
        const Json *value = find(key);
        if (value == nullptr && m_missing.empty()) {
            m_missing = key;
        }
        take(value, key, m_part.*member);
    }
    template <class Member>
    void always(const char *key, Member T::*member)
    {
        take(find(key), key, m_part.*member);
    }
    template <class Member>
    void always(const char *key, Member T::*member, Range range)
    {
        field(key, member, range);
    }
    template <class Member>
    void field(const char *key, Member T::*member)
    {
        take(find(key), key, m_part.*member);
    }
    template <class Member>
    void field(const char *key, Member T::*member, Range range)
    {
        if (const Json *value = find(key); value != nullptr) {
            m_state.read(*value, pointerTo(m_pointer, key), m_part.*member, range);
        }
    }
    void text(const char *key, std::string T::*member)
    {
        if (const Json *value = find(key); value != nullptr) {
            m_state.readText(*value, pointerTo(m_pointer, key), m_part.*member);
        }
    }
    void rules(const char *key, std::string T::*member) { text(key, member); }
    void typedNumber(const char *key, double T::*member, ValueType T::*type)
    {
        if (const Json *value = find(key); value != nullptr) {
            m_state.readTyped(*value, pointerTo(m_pointer, key), m_part.*type, m_part.*member);
        }
    }
    void painted(const char *key, std::vector<double> T::*member)
    {
        if (const Json *value = find(key); value != nullptr) {
            m_state.readPainted(*value, pointerTo(m_pointer, key), m_part, m_part.*member);
        }
    }

private:
    /// The value of a key of the part, or nullptr when it is not there or reading has stopped.
    [[nodiscard]] const Json *find(const char *key)
    {
        m_known.emplace_back(key);
        if (m_state.failed()) {
            return nullptr;
        }
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }

    template <class Member>
    void take(const Json *value, const char *key, Member &result)
    {
        if (value != nullptr) {
            readAny(*value, pointerTo(m_pointer, key), result);
        }
    }

    template <class Value>
    void readAny(const Json &value, const std::string &pointer, Value &result)
    {
        if constexpr (std::is_enum_v<Value>) {
            constexpr auto &kWords = Words<Value>::kWords;
            result = static_cast<Value>(m_state.readWord(value, pointer, kWords.data(), kWords.size()));
        } else if constexpr (std::is_arithmetic_v<Value> || std::same_as<Value, std::string> ||
                             std::same_as<Value, CellPosition>) {
            m_state.read(value, pointer, result);
        } else {
            DocumentReader<Value>::read(m_state, value, pointer, result);
            if constexpr (std::same_as<Value, WorldSpec>) {
                m_state.world = result;
            }
        }
    }
    template <class Optional>
    void readAny(const Json &value, const std::string &pointer, std::optional<Optional> &result)
    {
        readAny(value, pointer, result.emplace());
    }
    template <class Element>
    void readAny(const Json &value, const std::string &pointer, std::vector<Element> &result)
    {
        if (!value.is_array()) {
            m_state.wrongType(value, pointer, "list");
            return;
        }
        result.clear();
        result.reserve(value.size());
        for (std::size_t i = 0; i < value.size() && !m_state.failed(); ++i) {
            readAny(value[i], pointerTo(pointer, std::to_string(i)), result.emplace_back());
        }
    }

    void finish()
    {
        if (m_state.failed()) {
            return;
        }
        for (const auto &[key, value] : m_object.items()) {
            if (std::find(m_known.begin(), m_known.end(), std::string_view(key)) == m_known.end()) {
                m_state.fail(pointerTo(m_pointer, key), "scenario.unknown-key",
                             {{"key", key}, {"suggestion", ReadState::nearest(key, m_known)}});
                return;
            }
        }
        if (!m_missing.empty()) {
            m_state.fail(m_pointer, "scenario.missing-key", {{"key", m_missing}});
        }
    }

    ReadState &m_state;
    const Json &m_object;
    std::string m_pointer;
    T &m_part;
    std::vector<std::string_view> m_known;
    std::string m_missing;
};

} // namespace gridfolk::document
