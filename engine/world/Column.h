// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Hash.h"
#include "base/Prefetch.h"
#include "scenario/ValueType.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gridfolk
{

/// Values of one attribute or cell layer, one element per row. Bools and categories take a byte, everything
/// else 64 bits: an int64, the bits of a double, a text's number in the TextPool, or a packed AgentRef. A
/// list takes a word for its length and one for each element that fits.
class Column
{
public:
    /// @param capacity of a list: each row takes one word more, for its length
    explicit Column(ValueType type, std::int32_t capacity = 0)
        : m_type(type)
        , m_stride(type == ValueType::List ? static_cast<std::size_t>(capacity) + 1 : 1)
    {
    }

    /// Bools and categories are stored in a byte.
    [[nodiscard]] static bool isNarrow(ValueType type)
    {
        return type == ValueType::Bool || type == ValueType::Category;
    }

    [[nodiscard]] ValueType type() const { return m_type; }
    [[nodiscard]] bool narrow() const { return isNarrow(m_type); }
    [[nodiscard]] bool isList() const { return m_type == ValueType::List; }
    [[nodiscard]] std::size_t size() const { return narrow() ? m_bytes.size() : m_words.size() / m_stride; }

    /// Words of the list in a row: its length, its elements, zeros up to the capacity.
    [[nodiscard]] std::uint64_t *list(std::size_t row) { return m_words.data() + row * m_stride; }
    [[nodiscard]] const std::uint64_t *list(std::size_t row) const { return m_words.data() + row * m_stride; }

    void resize(std::size_t size)
    {
        if (narrow()) {
            m_bytes.resize(size);
        } else {
            m_words.resize(size * m_stride, zeroBits());
        }
    }
    void push(std::uint64_t bits)
    {
        if (narrow()) {
            m_bytes.push_back(static_cast<std::uint8_t>(bits));
        } else {
            m_words.push_back(bits);
            if (m_stride > 1) {
                m_words.resize(m_words.size() + m_stride - 1);
            }
        }
    }

    /// Copies a row of a column of the same type; of lists only the elements that fit.
    void copyRow(std::size_t row, const Column &from, std::size_t fromRow)
    {
        if (m_stride == 1) {
            setBits(row, from.bits(fromRow));
            return;
        }
        const std::size_t words = m_stride < from.m_stride ? m_stride : from.m_stride;
        for (std::size_t i = 0; i < words; ++i) {
            list(row)[i] = from.list(fromRow)[i];
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
        if (m_type == ValueType::List) {
            return static_cast<double>(*list(row)); // its length
        }
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
            gridfolk::prefetch(m_bytes.data() + row);
        } else {
            gridfolk::prefetch(m_words.data() + row);
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

    /// Keeps the rows for which keep[row] is 1 and drops those for which it is 0, in their order.
    /// @param first before which all rows are kept
    void compact(const std::vector<std::uint8_t> &keep, std::size_t first)
    {
        if (narrow()) {
            compactVector(m_bytes, keep, first);
        } else if (m_stride == 1) {
            compactVector(m_words, keep, first);
        } else {
            compactLists(keep);
        }
    }

    /// Row i becomes what row order[i] was.
    void permute(const std::vector<std::uint32_t> &order)
    {
        permuteVector(m_bytes, order);
        if (m_stride == 1) {
            permuteVector(m_words, order);
            return;
        }
        const std::vector<std::uint64_t> before = m_words;
        for (std::size_t row = 0; row < order.size(); ++row) {
            for (std::size_t i = 0; i < m_stride; ++i) {
                list(row)[i] = before[order[row] * m_stride + i];
            }
        }
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
    static void compactVector(std::vector<T> &values, const std::vector<std::uint8_t> &keep,
                              std::size_t first)
    {
        // Who dies is hard to foresee, so each row is written, and the next writes over it where it goes.
        T *const all = values.data();
        std::size_t kept = first;
        for (std::size_t row = first; row < values.size(); ++row) {
            all[kept] = all[row];
            kept += keep[row];
        }
        values.resize(kept);
    }

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_bytes, self.m_words);
    }

private:
    void compactLists(const std::vector<std::uint8_t> &keep)
    {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < size(); ++row) {
            if (keep[row] != 0) {
                std::copy_n(list(row), m_stride, list(kept++));
            }
        }
        m_words.resize(kept * m_stride);
    }

    ValueType m_type;
    std::size_t m_stride; ///< words per row
    std::vector<std::uint8_t> m_bytes;
    std::vector<std::uint64_t> m_words;
};

} // namespace gridfolk
