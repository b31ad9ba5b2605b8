// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/Secret.h"

#include "llm/providers/WireJson.h"

#include <array>
#include <cctype>
#include <openssl/evp.h>
#include <string_view>
#include <vector>

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

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

std::string base64(std::string_view bytes)
{
    std::vector<unsigned char> text(4 * (bytes.size() / 3 + 1) + 1);
    const int length = EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char *>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    return {text.begin(), text.begin() + length};
}

/// A key as texts may spell it. Of base64, which depends on what stands before it, the part that only the key
/// decides.
std::vector<std::string> spellingsOf(const std::string &key)
{
    std::string json = wire::dump(key);
    json = json.substr(1, json.size() - 2); // without its quotes
    std::string slashed = json;
    replaceAll(slashed, "/", "\\/");
    std::vector<std::string> spellings{key, json, slashed, wire::percentEncoded(key)};
    for (std::size_t before = 0; before < 3 && key.size() >= kShortestKey; ++before) {
        const std::string text = base64(std::string(before, ' ') + key);
        const std::size_t first = before == 0 ? 0 : 4; // the characters that hold bits of what stands before
        spellings.push_back(text.substr(first, (before + key.size()) / 3 * 4 - first));
    }
    return spellings;
}

} // namespace

std::string Secret::redact(std::string text) const
{
    if (!m_value.empty()) {
        for (const std::string &spelling : spellingsOf(m_value)) {
            replaceAll(text, spelling, kMark);
        }
    }
    redactLookalikes(text, "sk-");
    redactLookalikes(text, "AIza");
    return text;
}

} // namespace gridfolk
