// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gridfolk
{

/// Texts by number, so that a text fits a register and equality is one comparison. Number 0 is the empty
/// text. Grows only; numbers depend on the order of first use, which a run repeats exactly.
class TextPool
{
public:
    TextPool() { number(""); }
    TextPool(const TextPool &other)
        : m_texts(other.m_texts)
    {
        for (std::uint64_t i = 0; i < m_texts.size(); ++i) {
            m_numbers.emplace(m_texts[i], i);
        }
    }
    TextPool(TextPool &&) = default;
    TextPool &operator=(const TextPool &other)
    {
        if (this != &other) {
            *this = TextPool(other);
        }
        return *this;
    }
    TextPool &operator=(TextPool &&) = default;
    ~TextPool() = default;

    std::uint64_t number(std::string_view text)
    {
        const auto found = m_numbers.find(text);
        if (found != m_numbers.end()) {
            return found->second;
        }
        m_texts.emplace_back(text);
        m_numbers.emplace(m_texts.back(), m_texts.size() - 1);
        return m_texts.size() - 1;
    }

    [[nodiscard]] const std::string &text(std::uint64_t number) const { return m_texts[number]; }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_texts);
        if constexpr (Archive::kReads) {
            self = Self(self); // whose numbers are those of the texts
        }
    }

private:
    std::deque<std::string> m_texts; ///< a deque, so that the views in m_numbers stay valid
    std::unordered_map<std::string_view, std::uint64_t> m_numbers;
};

} // namespace gridfolk
