// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/PlainText.h"

#include <cstdint>

namespace gridfolk
{

namespace
{

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::string_view kOpenQuote = "\xC2\xAB";
constexpr std::string_view kCloseQuote = "\xC2\xBB";

std::size_t announcedLength(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Overlong forms, surrogates and numbers above U+10FFFF show in the second byte.
bool secondByteFits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

/// The bytes of the code point at the front; empty when they are not UTF-8.
std::string_view frontCodePoint(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = announcedLength(lead);
    if (length == 0 || length > text.size()) {
        return {};
    }
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U || (i == 1 && !secondByteFits(lead, byte))) {
            return {};
        }
    }
    return text.substr(0, length);
}

/// C0 controls, DEL, C1 controls, line and paragraph separators, and the marks that turn the writing
/// direction.
bool isInvisible(std::string_view point)
{
    const auto first = static_cast<unsigned char>(point[0]);
    if (point.size() == 1) {
        return first < 0x20 || first == 0x7F;
    }
    const auto second = static_cast<unsigned char>(point[1]);
    if (point.size() == 2) {
        return first == 0xC2 && second < 0xA0;
    }
    const auto third = static_cast<unsigned char>(point[2]);
    const bool separatorOrDirection = first == 0xE2 && second == 0x80 && third >= 0xA8 && third <= 0xAE;
    const bool isolate = first == 0xE2 && second == 0x81 && third >= 0xA6 && third <= 0xA9;
    return point.size() == 3 && (separatorOrDirection || isolate);
}

template <class Visit>
void forCodePoints(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const std::string_view point = frontCodePoint(text);
        if (!visit(point.empty() ? kReplacement : point)) {
            return;
        }
        text.remove_prefix(point.empty() ? 1 : point.size());
    }
}

/// Collects code points and keeps room for the ellipsis.
class Cutter
{
public:
    explicit Cutter(std::size_t limit)
        : m_limit(limit)
    {
    }

    /// False once the text is full.
    bool add(std::string_view point)
    {
        if (m_count == m_limit) {
            m_text.resize(m_lastStart);
            m_text += m_limit > 0 ? kEllipsis : std::string_view{};
            return false;
        }
        m_lastStart = m_text.size();
        m_text += point;
        ++m_count;
        return true;
    }
    [[nodiscard]] std::string &text() { return m_text; }

private:
    std::size_t m_limit;
    std::size_t m_count = 0;
    std::size_t m_lastStart = 0;
    std::string m_text;
};

} // namespace

std::size_t codePoints(std::string_view text)
{
    std::size_t count = 0;
    forCodePoints(text, [&count](std::string_view) {
        ++count;
        return true;
    });
    return count;
}

std::string oneLine(std::string_view text, std::size_t limit)
{
    Cutter cutter(limit);
    bool blank = false;
    forCodePoints(text, [&](std::string_view point) {
        if (point == " " || isInvisible(point)) {
            blank = !cutter.text().empty();
            return true;
        }
        if (blank && !cutter.add(" ")) {
            return false;
        }
        blank = false;
        return cutter.add(point);
    });
    return cutter.text();
}

std::string cutText(std::string_view text, std::size_t limit)
{
    Cutter cutter(limit);
    forCodePoints(text, [&cutter](std::string_view point) { return cutter.add(point); });
    return cutter.text();
}

std::string quotable(std::string_view text, std::size_t limit)
{
    std::string line = oneLine(text, limit);
    for (const std::string_view mark : {kOpenQuote, kCloseQuote}) {
        for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at)) {
            line.replace(at, mark.size(), 1, '"');
        }
    }
    return line;
}

} // namespace gridfolk
