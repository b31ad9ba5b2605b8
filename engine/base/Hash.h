// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace gridfolk
{

/// A running 64-bit XXH3 hash of bytes; for comparing states, not for secrets.
class StateHash
{
public:
    StateHash();
    ~StateHash();
    StateHash(const StateHash &) = delete;
    StateHash &operator=(const StateHash &) = delete;

    void add(const void *data, std::size_t bytes);

    /// Adds one number by its bytes.
    template <class T>
    requires std::is_arithmetic_v<T>
    void add(T value) { add(&value, sizeof value); }

    /// Adds the length, then the elements.
    template <class T>
    requires std::is_arithmetic_v<T>
    void add(std::span<const T> values)
    {
        add(static_cast<std::uint64_t>(values.size()));
        add(values.data(), values.size_bytes());
    }
    void add(std::string_view text)
    {
        add(static_cast<std::uint64_t>(text.size()));
        add(text.data(), text.size());
    }

    [[nodiscard]] std::uint64_t value() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string hexadecimal(std::uint64_t value);

/// 64-bit XXH3 of a text, as 16 hexadecimal digits.
[[nodiscard]] std::string textHash(std::string_view text);

} // namespace gridfolk
