// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/SeriesTable.h"

#include "base/Numbers.h"
#include "scenario/Calendar.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace gridfolk
{

namespace
{

constexpr std::size_t kLongestQuote = 40;

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isBlank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view unquoted(std::string_view field)
{
    field = trimmed(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
        field = trimmed(field.substr(1, field.size() - 2));
    }
    return field;
}

/// Reads one table; lives as long as that.
class SeriesReader
{
public:
    explicit SeriesReader(std::string_view text)
        : m_rest(text)
    {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (m_rest.starts_with(kByteOrderMark)) {
            m_rest.remove_prefix(kByteOrderMark.size());
        }
    }

    Result<SeriesData> read()
    {
        if (!nextLine()) {
            return fail("scenario.series-empty");
        }
        const bool good = header() && rows();
        if (good && m_data.times.empty()) {
            return fail("scenario.series-empty");
        }
        return good ? Result<SeriesData>(std::move(m_data)) : tl::make_unexpected(std::move(m_problem));
    }

private:
    /// The next line that is not blank.
    bool nextLine()
    {
        while (!m_rest.empty()) {
            const std::size_t end = m_rest.find('\n');
            const std::string_view line = m_rest.substr(0, end);
            m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
            ++m_line;
            if (!trimmed(line).empty()) {
                split(line);
                return true;
            }
        }
        return false;
    }

    void split(std::string_view line)
    {
        if (m_separator == '\0') {
            m_separator = line.find(',') != std::string_view::npos   ? ','
                          : line.find(';') != std::string_view::npos ? ';'
                                                                     : '\t';
        }
        m_fields.clear();
        std::size_t end = line.find(m_separator);
        for (; end != std::string_view::npos && m_fields.size() <= kMostSeriesColumns + 1;
             end = line.find(m_separator)) {
            m_fields.push_back(unquoted(line.substr(0, end)));
            line.remove_prefix(end + 1);
        }
        m_fields.push_back(unquoted(line));
    }

    tl::unexpected<Problem> fail(std::string code, std::string_view value = {})
    {
        Place place;
        place.line = m_line;
        m_problem = {std::move(code), {{"value", std::string(value.substr(0, kLongestQuote))}}, place, false};
        return tl::make_unexpected(m_problem);
    }
    bool refuse(std::string code, std::string_view value = {})
    {
        static_cast<void>(fail(std::move(code), value));
        return false;
    }

    bool header()
    {
        if (m_fields.size() > kMostSeriesColumns + 1) {
            return refuse("scenario.series-too-big");
        }
        m_data.byDate = m_fields[0] == "date";
        if ((!m_data.byDate && m_fields[0] != "tick") || m_fields.size() < 2) {
            return refuse("scenario.series-header", m_fields[0]);
        }
        for (std::size_t i = 1; i < m_fields.size(); ++i) {
            const bool twice =
                std::find(m_data.columns.begin(), m_data.columns.end(), m_fields[i]) != m_data.columns.end();
            if (m_fields[i].empty() || twice) {
                return refuse("scenario.series-column", m_fields[i]);
            }
            m_data.columns.emplace_back(m_fields[i]);
        }
        return true;
    }

    bool rows()
    {
        while (nextLine()) {
            if (m_data.times.size() == kMostSeriesRows) {
                return refuse("scenario.series-too-big");
            }
            if (m_fields.size() != m_data.columns.size() + 1) {
                return refuse("scenario.series-row", std::to_string(m_fields.size()));
            }
            const std::optional<std::int64_t> time =
                m_data.byDate ? minutesOf(m_fields[0]) : parseNumber<std::int64_t>(m_fields[0]);
            if (!time) {
                return refuse("scenario.series-time", m_fields[0]);
            }
            if (!m_data.times.empty() && *time <= m_data.times.back()) {
                return refuse("scenario.series-order", m_fields[0]);
            }
            m_data.times.push_back(*time);
            for (std::size_t i = 1; i < m_fields.size(); ++i) {
                const std::optional<double> value = parseNumber<double>(m_fields[i]);
                if (!value || !std::isfinite(*value)) {
                    return refuse("scenario.series-value", m_fields[i]);
                }
                m_data.values.push_back(*value);
            }
        }
        return true;
    }

    std::string_view m_rest;
    std::uint32_t m_line = 0;
    char m_separator = '\0';
    std::vector<std::string_view> m_fields;
    SeriesData m_data;
    Problem m_problem;
};

} // namespace

double SeriesData::at(std::size_t column, std::int64_t time) const
{
    const auto next = std::upper_bound(times.begin(), times.end(), time);
    const auto after = static_cast<std::size_t>(next - times.begin());
    const std::size_t before = after == 0 ? 0 : after - 1;
    const double value = values[before * columns.size() + column];
    if (!linear || after == 0 || after == times.size()) {
        return value;
    }
    // As floats, so that far times cannot overflow; weights so that huge values cannot either.
    const double width = static_cast<double>(times[after]) - static_cast<double>(times[before]);
    const double part = (static_cast<double>(time) - static_cast<double>(times[before])) / width;
    return value * (1 - part) + values[after * columns.size() + column] * part;
}

Result<SeriesData> readSeries(const SeriesTable &table)
{
    Result<SeriesData> data = SeriesReader(table.table).read();
    if (data) {
        data->linear = table.between == Interpolation::Linear;
    }
    return data;
}

} // namespace gridfolk
