// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// One event of a stream.
struct SseEvent {
    std::string name; ///< "message" where the stream gave none
    std::string data;

    bool operator==(const SseEvent &) const = default;
};

/// Takes a stream of server-sent events apart (WHATWG HTML, 9.2.6): fields, comments, all three line ends, a
/// byte order mark. Pieces may be cut anywhere; what has no blank line behind it yet is no event yet.
class SseParser
{
public:
    /// Events that are complete with these bytes.
    [[nodiscard]] std::vector<SseEvent> feed(std::string_view bytes);

private:
    void takeLine(std::string_view line, std::vector<SseEvent> &events);

    std::string m_line; ///< begun
    bool m_afterReturn = false;
    bool m_atStart = true;
    std::string m_name;
    std::string m_data;
    bool m_hasData = false;
};

} // namespace gridfolk
