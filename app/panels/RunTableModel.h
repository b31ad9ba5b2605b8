// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/RunRecord.h"

#include <QAbstractTableModel>

#include <vector>

namespace gridfolk
{

class Theme;

/// The runs of a project, the newest first.
class RunTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NumberColumn, SeedColumn, TicksColumn, StatusColumn, StartedColumn, ColumnCount };

    explicit RunTableModel(const Theme &theme, QObject *parent = nullptr);

    /// `live`: the number of the run that goes on now; 0: none. A run that is not the live one but was never
    /// ended was cut off.
    void setRuns(std::vector<RunRecord> runs, std::int64_t live);
    [[nodiscard]] const RunRecord &run(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
    /// -1 when there is none with this number.
    [[nodiscard]] int rowOf(std::int64_t number) const;
    [[nodiscard]] QString statusText(const RunRecord &run) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const RunRecord &run, int column) const;

    const Theme &m_theme;
    std::vector<RunRecord> m_runs;
    std::int64_t m_live = 0;
};

} // namespace gridfolk
