// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/PaintedRows.h"

#include "base/Numbers.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

std::string paintedRowText(std::span<const double> row)
{
    std::string text;
    for (std::size_t i = 0; i < row.size();) {
        std::size_t end = i + 1;
        while (end < row.size() && row[end] == row[i]) {
            ++end;
        }
        text += text.empty() ? "" : " ";
        text += end - i > 1 ? std::to_string(end - i) + '*' : "";
        text += row[i] == 0 ? "0" : numberText(row[i]);
        i = end;
    }
    return text;
}

Result<void> readPaintedRow(std::string_view text, std::size_t width, std::vector<double> &values)
{
    const std::string wanted = std::to_string(width);
    std::size_t count = 0;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, blank);
        text.remove_prefix(std::min(blank + 1, text.size()));
        const std::size_t star = word.find('*');
        const auto times =
            star == std::string_view::npos ? std::size_t{1} : parseNumber<std::size_t>(word.substr(0, star));
        const auto value = parseNumber<double>(star == std::string_view::npos ? word : word.substr(star + 1));
        if (!times || !value || !std::isfinite(*value) || *times == 0) {
            return failure("scenario.bad-row",
                           {{"value", std::string(word.substr(0, 40))}, {"width", wanted}});
        }
        if (*times > width - count) {
            return failure("scenario.bad-row", {{"value", "more than " + wanted}, {"width", wanted}});
        }
        values.insert(values.end(), *times, *value);
        count += *times;
    }
    if (count != width) {
        return failure("scenario.bad-row", {{"value", std::to_string(count)}, {"width", wanted}});
    }
    return {};
}

} // namespace gridfolk
