// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/CsvWriter.h"

#include "base/Numbers.h"
#include "exchange/Utf8.h"

#include <cmath>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::string_view kNeedsQuotes = ",\"\r\n";

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        result += c;
        if (c == '"') {
            result += '"';
        }
    }
    return result + '"';
}

} // namespace

CsvWriter::CsvWriter(OutputFile &file, std::vector<std::string> columns, CsvOptions options)
    : m_file(file)
    , m_columns(std::move(columns))
    , m_options(options)
{
    for (const std::string &column : m_columns) {
        writeText(column, column);
    }
    m_file.write("\r\n");
    m_column = 0;
    m_heading = false;
}

void CsvWriter::text(std::string_view value)
{
    writeText(value, m_columns.at(m_column));
}

void CsvWriter::writeText(std::string_view value, const std::string &column)
{
    std::string clean = validUtf8(value);
    if (!m_options.raw && !clean.empty() && kFormulaStarts.find(clean.front()) != std::string_view::npos) {
        clean.insert(clean.begin(), '\'');
        ++m_markedCount;
        if (m_marked.size() < kMostListed) {
            m_marked.push_back({m_heading ? 0 : m_row + 1, column});
        }
    }
    // An empty line would read as no row at all, so the only cell of a row shows its quotes.
    const bool isLonely = clean.empty() && m_columns.size() == 1;
    cell(isLonely || clean.find_first_of(kNeedsQuotes) != std::string::npos ? quoted(clean) : clean);
}

void CsvWriter::number(double value)
{
    if (std::isnan(value)) {
        cell("NaN");
    } else if (std::isinf(value)) {
        cell(value > 0 ? "Inf" : "-Inf");
    } else {
        cell(numberText(value));
    }
}

void CsvWriter::integer(std::int64_t value)
{
    cell(numberText(value));
}

void CsvWriter::boolean(bool value)
{
    cell(value ? "true" : "false");
}

void CsvWriter::empty()
{
    cell("");
}

void CsvWriter::cell(std::string_view plain)
{
    if (m_column++ > 0) {
        m_file.write(",");
    }
    m_file.write(plain);
}

void CsvWriter::endRow()
{
    m_file.write("\r\n");
    m_column = 0;
    ++m_row;
}

} // namespace gridfolk
