// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/MetricCsv.h"

namespace gridfolk
{

Result<void> exportMetrics(const std::string &path, const std::vector<std::string> &names,
                           std::span<const MetricRow> rows, const Provenance &provenance, CsvOptions options)
{
    std::vector<std::string> columns{"tick"};
    columns.insert(columns.end(), names.begin(), names.end());
    return exportTable(path, "metrics", columns, provenance, options, [&](CsvWriter &csv) {
        for (const MetricRow &row : rows) {
            csv.integer(row.tick);
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (i < row.values.size()) {
                    csv.number(row.values[i]);
                } else {
                    csv.empty();
                }
            }
            csv.endRow();
        }
    });
}

} // namespace gridfolk
