// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Hash.h"

#include <xxhash.h>

#include <array>

namespace gridfolk
{

struct StateHash::State {
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> xxh{XXH3_createState(), &XXH3_freeState};
};

StateHash::StateHash()
    : m_state(std::make_unique<State>())
{
    XXH3_64bits_reset(m_state->xxh.get());
}

StateHash::~StateHash() = default;

void StateHash::add(const void *data, std::size_t bytes)
{
    if (bytes > 0) {
        XXH3_64bits_update(m_state->xxh.get(), data, bytes);
    }
}

std::uint64_t StateHash::value() const
{
    return XXH3_64bits_digest(m_state->xxh.get());
}

std::string hexadecimal(std::uint64_t value)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 0; i < text.size(); ++i) {
        text[text.size() - 1 - i] = kDigits[(value >> (4 * i)) & 0xFU];
    }
    return text;
}

std::string textHash(std::string_view text)
{
    return hexadecimal(XXH3_64bits(text.data(), text.size()));
}

} // namespace gridfolk
