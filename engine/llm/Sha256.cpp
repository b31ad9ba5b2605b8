// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/Sha256.h"

#include <array>
#include <openssl/sha.h>

namespace gridfolk
{

std::string sha256(std::string_view bytes)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), digest.data());
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        text += kHex[byte >> 4U];
        text += kHex[byte & 15U];
    }
    return text;
}

} // namespace gridfolk
