// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

using CsvTable = std::vector<std::vector<std::string>>;

/// RFC 4180 read by the letter, as a reference for what is written: rows end in CRLF, the last one too; a
/// quote stands only around a whole field or doubled in it; all rows are equally long. Nothing for any other
/// text.
[[nodiscard]] inline std::optional<CsvTable> parseCsv(std::string_view text)
{
    CsvTable table;
    std::vector<std::string> row;
    std::size_t i = 0;
    while (i < text.size()) {
        std::string field;
        if (text[i] == '"') {
            for (++i;; ++i) {
                if (i >= text.size()) {
                    return std::nullopt;
                }
                if (text[i] == '"') {
                    if (i + 1 < text.size() && text[i + 1] == '"') {
                        ++i;
                    } else {
                        ++i;
                        break;
                    }
                }
                field += text[i];
            }
        } else {
            while (i < text.size() && text[i] != ',' && text[i] != '\r') {
                if (text[i] == '"' || text[i] == '\n') {
                    return std::nullopt;
                }
                field += text[i++];
            }
        }
        row.push_back(field);
        if (i < text.size() && text[i] == ',') {
            ++i;
            if (i == text.size()) {
                return std::nullopt;
            }
            continue;
        }
        if (text.substr(i, 2) != "\r\n") {
            return std::nullopt;
        }
        i += 2;
        if (!table.empty() && table.front().size() != row.size()) {
            return std::nullopt;
        }
        table.push_back(std::move(row));
        row.clear();
    }
    return table;
}

} // namespace gridfolk
