// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/Spelling.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMaxWord = 40;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Optimal string alignment distance of words of at most kMaxWord bytes.
std::size_t distance(std::string_view a, std::string_view b)
{
    using Row = std::array<std::size_t, kMaxWord + 1>;
    Row beforeLast{};
    Row last{};
    Row row{};
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            }
        }
        beforeLast = last;
        last = row;
    }
    return last[b.size()];
}

} // namespace

std::string closest(std::string_view word, std::span<const std::string_view> candidates)
{
    if (word.empty() || word.size() > kMaxWord) {
        return {};
    }
    std::size_t best = std::max<std::size_t>(1, (word.size() + 1) / 3) + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        if (candidate.empty() || candidate.size() > kMaxWord || candidate == word) {
            continue;
        }
        const std::size_t edits = distance(word, candidate);
        // Of equally near ones the longer: a letter is left out more often than mistaken.
        const bool longer = !found.empty() && edits == best && candidate.size() > found.size();
        if (edits < best || longer) {
            best = edits;
            found = candidate;
        }
    }
    return std::string(found);
}

} // namespace gridfolk
