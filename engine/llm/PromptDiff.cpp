// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/PromptDiff.h"

#include "llm/PlainText.h"

#include <algorithm>
#include <vector>

namespace gridfolk
{

namespace
{

constexpr std::size_t kShown = 80;  // code points of a line
constexpr std::size_t kBefore = 30; // bytes before the place where lines differ

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string shown(std::string_view line, std::size_t place)
{
    const std::size_t from = place > kBefore ? place - kBefore : 0;
    return "\u00ab" + std::string(from > 0 ? "\u2026" : "") + quotable(line.substr(from), kShown) + "\u00bb";
}

} // namespace

std::string promptDiff(std::string_view before, std::string_view now)
{
    if (before == now) {
        return {};
    }
    std::vector<std::string_view> old = linesOf(before);
    std::vector<std::string_view> current = linesOf(now);
    const std::size_t count = std::max(old.size(), current.size());
    old.resize(count);
    current.resize(count);
    std::size_t first = count;
    std::size_t differing = 0;
    for (std::size_t i = count; i-- > 0;) {
        if (old[i] != current[i]) {
            first = i;
            ++differing;
        }
    }
    if (differing == 0) {
        return "its last line ended otherwise";
    }
    const auto place = static_cast<std::size_t>(
        std::mismatch(old[first].begin(), old[first].end(), current[first].begin(), current[first].end())
            .first -
        old[first].begin());
    std::string text = "line " + std::to_string(first + 1) + " was " + shown(old[first], place) + ", is " +
                       shown(current[first], place);
    if (differing > 1) {
        text += ", and " + std::to_string(differing - 1) + " more differ";
    }
    return text;
}

} // namespace gridfolk
