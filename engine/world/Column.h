// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "scenario/ValueType.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Values of one attribute or cell layer, one element per row. Bools and categories take a byte, everything
/// else 64 bits: an int64, the bits of a double, a text's number in the TextPool, or a packed AgentRef.
class Column
{
public:
    explicit Column(ValueType type)
        : m_type(type)
    {
    }

    /// Bools and categories are stored in a byte.
    [[nodiscard]] static bool isNarrow(ValueType type)
    {
        return type == ValueType::Bool || type == ValueType::Category;
    }

    [[nodiscard]] ValueType type() const { return m_type; }
    [[nodiscard]] bool narrow() const { return isNarrow(m_type); }
    [[nodiscard]] std::size_t size() const { return narrow() ? m_bytes.size() : m_words.size(); }

    void resize(std::size_t size)
    {
        if (narrow()) {
            m_bytes.resize(size);
        } else {
            m_words.resize(size, zeroBits());
        }
    }
    void push(std::uint64_t bits)
    {
        if (narrow()) {
            m_bytes.push_back(static_cast<std::uint8_t>(bits));
        } else {
            m_words.push_back(bits);
        }
    }

    /// The element as it stands in a register of the interpreter.
    [[nodiscard]] std::uint64_t bits(std::size_t row) const { return narrow() ? m_bytes[row] : m_words[row]; }
    void setBits(std::size_t row, std::uint64_t bits)
    {
        if (narrow()) {
            m_bytes[row] = static_cast<std::uint8_t>(bits);
        } else {
            m_words[row] = bits;
        }
    }

    /// Bool, int, category and float elements as a number.
    [[nodiscard]] double number(std::size_t row) const
    {
        if (m_type == ValueType::Float) {
            return std::bit_cast<double>(m_words[row]);
        }
        return static_cast<double>(static_cast<std::int64_t>(bits(row)));
    }

    /// What an element is before anything was written: 0, false, the first category, the empty text or
    /// nobody.
    [[nodiscard]] std::uint64_t zeroBits() const { return m_type == ValueType::Agent ? 0xFFFFFFFFU : 0U; }

    /// A hint to the processor.
    void prefetch(std::size_t row) const
    {
        if (narrow()) {
            __builtin_prefetch(m_bytes.data() + row, 1);
        } else {
            __builtin_prefetch(m_words.data() + row, 1);
        }
    }

    [[nodiscard]] std::uint8_t *bytes() { return m_bytes.data(); }
    [[nodiscard]] std::uint64_t *words() { return m_words.data(); }
    [[nodiscard]] const std::uint8_t *bytes() const { return m_bytes.data(); }
    [[nodiscard]] const std::uint64_t *words() const { return m_words.data(); }

    void addTo(StateHash &hash) const
    {
        hash.add(std::span<const std::uint8_t>(m_bytes));
        hash.add(std::span<const std::uint64_t>(m_words));
    }

    /// Keeps the rows for which keep[row] != 0, in their order.
    void compact(const std::vector<std::uint8_t> &keep)
    {
        if (narrow()) {
            compactVector(m_bytes, keep);
        } else {
            compactVector(m_words, keep);
        }
    }

    /// Row i becomes what row order[i] was.
    void permute(const std::vector<std::uint32_t> &order)
    {
        permuteVector(m_bytes, order);
        permuteVector(m_words, order);
    }

    template <class T>
    static void permuteVector(std::vector<T> &values, const std::vector<std::uint32_t> &order)
    {
        const std::vector<T> before = values;
        for (std::size_t row = 0; row < values.size(); ++row) {
            values[row] = before[order[row]];
        }
    }

    template <class T>
    static void compactVector(std::vector<T> &values, const std::vector<std::uint8_t> &keep)
    {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (keep[row] != 0) {
                values[kept++] = values[row];
            }
        }
        values.resize(kept);
    }

private:
    ValueType m_type;
    std::vector<std::uint8_t> m_bytes;
    std::vector<std::uint64_t> m_words;
};

} // namespace gridfolk
