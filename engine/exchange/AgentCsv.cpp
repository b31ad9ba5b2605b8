// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/AgentCsv.h"

#include <algorithm>
#include <vector>

namespace gridfolk
{

namespace
{

/// The names of all columns, each once.
std::vector<std::string> columnNames(std::span<const AgentTableRecord> tables)
{
    std::vector<std::string> names;
    for (const AgentTableRecord &table : tables) {
        for (const AgentColumn &column : table.columns) {
            if (std::find(names.begin(), names.end(), column.name) == names.end()) {
                names.push_back(column.name);
            }
        }
    }
    return names;
}

void writeCell(CsvWriter &csv, const AgentValue &value)
{
    if (const auto *truth = std::get_if<bool>(&value)) {
        csv.boolean(*truth);
    } else if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        csv.integer(*integer);
    } else if (const auto *real = std::get_if<double>(&value)) {
        csv.number(*real);
    } else {
        csv.text(std::get<std::string>(value));
    }
}

/// The table's columns in the order of the names; nullptr where it has none of that name.
std::vector<const AgentColumn *> columnsByName(const AgentTableRecord &table,
                                               const std::vector<std::string> &names)
{
    std::vector<const AgentColumn *> columns;
    for (const std::string &name : names) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                        [&name](const AgentColumn &column) { return column.name == name; });
        columns.push_back(found == table.columns.end() ? nullptr : &*found);
    }
    return columns;
}

} // namespace

Result<void> exportAgents(const std::string &path, std::span<const AgentTableRecord> tables,
                          const Provenance &provenance, CsvOptions options)
{
    const std::vector<std::string> names = columnNames(tables);
    std::vector<std::string> headings{"tick", "kind"};
    headings.insert(headings.end(), names.begin(), names.end());
    return exportTable(path, "agents", headings, provenance, options, [&](CsvWriter &csv) {
        for (const AgentTableRecord &table : tables) {
            const auto columns = columnsByName(table, names);
            for (std::size_t row = 0; row < table.agents(); ++row) {
                csv.integer(table.tick);
                csv.text(table.kind);
                for (const AgentColumn *column : columns) {
                    if (column != nullptr && row < column->cells.size()) {
                        writeCell(csv, column->cells[row]);
                    } else {
                        csv.empty();
                    }
                }
                csv.endRow();
            }
        }
    });
}

} // namespace gridfolk
