// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/JsonText.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace gridfolk
{

namespace
{

/// Lines and columns from 1; columns in code points.
Place placeOf(std::string_view text, std::size_t offset)
{
    Place place;
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    place.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::string_view lead = before.substr(lineStart);
    place.column = 1 + static_cast<std::uint32_t>(std::count_if(lead.begin(), lead.end(), [](char c) {
                       return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                   }));
    return place;
}

/// Builds the document and stops at the first thing that is too much. The parser drives it without recursion.
class TreeBuilder
{
public:
    TreeBuilder(std::string_view text, const JsonLimits &limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    bool null() { return add(nullptr) != nullptr; }
    bool boolean(bool value) { return add(value) != nullptr; }
    bool number_integer(std::int64_t value) { return add(value) != nullptr; }
    bool number_unsigned(std::uint64_t value) { return add(value) != nullptr; }
    bool number_float(double value, const std::string &) { return add(value) != nullptr; }
    bool string(std::string &value) { return add(std::move(value)) != nullptr; }
    bool binary(Json::binary_t &) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_array() { return close(); }

    bool key(std::string &name)
    {
        const Json &object = *m_open.back();
        if (object.contains(name)) {
            return stop(
                failure("scenario.duplicate-key", {{"key", name}}, {.path = pointerTo(pointer(), name)}));
        }
        if (object.size() >= m_limits.keys) {
            return stop(failure("scenario.too-big",
                                {{"limit", std::to_string(m_limits.keys)}, {"what", "keys"}},
                                {.path = pointer()}));
        }
        m_key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string &token, const nlohmann::detail::exception &error)
    {
        constexpr int kNumberOverflow = 406;
        if (error.id == kNumberOverflow) {
            return stop(
                failure("scenario.bad-number", {{"value", token}}, placeOf(m_text, position - token.size())));
        }
        // The parser counts the byte after the last one when the text simply ends.
        if (position > m_text.size()) {
            return stop(failure("scenario.truncated", {}, placeOf(m_text, m_text.size())));
        }
        return stop(failure("scenario.not-json", {}, placeOf(m_text, position > 0 ? position - 1 : 0)));
    }

    [[nodiscard]] Result<Json> take()
    {
        if (m_problem) {
            return *m_problem;
        }
        return std::move(m_root);
    }

private:
    Json *add(Json value)
    {
        if (++m_values > m_limits.values) {
            stop(failure("scenario.too-big",
                         {{"limit", std::to_string(m_limits.values)}, {"what", "values"}}));
            return nullptr;
        }
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Json &parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[m_key] = std::move(value));
    }

    bool open(Json container)
    {
        if (m_open.size() >= m_limits.levels) {
            return stop(failure("scenario.too-deep", {{"limit", std::to_string(m_limits.levels)}},
                                {.path = pointer()}));
        }
        Json *added = add(std::move(container));
        if (added == nullptr) {
            return false;
        }
        m_open.push_back(added);
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    /// The JSON pointer of the container that is open now.
    [[nodiscard]] std::string pointer() const
    {
        std::string text;
        for (std::size_t i = 1; i < m_open.size(); ++i) {
            const Json &parent = *m_open[i - 1];
            if (parent.is_array()) {
                text = pointerTo(text, std::to_string(parent.size() - 1));
            } else {
                text = pointerTo(text, std::prev(parent.end()).key());
            }
        }
        return text;
    }

    bool stop(tl::unexpected<Problem> problem)
    {
        m_problem = std::move(problem);
        return false;
    }

    std::string_view m_text;
    JsonLimits m_limits;
    Json m_root;
    std::vector<Json *> m_open; ///< valid: only the innermost container grows
    std::string m_key;
    std::size_t m_values = 0;
    std::optional<tl::unexpected<Problem>> m_problem;
};

} // namespace

std::string pointerTo(const std::string &pointer, std::string_view key)
{
    std::string result = pointer + '/';
    for (const char c : key) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

Result<Json> parseJson(std::string_view text, const JsonLimits &limits)
{
    if (text.size() > limits.bytes) {
        return failure("scenario.too-big", {{"limit", std::to_string(limits.bytes)}, {"what", "bytes"}});
    }
    TreeBuilder builder(text, limits);
    // sax_parse() reports through the builder; what it returns is known there already.
    static_cast<void>(Json::sax_parse(text, &builder));
    return builder.take();
}

} // namespace gridfolk
