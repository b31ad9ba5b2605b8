// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/OutputFile.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// How a table is written.
struct CsvOptions {
    bool raw =
        false; ///< texts as they are: they read back equal, but a spreadsheet may take one for a formula
};

/// A text cell that got an apostrophe before it.
struct MarkedCell {
    std::int64_t row = 0; ///< 0: the heading, 1: the first row under it
    std::string column;
};

/// CSV after RFC 4180: CRLF, quotes where needed, UTF-8, numbers in the C locale and as short as reads back
/// exactly
/// ("NaN", "Inf", "-Inf"). A text cell that begins with = + - @ tab or CR gets a leading apostrophe, because
/// quoting alone does not keep a spreadsheet from running it. Streams: a row is forgotten once it is written.
class CsvWriter
{
public:
    /// @param file must outlive the writer; failures show when it is committed.
    CsvWriter(OutputFile &file, std::vector<std::string> columns, CsvOptions options);

    void text(std::string_view value);
    void number(double value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void empty();

    /// Ends the row; it has as many cells as there are columns.
    void endRow();

    [[nodiscard]] std::int64_t rows() const { return m_row; }

    /// The first of the cells that got an apostrophe, at most kMostListed, and how many there are in all.
    [[nodiscard]] const std::vector<MarkedCell> &marked() const { return m_marked; }
    [[nodiscard]] std::int64_t markedCount() const { return m_markedCount; }

    static constexpr std::size_t kMostListed = 1000;

private:
    void cell(std::string_view plain);
    void writeText(std::string_view value, const std::string &column);

    OutputFile &m_file;
    std::vector<std::string> m_columns;
    CsvOptions m_options;
    std::size_t m_column = 0;
    std::int64_t m_row = 0; ///< complete rows under the heading
    bool m_heading = true;
    std::vector<MarkedCell> m_marked;
    std::int64_t m_markedCount = 0;
};

} // namespace gridfolk
