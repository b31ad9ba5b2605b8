// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/Secret.h"

#include <cctype>

namespace gridfolk
{

namespace
{

constexpr std::string_view kMark = "[key]";
constexpr std::size_t kShortestKey = 12; // "sk-" in ordinary words must survive

bool isKeyCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '*';
}

/// @param prefix that the keys of a provider begin with
void redactLookalikes(std::string &text, std::string_view prefix)
{
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
        if (at > 0 && isKeyCharacter(text[at - 1])) {
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isKeyCharacter(text[end])) {
            ++end;
        }
        if (end - at >= kShortestKey) {
            text.replace(at, end - at, kMark);
        }
    }
}

} // namespace

std::string Secret::redact(std::string text) const
{
    if (!m_value.empty()) {
        for (std::size_t at = text.find(m_value); at != std::string::npos; at = text.find(m_value, at)) {
            text.replace(at, m_value.size(), kMark);
            at += kMark.size();
        }
    }
    redactLookalikes(text, "sk-");
    redactLookalikes(text, "AIza");
    return text;
}

} // namespace gridfolk
