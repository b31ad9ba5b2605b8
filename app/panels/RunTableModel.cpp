// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/RunTableModel.h"

#include "widgets/Drawing.h"
#include "widgets/Theme.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace gridfolk
{

RunTableModel::RunTableModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

void RunTableModel::setRuns(std::vector<RunRecord> runs, std::int64_t live)
{
    std::reverse(runs.begin(), runs.end());
    const auto sameRun = [](const RunRecord &first, const RunRecord &second) {
        return first.id == second.id;
    };
    m_live = live;
    if (std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(), sameRun)) {
        m_runs = std::move(runs);
        if (!m_runs.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RunTableModel::rowOf(std::int64_t number) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [number](const RunRecord &run) { return run.id == number; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int RunTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunTableModel::statusText(const RunRecord &run) const
{
    switch (run.status) {
    case RunStatus::Running:
        return run.id == m_live ? tr("running") : tr("cut off");
    case RunStatus::Paused:
        return run.id == m_live ? tr("paused") : tr("stopped");
    case RunStatus::Finished:
        return tr("finished");
    case RunStatus::Stopped:
        return tr("stopped");
    case RunStatus::Failed:
        return tr("failed");
    }
    return {};
}

QString RunTableModel::text(const RunRecord &run, int column) const
{
    switch (column) {
    case NumberColumn:
        return QString::number(run.id);
    case SeedColumn:
        return QString::number(run.seed);
    case TicksColumn:
        return groupedNumber(run.ticks);
    case StatusColumn:
        return statusText(run);
    case StartedColumn: {
        const QDateTime started =
            QDateTime::fromString(QString::fromStdString(run.startedAt), Qt::ISODate).toLocalTime();
        const bool today = started.date() == QDate::currentDate();
        return today ? QLocale().toString(started.time(), QLocale::ShortFormat)
                     : QLocale().toString(started, QLocale::ShortFormat);
    }
    default:
        return {};
    }
}

QVariant RunTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const RunRecord &run = m_runs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(run, index.column());
    case Qt::ToolTipRole:
        return index.column() == StartedColumn ? QString::fromStdString(run.startedAt) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == StatusColumn && run.status == RunStatus::Failed) {
            return m_theme.color(Token::Bad);
        }
        if (index.column() == StatusColumn && run.id == m_live) {
            return m_theme.color(Token::Accent);
        }
        return index.column() == NumberColumn || index.column() == StartedColumn
                   ? QVariant(m_theme.color(Token::Secondary))
                   : QVariant();
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NumberColumn:
        return tr("run");
    case SeedColumn:
        return tr("seed");
    case TicksColumn:
        return tr("ticks");
    case StatusColumn:
        return tr("status");
    case StartedColumn:
        return tr("started");
    default:
        return {};
    }
}

} // namespace gridfolk
