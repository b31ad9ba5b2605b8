// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/SseParser.h"

#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

std::vector<SseEvent> SseParser::feed(std::string_view bytes)
{
    std::vector<SseEvent> events;
    for (const char c : bytes) {
        const bool secondHalf = std::exchange(m_afterReturn, c == '\r') && c == '\n'; // of CR LF
        if (secondHalf) {
            continue;
        }
        if (c == '\n' || c == '\r') {
            takeLine(std::exchange(m_line, {}), events);
        } else {
            m_line += c;
        }
    }
    return events;
}

void SseParser::takeLine(std::string_view line, std::vector<SseEvent> &events)
{
    if (std::exchange(m_atStart, false) && line.starts_with(kByteOrderMark)) {
        line.remove_prefix(kByteOrderMark.size());
    }
    if (line.empty()) {
        if (m_hasData) {
            events.push_back({m_name.empty() ? "message" : std::move(m_name), std::move(m_data)});
        }
        m_name.clear();
        m_data.clear();
        m_hasData = false;
        return;
    }
    const std::size_t colon = line.find(':');
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) {
        value.remove_prefix(1);
    }
    if (field == "event") {
        m_name = value;
    } else if (field == "data") {
        m_data += m_hasData ? "\n" : "";
        m_data += value;
        m_hasData = true;
    }
}

} // namespace gridfolk
